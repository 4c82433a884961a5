package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gridlang.runtime.learn.Trace;
import org.gridlang.runtime.report.plot.Drawing;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.FlowView;
import org.gridlang.runtime.report.plot.Ink;
import org.gridlang.runtime.report.plot.Ink.Role;

/// Voltages over the hours of a day: the range of all nodes and days, the range of nine tenths of them, their median,
/// and the band they should keep to.
final class BandChart {
    private static final double[] SHARES = {0, 0.05, 0.5, 0.95, 1};
    private static final double HOUR = 3600;

    private BandChart() {}

    /// @param range lowest and highest voltage to show, so that charts side by side have one axis
    static Drawing draw(String title, Trace trace, double[] range) {
        var quantiles = quantiles(trace);
        double hours = trace.steps() * trace.stepSeconds() / HOUR;
        var x = Scale.between(0, hours, ChartSheet.LEFT, ChartSheet.RIGHT);
        var y = Scale.straight(
                List.of(Math.min(range[0], FlowView.LOWEST), Math.max(range[1], FlowView.HIGHEST)),
                ChartSheet.BOTTOM,
                ChartSheet.TOP);
        var sheet = new ChartSheet(
                title,
                "Voltage in per unit against the hour of the day. Lowest " + Numbers.of(range(trace)[0]) + ", highest "
                        + Numbers.of(range(trace)[1]) + ".");
        sheet.axes(x, y, "hour of the day", "voltage, pu");
        var all = new Ink.Tint(Role.SERIES_1, 0.18);
        var most = new Ink.Tint(Role.SERIES_1, 0.42);
        sheet.add(between(trace, x, y, quantiles[0], quantiles[4], all));
        sheet.add(between(trace, x, y, quantiles[1], quantiles[3], most));
        sheet.add(new Drawing.Strokes(List.of(points(trace, x, y, quantiles[2])), false, Role.SERIES_1, 2, List.of()));
        for (double limit : new double[] {FlowView.LOWEST, FlowView.HIGHEST}) {
            sheet.add(Drawing.dashed(
                    ChartSheet.LEFT, y.at(limit), ChartSheet.RIGHT, y.at(limit), Role.SERIES_2, 1.4, 5, 4));
        }
        sheet.entry("all", all, List.of(), false);
        sheet.entry("nine tenths", most, List.of(), false);
        sheet.entry("median", Role.SERIES_1, List.of(), false);
        sheet.entry("band", Role.SERIES_2, List.of(5.0, 4.0), false);
        return sheet.drawing();
    }

    /// The lowest and highest voltage of a trace.
    static double[] range(Trace trace) {
        var finite = Arrays.stream(trace.voltages()).filter(Double::isFinite).summaryStatistics();
        return finite.getCount() == 0 ? new double[] {1, 1} : new double[] {finite.getMin(), finite.getMax()};
    }

    /// By share and step.
    private static double[][] quantiles(Trace trace) {
        var quantiles = new double[SHARES.length][trace.steps()];
        int days = trace.dates().size();
        for (int step = 0; step < trace.steps(); step++) {
            var values = new double[trace.nodes().size() * days];
            int count = 0;
            for (int node = 0; node < trace.nodes().size(); node++) {
                for (int day = 0; day < days; day++) {
                    double value = trace.voltage(node, step, day);
                    if (Double.isFinite(value)) {
                        values[count++] = value;
                    }
                }
            }
            double[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            for (int share = 0; share < SHARES.length; share++) {
                quantiles[share][step] =
                        count == 0 ? Double.NaN : sorted[(int) Math.round(SHARES[share] * (count - 1))];
            }
        }
        return quantiles;
    }

    private static Drawing.Shape between(Trace trace, Scale x, Scale y, double[] lower, double[] upper, Ink ink) {
        var corners = new ArrayList<>(points(trace, x, y, upper));
        var back = points(trace, x, y, lower);
        Collections.reverse(back);
        corners.addAll(back);
        return new Drawing.Area(corners, ink, Role.PAPER, 0);
    }

    /// Each step as long as it lasts.
    private static List<Point> points(Trace trace, Scale x, Scale y, double[] values) {
        var points = new ArrayList<Point>();
        for (int step = 0; step < values.length; step++) {
            if (Double.isFinite(values[step])) {
                points.add(new Point(x.at(step * trace.stepSeconds() / HOUR), y.at(values[step])));
                points.add(new Point(x.at((step + 1) * trace.stepSeconds() / HOUR), y.at(values[step])));
            }
        }
        return points;
    }
}
