package org.gridlang.language.lower;

import java.util.HashMap;
import java.util.Map;
import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;

/// What values the nodes of a graph can have, given the declared ranges of what they read.
final class Ranges {
    private final Graph graph;
    private final Map<Slot, Interval> slots = new HashMap<>();
    private final Map<Integer, Interval> known = new HashMap<>();

    Ranges(Graph graph) {
        this.graph = graph;
    }

    /// Declares the range of a slot; before any node that reads it is asked for.
    void declare(Slot slot, Interval range) {
        slots.put(slot, range);
    }

    Interval of(int number) {
        var cached = known.get(number);
        if (cached != null) {
            return cached;
        }
        var range = find(graph.node(number));
        known.put(number, range);
        return range;
    }

    private Interval find(Node node) {
        return switch (node) {
            case Node.Constant constant -> Interval.of(constant.value());
            case Node.Read read -> slots.getOrDefault(read.slot(), Interval.ALL);
            case Node.Unary unary -> defined(of(unary.operand()).apply(unary.operation()));
            case Node.Binary binary ->
                binary.operation() == BinaryOperation.MULTIPLY
                                && binary.left() == binary.right()
                        ? of(binary.left()).power(2)
                        : of(binary.left()).apply(binary.operation(), of(binary.right()));
            case Node.Power power -> of(power.base()).power(power.exponent());
            case Node.Select select -> of(select.then()).union(of(select.otherwise()));
            case Node.Draw draw -> Interval.ALL;
        };
    }

    private static Interval defined(Interval range) {
        return Double.isNaN(range.low()) || Double.isNaN(range.high()) ? Interval.ALL : range;
    }
}
