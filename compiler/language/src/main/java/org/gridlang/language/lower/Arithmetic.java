package org.gridlang.language.lower;

import org.gridlang.language.ir.Graph;

/// Arithmetic on nodes that leaves out zeros and ones, so that an analysis can see that a coefficient is 0.
final class Arithmetic {
    private final Graph graph;

    Arithmetic(Graph graph) {
        this.graph = graph;
    }

    int sum(int left, int right) {
        return graph.is(left, 0) ? right : graph.is(right, 0) ? left : graph.sum(left, right);
    }

    int difference(int left, int right) {
        return graph.is(right, 0) ? left : graph.is(left, 0) ? negation(right) : graph.difference(left, right);
    }

    int product(int left, int right) {
        if (graph.is(left, 0) || graph.is(right, 0)) {
            return graph.constant(0);
        }
        return graph.is(left, 1) ? right : graph.is(right, 1) ? left : graph.product(left, right);
    }

    int quotient(int left, int right) {
        return graph.is(left, 0) || graph.is(right, 1) ? left : graph.quotient(left, right);
    }

    int negation(int operand) {
        return graph.is(operand, 0) ? operand : graph.negation(operand);
    }
}
