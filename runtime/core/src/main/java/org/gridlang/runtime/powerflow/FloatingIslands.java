package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridlang.runtime.network.ConnectionKind;

/// Parts of the network without a path to ground, such as the bus behind a delta-delta transformer.
///
/// Only shunts of some 1e-7 of the other admittances fix their voltage to ground, so that single precision
/// would lose it in rounding. But if everything connected there is delta, the currents injected into an island
/// add up to zero, hence the sum of its rows, `h' V = 0`, is an exact equation with small but accurate
/// coefficients. It replaces the last row of the island, scaled to the size of the row it replaces. Solutions
/// for balanced injections are the same; the conditioning is that of a grounded network. An island where something is
/// connected to ground keeps its equations.
final class FloatingIslands {
    /// An island floats if its admittance to ground is below this fraction of its nodes' own admittances.
    private static final double FLOATING = 1e-4;

    private final SparseMatrix matrix;
    private final PhaseNodes nodes;
    private final List<List<Integer>> islands;
    /// Index of the island of each node.
    private final int[] islandOf;

    /// @param matrix in VA per unit: entry `Vb_row Y Vb_column`
    FloatingIslands(SparseMatrix matrix, PhaseNodes nodes, List<Primitive> primitives) {
        this.matrix = matrix;
        this.nodes = nodes;
        this.islands = galvanic(nodes.count(), primitives);
        this.islandOf = new int[nodes.count()];
        for (int island = 0; island < islands.size(); island++) {
            for (int node : islands.get(island)) {
                islandOf[node] = island;
            }
        }
    }

    /// Replaces one row per floating island and returns the nodes whose row it was.
    ///
    /// @param position of each node in the order of elimination
    List<Integer> replaceRows(List<Element> elements, int[] position) {
        var replaced = new ArrayList<Integer>();
        var loadedToGround = new BitSet();
        elements.stream()
                .filter(element -> !element.isDelta())
                .forEach(element -> loadedToGround.set(islandOf[element.node()]));
        for (var island : islands) {
            var toGround = toGround(island);
            if (toGround.isEmpty() || loadedToGround.get(islandOf[island.getFirst()])) {
                continue;
            }
            int row = last(island, position);
            replaceRow(row, toGround.get());
            replaced.add(row);
        }
        return replaced;
    }

    /// All nodes of floating islands.
    Set<Integer> nodes() {
        var floating = new TreeSet<Integer>();
        islands.stream().filter(island -> toGround(island).isPresent()).forEach(floating::addAll);
        return floating;
    }

    /// Refuses agents that are connected to ground where there is no path to it: their gradients would be lost in the
    /// rounding of single precision.
    void requireDelta(List<Connection> agents) {
        var floating = nodes();
        for (var agent : agents) {
            boolean toGround = agent.kind() == ConnectionKind.WYE;
            if (toGround
                    && agent.terminals().stream().anyMatch(each -> floating.contains(nodes.index(agent.bus(), each)))) {
                throw new IllegalArgumentException("bus " + agent.bus()
                        + " has no path to ground, so that agents there must be connected in delta");
            }
        }
    }

    private static int last(List<Integer> island, int[] position) {
        int last = island.getFirst();
        for (int node : island) {
            last = position[node] > position[last] ? node : last;
        }
        return last;
    }

    /// The sum of an island's rows in S per unit, by column, if the island floats.
    private Optional<Map<Integer, double[]>> toGround(List<Integer> island) {
        Map<Integer, double[]> sums = new HashMap<>();
        double smallest = Double.POSITIVE_INFINITY;
        for (int row : island) {
            double base = nodes.baseVoltage(row);
            smallest = Math.min(smallest, matrix.magnitude(row, row) / base);
            for (int column : matrix.columns(row)) {
                // Sums of rows outside the island cancel to rounding and are zero by definition.
                if (islandOf[column] != islandOf[row]) {
                    continue;
                }
                double[] sum = sums.computeIfAbsent(column, absent -> new double[2]);
                sum[0] += matrix.re(row, column) / base;
                sum[1] += matrix.im(row, column) / base;
            }
        }
        double largest = largest(sums);
        return largest > 0 && largest <= FLOATING * smallest ? Optional.of(sums) : Optional.empty();
    }

    private static double largest(Map<Integer, double[]> sums) {
        return sums.values().stream()
                .mapToDouble(sum -> Math.hypot(sum[0], sum[1]))
                .max()
                .orElse(0);
    }

    private void replaceRow(int row, Map<Integer, double[]> sums) {
        double scale = matrix.magnitude(row, row) / largest(sums);
        matrix.clearRow(row);
        sums.forEach((column, sum) -> matrix.add(row, column, sum[0] * scale, sum[1] * scale));
    }

    /// Nodes joined by conductors or coils, but not through a transformer's core.
    private static List<List<Integer>> galvanic(int count, List<Primitive> primitives) {
        var parent = new int[count];
        Arrays.setAll(parent, node -> node);
        for (var primitive : primitives) {
            boolean throughCore = primitive.kind() == Primitive.Kind.TRANSFORMER;
            int first = Element.GROUND;
            for (var end : primitive.ends()) {
                first = throughCore ? Element.GROUND : first;
                for (int node : end.nodes()) {
                    if (node != Element.GROUND) {
                        first = first == Element.GROUND ? node : first;
                        parent[root(parent, node)] = root(parent, first);
                    }
                }
            }
        }
        Map<Integer, List<Integer>> byRoot = new TreeMap<>();
        for (int node = 0; node < count; node++) {
            byRoot.computeIfAbsent(root(parent, node), absent -> new ArrayList<>())
                    .add(node);
        }
        return List.copyOf(byRoot.values());
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
