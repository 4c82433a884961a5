package org.gridlang.runtime.powerflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gridlang.runtime.network.NetworkModel;

/// Which nodes the source feeds: those that conductors, coils and cores join to it.
final class Supply {
    private final NetworkModel network;
    private final PhaseNodes nodes;
    private final int[] part;
    /// The parts where a phase of the source is.
    private final Set<Integer> live = new HashSet<>();

    /// @param nodes all nodes of the network
    /// @param primitives the source first
    Supply(NetworkModel network, PhaseNodes nodes, List<Primitive> primitives) {
        this.network = network;
        this.nodes = nodes;
        part = parts(nodes.count(), primitives);
        for (int node : primitives.getFirst().ends().getFirst().nodes()) {
            live.add(part[node]);
        }
    }

    boolean feeds(int node) {
        return live.contains(part[node]);
    }

    /// The parts without a source, by their first bus.
    List<UnfedPart> unfed() {
        Map<Integer, List<PhaseNode>> members = new TreeMap<>();
        for (var node : nodes.all()) {
            if (!feeds(node.index())) {
                members.computeIfAbsent(part[node.index()], first -> new ArrayList<>())
                        .add(node);
            }
        }
        var unfed = new ArrayList<UnfedPart>();
        members.forEach((number, nodesThere) -> unfed.add(new UnfedPart(nodesThere, openLines(number))));
        // Single conductors without a connection, of which there may be many, come last.
        unfed.sort(Comparator.comparing(each -> each.nodes().size() == 1));
        return List.copyOf(unfed);
    }

    /// The open lines that lead from a part to any other.
    private List<String> openLines(int number) {
        var open = new LinkedHashSet<String>();
        for (var line : network.lines()) {
            for (int conductor = 0;
                    !line.closed() && conductor < line.fromTerminals().size();
                    conductor++) {
                int from = part[nodes.index(line.fromBus(), line.fromTerminals().get(conductor))];
                int to = part[nodes.index(line.toBus(), line.toTerminals().get(conductor))];
                if (from != to && (from == number || to == number)) {
                    open.add(line.name());
                }
            }
        }
        return List.copyOf(open);
    }

    /// The lowest node of the part to which each node belongs.
    private static int[] parts(int count, List<Primitive> primitives) {
        var neighbours = new ArrayList<List<Integer>>();
        for (int node = 0; node < count; node++) {
            neighbours.add(new ArrayList<>());
        }
        for (var primitive : primitives) {
            int[] at = primitive.nodes();
            for (int row = 0; row < at.length; row++) {
                for (int column = 0; column < at.length; column++) {
                    boolean joined = primitive.admittance().re(row, column) != 0
                            || primitive.admittance().im(row, column) != 0;
                    if (at[row] >= 0 && at[column] >= 0 && joined) {
                        neighbours.get(at[row]).add(at[column]);
                    }
                }
            }
        }
        var part = new int[count];
        Arrays.fill(part, -1);
        for (int start = 0; start < count; start++) {
            var frontier = new ArrayDeque<Integer>();
            if (part[start] < 0) {
                part[start] = start;
                frontier.add(start);
            }
            while (!frontier.isEmpty()) {
                for (int next : neighbours.get(frontier.remove())) {
                    if (part[next] < 0) {
                        part[next] = start;
                        frontier.add(next);
                    }
                }
            }
        }
        return part;
    }
}
