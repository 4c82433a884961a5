package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.learn.MultiplierField;
import org.gridlang.runtime.report.plot.Drawing;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Label;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Ink;
import org.gridlang.runtime.report.plot.Ink.Role;

/// Multipliers by place and hour: a row for each of the dearest places, darker where the price is higher.
final class MultiplierChart {
    /// Rows that can be read on a phone.
    private static final int MOST = 24;

    private static final double ROW = 14;
    private static final double LEFT = 74;
    private static final double TOP = 50;
    private static final double HOUR = 3600;

    private MultiplierChart() {}

    /// @param stepSeconds length of a step
    static Drawing draw(MultiplierField field, double stepSeconds) {
        double largest = field.largest();
        var rows = rows(field);
        var names = rows.keySet().stream()
                .sorted(Comparator.comparingDouble((String name) -> -most(rows.getOrDefault(name, new double[0]))))
                .limit(MOST)
                .toList();
        String title = "Multipliers of " + field.constraint() + ", " + (field.above() ? "upper" : "lower") + " bound";
        var shapes = new ArrayList<Drawing.Shape>();
        shapes.add(Label.of(12, 18, title, 13, Align.START, Role.TEXT).inBold());
        String most = "money per unit of violation; darkest: " + Numbers.of(largest);
        shapes.add(Label.of(12, 34, most, 11, Align.START, Role.MUTED));
        double hours = field.steps() * stepSeconds / HOUR;
        var x = Scale.between(0, hours, LEFT, ChartSheet.RIGHT);
        double y = TOP;
        for (var name : names) {
            shapes.add(Label.of(LEFT - 6, y + ROW - 4, cut(name), 10.5, Align.END, Role.MUTED));
            cells(rows.getOrDefault(name, new double[0]), largest, x, y, stepSeconds, shapes);
            y += ROW;
        }
        shapes.add(Drawing.stroke(LEFT, y + 2, ChartSheet.RIGHT, y + 2, Role.MUTED, 1));
        for (double tick : x.ticks()) {
            shapes.add(Label.of(x.at(tick), y + 16, x.text(tick), 11, Align.MIDDLE, Role.MUTED));
        }
        shapes.add(Label.of(ChartSheet.RIGHT, y + 31, "hour of the day", 11, Align.END, Role.MUTED));
        String worst = names.isEmpty() ? "" : " The dearest place is " + names.getFirst() + ".";
        return new Drawing(ChartSheet.WIDTH, y + 40, title, most + "." + worst, shapes, List.of());
    }

    /// Equal neighbours are one cell, since a multiplier may stand for several steps.
    private static void cells(
            double[] values, double largest, Scale x, double y, double stepSeconds, List<Drawing.Shape> shapes) {
        int from = 0;
        for (int step = 1; step <= values.length; step++) {
            if (step == values.length || values[step] != values[from]) {
                if (values[from] > 0) {
                    double left = x.at(from * stepSeconds / HOUR);
                    double right = x.at(step * stepSeconds / HOUR);
                    double share = 0.08 + 0.92 * values[from] / largest;
                    shapes.add(new Drawing.Area(
                            List.of(
                                    new Point(left, y),
                                    new Point(right, y),
                                    new Point(right, y + ROW - 1),
                                    new Point(left, y + ROW - 1)),
                            new Ink.Tint(Role.SERIES_2, share),
                            Role.PAPER,
                            0));
                }
                from = step;
            }
        }
    }

    /// Places that have some price, phases apart.
    private static Map<String, double[]> rows(MultiplierField field) {
        var rows = new LinkedHashMap<String, double[]>();
        for (int row = 0; row < field.places().size(); row++) {
            var values = new double[field.steps()];
            System.arraycopy(field.lambda(), row * field.steps(), values, 0, field.steps());
            if (most(values) > 0) {
                rows.put(field.places().get(row), values);
            }
        }
        return rows;
    }

    private static double most(double[] values) {
        double most = 0;
        for (double each : values) {
            most = Math.max(most, each);
        }
        return most;
    }

    private static String cut(String name) {
        return name.length() <= 11 ? name : name.substring(0, 10) + "…";
    }
}
