package org.gridlang.runtime.report.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.report.plot.Branches.Branch;

/// The shortest ways from the source to the buses: how far each is, and from which neighbour it is reached. A meshed
/// network has a tree of shortest ways too.
final class SupplyTree {
    /// The source delivers on the terminals 1, 2, 3, and the phases are named after them.
    private static final int PHASES = 3;

    private final Map<String, List<Branch>> branchesAt = new HashMap<>();
    private final Map<String, Reached> reached = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<Terminal, Integer> phases = new HashMap<>();
    private final boolean metres;

    private record Terminal(String bus, int number) {}

    /// @param parent the bus before, empty at the source
    /// @param hops how many branches lie between it and the source
    private record Reached(String bus, Optional<String> parent, double distance, int hops) {}

    SupplyTree(NetworkModel network, List<Branch> branches) {
        metres = branches.stream().anyMatch(branch -> branch.length() > 0);
        for (var branch : branches) {
            if (branch.closed()) {
                branchesAt
                        .computeIfAbsent(branch.from(), bus -> new ArrayList<>())
                        .add(branch);
                branchesAt
                        .computeIfAbsent(branch.to(), bus -> new ArrayList<>())
                        .add(branch);
            }
        }
        walk(network.source().bus());
        follow(network.source().bus());
    }

    /// Whether distances are metres; they count branches otherwise.
    boolean metres() {
        return metres;
    }

    /// The buses with a path to the source, nearest first.
    List<String> order() {
        return List.copyOf(reached.keySet());
    }

    /// From the source; infinite without a path.
    double distance(String bus) {
        var there = reached.get(bus);
        return there == null ? Double.POSITIVE_INFINITY : there.distance();
    }

    /// The bus before; empty at the source and without a path to it.
    Optional<String> parent(String bus) {
        var there = reached.get(bus);
        return there == null ? Optional.empty() : there.parent();
    }

    List<String> children(String bus) {
        return children.getOrDefault(bus, List.of());
    }

    /// How many branches lie between the bus and the source.
    int hops(String bus) {
        var there = reached.get(bus);
        return there == null ? 0 : there.hops();
    }

    /// Which phase of the source feeds a terminal; a neutral has none.
    OptionalInt phase(String bus, int terminal) {
        Integer phase = phases.get(new Terminal(bus, terminal));
        return phase == null ? OptionalInt.empty() : OptionalInt.of(phase);
    }

    private void walk(String source) {
        var queue = new PriorityQueue<>(Comparator.comparingDouble(Reached::distance)
                .thenComparingInt(Reached::hops)
                .thenComparing(Reached::bus));
        queue.add(new Reached(source, Optional.empty(), 0, 0));
        while (!queue.isEmpty()) {
            var next = queue.remove();
            if (reached.containsKey(next.bus())) {
                continue;
            }
            reached.put(next.bus(), next);
            next.parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent, bus -> new ArrayList<>())
                            .add(next.bus()));
            for (var branch : branchesAt.getOrDefault(next.bus(), List.of())) {
                String other = branch.from().equals(next.bus()) ? branch.to() : branch.from();
                if (!reached.containsKey(other)) {
                    double distance = next.distance() + (metres ? branch.length() : 1);
                    queue.add(new Reached(other, Optional.of(next.bus()), distance, next.hops() + 1));
                }
            }
        }
    }

    /// Carries the phases of the source from terminal to terminal.
    private void follow(String source) {
        var frontier = new ArrayDeque<Terminal>();
        for (int phase = 1; phase <= PHASES; phase++) {
            var terminal = new Terminal(source, phase);
            phases.put(terminal, phase);
            frontier.add(terminal);
        }
        var known = new HashSet<>(frontier);
        while (!frontier.isEmpty()) {
            var at = frontier.remove();
            int phase = phases.getOrDefault(at, 1);
            for (var branch : branchesAt.getOrDefault(at.bus(), List.of())) {
                boolean forward = branch.from().equals(at.bus());
                for (var conductor : branch.conductors()) {
                    if ((forward ? conductor.from() : conductor.to()) == at.number()) {
                        var next = forward
                                ? new Terminal(branch.to(), conductor.to())
                                : new Terminal(branch.from(), conductor.from());
                        if (known.add(next)) {
                            phases.put(next, phase);
                            frontier.add(next);
                        }
                    }
                }
            }
        }
    }
}
