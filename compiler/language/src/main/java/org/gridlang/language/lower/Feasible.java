package org.gridlang.language.lower;

import java.util.Optional;
import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.Term;

/// The values x with `h(x) <= 0` as an interval between two nodes, in closed form. Bounds that do not exist are
/// infinite.
///
/// With `h = c + s x` on each side of 0 and `room = -c`, the side above 0 allows `x <= room / s` if s > 0, and
/// so on; where no x would do, the nearest (0, the kink) is allowed.
record Feasible(int low, int high) {

    /// Solves `h <= 0` for the slot; nothing if h is neither piecewise affine with known signs nor a convex
    /// quadratic, or if its solutions are not one interval.
    ///
    /// @param roomName what to call `-c` in generated code
    static Optional<Feasible> solve(Graph graph, Ranges ranges, int h, Slot variable, String roomName) {
        var solver = new Solver(graph, ranges, roomName);
        return PiecewiseAffine.of(graph, ranges, h, variable)
                .flatMap(solver::affine)
                .or(() -> Quadratic.of(graph, h, variable).flatMap(solver::quadratic));
    }

    private static final class Solver {
        private final Graph graph;
        private final Ranges ranges;
        private final String roomName;
        private final Arithmetic arithmetic;
        private final int zero;
        private final int infinity;
        private final int minusInfinity;

        Solver(Graph graph, Ranges ranges, String roomName) {
            this.graph = graph;
            this.ranges = ranges;
            this.roomName = roomName;
            this.arithmetic = new Arithmetic(graph);
            this.zero = graph.constant(0);
            this.infinity = graph.constant(Double.POSITIVE_INFINITY);
            this.minusInfinity = graph.constant(Double.NEGATIVE_INFINITY);
        }

        Optional<Feasible> affine(PiecewiseAffine h) {
            var above = ranges.of(h.above());
            var below = ranges.of(h.below());
            int room = arithmetic.negation(h.constant());
            graph.name(room, roomName);
            if (above.isNotNegative() && below.isNotNegative()) {
                return Optional.of(new Feasible(minusInfinity, bySign(room, h.above(), h.below(), infinity)));
            }
            if (above.isNotPositive() && below.isNotPositive()) {
                return Optional.of(new Feasible(bySign(room, h.below(), h.above(), minusInfinity), infinity));
            }
            if (above.isNotNegative() && below.isNotPositive()) {
                int positive = graph.maximum(room, zero);
                return Optional.of(new Feasible(
                        quotient(positive, h.below(), minusInfinity), quotient(positive, h.above(), infinity)));
            }
            return Optional.empty();
        }

        /// `room / slope`, with one slope for room >= 0 and another for less; without a slope there is no bound
        /// while there is room, and the kink when there is none.
        private int bySign(int room, int withRoom, int without, int unbounded) {
            int left = quotient(room, withRoom, unbounded);
            int right = quotient(room, without, zero);
            return left == right ? left : graph.select(Term.Comparator.GREATER_OR_EQUAL, room, zero, left, right);
        }

        private int quotient(int room, int slope, int ifZero) {
            if (graph.is(slope, 0)) {
                return ifZero;
            }
            if (ranges.excludesZero(slope)) {
                return arithmetic.quotient(room, slope);
            }
            // The divisor is replaced too, because the derivative of a branch that is not taken must be finite.
            int safe = graph.select(Term.Comparator.EQUAL, slope, zero, graph.constant(1), slope);
            return graph.select(Term.Comparator.EQUAL, slope, zero, ifZero, graph.quotient(room, safe));
        }

        /// `c + b x + a x^2 <= 0`: between the roots `-b/2a -+ sqrt((b/2a)^2 - c/a)`, their middle if there are
        /// none. Without b, a may also be 0.
        Optional<Feasible> quadratic(Quadratic h) {
            if (graph.is(h.linear(), 0) && ranges.of(h.square()).isNotNegative()) {
                int room = graph.maximum(arithmetic.negation(h.constant()), zero);
                int radius = graph.unary(UnaryOperation.SQUARE_ROOT, quotient(room, h.square(), infinity));
                return Optional.of(new Feasible(arithmetic.negation(radius), radius));
            }
            if (!ranges.of(h.square()).isPositive()) {
                return Optional.empty();
            }
            int centre = arithmetic.negation(
                    arithmetic.quotient(h.linear(), arithmetic.product(graph.constant(2), h.square())));
            int reach = arithmetic.difference(
                    arithmetic.product(centre, centre), arithmetic.quotient(h.constant(), h.square()));
            int radius = graph.unary(UnaryOperation.SQUARE_ROOT, graph.binary(BinaryOperation.MAXIMUM, reach, zero));
            return Optional.of(new Feasible(arithmetic.difference(centre, radius), arithmetic.sum(centre, radius)));
        }
    }
}
