package org.gridlang.language.differentiate;

import java.util.List;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.Term;

/// The derivative of one operation with respect to each of its operands, times a factor: what both modes share.
///
/// Where an operation has no derivative: the one of the branch that is taken, 0 for `abs` and `sqrt` at 0, the
/// first argument's for `min` and `max` on a tie; comparisons have none. Every factor is finite wherever the
/// operation is, also in a branch that is not taken, since 0 times infinity would be no number.
final class Partials {
    /// `k / (k+1)!` for k from 1: the derivative of `(e^x - 1) / x` in powers of x; below one half, 14 terms
    /// are exact.
    private static final int SERIES_TERMS = 14;

    private static final double SERIES_LIMIT = 0.5;

    private final Graph graph;

    Partials(Graph graph) {
        this.graph = graph;
    }

    /// `factor * d node / d operand[index]` for each operand, in order; a constant 0 where there is none.
    List<Integer> times(int factor, int number) {
        return switch (graph.node(number)) {
            case Node.Constant constant -> List.of();
            case Node.Read read -> List.of();
            case Node.Unary unary -> List.of(unary(factor, unary, number));
            case Node.Binary binary -> binary(factor, binary, number);
            case Node.Power power -> {
                int slope = graph.product(
                        graph.constant(power.exponent()), graph.power(power.base(), power.exponent() - 1));
                yield List.of(graph.product(factor, slope));
            }
            case Node.Select select -> {
                int then = graph.select(select.comparator(), select.left(), select.right(), factor, zero());
                int otherwise = graph.select(select.comparator(), select.left(), select.right(), zero(), factor);
                yield List.of(zero(), zero(), then, otherwise);
            }
            case Node.Draw draw -> throw new IllegalStateException("differentiate: a random draw has no derivative");
        };
    }

    private int zero() {
        return graph.constant(0);
    }

    private int one() {
        return graph.constant(1);
    }

    private int unary(int factor, Node.Unary unary, int value) {
        int x = unary.operand();
        return switch (unary.operation()) {
            case NEGATE -> graph.negation(factor);
            case ABSOLUTE -> graph.product(factor, graph.unary(UnaryOperation.SIGN, x));
            case SIGN -> zero();
            case SQUARE_ROOT -> {
                int safe = graph.select(Term.Comparator.GREATER, x, zero(), value, one());
                int slope = graph.quotient(graph.constant(0.5), safe);
                yield graph.product(factor, graph.select(Term.Comparator.GREATER, x, zero(), slope, zero()));
            }
            case EXPONENTIAL -> graph.product(factor, value);
            case LOGARITHM -> graph.quotient(factor, x);
            case SINE -> graph.product(factor, graph.unary(UnaryOperation.COSINE, x));
            case COSINE -> graph.negation(graph.product(factor, graph.unary(UnaryOperation.SINE, x)));
            case TANH -> graph.product(factor, graph.difference(one(), graph.product(value, value)));
            case RELATIVE_EXPONENTIAL -> graph.product(factor, relativeExponential(x, value));
        };
    }

    /// `(e^x - y) / x` for `y = (e^x - 1) / x`; near 0, where that cancels, its series.
    private int relativeExponential(int x, int value) {
        int limit = graph.constant(SERIES_LIMIT);
        int size = graph.unary(UnaryOperation.ABSOLUTE, x);
        int safe = graph.select(Term.Comparator.LESS, size, limit, one(), x);
        int closed = graph.quotient(graph.difference(graph.unary(UnaryOperation.EXPONENTIAL, x), value), safe);
        double factorial = 1;
        double[] coefficients = new double[SERIES_TERMS];
        for (int k = 1; k <= SERIES_TERMS; k++) {
            factorial *= k + 1;
            coefficients[k - 1] = k / factorial;
        }
        int series = graph.constant(coefficients[SERIES_TERMS - 1]);
        for (int k = SERIES_TERMS - 2; k >= 0; k--) {
            series = graph.sum(graph.product(series, x), graph.constant(coefficients[k]));
        }
        return graph.select(Term.Comparator.LESS, size, limit, series, closed);
    }

    private List<Integer> binary(int factor, Node.Binary binary, int value) {
        int left = binary.left();
        int right = binary.right();
        return switch (binary.operation()) {
            case ADD -> List.of(factor, factor);
            case SUBTRACT -> List.of(factor, graph.negation(factor));
            case MULTIPLY -> List.of(graph.product(factor, right), graph.product(factor, left));
            case DIVIDE -> {
                int share = graph.quotient(factor, right);
                yield List.of(share, graph.negation(graph.product(share, value)));
            }
            case MINIMUM -> chosen(Term.Comparator.LESS, factor, left, right);
            case MAXIMUM -> chosen(Term.Comparator.GREATER, factor, left, right);
        };
    }

    /// The second argument is chosen if it is strictly better, see [org.gridlang.language.ir.BinaryOperation].
    private List<Integer> chosen(Term.Comparator better, int factor, int first, int second) {
        return List.of(
                graph.select(better, second, first, zero(), factor),
                graph.select(better, second, first, factor, zero()));
    }
}
