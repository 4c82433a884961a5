package org.gridlang.language.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.runtime.device.ScalarMath;

/// What values the nodes of a graph can have, given the ranges of what they read, by the checker's interval
/// arithmetic.
final class Ranges {
    private final Graph graph;
    private final Function<Slot, Interval> slots;
    private final Map<Integer, Interval> known = new HashMap<>();

    /// @param slots the range of a slot
    Ranges(Graph graph, Function<Slot, Interval> slots) {
        this.graph = graph;
        this.slots = slots;
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

    /// Says what is known of a node otherwise, where arithmetic on the ranges of its operands cannot see it.
    void promise(int number, Interval range) {
        known.merge(number, of(number).cut(range), Interval::cut);
    }

    /// Whether 0 is surely not a value.
    boolean excludesZero(int number) {
        var range = of(number);
        return range.isPositive() || range.isNegative();
    }

    private Interval find(Node node) {
        return switch (node) {
            case Node.Constant constant -> Interval.of(constant.value());
            case Node.Read read -> slots.apply(read.slot());
            case Node.Unary unary -> unary(unary.operation(), of(unary.operand()));
            case Node.Binary binary -> binary(binary);
            case Node.Power power -> of(power.base()).power(power.exponent());
            case Node.Select select ->
                decision(select)
                        .map(holds -> of(holds ? select.then() : select.otherwise()))
                        .orElseGet(() -> of(select.then()).union(of(select.otherwise())));
            case Node.Draw draw -> Interval.ALL;
        };
    }

    /// Whether the comparison of a selection always holds, or never; empty if it depends.
    Optional<Boolean> decision(Node.Select select) {
        var difference = of(select.left()).minus(of(select.right()));
        return switch (select.comparator()) {
            case LESS -> decided(difference.isNegative(), difference.isNotNegative());
            case LESS_OR_EQUAL -> decided(difference.isNotPositive(), difference.isPositive());
            case GREATER -> decided(difference.isPositive(), difference.isNotPositive());
            case GREATER_OR_EQUAL -> decided(difference.isNotNegative(), difference.isNegative());
            case EQUAL -> decided(false, difference.isPositive() || difference.isNegative());
            case NOT_EQUAL -> decided(difference.isPositive() || difference.isNegative(), false);
        };
    }

    private static Optional<Boolean> decided(boolean always, boolean never) {
        return always ? Optional.of(true) : never ? Optional.of(false) : Optional.empty();
    }

    private static Interval unary(UnaryOperation operation, Interval x) {
        return switch (operation) {
            case NEGATE -> x.negated();
            case ABSOLUTE -> x.absolute();
            case SIGN -> new Interval(Math.signum(x.low()), Math.signum(x.high()));
            case SQUARE_ROOT -> x.power(0.5);
            case EXPONENTIAL -> new Interval(ScalarMath.exp(x.low()), ScalarMath.exp(x.high()));
            case LOGARITHM -> new Interval(ScalarMath.log(Math.max(x.low(), 0)), ScalarMath.log(Math.max(x.high(), 0)));
            case SINE, COSINE -> new Interval(-1, 1);
            case TANH -> new Interval(ScalarMath.tanh(x.low()), ScalarMath.tanh(x.high()));
            case RELATIVE_EXPONENTIAL -> new Interval(growth(x.low()), growth(x.high()));
        };
    }

    private Interval binary(Node.Binary binary) {
        var left = of(binary.left());
        var right = of(binary.right());
        return switch (binary.operation()) {
            case ADD -> left.plus(right);
            case SUBTRACT -> left.minus(right);
            case MULTIPLY -> binary.left() == binary.right() ? left.power(2) : left.times(right);
            case DIVIDE -> left.times(right.reciprocal());
            case MINIMUM -> left.smallest(right);
            case MAXIMUM -> left.largest(right);
        };
    }

    /// `(e^x - 1) / x` grows with x, from 0 to infinity.
    private static double growth(double x) {
        return Double.isInfinite(x) ? Math.max(x, 0) : ScalarMath.exprel(x);
    }
}
