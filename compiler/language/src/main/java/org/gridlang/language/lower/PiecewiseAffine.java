package org.gridlang.language.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.UnaryOperation;
import org.jspecify.annotations.Nullable;

/// An expression as a function of one slot x: `constant + above * x` for x >= 0 and `constant + below * x` for
/// x <= 0, the three being nodes that do not read x. For example `soc + 0.9 * max(p, 0) - max(-p, 0)` in `p` is
/// (soc, 0.9, 1).
record PiecewiseAffine(int constant, int above, int below) {

    /// Whether it has no kink.
    boolean isAffine() {
        return above == below;
    }

    /// Finds this form, or nothing if the expression has another.
    static Optional<PiecewiseAffine> of(Graph graph, Ranges ranges, int root, Slot variable) {
        return Optional.ofNullable(new Analysis(graph, ranges, variable).of(root));
    }

    /// Works bottom up; null stands for "not of this form".
    private static final class Analysis {
        private final Arithmetic arithmetic;
        private final Graph graph;
        private final Ranges ranges;
        private final Slot variable;
        private final int zero;
        /// Expressions share parts, and stages of a Runge-Kutta step nothing but.
        private final Map<Integer, Optional<PiecewiseAffine>> known = new HashMap<>();

        Analysis(Graph graph, Ranges ranges, Slot variable) {
            this.graph = graph;
            this.ranges = ranges;
            this.variable = variable;
            this.arithmetic = new Arithmetic(graph);
            this.zero = graph.constant(0);
        }

        @Nullable
        PiecewiseAffine of(int number) {
            var cached = known.get(number);
            if (cached == null) {
                cached = Optional.ofNullable(find(number));
                known.put(number, cached);
            }
            return cached.orElse(null);
        }

        private @Nullable PiecewiseAffine find(int number) {
            if (!graph.reads(number, variable::equals)) {
                return new PiecewiseAffine(number, zero, zero);
            }
            return switch (graph.node(number)) {
                case Node.Read read -> new PiecewiseAffine(zero, graph.constant(1), graph.constant(1));
                case Node.Unary unary -> unary(unary);
                case Node.Binary binary -> binary(binary);
                case Node.Power power -> power.exponent() == 1 ? of(power.base()) : null;
                case Node.Select select -> select(select);
                case Node.Constant constant -> throw new IllegalStateException("a constant reads nothing");
                case Node.Draw draw -> null;
            };
        }

        private @Nullable PiecewiseAffine unary(Node.Unary unary) {
            var inner = of(unary.operand());
            if (inner == null) {
                return null;
            }
            if (unary.operation() == UnaryOperation.NEGATE) {
                return new PiecewiseAffine(
                        arithmetic.negation(inner.constant),
                        arithmetic.negation(inner.above),
                        arithmetic.negation(inner.below));
            }
            if (unary.operation() == UnaryOperation.ABSOLUTE && graph.is(inner.constant, 0)) {
                // |a x| is |a| x above 0 and -|a| x below
                return new PiecewiseAffine(
                        zero,
                        graph.unary(UnaryOperation.ABSOLUTE, inner.above),
                        arithmetic.negation(graph.unary(UnaryOperation.ABSOLUTE, inner.below)));
            }
            return null;
        }

        private @Nullable PiecewiseAffine binary(Node.Binary binary) {
            var left = of(binary.left());
            var right = of(binary.right());
            if (left == null || right == null) {
                return null;
            }
            return switch (binary.operation()) {
                case ADD ->
                    new PiecewiseAffine(
                            arithmetic.sum(left.constant, right.constant),
                            arithmetic.sum(left.above, right.above),
                            arithmetic.sum(left.below, right.below));
                case SUBTRACT ->
                    new PiecewiseAffine(
                            arithmetic.difference(left.constant, right.constant),
                            arithmetic.difference(left.above, right.above),
                            arithmetic.difference(left.below, right.below));
                case MULTIPLY ->
                    isFree(left) ? scaled(right, left.constant) : isFree(right) ? scaled(left, right.constant) : null;
                case DIVIDE -> isFree(right) ? divided(left, right.constant) : null;
                case MAXIMUM -> kink(binary.operation(), left, right);
                case MINIMUM -> kink(binary.operation(), left, right);
            };
        }

