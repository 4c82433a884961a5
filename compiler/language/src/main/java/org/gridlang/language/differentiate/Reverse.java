package org.gridlang.language.differentiate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Origin;
import org.gridlang.language.ir.Slot;

/// Reverse mode: from the derivatives of an objective with respect to some expressions (its seeds), the
/// derivative with respect to every slot they read, as new nodes of the same graph. For example the seed w of
/// `p * p` gives `w * p + w * p` for p.
public final class Reverse {
    private final Graph graph;
    private final Partials partials;
    private final Map<Integer, Integer> adjoints = new HashMap<>();

    private Reverse(Graph graph) {
        this.graph = graph;
        this.partials = new Partials(graph);
    }

    /// The node of the derivative for each wanted slot; slots on which nothing depends are absent.
    ///
    /// @param seeds node of the seed for the node of each root
    public static Map<Slot, Integer> differentiate(Graph graph, Map<Integer, Integer> seeds, Predicate<Slot> wanted) {
        return new Reverse(graph).accumulate(seeds, wanted);
    }

    private Map<Slot, Integer> accumulate(Map<Integer, Integer> seeds, Predicate<Slot> wanted) {
        var before = graph.from(Origin.NONE);
        var active = active(graph.reachable(seeds.keySet()), wanted);
        seeds.forEach(this::add);
        var result = new HashMap<Slot, Integer>();
        for (int number = active.length() - 1; number >= 0; number = active.previousSetBit(number - 1)) {
            var adjoint = adjoints.get(number);
            if (adjoint == null) {
                continue;
            }
            graph.from(graph.origin(number));
            graph.name(number).ifPresent(name -> graph.name(adjoint, adjointName(name)));
            if (graph.node(number) instanceof Node.Read read) {
                result.put(read.slot(), adjoint);
            } else {
                push(number, adjoint, active);
            }
        }
        graph.from(before);
        return result;
    }

    private void push(int number, int adjoint, BitSet active) {
        var operands = graph.node(number).operands();
        var shares = partials.times(adjoint, number);
        for (int index = 0; index < operands.size(); index++) {
            if (active.get(operands.get(index)) && !graph.is(shares.get(index), 0)) {
                add(operands.get(index), shares.get(index));
            }
        }
    }

    private void add(int number, int share) {
        adjoints.merge(number, share, graph::sum);
    }

    /// The nodes on a way from a wanted slot to a root; only they carry derivatives.
    private BitSet active(BitSet reachable, Predicate<Slot> wanted) {
        var active = new BitSet();
        for (int number = reachable.nextSetBit(0); number >= 0; number = reachable.nextSetBit(number + 1)) {
            var node = graph.node(number);
            boolean isWanted = node instanceof Node.Read read && wanted.test(read.slot());
            if (isWanted || node.operands().stream().anyMatch(active::get)) {
                active.set(number);
            }
        }
        return active;
    }

    private static String adjointName(String name) {
        return "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
