package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridlang.runtime.report.plot.Drawing.Align;
import org.gridlang.runtime.report.plot.Drawing.Anchor;
import org.gridlang.runtime.report.plot.Drawing.Disc;
import org.gridlang.runtime.report.plot.Drawing.Label;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Drawing.Shape;
import org.gridlang.runtime.report.plot.Drawing.Thing;
import org.gridlang.runtime.report.plot.FlowView.BusView;
import org.gridlang.runtime.report.plot.FlowView.PhaseVoltage;
import org.gridlang.runtime.report.plot.Ink.Role;

/// Draws voltage against distance from the source, phase by phase, with the band. Phases differ in colour and in the
/// mark at each bus: circle, square, triangle.
final class VoltageProfile {
    static final double WIDTH = 480;
    static final double HEIGHT = 580;

    private static final double LEFT = 52;
    private static final double RIGHT = 462;
    private static final double TOP = 34;
    private static final double BOTTOM = 530;
    private static final double TEXT = 11;
    private static final double KILO = 1000;
    /// Marks of more phases than this would only cover the lines.
    private static final int MANY = 1500;

    private final FlowView view;
    private final PlotText text;
    private final Axis distance;
    private final Axis voltage;
    private final double unit;

    private VoltageProfile(FlowView view) {
        this.view = view;
        text = new PlotText(view);
        double farthest = view.buses().stream()
                .mapToDouble(BusView::distance)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        unit = view.distances().metres() && farthest >= KILO ? KILO : 1;
        distance = Axis.of(0, farthest > 0 ? farthest / unit : 1, LEFT, RIGHT, 6);
        double low = Math.min(view.lowest().voltage().perUnit(), FlowView.LOWEST) - 0.005;
        double high = Math.max(view.highest().voltage().perUnit(), FlowView.HIGHEST) + 0.005;
        voltage = Axis.of(low, high, BOTTOM, TOP, 8);
    }

    static Drawing draw(FlowView view) {
        return new VoltageProfile(view).draw();
    }

    private Drawing draw() {
        var shapes = new ArrayList<Shape>();
        axes(shapes);
        var anchors = new ArrayList<Anchor>();
        for (int phase = 1; phase <= 3; phase++) {
            lines(phase, shapes);
        }
        marks(shapes, anchors);
        legend(shapes);
        return new Drawing(
                WIDTH,
                HEIGHT,
                "Voltage against distance from the source, " + text.title(),
                text.profileCaption() + " Lowest " + PlotText.at(view.lowest()) + ", highest "
                        + PlotText.at(view.highest()) + "; " + text.faults() + ".",
                shapes,
                anchors);
    }

    private void axes(List<Shape> shapes) {
        for (double tick : voltage.ticks()) {
            double y = voltage.at(tick);
            shapes.add(Drawing.stroke(LEFT, y, RIGHT, y, Role.FAINT, 0.6));
            if (Math.min(Math.abs(y - voltage.at(FlowView.LOWEST)), Math.abs(y - voltage.at(FlowView.HIGHEST)))
                    > TEXT) {
                shapes.add(Label.of(LEFT - 6, y + 4, voltage.text(tick), TEXT, Align.END, Role.MUTED));
            }
        }
        for (double tick : distance.ticks()) {
            double x = distance.at(tick);
            shapes.add(Drawing.stroke(x, BOTTOM, x, BOTTOM + 4, Role.MUTED, 0.8));
            shapes.add(Label.of(x, BOTTOM + 17, distance.text(tick), TEXT, Align.MIDDLE, Role.MUTED));
        }
        shapes.add(Drawing.stroke(LEFT, BOTTOM, RIGHT, BOTTOM, Role.MUTED, 0.8));
        for (double limit : new double[] {FlowView.LOWEST, FlowView.HIGHEST}) {
            double y = voltage.at(limit);
            shapes.add(new Thing(
                    "limit",
                    PlotText.fixed(limit, 2),
                    "",
                    List.of(Drawing.dashed(LEFT, y, RIGHT, y, Role.TEXT, 1.2, 6, 4))));
            shapes.add(Label.of(LEFT - 6, y + 4, PlotText.fixed(limit, 2), TEXT, Align.END, Role.TEXT)
                    .inBold());
        }
        String counts = view.distances().metres() ? (unit > 1 ? "km" : "m") : "branches";
        shapes.add(Label.of(
                (LEFT + RIGHT) / 2, BOTTOM + 35, "distance from the source, " + counts, 12, Align.MIDDLE, Role.TEXT));
        shapes.add(new Label(
                new Point(14, (TOP + BOTTOM) / 2),
                "voltage, per unit",
                12,
                Align.MIDDLE,
                Role.TEXT,
                false,
                false,
                false));
    }

