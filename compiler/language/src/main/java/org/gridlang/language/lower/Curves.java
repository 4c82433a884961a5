package org.gridlang.language.lower;

import org.gridlang.language.ir.Graph;
import org.gridlang.language.model.Curve;
import org.gridlang.language.model.Term;

/// Tables as nested selections: the points (0, 5), (2, 9), (3, 8) become
/// `if x > 3 then 8 else if x <= 0 then 5 else if x <= 2 then 5 + 2 x else 9 - (x - 2)`. So the slope at a point is
/// that
/// of the piece on the left, and what is no number stays none.
final class Curves {
    private final Graph graph;
    private final Arithmetic arithmetic;

    Curves(Graph graph) {
        this.graph = graph;
        this.arithmetic = new Arithmetic(graph);
    }

    int value(int x, Curve curve) {
        int last = curve.size() - 1;
        int value = piece(x, curve, last - 1);
        for (int point = last - 1; point > 0; point--) {
            value = upTo(x, curve.at().get(point), piece(x, curve, point - 1), value);
        }
        value = upTo(x, curve.at().getFirst(), graph.constant(curve.values().getFirst()), value);
        int beyond = graph.constant(curve.values().getLast());
        return graph.select(
                Term.Comparator.GREATER, x, graph.constant(curve.at().getLast()), beyond, value);
    }

    private int upTo(int x, double place, int then, int otherwise) {
        return graph.select(Term.Comparator.LESS_OR_EQUAL, x, graph.constant(place), then, otherwise);
    }

    /// A piece as seen from the end that lies at 0, if one does: both pieces at a kink there then have the same
    /// constant
    /// part, by which projection knows them.
    private int piece(int x, Curve curve, int index) {
        int anchor = curve.at().get(index + 1) == 0 ? index + 1 : index;
        int distance = arithmetic.difference(x, graph.constant(curve.at().get(anchor)));
        int rise = arithmetic.product(graph.constant(curve.slope(index)), distance);
        return arithmetic.sum(graph.constant(curve.values().get(anchor)), rise);
    }
}
