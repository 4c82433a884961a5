package org.gridlang.language.lower;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.ir.UnaryOperation;

/// The exact step of two linear equations that feed each other, such as the air of a house and its walls:
///
/// ```
/// x' = f(x) = [a b; c d] x + e,   b > 0, c > 0
/// x(dt) = x + dt phi(A dt) f(x),   phi(z) = (e^z - 1) / z
/// phi(A dt) = g I + w (A - l1 I),   l1, l2 = (a + d)/2 +- q,   q = sqrt(((a - d)/2)^2 + b c)
/// g = phi(l1 dt),   w = (phi(l1 dt) - phi(l2 dt)) / (2 q)
/// ```
///
/// Since b c > 0 both eigenvalues are real and apart. Since b and c are positive, so are all entries of e^(A t), hence
/// of
/// phi(A dt): that tells the sign of what an action does to a state, and the range of the state can be kept.
final class ExactPair {
    private final Graph graph;
    private final Ranges ranges;
    private final Arithmetic arithmetic;
    private final int dt;

    ExactPair(Graph graph, Ranges ranges) {
        this.graph = graph;
        this.ranges = ranges;
        this.arithmetic = new Arithmetic(graph);
        this.dt = graph.read(new Slot.StepLength());
    }

    /// The next values of both states; nothing if their equations are not of this form.
    ///
    /// @param f node of the rate of the first state, g of the second
    Optional<Map<Integer, Integer>> step(int first, int f, int second, int g) {
        var a = slope(f, first);
        var b = slope(f, second);
        var c = slope(g, first);
        var d = slope(g, second);
        if (a.isEmpty() || b.isEmpty() || c.isEmpty() || d.isEmpty()) {
            return Optional.empty();
        }
        boolean feedEachOther =
                ranges.of(b.get()).isPositive() && ranges.of(c.get()).isPositive();
        boolean constant = Stream.of(a, b, c, d)
                .noneMatch(
                        each -> graph.reads(each.get(), slot -> slot.equals(cell(first)) || slot.equals(cell(second))));
        return feedEachOther && constant
                ? Optional.of(step(first, f, second, g, a.get(), b.get(), c.get(), d.get()))
                : Optional.empty();
    }

    private Map<Integer, Integer> step(int first, int f, int second, int g, int a, int b, int c, int d) {
        int half = graph.constant(0.5);
        int mean = arithmetic.product(half, arithmetic.sum(a, d));
        int apart = arithmetic.product(half, arithmetic.difference(a, d));
        int squares = arithmetic.sum(arithmetic.product(apart, apart), arithmetic.product(b, c));
        int q = graph.unary(UnaryOperation.SQUARE_ROOT, squares);
        int slow = relativeGrowth(graph.sum(mean, q));
        int fast = relativeGrowth(graph.difference(mean, q));
        int w = graph.quotient(graph.difference(slow, fast), graph.product(graph.constant(2), q));
        ranges.promise(w, new Interval(Double.MIN_VALUE, Double.POSITIVE_INFINITY));
        int ownFirst = graph.sum(slow, graph.product(w, arithmetic.difference(apart, q)));
        int ownSecond = graph.difference(slow, graph.product(w, arithmetic.sum(apart, q)));
        // The other state only adds to what a state alone would keep of its rate.
        ranges.promise(ownFirst, atLeast(relativeGrowth(a)));
        ranges.promise(ownSecond, atLeast(relativeGrowth(d)));
        return Map.of(
                first, moved(first, ownFirst, f, arithmetic.product(w, b), g),
                second, moved(second, ownSecond, g, arithmetic.product(w, c), f));
    }

    private int moved(int state, int own, int rate, int other, int otherRate) {
        int change = graph.sum(graph.product(own, rate), graph.product(other, otherRate));
        return graph.sum(graph.read(cell(state)), graph.product(dt, change));
    }

    private int relativeGrowth(int rate) {
        return graph.unary(UnaryOperation.RELATIVE_EXPONENTIAL, arithmetic.product(rate, dt));
    }

    private Interval atLeast(int number) {
        return new Interval(ranges.of(number).low(), Double.POSITIVE_INFINITY);
    }

    private Optional<Integer> slope(int rate, int state) {
        return PiecewiseAffine.of(graph, ranges, rate, cell(state))
                .filter(PiecewiseAffine::isAffine)
                .map(PiecewiseAffine::above);
    }

    private static Slot cell(int state) {
        return new Slot.Cell(Storage.STATE, state);
    }
}
