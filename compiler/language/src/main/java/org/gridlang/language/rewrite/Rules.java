package org.gridlang.language.rewrite;

import static org.gridlang.language.ir.BinaryOperation.ADD;
import static org.gridlang.language.ir.BinaryOperation.DIVIDE;
import static org.gridlang.language.ir.BinaryOperation.MAXIMUM;
import static org.gridlang.language.ir.BinaryOperation.MINIMUM;
import static org.gridlang.language.ir.BinaryOperation.MULTIPLY;
import static org.gridlang.language.ir.BinaryOperation.SUBTRACT;
import static org.gridlang.language.ir.UnaryOperation.NEGATE;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.Graph;
import org.gridlang.language.ir.Interpreter;
import org.gridlang.language.ir.Node;
import org.gridlang.language.ir.UnaryOperation;

/// The rewriting rules, in the order in which they are tried.
final class Rules {
    static final List<Rule> ALL = List.of(
            Rules::foldConstants,
            Rules::dropNeutralOperand,
            Rules::dropDoubleNegation,
            Rules::moveNegationOut,
            Rules::decideSelection,
            Rules::dropInfiniteBound,
            Rules::writePowerAsProduct,
            Rules::multiplyByReciprocal,
            Rules::groupInvariantFactors,
            Rules::shareSwapped);

    /// Powers up to this size become products.
    private static final double LARGEST_PRODUCT = 8;

    private Rules() {}

    /// `2 * 3` is `6`.
    static OptionalInt foldConstants(Node node, Rule.Target target) {
        var graph = target.graph();
        OptionalDouble value = switch (node) {
            case Node.Unary(UnaryOperation operation, int operand) -> {
                var x = constant(graph, operand);
                yield x.isPresent()
                        ? OptionalDouble.of(Interpreter.function(operation, x.getAsDouble()))
                        : OptionalDouble.empty();
            }
            case Node.Binary(BinaryOperation operation, int left, int right) -> {
                var x = constant(graph, left);
                var y = constant(graph, right);
                yield x.isPresent() && y.isPresent()
                        ? OptionalDouble.of(Interpreter.function(operation, x.getAsDouble(), y.getAsDouble()))
                        : OptionalDouble.empty();
            }
            case Node.Power(int base, double exponent) -> {
                var x = constant(graph, base);
                yield x.isPresent()
                        ? OptionalDouble.of(StrictMath.pow(x.getAsDouble(), exponent))
                        : OptionalDouble.empty();
            }
            case Node.Constant constant -> OptionalDouble.empty();
            case Node.Read read -> OptionalDouble.empty();
            case Node.Select select -> OptionalDouble.empty();
            case Node.Draw draw -> OptionalDouble.empty();
        };
        return value.isPresent() && !Double.isNaN(value.getAsDouble())
                ? OptionalInt.of(target.constant(value.getAsDouble()))
                : OptionalInt.empty();
    }

    /// `x + 0`, `x * 1`, `x / 1` are `x`; `x * 0` and `0 / x` are 0; `0 - x` and `x * -1` are `-x`.
    static OptionalInt dropNeutralOperand(Node node, Rule.Target target) {
        if (!(node instanceof Node.Binary(BinaryOperation operation, int left, int right))) {
            return OptionalInt.empty();
        }
        var graph = target.graph();
        return switch (operation) {
            case ADD ->
                graph.is(left, 0)
                        ? OptionalInt.of(right)
                        : graph.is(right, 0) ? OptionalInt.of(left) : OptionalInt.empty();
            case SUBTRACT ->
                graph.is(right, 0)
                        ? OptionalInt.of(left)
                        : graph.is(left, 0) ? negated(right, target) : OptionalInt.empty();
            case MULTIPLY -> {
                var other = graph.node(left) instanceof Node.Constant ? right : left;
                var factor = graph.node(left) instanceof Node.Constant ? left : right;
                yield graph.is(factor, 0)
                        ? OptionalInt.of(target.constant(0))
                        : graph.is(factor, 1)
                                ? OptionalInt.of(other)
                                : graph.is(factor, -1) ? negated(other, target) : OptionalInt.empty();
            }
            case DIVIDE -> graph.is(left, 0) || graph.is(right, 1) ? OptionalInt.of(left) : OptionalInt.empty();
            case MINIMUM, MAXIMUM -> left == right ? OptionalInt.of(left) : OptionalInt.empty();
        };
    }