    /// Lines of a phase, those of transformers and regulators thinner.
    private void lines(int phase, List<Shape> shapes) {
        var lines = new ArrayList<List<Point>>();
        var steps = new ArrayList<List<Point>>();
        for (var branch : view.branches()) {
            if (!branch.closed()) {
                continue;
            }
            var into = switch (branch.kind()) {
                case LINE, SWITCH, REACTOR -> lines;
                case TRANSFORMER, REGULATOR -> steps;
            };
            var from = view.buses().get(branch.from());
            var to = view.buses().get(branch.to());
            for (var conductor : branch.conductors()) {
                var first = phaseAt(from, conductor.from(), phase);
                var second = phaseAt(to, conductor.to(), phase);
                if (!first.isEmpty() && !second.isEmpty()) {
                    into.add(List.of(first.getFirst(), second.getFirst()));
                }
            }
        }
        var strokes = new ArrayList<Shape>();
        if (!lines.isEmpty()) {
            strokes.add(new Drawing.Strokes(lines, false, Role.phase(phase), 1.4, List.of()));
        }
        if (!steps.isEmpty()) {
            strokes.add(new Drawing.Strokes(steps, false, Role.phase(phase), 0.9, List.of(2.0, 2.0)));
        }
        shapes.add(new Thing("profile", letter(phase), "", strokes));
    }

    /// Where a terminal is, if it belongs to the phase.
    private List<Point> phaseAt(BusView bus, int terminal, int phase) {
        return bus.voltages().stream()
                .filter(each -> each.terminal() == terminal && each.phase() == phase)
                .map(each -> point(bus, each))
                .toList();
    }

    private Point point(BusView bus, PhaseVoltage at) {
        return new Point(distance.at(bus.distance() / unit), voltage.at(at.perUnit()));
    }

    private void marks(List<Shape> shapes, List<Anchor> anchors) {
        boolean many = view.phases().size() > MANY;
        for (int index = 0; index < view.buses().size(); index++) {
            var bus = view.buses().get(index);
            var marks = new ArrayList<Shape>();
            for (var each : bus.voltages()) {
                var at = point(bus, each);
                anchors.add(new Anchor(index, each.terminal(), at.x(), at.y()));
                marks.add(mark(each.phase(), at.x(), at.y(), 2.3));
            }
            if (!many && !marks.isEmpty()) {
                shapes.add(new Thing("bus", bus.name(), text.bus(bus), marks));
            }
        }
    }

    private static Shape mark(int phase, double x, double y, double r) {
        var ink = Role.phase(phase);
        return switch (phase) {
            case 1 -> new Disc(new Point(x, y), r, ink, Role.PAPER, 0.4);
            case 2 ->
                new Drawing.Area(
                        List.of(
                                new Point(x - r, y - r),
                                new Point(x + r, y - r),
                                new Point(x + r, y + r),
                                new Point(x - r, y + r)),
                        ink,
                        Role.PAPER,
                        0.4);
            default ->
                new Drawing.Area(
                        List.of(
                                new Point(x, y - 1.4 * r),
                                new Point(x + 1.3 * r, y + r),
                                new Point(x - 1.3 * r, y + r)),
                        ink,
                        Role.PAPER,
                        0.4);
        };
    }

    /// The phases at the top, and each letter once more beside the farthest bus that has it.
    private void legend(List<Shape> shapes) {
        double x = LEFT;
        for (int phase : phases()) {
            shapes.add(Drawing.stroke(x, 16, x + 24, 16, Role.phase(phase), 1.6));
            shapes.add(mark(phase, x + 12, 16, 3));
            shapes.add(Label.of(x + 30, 20, "phase " + letter(phase), 12, Align.START, Role.TEXT));
            x += 96;
        }
        shapes.add(Drawing.dashed(x, 16, x + 24, 16, Role.TEXT, 1.2, 6, 4));
        shapes.add(Label.of(x + 30, 20, "limits", 12, Align.START, Role.TEXT));
        double free = Double.NEGATIVE_INFINITY;
        for (var end : ends()) {
            double y = Math.max(end.at().y() + 4, free);
            free = y + 12;
            double left = Math.min(end.at().x() + 5, RIGHT + 4);
            shapes.add(Label.of(left, y, letter(end.phase()), 12, Align.START, Role.phase(end.phase()))
                    .inBold()
                    .withHalo());
        }
    }

    private List<Integer> phases() {
        return view.phases().stream()
                .map(each -> each.voltage().phase())
                .distinct()
                .sorted()
                .toList();
    }

    private record End(int phase, Point at) {}

    /// The farthest place of each phase, from the top down.
    private List<End> ends() {
        var ends = new ArrayList<End>();
        for (int phase : phases()) {
            view.phases().stream()
                    .filter(each -> each.voltage().phase() == phase
                            && Double.isFinite(each.bus().distance()))
                    .max(Comparator.comparingDouble(each -> each.bus().distance()))
                    .ifPresent(each -> ends.add(new End(phase, point(each.bus(), each.voltage()))));
        }
        ends.sort(Comparator.comparingDouble(end -> end.at().y()));
        return ends;
    }

    private static String letter(int phase) {
        return "abc".substring(phase - 1, phase);
    }
}
