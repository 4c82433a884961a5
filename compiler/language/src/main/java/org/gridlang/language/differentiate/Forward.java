package org.gridlang.language.differentiate;

import java.util.HashMap;
import java.util.List;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;

/// Forward mode: the derivative of an expression with respect to one slot, as a new node. For example that of
/// `price * p * dt` with respect to p is `price * dt`, up to products with 1 that rewriting removes.
public final class Forward {
    private Forward() {}

    /// The node of `d root / d slot`.
    public static int differentiate(Graph graph, int root, Slot slot) {
        var partials = new Partials(graph);
        var tangents = new HashMap<Integer, Integer>();
        int zero = graph.constant(0);
        var needed = graph.reachable(List.of(root));
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            var node = graph.node(number);
            if (node instanceof Node.Read read && read.slot().equals(slot)) {
                tangents.put(number, graph.constant(1));
                continue;
            }
            var before = graph.from(graph.origin(number));
            int one = graph.constant(1);
            int sum = zero;
            for (int index = 0; index < node.operands().size(); index++) {
                var tangent = tangents.get(node.operands().get(index));
                if (tangent == null) {
                    continue;
                }
                int term = graph.product(partials.times(one, number).get(index), tangent);
                sum = sum == zero ? term : graph.sum(sum, term);
            }
            if (sum != zero) {
                tangents.put(number, sum);
            }
            graph.from(before);
        }
        return tangents.getOrDefault(root, zero);
    }
}
