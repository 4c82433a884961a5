package org.gridlang.language.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.Slot;
import org.gridlang.language.ir.Storage;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.language.model.Term;
import org.junit.jupiter.api.Test;

/// Each rule on what it is for, verified on values by [RewriteVerifier].
final class RulesTest {
    @Test
    void constantsAreFolded() {
        becomes(
                graph -> graph.product(graph.constant(2), graph.constant(3)),
                graph -> graph.constant(6),
                Rules::foldConstants);
        becomes(
                graph -> graph.unary(UnaryOperation.TANH, graph.constant(0)),
                graph -> graph.constant(0),
                Rules::foldConstants);
        stays(graph -> graph.quotient(graph.constant(0), graph.constant(0)), Rules::foldConstants);
    }

    @Test
    void neutralOperandsGo() {
        becomes(graph -> graph.sum(x(graph), graph.constant(0)), RulesTest::x, Rules::dropNeutralOperand);
        becomes(graph -> graph.sum(graph.constant(0), x(graph)), RulesTest::x, Rules::dropNeutralOperand);
        becomes(graph -> graph.product(x(graph), graph.constant(1)), RulesTest::x, Rules::dropNeutralOperand);
        becomes(
                graph -> graph.product(graph.constant(0), x(graph)),
                graph -> graph.constant(0),
                Rules::dropNeutralOperand);
        becomes(
                graph -> graph.product(graph.constant(-1), x(graph)),
                graph -> graph.negation(x(graph)),
                Rules::dropNeutralOperand);
        becomes(graph -> graph.quotient(x(graph), graph.constant(1)), RulesTest::x, Rules::dropNeutralOperand);
        becomes(graph -> graph.maximum(x(graph), x(graph)), RulesTest::x, Rules::dropNeutralOperand);
    }

    @Test
    void negationsCancelAndMoveOut() {
        becomes(graph -> graph.negation(graph.negation(x(graph))), RulesTest::x, Rules::dropDoubleNegation);
        becomes(
                graph -> graph.negation(graph.difference(x(graph), y(graph))),
                graph -> graph.difference(y(graph), x(graph)),
                Rules::dropDoubleNegation);
        becomes(
                graph -> graph.sum(x(graph), graph.negation(y(graph))),
                graph -> graph.difference(x(graph), y(graph)),
                Rules::moveNegationOut);
        becomes(
                graph -> graph.product(x(graph), graph.negation(y(graph))),
                graph -> graph.negation(graph.product(x(graph), y(graph))),
                Rules::moveNegationOut);
    }

    @Test
    void selectionsAreDecided() {
        becomes(
                graph -> graph.select(Term.Comparator.LESS, x(graph), y(graph), x(graph), x(graph)),
                RulesTest::x,
                Rules::decideSelection);
        becomes(
                graph -> graph.select(Term.Comparator.LESS, graph.constant(2), graph.constant(1), x(graph), y(graph)),
                RulesTest::y,
                Rules::decideSelection);
    }

    @Test
    void infiniteBoundsGo() {
        becomes(
                graph -> graph.minimum(x(graph), graph.constant(Double.POSITIVE_INFINITY)),
                RulesTest::x,
                Rules::dropInfiniteBound);
        stays(graph -> graph.maximum(x(graph), graph.constant(Double.POSITIVE_INFINITY)), Rules::dropInfiniteBound);
    }

    @Test
    void powersBecomeProducts() {
        becomes(
                graph -> graph.power(x(graph), 3),
                graph -> graph.product(graph.product(x(graph), x(graph)), x(graph)),
                Rules::writePowerAsProduct);
        becomes(
                graph -> graph.power(x(graph), 0.5),
                graph -> graph.unary(UnaryOperation.SQUARE_ROOT, x(graph)),
                Rules::writePowerAsProduct);
        becomes(
                graph -> graph.power(x(graph), -1),
                graph -> graph.quotient(graph.constant(1), x(graph)),
                Rules::writePowerAsProduct);
        stays(graph -> graph.power(x(graph), 1.7), Rules::writePowerAsProduct);
    }

