package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// The order in which nodes are eliminated.
///
/// The *tail* comes first: nodes without an element whose elimination does not make the factors denser. Nothing
/// is injected there, so an iteration need not visit them; their voltages follow once at the end. The *core*
/// comes next, by minimum degree, which on a radial feeder runs from the leaves to the root. Nodes of one bus
/// are eliminated together as one block.
///
/// @param nodes node indices in the order of elimination
/// @param tail how many of them are in the tail
record EliminationOrder(int[] nodes, int tail) {
    /// @param matrix whose pattern counts
    /// @param busOf bus index per node
    /// @param hasElement whether something is injected at the node
    static EliminationOrder of(SparseMatrix matrix, int[] busOf, boolean[] hasElement) {
        var graph = new BlockGraph(matrix, busOf, hasElement);
        var order = new ArrayList<Integer>();
        graph.eliminate(order, true);
        int tail = order.size();
        graph.eliminate(order, false);
        return new EliminationOrder(order.stream().mapToInt(Integer::intValue).toArray(), tail);
    }

    /// The quotient graph of blocks: nodes of one bus that agree on whether they carry elements.
    private static final class BlockGraph {
        private record BlockKey(int bus, boolean hasElement) {}

        private record Candidate(int block, int degree) {}

        private final List<List<Integer>> members = new ArrayList<>();
        private final List<Set<Integer>> neighbours = new ArrayList<>();
        private final List<Boolean> injecting = new ArrayList<>();

        BlockGraph(SparseMatrix matrix, int[] busOf, boolean[] hasElement) {
            Map<BlockKey, Integer> blocks = new HashMap<>();
            var blockOf = new int[matrix.size()];
            for (int node = 0; node < matrix.size(); node++) {
                var key = new BlockKey(busOf[node], hasElement[node]);
                int block = blocks.computeIfAbsent(key, absent -> {
                    members.add(new ArrayList<>());
                    neighbours.add(new HashSet<>());
                    injecting.add(absent.hasElement());
                    return members.size() - 1;
                });
                blockOf[node] = block;
                members.get(block).add(node);
            }
            for (int node = 0; node < matrix.size(); node++) {
                for (int column : matrix.columns(node)) {
                    if (blockOf[column] != blockOf[node]) {
                        neighbours.get(blockOf[node]).add(blockOf[column]);
                    }
                }
            }
        }

        void eliminate(List<Integer> order, boolean tailOnly) {
            var queue = new PriorityQueue<Candidate>(
                    Comparator.comparingInt(Candidate::degree).thenComparingInt(Candidate::block));
            for (int block = 0; block < members.size(); block++) {
                offer(queue, block, tailOnly);
            }
            while (!queue.isEmpty()) {
                var next = queue.poll();
                int block = next.block();
                if (members.get(block).isEmpty() || degree(block) != next.degree()) {
                    continue;
                }
                if (tailOnly && fill(block) > removed(block)) {
                    continue;
                }
                order.addAll(members.get(block));
                members.set(block, List.of());
                var around = neighbours.get(block);
                for (int one : around) {
                    neighbours.get(one).remove(block);
                    neighbours.get(one).addAll(around);
                    neighbours.get(one).remove(one);
                }
                for (int one : around) {
                    offer(queue, one, tailOnly);
                }
            }
        }

        private void offer(PriorityQueue<Candidate> queue, int block, boolean tailOnly) {
            if (!members.get(block).isEmpty() && !(tailOnly && injecting.get(block))) {
                queue.add(new Candidate(block, degree(block)));
            }
        }

        private int degree(int block) {
            int degree = 0;
            for (int neighbour : neighbours.get(block)) {
                degree += members.get(neighbour).size();
            }
            return degree;
        }

        /// Entries that eliminating the block adds between its neighbours.
        private int fill(int block) {
            int fill = 0;
            var around = neighbours.get(block);
            for (int one : around) {
                for (int two : around) {
                    if (one < two && !neighbours.get(one).contains(two)) {
                        fill += members.get(one).size() * members.get(two).size();
                    }
                }
            }
            return fill;
        }

        /// Entries that eliminating the block takes out of the rest.
        private int removed(int block) {
            int size = members.get(block).size();
            return size * degree(block) + size * (size - 1) / 2 + size;
        }
    }
}
