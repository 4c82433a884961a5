package org.gridlang.language.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Symbolic derivatives, in both modes, against central differences; and what they are where there is no
/// derivative.
final class DerivativesTest {
    private static final long SEED = 20_260_427;
    private static final int SLOTS = 4;
    private static final double STEP = 1e-6;

    @ParameterizedTest
    @EnumSource
    void everyFunctionHasItsDerivative(UnaryOperation operation) {
        var random = new Random(SEED);
        for (int draw = 0; draw < 200; draw++) {
            var graph = new Graph();
            int root = graph.unary(operation, read(graph, 0));
            double x = operation == UnaryOperation.LOGARITHM || operation == UnaryOperation.SQUARE_ROOT
                    ? 0.1 + 3 * random.nextDouble()
                    : 4 * random.nextDouble() - 2;
            agrees(graph, root, new double[] {x, 0, 0, 0}, operation + " at " + x);
        }
    }

    @Test
    void randomExpressionsAgreeWithCentralDifferences() {
        int smooth = 0;
        for (int draw = 0; draw < 400; draw++) {
            long seed = SEED + draw;
            var random = new Random(seed);
            var graph = new Graph();
            int root = expression(graph, random, 4);
            double[] point = random.doubles(SLOTS, -1.5, 1.5).toArray();
            if (!nearKink(graph, root, point)) {
                smooth++;
                agrees(graph, root, point, "seed " + seed);
            }
        }
        assertTrue(smooth > 300, "only " + smooth + " of the points were smooth");
    }

    @Test
    void conventionsWhereThereIsNoDerivative() {
        assertEquals(0, atZero(graph -> graph.unary(UnaryOperation.ABSOLUTE, read(graph, 0))));
        assertEquals(0, atZero(graph -> graph.unary(UnaryOperation.SQUARE_ROOT, read(graph, 0))));
        // a tie: the first argument's
        assertEquals(1, atZero(graph -> graph.maximum(read(graph, 0), graph.constant(0))));
        assertEquals(0, atZero(graph -> graph.maximum(graph.constant(0), read(graph, 0))));
        assertEquals(1, atZero(graph -> graph.minimum(read(graph, 0), graph.constant(0))));
        assertEquals(0.5, atZero(graph -> graph.unary(UnaryOperation.RELATIVE_EXPONENTIAL, read(graph, 0))));
        assertEquals(
                2,
                atZero(graph -> graph.select(
                        Term.Comparator.LESS_OR_EQUAL,
                        read(graph, 0),
                        graph.constant(0),
                        graph.product(graph.constant(2), read(graph, 0)),
                        read(graph, 0))));
    }

    /// The root of an expression that is not taken must not spoil the derivative of the one that is.
    @Test
    void untakenBranchesAreHarmless() {
        var graph = new Graph();
        int x = read(graph, 0);
        int root = graph.select(
                Term.Comparator.GREATER,
                x,
                graph.constant(1),
                graph.unary(UnaryOperation.SQUARE_ROOT, graph.negation(x)),
                x);
        var found = Reverse.differentiate(graph, Map.of(root, graph.constant(1)), slot -> true);
        int derivative = found.getOrDefault(slot(0), -1);
        assertEquals(1, Interpreter.evaluate(graph, derivative, each -> 0.5));
    }

    private static double atZero(IntFunctionOfGraph build) {
        var graph = new Graph();
        int root = build.apply(graph);
        int forward = Forward.differentiate(graph, root, slot(0));
        var reverse = Reverse.differentiate(graph, Map.of(root, graph.constant(1)), slot -> true);
        double value = Interpreter.evaluate(graph, forward, slot -> 0);
        assertEquals(value, Interpreter.evaluate(graph, reverse.getOrDefault(slot(0), graph.constant(0)), slot -> 0));
        var numeric = new Interpreter(graph, List.of(root), slot -> 0).reverse(Map.of(root, 1.0));
        assertEquals(value, numeric.getOrDefault(slot(0), 0.0));
        return value;
    }

    private interface IntFunctionOfGraph {
        int apply(Graph graph);
    }

    private static void agrees(Graph graph, int root, double[] point, String where) {
        var reverse = Reverse.differentiate(graph, Map.of(root, graph.constant(1)), slot -> true);
        for (int index = 0; index < SLOTS; index++) {
            int forward = Forward.differentiate(graph, root, slot(index));
            double symbolic = Interpreter.evaluate(graph, forward, at(point));
            var node = reverse.get(slot(index));
            double reversed = node == null ? 0 : Interpreter.evaluate(graph, node, at(point));
            double difference =
                    (shifted(graph, root, point, index, STEP) - shifted(graph, root, point, index, -STEP)) / (2 * STEP);
            int slot = index;
            assertEquals(symbolic, reversed, 1e-12 * Math.max(1, Math.abs(symbolic)), () -> where + " slot " + slot);
            assertEquals(difference, symbolic, 1e-6 * Math.max(1, Math.abs(symbolic)), () -> where + " slot " + slot);
        }
    }

    /// Whether one-sided differences disagree: then a central one means nothing.
    private static boolean nearKink(Graph graph, int root, double[] point) {
        double here = shifted(graph, root, point, 0, 0);
        for (int index = 0; index < SLOTS; index++) {
            double after = (shifted(graph, root, point, index, 1e-4) - here) / 1e-4;
            double before = (here - shifted(graph, root, point, index, -1e-4)) / 1e-4;
            if (Math.abs(after - before) > 0.05 * Math.max(1, Math.abs(after))) {
                return true;
            }
        }
        return false;
    }

    private static double shifted(Graph graph, int root, double[] point, int index, double by) {
        double[] moved = point.clone();
        moved[index] += by;
        return Interpreter.evaluate(graph, root, at(moved));
    }

    private static int expression(Graph graph, Random random, int depth) {
        if (depth == 0) {
            return random.nextInt(5) == 0
                    ? graph.constant(4 * random.nextDouble() - 2)
                    : read(graph, random.nextInt(SLOTS));
        }
        IntFunction<Integer> deeper = each -> expression(graph, random, depth - 1);
        int left = deeper.apply(0);
        int right = deeper.apply(1);
        return switch (random.nextInt(12)) {
            case 0, 1 -> graph.sum(left, right);
            case 2 -> graph.difference(left, right);
            case 3, 4 -> graph.product(left, right);
            case 5 -> graph.quotient(left, graph.sum(graph.constant(1.5), graph.product(right, right)));
            case 6 -> graph.maximum(left, right);
            case 7 -> graph.minimum(left, right);
            case 8 -> graph.select(Term.Comparator.LESS, left, right, graph.product(left, left), right);
            case 9 -> graph.unary(UnaryOperation.TANH, left);
            case 10 -> graph.unary(UnaryOperation.RELATIVE_EXPONENTIAL, graph.unary(UnaryOperation.SINE, left));
            default -> graph.power(graph.sum(graph.constant(1), graph.product(left, left)), 1.3);
        };
    }

    private static int read(Graph graph, int index) {
        return graph.read(Storage.STATE, index);
    }

    private static Slot slot(int index) {
        return new Slot.Cell(Storage.STATE, index);
    }

    private static ToDoubleFunction<Slot> at(double[] point) {
        return slot -> point[((Slot.Cell) slot).index()];
    }
}
