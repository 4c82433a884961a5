package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gridlang.runtime.report.plot.Drawing.Anchor;
import org.gridlang.runtime.report.plot.Drawing.Disc;
import org.gridlang.runtime.report.plot.Drawing.Point;
import org.gridlang.runtime.report.plot.Drawing.Shape;
import org.gridlang.runtime.report.plot.Drawing.Thing;
import org.gridlang.runtime.report.plot.FlowView.BranchView;
import org.gridlang.runtime.report.plot.FlowView.BusView;
import org.gridlang.runtime.report.plot.Ink.Role;

/// Draws the feeder as a map: lines coloured by voltage and as wide as they are loaded, signs for what stands in them.
/// A voltage outside of the band and an overload have signs of their own and do not depend on colour.
public final class FeederMap {
    static final double WIDTH = 480;
    static final double HEIGHT = 580;
    /// Where the legend begins.
    private static final double MAP_HEIGHT = 460;

    private static final double MARGIN = 26;
    private static final double THINNEST = 1.2;
    private static final double WIDEST = 6;
    /// Names of all buses are shown up to this many.
    private static final int FEW = 60;

    private static final int MANY = 600;

    private final FlowView view;
    private final PlotText text;
    private final List<Point> places;
    private final LabelPlaces labels = new LabelPlaces(WIDTH, MAP_HEIGHT);

    private FeederMap(FlowView view) {
        this.view = view;
        text = new PlotText(view);
        places = places();
    }

    /// The map of a view.
    public static Drawing draw(FlowView view) {
        return new FeederMap(view).draw();
    }

    /// Width of a line on the map.
    static double width(OptionalDouble loading) {
        return THINNEST + (WIDEST - THINNEST) * Math.clamp(loading.orElse(0), 0, 1);
    }

    private Drawing draw() {
        var shapes = new ArrayList<Shape>();
        view.branches().stream()
                .sorted(Comparator.comparing(BranchView::closed))
                .forEach(branch -> shapes.add(line(branch)));
        for (int bus = 0; bus < places.size(); bus++) {
            shapes.add(bus(bus));
        }
        signs(shapes);
        names();
        shapes.addAll(labels.labels());
        shapes.add(new Drawing.Moved(0, MAP_HEIGHT, new MapLegend(view).shapes()));
        var anchors = new ArrayList<Anchor>();
        for (int bus = 0; bus < places.size(); bus++) {
            anchors.add(new Anchor(bus, 0, places.get(bus).x(), places.get(bus).y()));
        }
        return new Drawing(
                WIDTH,
                HEIGHT,
                "Map of " + text.title(),
                text.mapCaption() + " " + text.figures() + "; " + text.faults() + ".",
                shapes,
                anchors);
    }

    /// Coordinates of the network fitted into the picture; a map keeps its proportions, a tree fills the room.
    private List<Point> places() {
        var x = view.buses().stream().mapToDouble(BusView::x).summaryStatistics();
        var y = view.buses().stream().mapToDouble(BusView::y).summaryStatistics();
        double roomX = WIDTH - 2 * MARGIN;
        double roomY = MAP_HEIGHT - 2 * MARGIN;
        double scaleX = scale(roomX, x.getMax() - x.getMin());
        double scaleY = scale(roomY, y.getMax() - y.getMin());
        if (view.placement().kind() != FlowView.Placement.Kind.TREE) {
            scaleX = Math.min(scaleX, scaleY);
            scaleY = scaleX;
        }
        double scaledX = Double.isInfinite(scaleX) ? 0 : scaleX;
        double scaledY = Double.isInfinite(scaleY) ? 0 : scaleY;
        double middleX = (x.getMax() + x.getMin()) / 2;
        double middleY = (y.getMax() + y.getMin()) / 2;
        return view.buses().stream()
                .map(bus -> new Point(
                        WIDTH / 2 + (bus.x() - middleX) * scaledX, MAP_HEIGHT / 2 - (bus.y() - middleY) * scaledY))
                .toList();
    }

    private static double scale(double room, double span) {
        return span > 0 ? room / span : Double.POSITIVE_INFINITY;
    }

    private Shape line(BranchView branch) {
        var from = places.get(branch.from());
        var to = places.get(branch.to());
        Ink ink = view.voltage(branch).isPresent()
                ? new Ink.Voltage(view.voltage(branch).getAsDouble())
                : Role.MUTED;
        List<Shape> strokes = branch.closed()
                ? List.of(Drawing.stroke(from.x(), from.y(), to.x(), to.y(), ink, width(branch.loading())))
                : List.of(Drawing.dashed(from.x(), from.y(), to.x(), to.y(), Role.MUTED, THINNEST, 4, 3));
        return new Thing(branch.kind().noun(), branch.name(), text.branch(branch), strokes);
    }

