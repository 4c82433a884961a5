package org.gridlang.language.lower;

import java.util.HashMap;
import java.util.Map;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;

/// What values the derivative of an expression by one slot can have, by the chain rule on intervals: for `a * x^2` with
/// a
/// in 1 .. 2 and x in 0 .. 3 it is 0 .. 12.
final class SlopeRanges {
    private static final Interval ZERO = Interval.of(0);
    private static final Interval UNIT = new Interval(-1, 1);

    private final Graph graph;
    private final Ranges ranges;
    private final Slot variable;
    private final Map<Integer, Interval> known = new HashMap<>();

    SlopeRanges(Graph graph, Ranges ranges, Slot variable) {
        this.graph = graph;
        this.ranges = ranges;
        this.variable = variable;
    }

    Interval of(int number) {
        var cached = known.get(number);
        if (cached != null) {
            return cached;
        }
        var slope = find(number);
        known.put(number, slope);
        return slope;
    }

    private Interval find(int number) {
        return switch (graph.node(number)) {
            case Node.Constant constant -> ZERO;
            case Node.Read read -> read.slot().equals(variable) ? Interval.of(1) : ZERO;
            case Node.Unary unary -> of(unary.operand()).times(outer(unary, number));
            case Node.Binary binary -> binary(binary, number);
            case Node.Power power -> {
                var outer = ranges.of(power.base()).power(power.exponent() - 1);
                yield of(power.base()).times(outer).times(Interval.of(power.exponent()));
            }
            case Node.Select select ->
                ranges.decision(select)
                        .map(holds -> of(holds ? select.then() : select.otherwise()))
                        .orElseGet(() -> of(select.then()).union(of(select.otherwise())));
            case Node.Draw draw -> Interval.ALL;
        };
    }

    private Interval outer(Node.Unary unary, int number) {
        var x = ranges.of(unary.operand());
        return switch (unary.operation()) {
            case NEGATE -> Interval.of(-1);
            case ABSOLUTE -> new Interval(Math.signum(x.low()), Math.signum(x.high()));
            case SIGN -> ZERO;
            case SQUARE_ROOT -> ranges.of(number).reciprocal().times(Interval.of(0.5));
            case EXPONENTIAL -> ranges.of(number);
            case LOGARITHM -> x.reciprocal();
            case SINE, COSINE -> UNIT;
            case TANH -> new Interval(0, 1);
            // It is the mean of e^(x s) over s from 0 to 1, its slope that of s e^(x s).
            case RELATIVE_EXPONENTIAL -> new Interval(0, ranges.of(number).high());
        };
    }

    private Interval binary(Node.Binary binary, int number) {
        var left = of(binary.left());
        var right = of(binary.right());
        return switch (binary.operation()) {
            case ADD -> left.plus(right);
            case SUBTRACT -> left.minus(right);
            case MULTIPLY ->
                left.times(ranges.of(binary.right()))
                        .plus(ranges.of(binary.left()).times(right));
            case DIVIDE ->
                left.minus(ranges.of(number).times(right))
                        .times(ranges.of(binary.right()).reciprocal());
            case MINIMUM, MAXIMUM -> left.union(right);
        };
    }

    /// The largest size that the slope of this expression can have.
    double size(int number) {
        return of(number).absolute().high();
    }
}