    /// `-(-x)` is `x`, `-(a - b)` is `b - a`, `|-x|` is `|x|`.
    static OptionalInt dropDoubleNegation(Node node, Rule.Target target) {
        if (!(node instanceof Node.Unary(UnaryOperation operation, int operand))) {
            return OptionalInt.empty();
        }
        var inner = target.graph().node(operand);
        if (operation == NEGATE && inner instanceof Node.Unary(UnaryOperation negate, int x) && negate == NEGATE) {
            return OptionalInt.of(x);
        }
        if (operation == NEGATE
                && inner instanceof Node.Binary(BinaryOperation subtract, int a, int b)
                && subtract == SUBTRACT) {
            return OptionalInt.of(target.add(new Node.Binary(SUBTRACT, b, a)));
        }
        if (operation == UnaryOperation.ABSOLUTE
                && inner instanceof Node.Unary(UnaryOperation negate, int x)
                && negate == NEGATE) {
            return OptionalInt.of(target.add(new Node.Unary(UnaryOperation.ABSOLUTE, x)));
        }
        return OptionalInt.empty();
    }

    /// `a + -b` is `a - b`, `a - -b` is `a + b`, `-a + b` is `b - a`, `-a * b` is `-(a * b)`, `-a / b` is `-(a
    /// / b)`.
    static OptionalInt moveNegationOut(Node node, Rule.Target target) {
        if (!(node instanceof Node.Binary(BinaryOperation operation, int left, int right))) {
            return OptionalInt.empty();
        }
        var negatedLeft = negatedOperand(target.graph(), left);
        var negatedRight = negatedOperand(target.graph(), right);
        if (operation == ADD && negatedRight.isPresent()) {
            return binary(target, SUBTRACT, left, negatedRight.getAsInt());
        }
        if (operation == ADD && negatedLeft.isPresent()) {
            return binary(target, SUBTRACT, right, negatedLeft.getAsInt());
        }
        if (operation == SUBTRACT && negatedRight.isPresent()) {
            return binary(target, ADD, left, negatedRight.getAsInt());
        }
        boolean scales = operation == MULTIPLY || operation == DIVIDE;
        if (scales && negatedLeft.isPresent()) {
            return negated(target.add(new Node.Binary(operation, negatedLeft.getAsInt(), right)), target);
        }
        if (scales && negatedRight.isPresent()) {
            return negated(target.add(new Node.Binary(operation, left, negatedRight.getAsInt())), target);
        }
        return OptionalInt.empty();
    }