    private Shape bus(int index) {
        var bus = view.buses().get(index);
        var at = places.get(index);
        var worst = bus.worst();
        List<Shape> shapes;
        if (worst.isEmpty()) {
            shapes = List.of(new Disc(at, 2.4, Role.PAPER, Role.MUTED, 1));
        } else if (FlowView.outside(worst.getAsDouble())) {
            labels.take(at.x(), at.y(), 5);
            shapes = MapSymbols.outside(at.x(), at.y(), worst.getAsDouble());
        } else {
            boolean many = view.buses().size() > MANY;
            shapes = List.of(
                    new Disc(at, many ? 1.2 : 2.4, new Ink.Voltage(worst.getAsDouble()), Role.PAPER, many ? 0 : 0.6));
        }
        return new Thing("bus", bus.name(), text.bus(bus), shapes);
    }

    private void signs(List<Shape> shapes) {
        // Three single-phase units between the same buses would hide each other.
        var drawn = new HashMap<String, Boolean>();
        for (var branch : view.branches()) {
            var at = middle(branch);
            boolean first = drawn.putIfAbsent(branch.kind() + " " + branch.from() + " " + branch.to(), true) == null;
            List<Shape> sign = switch (branch.kind()) {
                case TRANSFORMER -> MapSymbols.transformer(at.x(), at.y());
                case REGULATOR -> MapSymbols.regulator(at.x(), at.y());
                case SWITCH -> MapSymbols.contact(at.x(), at.y(), branch.closed());
                case LINE, REACTOR -> branch.closed() ? List.of() : MapSymbols.contact(at.x(), at.y(), false);
            };
            if (first && !sign.isEmpty()) {
                labels.take(at.x(), at.y(), small(branch) ? 1.5 : 5.5);
                shapes.add(new Thing("sign", branch.name(), text.branch(branch), small(branch) ? dot(at) : sign));
            }
        }
        for (var capacitor : view.capacitors()) {
            var at = places.get(capacitor.bus());
            labels.take(at.x(), at.y() + 7, 4);
            shapes.add(new Thing(
                    "capacitor",
                    capacitor.name(),
                    "capacitor " + capacitor.name() + (capacitor.closed() ? "" : ": open"),
                    MapSymbols.capacitor(at.x(), at.y())));
        }
        for (int bus = 0; bus < places.size(); bus++) {
            if (view.buses().get(bus).name().equals(view.source())) {
                var at = places.get(bus);
                labels.take(at.x(), at.y(), 5.5);
                shapes.add(new Thing(
                        "source", view.source(), "source at bus " + view.source(), MapSymbols.source(at.x(), at.y())));
            }
        }
        overloads(shapes);
    }

    /// Whether there are so many transformers, one for each service, that their signs would cover the map.
    private boolean small(BranchView branch) {
        return branch.kind() == FlowView.BranchKind.TRANSFORMER && view.buses().size() > MANY;
    }

    private static List<Shape> dot(Point at) {
        return List.of(new Disc(at, 1.4, Role.PAPER, Role.TEXT, 0.6));
    }

    private void overloads(List<Shape> shapes) {
        Map<Point, Boolean> told = new HashMap<>();
        view.overloads()
                .forEach(
                        branch -> labels.take(middle(branch).x(), middle(branch).y(), 8));
        for (var branch : view.overloads()) {
            var at = middle(branch);
            shapes.add(new Thing("overload", branch.name(), text.branch(branch), MapSymbols.overload(at.x(), at.y())));
            if (told.putIfAbsent(at, true) == null) {
                labels.add(
                        at.x(), at.y(), PlotText.percent(branch.loading().orElseThrow()), 11, true, told.size() <= 10);
            }
        }
    }

    private Point middle(BranchView branch) {
        var from = places.get(branch.from());
        var to = places.get(branch.to());
        return new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
    }

    /// The source and the extremes always, all others while there are few.
    private void names() {
        var indices = new HashMap<String, Integer>();
        view.buses().forEach(bus -> indices.put(bus.name(), indices.size()));
        String lowest = view.lowest().bus().name();
        String highest = view.highest().bus().name();
        name(indices.getOrDefault(view.source(), 0), true);
        name(indices.getOrDefault(lowest, 0), true);
        if (!highest.equals(lowest) && !highest.equals(view.source())) {
            name(indices.getOrDefault(highest, 0), true);
        }
        if (view.buses().size() <= FEW) {
            for (var bus : view.buses()) {
                if (!bus.name().equals(view.source())
                        && !bus.name().equals(lowest)
                        && !bus.name().equals(highest)) {
                    name(indices.getOrDefault(bus.name(), 0), false);
                }
            }
        } else {
            view.overloads().forEach(branch -> name(branch.to(), false));
        }
    }

    private void name(int bus, boolean must) {
        var at = places.get(bus);
        labels.add(at.x(), at.y(), view.buses().get(bus).name(), must ? 11 : 9.5, must, must);
    }
}
