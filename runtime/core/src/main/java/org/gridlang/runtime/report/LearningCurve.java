package org.gridlang.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.gridlang.runtime.record.RunFolder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Draws `learning_curve.png` of a run folder: cost above, violation of each constraint below, against seconds.
/// Thin lines are the days of each pass, thick ones the fixed validation days; references on the validation
/// days are dashed.
public final class LearningCurve {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 450;
    private static final List<Color> COLOURS = List.of(
            new Color(0x1F5FA8), new Color(0xC4541B), new Color(0x2E7D4F), new Color(0x7A4FA3), new Color(0x8A6D1D));
    private static final Color REFERENCE = new Color(0x555555);
    private static final double FLOOR = 1e-9;
    private static final String VIOLATION_MEAN = "_violation_mean";

    private LearningCurve() {}

    /// Draws the curve into the folder.
    ///
    /// @param references cost per day on the *validation* days of policies to compare with, by name (see
    ///     [org.gridlang.runtime.evaluate.Evaluator#idleValidationCost]); may be empty
    /// @return the file written
    public static Path draw(RunFolder folder, Map<String, Double> references) {
        // Works without a display; must be set before any AWT class is loaded.
        System.setProperty("java.awt.headless", "true");
        var metrics = folder.metrics();
        double[] seconds = column(metrics, "seconds");
        var image = new BufferedImage(WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            cost(folder, metrics, seconds, references).paint(graphics, WIDTH, HEIGHT);
            graphics.translate(0, HEIGHT);
            violations(metrics, seconds).paint(graphics, WIDTH, HEIGHT);
        } finally {
            graphics.dispose();
        }
        var file = folder.path().resolve("learning_curve.png");
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
        return file;
    }

    private static XYChart cost(
            RunFolder folder, Map<String, double[]> metrics, double[] seconds, Map<String, Double> references) {
        var manifest = folder.manifest();
        var chart = chart(
                manifest.problem() + ", " + String.join(", ", manifest.experiments()),
                "cost, money per day (thin: training days)");
        line(chart, "training days", seconds, column(metrics, "cost"), COLOURS.getFirst(), false);
        line(chart, "validation days", seconds, column(metrics, "validation_cost"), COLOURS.getFirst(), true);
        double last = seconds[seconds.length - 1];
        for (var reference : references.entrySet()) {
            var series = chart.addSeries(
                    reference.getKey().replace('_', ' ') + ", validation days",
                    new double[] {0, last},
                    new double[] {reference.getValue(), reference.getValue()});
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(REFERENCE);
            boolean first =
                    reference.getKey().equals(references.keySet().iterator().next());
            series.setLineStyle(new BasicStroke(
                    1.6f,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_ROUND,
                    1,
                    first ? new float[] {9, 6} : new float[] {2, 5},
                    0));
        }
        return chart;
    }

    private static XYChart violations(Map<String, double[]> metrics, double[] seconds) {
        var chart = chart("", "mean violation (thin: training days; none: 1e-9)");
        chart.setXAxisTitle("seconds of training");
        chart.getStyler().setYAxisLogarithmic(true);
        int index = 0;
        for (var name : metrics.keySet()) {
            if (name.endsWith(VIOLATION_MEAN) && !name.startsWith("validation_")) {
                String constraint = name.substring(0, name.length() - VIOLATION_MEAN.length());
                Color colour = COLOURS.get(index++ % COLOURS.size());
                line(chart, constraint + ", training days", seconds, floored(metrics.get(name)), colour, false);
                double[] validation = floored(column(metrics, "validation_" + name));
                line(chart, constraint, seconds, validation, colour, true);
            }
        }
        if (index == 0) {
            line(chart, "no constraints", seconds, floored(new double[seconds.length]), COLOURS.getFirst(), false);
        }
        return chart;
    }

    private static XYChart chart(String title, String axis) {
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(axis)
                .build();
        var styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xE3E3E3));
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendBorderColor(new Color(0xE3E3E3));
        styler.setLegendBackgroundColor(Color.WHITE);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setXAxisMin(0.0);
        return chart;
    }

    /// Adds what of a column is known.
    private static void line(
            XYChart chart, String name, double[] seconds, double[] values, Color colour, boolean validation) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (int index = 0; index < seconds.length; index++) {
            if (Double.isFinite(values[index])) {
                x.add(seconds[index]);
                y.add(values[index]);
            }
        }
        if (x.isEmpty()) {
            return;
        }
        var series = chart.addSeries(name, x, y);
        // A legend of six lines would not fit; thin lines have a lighter shade of the thick one's colour.
        series.setShowInLegend(validation);
        series.setLineColor(validation ? colour : lighter(colour));
        series.setLineStyle(new BasicStroke(validation ? 2.6f : 1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        series.setMarker(validation ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(colour);
    }

    private static Color lighter(Color colour) {
        return new Color(
                (colour.getRed() + 2 * 255) / 3, (colour.getGreen() + 2 * 255) / 3, (colour.getBlue() + 2 * 255) / 3);
    }

    /// A logarithmic axis has no zero.
    private static double[] floored(double[] values) {
        var result = values.clone();
        for (int index = 0; index < result.length; index++) {
            result[index] = Double.isNaN(result[index]) ? Double.NaN : Math.max(result[index], FLOOR);
        }
        return result;
    }

    private static double[] column(Map<String, double[]> metrics, String name) {
        var column = metrics.get(name);
        if (column == null) {
            throw new IllegalArgumentException("metrics.csv has no column " + name);
        }
        return column;
    }
}
