package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Ink;

/// Curves over seconds, scenarios or the hours of a day.
final class LineChart {
    private LineChart() {}

    /// A curve.
    ///
    /// @param name in the legend; empty for a curve that looks like one that is there
    /// @param x as many as `y`; a value of `y` that is not finite is left out
    record Curve(String name, double[] x, double[] y, Ink ink, double width, List<Double> dashes) {
        Curve {
            dashes = List.copyOf(dashes);
        }

        /// The number of points that can be drawn.
        int points() {
            int count = 0;
            for (double each : y) {
                count += Double.isFinite(each) ? 1 : 0;
            }
            return count;
        }
    }

    /// @param powers whether the axis up goes by powers of ten
    static Drawing draw(String title, String along, String up, boolean powers, List<Curve> curves) {
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        for (var curve : curves) {
            for (int index = 0; index < curve.x().length; index++) {
                if (Double.isFinite(curve.y()[index])) {
                    xs.add(curve.x()[index]);
                    ys.add(curve.y()[index]);
                }
            }
        }
        double end = xs.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        var x = Scale.between(0, end, ChartSheet.LEFT, ChartSheet.RIGHT);
        var y = powers
                ? Scale.powers(ys, ChartSheet.BOTTOM, ChartSheet.TOP)
                : Scale.straight(ys, ChartSheet.BOTTOM, ChartSheet.TOP);
        var sheet = new ChartSheet(title, description(up, along, curves));
        sheet.axes(x, y, along, up);
        for (var curve : curves) {
            var points = new ArrayList<Point>();
            for (int index = 0; index < curve.x().length; index++) {
                if (Double.isFinite(curve.y()[index])) {
                    points.add(new Point(x.at(curve.x()[index]), y.at(curve.y()[index])));
                }
            }
            if (points.size() == 1) {
                sheet.add(new Drawing.Disc(points.getFirst(), 3, curve.ink(), Ink.Role.PAPER, 0));
            } else if (!points.isEmpty()) {
                sheet.add(new Drawing.Strokes(List.of(points), false, curve.ink(), curve.width(), curve.dashes()));
            }
            if (!curve.name().isEmpty()) {
                sheet.entry(curve.name(), curve.ink(), curve.dashes(), false);
            }
        }
        return sheet.drawing();
    }

    private static String description(String up, String along, List<Curve> curves) {
        var text = new StringBuilder(up + " against " + along + ".");
        for (var curve : curves) {
            if (!curve.name().isEmpty() && curve.points() > 0) {
                double last = Double.NaN;
                for (double each : curve.y()) {
                    last = Double.isFinite(each) ? each : last;
                }
                text.append(" ")
                        .append(curve.name())
                        .append(" ends at ")
                        .append(Numbers.of(last))
                        .append('.');
            }
        }
        return text.toString();
    }
}
