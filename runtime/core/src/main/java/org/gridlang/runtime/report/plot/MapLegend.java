package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Label;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Drawing.Shape;
import org.gridlang.runtime.report.plot.FlowView.BranchKind;
import org.gridlang.runtime.report.plot.Ink.Role;

/// What stands below a map: the scale of voltages with the band, widths for loadings, and each sign that the map uses.
final class MapLegend {
    private static final double LEFT = 20;
    private static final double RIGHT = 460;
    private static final double BAR_LEFT = 62;
    private static final double BAR_RIGHT = 418;
    private static final double TEXT = 11;
    private static final int CELLS = 64;
    /// Signs in a row.
    private static final int COLUMNS = 3;

    private final FlowView view;

    private record Entry(List<Shape> sign, String text) {}

    MapLegend(FlowView view) {
        this.view = view;
    }

    List<Shape> shapes() {
        var shapes = new ArrayList<Shape>();
        scale(shapes);
        loadings(shapes);
        signs(shapes);
        return List.copyOf(shapes);
    }

    private void scale(List<Shape> shapes) {
        double top = 8;
        double bottom = 18;
        for (int cell = 0; cell < CELLS; cell++) {
            double perUnit = VoltageColours.FROM + (VoltageColours.TO - VoltageColours.FROM) * (cell + 0.5) / CELLS;
            double left = BAR_LEFT + (BAR_RIGHT - BAR_LEFT) * cell / CELLS;
            // A little overlap hides the seams between the cells.
            double right = Math.min(BAR_RIGHT, BAR_LEFT + (BAR_RIGHT - BAR_LEFT) * (cell + 1) / CELLS + 0.4);
            shapes.add(new Drawing.Area(
                    List.of(
                            new Point(left, top),
                            new Point(right, top),
                            new Point(right, bottom),
                            new Point(left, bottom)),
                    new Ink.Voltage(perUnit),
                    Role.TEXT,
                    0));
        }
        shapes.add(Label.of(BAR_LEFT - 5, bottom, "≤ 0.94", TEXT, Align.END, Role.TEXT));
        shapes.add(Label.of(BAR_RIGHT + 5, bottom, "≥ 1.06", TEXT, Align.START, Role.TEXT));
        tick(shapes, FlowView.LOWEST, "limit 0.95", true);
        tick(shapes, 1, "1.00 pu", false);
        tick(shapes, FlowView.HIGHEST, "limit 1.05", true);
    }

    /// @param limit whether it is an end of the band, which has a mark across the scale
    private static void tick(List<Shape> shapes, double perUnit, String text, boolean limit) {
        double at = BAR_LEFT
                + (BAR_RIGHT - BAR_LEFT) * (perUnit - VoltageColours.FROM) / (VoltageColours.TO - VoltageColours.FROM);
        if (limit) {
            shapes.add(Drawing.stroke(at, 4, at, 22, Role.TEXT, 1.6));
        }
        var label = Label.of(at, 32, text, TEXT, Align.MIDDLE, Role.TEXT);
        shapes.add(limit ? label.inBold() : label);
    }

    private static void loadings(List<Shape> shapes) {
        double y = 49;
        shapes.add(Label.of(LEFT, y + 4, "loading", TEXT, Align.START, Role.TEXT));
        double x = LEFT + 56;
        for (double loading : new double[] {0, 0.5, 1}) {
            shapes.add(Drawing.stroke(x, y, x + 26, y, Role.MUTED, FeederMap.width(OptionalDouble.of(loading))));
            String text = loading == 0 ? "0 % or no rating" : loading == 1 ? "100 % and more" : "50 %";
            shapes.add(Label.of(x + 34, y + 4, text, TEXT, Align.START, Role.TEXT));
            x += loading == 0 ? 146 : 76;
        }
    }

    private void signs(List<Shape> shapes) {
        var entries = entries();
        for (int index = 0; index < entries.size(); index++) {
            double x = LEFT + 8 + (RIGHT - LEFT) / COLUMNS * (index % COLUMNS);
            int line = index / COLUMNS;
            double y = 70 + 18.0 * line;
            shapes.add(new Drawing.Moved(x, y, entries.get(index).sign()));
            shapes.add(Label.of(x + 14, y + 4, entries.get(index).text(), TEXT, Align.START, Role.TEXT));
        }
    }

    /// Those that occur.
    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(MapSymbols.source(0, 0), "source"));
        if (has(BranchKind.TRANSFORMER)) {
            entries.add(new Entry(MapSymbols.transformer(0, 0), "transformer"));
        }
        if (has(BranchKind.REGULATOR)) {
            entries.add(new Entry(MapSymbols.regulator(0, 0), "regulator"));
        }
        if (!view.capacitors().isEmpty()) {
            entries.add(new Entry(MapSymbols.capacitor(0, -5), "capacitor"));
        }
        if (view.branches().stream().anyMatch(each -> each.kind() == BranchKind.SWITCH && each.closed())) {
            entries.add(new Entry(MapSymbols.contact(0, 0, true), "closed switch"));
        }
        if (view.branches().stream().anyMatch(each -> !each.closed())) {
            var sign = new ArrayList<Shape>();
            sign.add(Drawing.dashed(-9, 0, 9, 0, Role.MUTED, 1.2, 4, 3));
            sign.addAll(MapSymbols.contact(0, 0, false));
            entries.add(new Entry(sign, "open"));
        }
        if (outside(-1)) {
            entries.add(new Entry(MapSymbols.outside(0, 0, FlowView.LOWEST), "below 0.95 pu"));
        }
        if (outside(1)) {
            entries.add(new Entry(MapSymbols.outside(0, 0, FlowView.HIGHEST), "above 1.05 pu"));
        }
        if (!view.overloads().isEmpty()) {
            entries.add(new Entry(MapSymbols.overload(0, 0), "overloaded"));
        }
        return entries;
    }

    private boolean has(BranchKind kind) {
        return view.branches().stream().anyMatch(branch -> branch.kind() == kind);
    }

    private boolean outside(int side) {
        return view.buses().stream()
                .map(FlowView.BusView::worst)
                .flatMapToDouble(OptionalDouble::stream)
                .anyMatch(worst -> FlowView.outside(worst) && Math.signum(worst - 1) == side);
    }
}
