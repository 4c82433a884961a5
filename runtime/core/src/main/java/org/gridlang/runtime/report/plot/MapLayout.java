package org.gridlang.runtime.report.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Bus.Position;
import org.gridlang.runtime.report.plot.FlowView.Placement;

/// Gives every bus a place: its own coordinates where the file has them. A few that have none are put between their
/// neighbours; if most have none, the whole is laid out as a tree that grows from the source to the right, each bus a
/// column further than the one that feeds it, the largest part of what follows straight ahead.
final class MapLayout {
    private final List<Bus> buses;
    private final SupplyTree tree;
    private final Map<String, Position> places = new LinkedHashMap<>();
    private final Placement placement;

    MapLayout(List<Bus> buses, SupplyTree tree) {
        this.buses = buses;
        this.tree = tree;
        for (var bus : buses) {
            var position = bus.position();
            if (position != null) {
                places.put(bus.name(), position);
            }
        }
        int guessed = buses.size() - places.size();
        if (places.values().stream().distinct().count() < 2 || places.size() < guessed) {
            places.clear();
            grow();
            placement = new Placement(Placement.Kind.TREE, guessed);
        } else {
            fill();
            placement = new Placement(guessed == 0 ? Placement.Kind.MAP : Placement.Kind.FILLED, guessed);
        }
    }

    Placement placement() {
        return placement;
    }

    Position place(String bus) {
        var place = places.get(bus);
        if (place == null) {
            throw new IllegalStateException("plot: bus " + bus + " has no place");
        }
        return place;
    }

    /// Rows are counted in leaves, so that no two ways share one.
    private void grow() {
        var sizes = sizes();
        var rows = new HashMap<String, Double>();
        int row = 0;
        var stack = new ArrayDeque<String>();
        tree.order().stream().findFirst().ifPresent(stack::push);
        while (!stack.isEmpty()) {
            var bus = stack.pop();
            var laterals = fan(bus, sizes);
            if (laterals.isEmpty()) {
                rows.put(bus, (double) row++);
            }
            laterals.reversed().forEach(stack::push);
        }
        for (var bus : tree.order().reversed()) {
            heaviest(bus, sizes).map(rows::get).ifPresent(ahead -> rows.put(bus, ahead));
        }
        for (var bus : buses) {
            Double at = rows.get(bus.name());
            places.put(bus.name(), at == null ? new Position(0, -row++) : new Position(tree.hops(bus.name()), -at));
        }
    }

    /// The followers of a bus with the largest in the middle and the small ones outside, by turns above and below.
    private List<String> fan(String bus, Map<String, Integer> sizes) {
        var laterals = new ArrayList<>(tree.children(bus));
        laterals.sort(Comparator.comparingInt((String each) -> -sizes.getOrDefault(each, 0))
                .thenComparing(Comparator.naturalOrder()));
        var fan = new ArrayDeque<String>();
        for (int index = 0; index < laterals.size(); index++) {
            if (index % 2 == 0) {
                fan.addLast(laterals.get(index));
            } else {
                fan.addFirst(laterals.get(index));
            }
        }
        return List.copyOf(fan);
    }

    private Optional<String> heaviest(String bus, Map<String, Integer> sizes) {
        return tree.children(bus).stream()
                .min(Comparator.comparingInt((String each) -> -sizes.getOrDefault(each, 0))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many buses each one feeds, itself among them.
    private Map<String, Integer> sizes() {
        var sizes = new HashMap<String, Integer>();
        for (var bus : tree.order().reversed()) {
            int own = sizes.merge(bus, 1, Integer::sum);
            tree.parent(bus).ifPresent(parent -> sizes.merge(parent, own, Integer::sum));
        }
        return sizes;
    }

    private void fill() {
        double step = step();
        int turn = 0;
        for (var bus : tree.order()) {
            if (!places.containsKey(bus)) {
                places.put(bus, between(bus, step, turn++));
            }
        }
        double low = places.values().stream().mapToDouble(Position::y).min().orElse(0);
        double left = places.values().stream().mapToDouble(Position::x).min().orElse(0);
        int lost = 0;
        for (var bus : buses) {
            if (!places.containsKey(bus.name())) {
                places.put(bus.name(), new Position(left + step * lost++, low - 2 * step));
            }
        }
    }

    /// On the way from the bus before, which has its place by now, to the nearest placed one behind, or a step beside
    /// where there is none.
    private Position between(String bus, double step, int turn) {
        var before = tree.parent(bus).map(places::get);
        int hops = 1;
        var level = tree.children(bus);
        while (!level.isEmpty()) {
            hops++;
            for (var each : level) {
                var after = places.get(each);
                if (after != null) {
                    double share = 1.0 / hops;
                    return before.map(from -> new Position(
                                    from.x() + (after.x() - from.x()) * share,
                                    from.y() + (after.y() - from.y()) * share))
                            .orElse(new Position(after.x() - step, after.y()));
                }
            }
            level = level.stream().flatMap(each -> tree.children(each).stream()).toList();
        }
        double angle = Math.PI / 4 + turn * Math.PI / 2;
        return before.map(from -> new Position(from.x() + step * Math.cos(angle), from.y() + step * Math.sin(angle)))
                .orElse(new Position(0, 0));
    }

    /// A thirtieth of the map.
    private double step() {
        var x = places.values().stream().mapToDouble(Position::x).summaryStatistics();
        var y = places.values().stream().mapToDouble(Position::y).summaryStatistics();
        return Math.max(x.getMax() - x.getMin(), y.getMax() - y.getMin()) / 30;
    }
}
