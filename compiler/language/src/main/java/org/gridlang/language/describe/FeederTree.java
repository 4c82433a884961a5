package org.gridlang.language.describe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Transformer;

/// A feeder as a tree of buses from its source down, in an order that can be read: at each bus the smaller laterals
/// first, one step further in, then the largest one on the same level, so that the trunk stays at the left and even a
/// feeder of a thousand buses is only a few levels deep. Elements that are open or close a loop belong to the bus that
/// is nearer to the source.
final class FeederTree {
    private final NetworkModel network;
    private final Map<String, List<Branch>> adjacent = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, List<Stop>> children = new LinkedHashMap<>();
    private final Map<String, List<Element>> dangling = new HashMap<>();

    /// A line, switch or transformer.
    sealed interface Element {
        String from();

        String to();

        boolean closed();

        record OfLine(Line line) implements Element {
            @Override
            public String from() {
                return line.fromBus();
            }

            @Override
            public String to() {
                return line.toBus();
            }

            @Override
            public boolean closed() {
                return line.closed();
            }
        }

        record OfTransformer(Transformer transformer) implements Element {
            @Override
            public String from() {
                return transformer.windings().getFirst().bus();
            }

            @Override
            public String to() {
                return transformer.windings().getLast().bus();
            }

            @Override
            public boolean closed() {
                return true;
            }
        }
    }

    /// All closed elements between two buses.
    private record Branch(String from, String to, List<Element> elements) {
        String other(String bus) {
            return bus.equals(from) ? to : from;
        }
    }

    /// A bus of the tree.
    ///
    /// @param through the elements by which it is reached, none for the source's bus
    /// @param dangling open elements and those that close a loop
    /// @param laterals how many buses follow directly
    record Stop(String bus, int depth, List<Element> through, List<Element> dangling, int laterals) {}

    FeederTree(NetworkModel network) {
        this.network = network;
    }

    /// The buses in reading order.
    List<Stop> stops() {
        connect();
        var order = walk();
        for (var bus : order.reversed()) {
            int size = 1;
            for (var below : below(bus)) {
                size += sizes.getOrDefault(below, 0);
            }
            sizes.put(bus, size);
        }
        return read();
    }

    /// How many parts the closed elements leave the network in.
    int islands() {
        connect();
        var left = new LinkedHashSet<String>();
        network.buses().forEach(bus -> left.add(bus.name()));
        int islands = 0;
        while (!left.isEmpty()) {
            islands++;
            var queue = new ArrayDeque<String>();
            queue.add(left.removeFirst());
            while (!queue.isEmpty()) {
                var bus = queue.remove();
                for (var branch : adjacent.getOrDefault(bus, List.of())) {
                    if (left.remove(branch.other(bus))) {
                        queue.add(branch.other(bus));
                    }
                }
            }
        }
        return islands;
    }

    private void connect() {
        if (!adjacent.isEmpty()) {
            return;
        }
        var branches = new LinkedHashMap<Set<String>, Branch>();
        var elements = new ArrayList<Element>();
        network.lines().forEach(line -> elements.add(new Element.OfLine(line)));
        network.transformersAtTaps().forEach(each -> elements.add(new Element.OfTransformer(each)));
        for (var element : elements) {
            if (element.closed() && !element.from().equals(element.to())) {
                branches.computeIfAbsent(
                                Set.of(element.from(), element.to()),
                                ends -> new Branch(element.from(), element.to(), new ArrayList<>()))
                        .elements()
                        .add(element);
            } else {
                dangling.computeIfAbsent(element.from(), bus -> new ArrayList<>())
                        .add(element);
            }
        }
        for (var branch : branches.values()) {
            adjacent.computeIfAbsent(branch.from(), bus -> new ArrayList<>()).add(branch);
            adjacent.computeIfAbsent(branch.to(), bus -> new ArrayList<>()).add(branch);
        }
    }

    /// The buses in the order of their distance from the source.
    private List<String> walk() {
        var order = new ArrayList<String>();
        var seen = new HashSet<Branch>();
        var queue = new ArrayDeque<String>();
        var start = network.source().bus();
        queue.add(start);
        order.add(start);
        var known = new HashSet<>(queue);
        while (!queue.isEmpty()) {
            var bus = queue.remove();
            for (var branch : adjacent.getOrDefault(bus, List.of())) {
                if (!seen.add(branch)) {
                    continue;
                }
                var other = branch.other(bus);
                if (known.add(other)) {
                    children.computeIfAbsent(bus, each -> new ArrayList<>())
                            .add(new Stop(other, 0, branch.elements(), List.of(), 0));
                    queue.add(other);
                    order.add(other);
                } else {
                    dangling.computeIfAbsent(bus, each -> new ArrayList<>()).addAll(branch.elements());
                }
            }
        }
        return order;
    }

    private List<String> below(String bus) {
        return children.getOrDefault(bus, List.of()).stream().map(Stop::bus).toList();
    }

    private List<Stop> read() {
        var stops = new ArrayList<Stop>();
        var stack = new ArrayDeque<Stop>();
        stack.push(new Stop(network.source().bus(), 0, List.of(), List.of(), 0));
        while (!stack.isEmpty()) {
            var next = stack.pop();
            var laterals = new ArrayList<>(children.getOrDefault(next.bus(), List.of()));
            laterals.sort(Comparator.comparingInt(stop -> sizes.getOrDefault(stop.bus(), 0)));
            stops.add(new Stop(
                    next.bus(),
                    next.depth(),
                    next.through(),
                    dangling.getOrDefault(next.bus(), List.of()),
                    laterals.size()));
            for (var lateral : laterals.reversed()) {
                int depth = lateral.equals(laterals.getLast()) ? next.depth() : next.depth() + 1;
                stack.push(new Stop(lateral.bus(), depth, lateral.through(), List.of(), 0));
            }
        }
        return stops;
    }
}