    @Test
    void divisionByWhatIsTheSameOnAllDaysIsHoisted() {
        becomes(
                graph -> graph.quotient(x(graph), parameter(graph)),
                graph -> graph.product(x(graph), graph.quotient(graph.constant(1), parameter(graph))),
                Rules::multiplyByReciprocal);
        stays(graph -> graph.quotient(x(graph), y(graph)), Rules::multiplyByReciprocal);
        becomes(
                graph -> graph.product(graph.product(x(graph), parameter(graph)), graph.read(new Slot.StepLength())),
                graph -> graph.product(x(graph), graph.product(parameter(graph), graph.read(new Slot.StepLength()))),
                Rules::groupInvariantFactors);
    }

    @Test
    void swappedSumsAreShared() {
        var graph = new Graph();
        int root = graph.product(graph.sum(x(graph), y(graph)), graph.sum(y(graph), x(graph)));
        var rewritten = RewriteVerifier.verified(graph, root, Rules::shareSwapped);
        assertTrue(rewritten.graph().node(rewritten.of(root))
                        instanceof Node.Binary(BinaryOperation operation, int left, int right)
                && left == right);
    }

    @Test
    void randomExpressionsKeepTheirValues() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var graph = new Graph();
            int root = expression(graph, random, 5);
            var rewritten = RewriteVerifier.verified(graph, root);
            var again = Rewriter.rewrite(rewritten.graph(), List.of(rewritten.of(root)));
            assertTrue(again.graph().size() <= rewritten.graph().size(), "seed " + seed);
        }
    }

    private static int expression(Graph graph, Random random, int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> graph.constant(random.nextInt(3) - 1);
                case 1 -> parameter(graph);
                case 2 -> x(graph);
                default -> y(graph);
            };
        }
        int left = expression(graph, random, depth - 1);
        int right = expression(graph, random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> graph.sum(left, right);
            case 1 -> graph.difference(left, right);
            case 2 -> graph.product(left, right);
            case 3 -> graph.quotient(left, graph.sum(graph.product(right, right), graph.constant(1)));
            case 4 -> graph.negation(left);
            case 5 -> graph.maximum(left, right);
            case 6 -> graph.select(Term.Comparator.LESS_OR_EQUAL, left, right, left, graph.negation(right));
            case 7 -> graph.power(left, random.nextInt(4));
            default -> graph.unary(UnaryOperation.ABSOLUTE, left);
        };
    }

    private static void becomes(ToIntFunction<Graph> before, ToIntFunction<Graph> after, Rule rule) {
        var graph = new Graph();
        int root = before.applyAsInt(graph);
        var rewritten = RewriteVerifier.verified(graph, root, rule);
        assertEquals(text(after), text(rewritten.graph(), rewritten.of(root)));
    }

    private static void stays(ToIntFunction<Graph> before, Rule rule) {
        becomes(before, before, rule);
    }

    private static String text(ToIntFunction<Graph> build) {
        var graph = new Graph();
        return text(graph, build.applyAsInt(graph));
    }

    private static String text(Graph graph, int root) {
        return switch (graph.node(root)) {
            case Node.Constant constant -> Double.toString(constant.value());
            case Node.Read read -> read.slot().toString();
            case Node.Unary unary -> unary.operation() + "(" + text(graph, unary.operand()) + ")";
            case Node.Binary binary ->
                binary.operation() + "(" + text(graph, binary.left()) + ", " + text(graph, binary.right()) + ")";
            case Node.Power power -> "(" + text(graph, power.base()) + ")^" + power.exponent();
            case Node.Select select ->
                select.comparator()
                        + select.operands().stream()
                                .map(each -> text(graph, each))
                                .toList()
                                .toString();
            case Node.Draw draw -> draw.toString();
        };
    }

    private static int x(Graph graph) {
        return graph.read(Storage.STATE, 0);
    }

    private static int y(Graph graph) {
        return graph.read(Storage.STATE, 1);
    }

    private static int parameter(Graph graph) {
        return graph.read(Storage.PARAMETER, 0);
    }
}
