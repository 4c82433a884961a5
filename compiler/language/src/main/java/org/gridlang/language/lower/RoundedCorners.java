package org.gridlang.language.lower;

import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.Term;

/// The formulas of [Smooth] as operations.
final class RoundedCorners {
    private final Graph graph;
    private final int half;

    RoundedCorners(Graph graph) {
        this.graph = graph;
        this.half = graph.constant(0.5);
    }

    /// Where the sum is negative, `sum + distance` would lose digits.
    int maximum(int a, int b, int width) {
        int sum = graph.sum(a, b);
        int distance = absolute(graph.difference(a, b), width);
        return either(
                graph.sum(sum, distance),
                Term.Comparator.LESS,
                sum,
                squares(a, b, width),
                graph.difference(sum, distance));
    }

    /// Where the sum is positive, `sum - distance` would lose digits.
    int minimum(int a, int b, int width) {
        int sum = graph.sum(a, b);
        int distance = absolute(graph.difference(a, b), width);
        return either(
                graph.difference(sum, distance),
                Term.Comparator.GREATER,
                sum,
                squares(a, b, width),
                graph.sum(sum, distance));
    }

    /// The square of the sum less that of the distance.
    private int squares(int a, int b, int width) {
        int product = graph.product(graph.constant(4), graph.product(a, b));
        return graph.difference(product, graph.product(width, width));
    }

    /// Half of `plain`, or of `top / bottom` where the sum compares so with zero. Both are the same function; the
    /// divisor
    /// of the one that is not taken is 1, so that no infinity gets into the derivative.
    private int either(int plain, Term.Comparator comparator, int sum, int top, int bottom) {
        int zero = graph.constant(0);
        int safe = graph.select(comparator, sum, zero, bottom, graph.constant(1));
        return graph.product(half, graph.select(comparator, sum, zero, graph.quotient(top, safe), plain));
    }

    int absolute(int x, int width) {
        int squares = graph.sum(graph.product(x, x), graph.product(width, width));
        return graph.unary(UnaryOperation.SQUARE_ROOT, squares);
    }

    int clamp(int x, int low, int high, int width) {
        int aboveLow = graph.difference(x, low);
        int aboveHigh = graph.difference(x, high);
        int both = graph.sum(absolute(aboveLow, width), absolute(aboveHigh, width));
        int place = graph.quotient(graph.sum(aboveLow, aboveHigh), both);
        int moved = graph.product(graph.difference(high, low), place);
        return graph.product(half, graph.sum(graph.sum(low, high), moved));
    }

    int step(int x, int width) {
        int angle = graph.unary(UnaryOperation.TANH, graph.quotient(x, width));
        return graph.product(half, graph.sum(graph.constant(1), angle));
    }
}