        private boolean isFree(PiecewiseAffine form) {
            return graph.is(form.above, 0) && graph.is(form.below, 0);
        }

        private PiecewiseAffine scaled(PiecewiseAffine form, int factor) {
            return new PiecewiseAffine(
                    arithmetic.product(form.constant, factor),
                    arithmetic.product(form.above, factor),
                    arithmetic.product(form.below, factor));
        }

        private PiecewiseAffine divided(PiecewiseAffine form, int divisor) {
            return new PiecewiseAffine(
                    arithmetic.quotient(form.constant, divisor),
                    arithmetic.quotient(form.above, divisor),
                    arithmetic.quotient(form.below, divisor));
        }

        /// `max(a x, 0)` and `min(a x, 0)` where the signs of the slopes are known.
        private @Nullable PiecewiseAffine kink(BinaryOperation operation, PiecewiseAffine left, PiecewiseAffine right) {
            if (!graph.is(left.constant, 0) || !graph.is(right.constant, 0)) {
                return null;
            }
            var sloped = isFree(right) ? left : isFree(left) ? right : null;
            if (sloped == null) {
                return null;
            }
            Integer above = kept(operation, sloped.above, 1);
            Integer below = kept(operation, sloped.below, -1);
            return above == null || below == null ? null : new PiecewiseAffine(zero, above, below);
        }

        /// The slope on the side where x has this sign: itself where the product wins over 0, else 0; null if
        /// unknown.
        private @Nullable Integer kept(BinaryOperation operation, int slope, int sideSign) {
            var range = ranges.of(slope);
            boolean rises = sideSign > 0 ? range.isNotNegative() : range.isNotPositive();
            boolean falls = sideSign > 0 ? range.isNotPositive() : range.isNotNegative();
            if (!rises && !falls) {
                return null;
            }
            boolean wins = operation == BinaryOperation.MAXIMUM ? rises : falls;
            return wins ? slope : zero;
        }

        private @Nullable PiecewiseAffine select(Node.Select select) {
            var decision = ranges.decision(select);
            if (decision.isPresent()) {
                return of(decision.get() ? select.then() : select.otherwise());
            }
            var then = of(select.then());
            var otherwise = of(select.otherwise());
            if (then == null || otherwise == null) {
                return null;
            }
            boolean conditionIsFree =
                    !graph.reads(select.left(), variable::equals) && !graph.reads(select.right(), variable::equals);
            if (conditionIsFree) {
                return new PiecewiseAffine(
                        choice(select, then.constant, otherwise.constant),
                        choice(select, then.above, otherwise.above),
                        choice(select, then.below, otherwise.below));
            }
            return then.constant == otherwise.constant ? bySign(select, then, otherwise) : null;
        }

        private int choice(Node.Select select, int then, int otherwise) {
            return then == otherwise
                    ? then
                    : graph.select(select.comparator(), select.left(), select.right(), then, otherwise);
        }

        /// `if a x > 0 then ... else ...`, continuous at 0, for a of known sign.
        private @Nullable PiecewiseAffine bySign(Node.Select select, PiecewiseAffine then, PiecewiseAffine otherwise) {
            var compared = of(select.left());
            if (compared == null
                    || !graph.is(compared.constant, 0)
                    || !compared.isAffine()
                    || !graph.is(select.right(), 0)
                    || !ranges.excludesZero(compared.above)) {
                return null;
            }
            boolean rising = ranges.of(compared.above).isPositive();
            return switch (select.comparator()) {
                case GREATER, GREATER_OR_EQUAL -> kinked(rising, then, otherwise);
                case LESS, LESS_OR_EQUAL -> kinked(!rising, then, otherwise);
                case EQUAL, NOT_EQUAL -> null;
            };
        }

        private static PiecewiseAffine kinked(boolean thenAbove, PiecewiseAffine then, PiecewiseAffine otherwise) {
            return thenAbove
                    ? new PiecewiseAffine(then.constant, then.above, otherwise.below)
                    : new PiecewiseAffine(then.constant, otherwise.above, then.below);
        }
    }
}
