package org.gridlang.language.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.UnaryOperation;

/// An expression as a polynomial `constant + linear * x + square * x^2` in one slot; the three are nodes that
/// do not read x.
record Quadratic(int constant, int linear, int square) {

    /// Finds this form, or nothing if the expression has another.
    static Optional<Quadratic> of(Graph graph, int root, Slot variable) {
        return new Analysis(graph, variable).of(root);
    }

    private static final class Analysis {
        private final Graph graph;
        private final Arithmetic arithmetic;
        private final Slot variable;
        private final int zero;
        private final Map<Integer, Optional<Quadratic>> known = new HashMap<>();

        Analysis(Graph graph, Slot variable) {
            this.graph = graph;
            this.variable = variable;
            this.arithmetic = new Arithmetic(graph);
            this.zero = graph.constant(0);
        }

        Optional<Quadratic> of(int number) {
            var cached = known.get(number);
            if (cached == null) {
                cached = find(number);
                known.put(number, cached);
            }
            return cached;
        }

        private Optional<Quadratic> find(int number) {
            if (!graph.reads(number, variable::equals)) {
                return Optional.of(new Quadratic(number, zero, zero));
            }
            return switch (graph.node(number)) {
                case Node.Read read -> Optional.of(new Quadratic(zero, graph.constant(1), zero));
                case Node.Unary unary
                when unary.operation() == UnaryOperation.NEGATE ->
                    of(unary.operand()).map(form -> scaled(form, graph.constant(-1)));
                case Node.Binary binary ->
                    of(binary.left()).flatMap(left -> of(binary.right()).flatMap(right -> binary(binary, left, right)));
                case Node.Power power
                when power.exponent() == 2 -> of(power.base()).flatMap(form -> product(form, form));
                case Node.Unary unary -> Optional.empty();
                case Node.Power power -> Optional.empty();
                case Node.Select select -> Optional.empty();
                case Node.Constant constant -> Optional.empty();
                case Node.Draw draw -> Optional.empty();
            };
        }

        private Optional<Quadratic> binary(Node.Binary binary, Quadratic left, Quadratic right) {
            return switch (binary.operation()) {
                case ADD ->
                    Optional.of(new Quadratic(
                            arithmetic.sum(left.constant, right.constant),
                            arithmetic.sum(left.linear, right.linear),
                            arithmetic.sum(left.square, right.square)));
                case SUBTRACT ->
                    Optional.of(new Quadratic(
                            arithmetic.difference(left.constant, right.constant),
                            arithmetic.difference(left.linear, right.linear),
                            arithmetic.difference(left.square, right.square)));
                case MULTIPLY -> product(left, right);
                case DIVIDE ->
                    degree(right) == 0
                            ? Optional.of(new Quadratic(
                                    arithmetic.quotient(left.constant, right.constant),
                                    arithmetic.quotient(left.linear, right.constant),
                                    arithmetic.quotient(left.square, right.constant)))
                            : Optional.empty();
                case MINIMUM, MAXIMUM -> Optional.empty();
            };
        }

        private Optional<Quadratic> product(Quadratic left, Quadratic right) {
            if (degree(left) + degree(right) > 2) {
                return Optional.empty();
            }
            int crossed = arithmetic.sum(
                    arithmetic.product(left.constant, right.linear), arithmetic.product(left.linear, right.constant));
            int outer = arithmetic.sum(
                    arithmetic.product(left.constant, right.square), arithmetic.product(left.square, right.constant));
            return Optional.of(new Quadratic(
                    arithmetic.product(left.constant, right.constant),
                    crossed,
                    arithmetic.sum(outer, arithmetic.product(left.linear, right.linear))));
        }

        private Quadratic scaled(Quadratic form, int factor) {
            return new Quadratic(
                    arithmetic.product(form.constant, factor),
                    arithmetic.product(form.linear, factor),
                    arithmetic.product(form.square, factor));
        }

        private int degree(Quadratic form) {
            return graph.is(form.square, 0) ? graph.is(form.linear, 0) ? 0 : 1 : 2;
        }
    }
}
