package org.gridlang.language.lower;

import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.UnaryOperation;

/// The formulas of [Smooth] as operations.
final class RoundedCorners {
    private final Graph graph;
    private final int half;

    RoundedCorners(Graph graph) {
        this.graph = graph;
        this.half = graph.constant(0.5);
    }

    int maximum(int a, int b, int width) {
        int distance = absolute(graph.difference(a, b), width);
        return graph.product(half, graph.sum(graph.sum(a, b), distance));
    }

    int minimum(int a, int b, int width) {
        int distance = absolute(graph.difference(a, b), width);
        return graph.product(half, graph.difference(graph.sum(a, b), distance));
    }

    int absolute(int x, int width) {
        int squares = graph.sum(graph.product(x, x), graph.product(width, width));
        return graph.unary(UnaryOperation.SQUARE_ROOT, squares);
    }

    int clamp(int x, int low, int high, int width) {
        int aboveLow = absolute(graph.difference(x, low), width);
        int aboveHigh = absolute(graph.difference(x, high), width);
        int difference = graph.difference(aboveLow, aboveHigh);
        return graph.product(half, graph.sum(graph.sum(low, high), difference));
    }

    int step(int x, int width) {
        int angle = graph.unary(UnaryOperation.TANH, graph.quotient(x, width));
        return graph.product(half, graph.sum(graph.constant(1), angle));
    }
}