    /// A selection between equal branches, or by constants, is one branch.
    static OptionalInt decideSelection(Node node, Rule.Target target) {
        if (!(node instanceof Node.Select select)) {
            return OptionalInt.empty();
        }
        if (select.then() == select.otherwise()) {
            return OptionalInt.of(select.then());
        }
        var left = constant(target.graph(), select.left());
        var right = constant(target.graph(), select.right());
        if (left.isEmpty() || right.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean holds = Interpreter.holds(select.comparator(), left.getAsDouble(), right.getAsDouble());
        return OptionalInt.of(holds ? select.then() : select.otherwise());
    }

    /// `min(x, infinity)` and `max(x, -infinity)` are `x`.
    static OptionalInt dropInfiniteBound(Node node, Rule.Target target) {
        if (!(node instanceof Node.Binary(BinaryOperation operation, int left, int right))) {
            return OptionalInt.empty();
        }
        double neutral = operation == MINIMUM
                ? Double.POSITIVE_INFINITY
                : operation == MAXIMUM ? Double.NEGATIVE_INFINITY : Double.NaN;
        if (target.graph().is(right, neutral)) {
            return OptionalInt.of(left);
        }
        return target.graph().is(left, neutral) ? OptionalInt.of(right) : OptionalInt.empty();
    }

    /// `x^2` is `x * x`, `x^0.5` is `sqrt(x)`, `x^-1` is `1 / x`.
    static OptionalInt writePowerAsProduct(Node node, Rule.Target target) {
        if (!(node instanceof Node.Power(int base, double exponent))) {
            return OptionalInt.empty();
        }
        if (exponent == 0) {
            return OptionalInt.of(target.constant(1));
        }
        if (exponent == 1) {
            return OptionalInt.of(base);
        }
        if (exponent == 0.5) {
            return OptionalInt.of(target.add(new Node.Unary(UnaryOperation.SQUARE_ROOT, base)));
        }
        boolean isWhole = exponent == Math.rint(exponent);
        if (isWhole && exponent < 0) {
            int inverse = target.add(new Node.Power(base, -exponent));
            return binary(target, DIVIDE, target.constant(1), inverse);
        }
        if (!isWhole || exponent > LARGEST_PRODUCT) {
            return OptionalInt.empty();
        }
        int half = target.add(new Node.Power(base, Math.floor(exponent / 2)));
        int square = target.add(new Node.Binary(MULTIPLY, half, half));
        return exponent % 2 == 0 ? OptionalInt.of(square) : binary(target, MULTIPLY, square, base);
    }

    /// `x / c` is `x * (1 / c)` where c is the same on all days: one division for all lanes instead of one for
    /// each.
    static OptionalInt multiplyByReciprocal(Node node, Rule.Target target) {
        if (!(node instanceof Node.Binary(BinaryOperation operation, int left, int right)) || operation != DIVIDE) {
            return OptionalInt.empty();
        }
        boolean saves = target.invariance().of(right) && !target.invariance().of(left);
        if (!saves) {
            return OptionalInt.empty();
        }
        int reciprocal = target.add(new Node.Binary(DIVIDE, target.constant(1), right));
        return binary(target, MULTIPLY, left, reciprocal);
    }

    /// `(x * c) * d` is `x * (c * d)` where c and d are the same on all days.
    static OptionalInt groupInvariantFactors(Node node, Rule.Target target) {
        if (!(node instanceof Node.Binary(BinaryOperation operation, int left, int right)) || operation != MULTIPLY) {
            return OptionalInt.empty();
        }
        boolean leftIsInvariant = target.invariance().of(left);
        if (leftIsInvariant == target.invariance().of(right)) {
            return OptionalInt.empty();
        }
        int factor = leftIsInvariant ? left : right;
        int varying = leftIsInvariant ? right : left;
        if (target.graph().node(varying) instanceof Node.Binary(BinaryOperation inner, int a, int b)
                && inner == MULTIPLY) {
            if (target.invariance().of(b)) {
                return binary(target, MULTIPLY, a, target.add(new Node.Binary(MULTIPLY, b, factor)));
            }
            if (target.invariance().of(a)) {
                return binary(target, MULTIPLY, b, target.add(new Node.Binary(MULTIPLY, a, factor)));
            }
        }
        return OptionalInt.empty();
    }

    /// `b + a` is `a + b` if that is computed already.
    static OptionalInt shareSwapped(Node node, Rule.Target target) {
        if (node instanceof Node.Binary(BinaryOperation operation, int left, int right)
                && (operation == ADD || operation == MULTIPLY)) {
            var swapped = target.graph().find(new Node.Binary(operation, right, left));
            return swapped.isPresent() ? OptionalInt.of(swapped.get()) : OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private static OptionalDouble constant(Graph graph, int number) {
        return graph.node(number) instanceof Node.Constant(double value)
                ? OptionalDouble.of(value)
                : OptionalDouble.empty();
    }

    private static OptionalInt negated(int operand, Rule.Target target) {
        return OptionalInt.of(target.add(new Node.Unary(NEGATE, operand)));
    }

    private static OptionalInt negatedOperand(Graph graph, int number) {
        return graph.node(number) instanceof Node.Unary(UnaryOperation operation, int operand) && operation == NEGATE
                ? OptionalInt.of(operand)
                : OptionalInt.empty();
    }

    private static OptionalInt binary(Rule.Target target, BinaryOperation operation, int left, int right) {
        return OptionalInt.of(target.add(new Node.Binary(operation, left, right)));
    }
}
