package org.gridlang.language.ir;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.gridlang.language.model.Term;

/// Evaluates expressions one node at a time, forward and in reverse: slow and obvious, the oracle for generated
/// code and for symbolic derivatives. It uses `StrictMath`, not the functions that generated code calls.
///
/// Derivatives where there is none: those of the branch that was taken; 0 for `abs` and `sqrt` at 0; the first
/// argument's for `min` and `max` on a tie.
public final class Interpreter {
    private final Graph graph;
    private final double[] values;

    /// Evaluates these expressions.
    public Interpreter(Graph graph, Collection<Integer> roots, ToDoubleFunction<Slot> slots) {
        this.graph = graph;
        var needed = graph.reachable(roots);
        this.values = new double[needed.length()];
        for (int number = needed.nextSetBit(0); number >= 0; number = needed.nextSetBit(number + 1)) {
            values[number] = evaluate(graph.node(number), slots);
        }
    }

    /// The value of one expression.
    public static double evaluate(Graph graph, int root, ToDoubleFunction<Slot> slots) {
        return new Interpreter(graph, List.of(root), slots).value(root);
    }

    /// What a routine writes; a cell that it adds to counts from 0.
    public static Map<Slot.Cell, Double> run(DeviceProgram device, Routine.Kind kind, ToDoubleFunction<Slot> slots) {
        var routine = device.routine(kind);
        var interpreter = new Interpreter(device.graph(), routine.roots(), slots);
        var written = new HashMap<Slot.Cell, Double>();
        for (var store : routine.stores()) {
            written.merge(
                    store.target(),
                    interpreter.value(store.value()),
                    (old, added) -> store.accumulate() ? old + added : added);
        }
        return written;
    }

    /// The derivative of `sum of seed * written cell` of a routine with respect to every cell that it reads, by
    /// reverse accumulation of numbers.
    public static Map<Slot, Double> reverse(
            DeviceProgram device, Routine.Kind kind, Map<Slot.Cell, Double> seeds, ToDoubleFunction<Slot> slots) {
        var routine = device.routine(kind);
        var interpreter = new Interpreter(device.graph(), routine.roots(), slots);
        var rootSeeds = new TreeMap<Integer, Double>();
        for (var store : routine.stores()) {
            rootSeeds.merge(store.value(), seeds.getOrDefault(store.target(), 0.0), Double::sum);
        }
        return interpreter.reverse(rootSeeds);
    }

    public double value(int number) {
        return values[number];
    }

    /// The derivative of `sum of seed * root` with respect to every slot read.
    public Map<Slot, Double> reverse(Map<Integer, Double> seeds) {
        double[] adjoints = new double[values.length];
        seeds.forEach((root, seed) -> adjoints[root] += seed);
        var result = new HashMap<Slot, Double>();
        for (int number = values.length - 1; number >= 0; number--) {
            if (graph.node(number) instanceof Node.Read read) {
                result.put(read.slot(), adjoints[number]);
            } else if (adjoints[number] != 0) {
                push(graph.node(number), number, adjoints);
            }
        }
        return result;
    }

    /// Whether a comparison holds; a comparison with NaN does not, except `!=`.
    public static boolean holds(Term.Comparator comparator, double left, double right) {
        return switch (comparator) {
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }

    private double evaluate(Node node, ToDoubleFunction<Slot> slots) {
        return switch (node) {
            case Node.Constant constant -> constant.value();
            case Node.Read read -> slots.applyAsDouble(read.slot());
            case Node.Unary unary -> function(unary.operation(), values[unary.operand()]);
            case Node.Binary binary -> function(binary.operation(), values[binary.left()], values[binary.right()]);
            case Node.Power power -> StrictMath.pow(values[power.base()], power.exponent());
            case Node.Select select ->
                holds(select.comparator(), values[select.left()], values[select.right()])
                        ? values[select.then()]
                        : values[select.otherwise()];
            case Node.Draw draw -> throw new IllegalArgumentException("a random draw has no value here: " + draw);
        };
    }

    /// The value of an operation.
    public static double function(UnaryOperation operation, double x) {
        return switch (operation) {
            case NEGATE -> -x;
            case ABSOLUTE -> Math.abs(x);
            case SIGN -> x > 0 ? 1 : x < 0 ? -1 : 0;
            case SQUARE_ROOT -> Math.sqrt(x);
            case EXPONENTIAL -> StrictMath.exp(x);
            case LOGARITHM -> StrictMath.log(x);
            case SINE -> StrictMath.sin(x);
            case COSINE -> StrictMath.cos(x);
            case TANH -> StrictMath.tanh(x);
            case RELATIVE_EXPONENTIAL -> x == 0 ? 1 : StrictMath.expm1(x) / x;
        };
    }

    /// The value of an operation.
    public static double function(BinaryOperation operation, double left, double right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case MINIMUM -> right < left ? right : left;
            case MAXIMUM -> right > left ? right : left;
        };
    }

    private void push(Node node, int number, double[] adjoints) {
        double adjoint = adjoints[number];
        switch (node) {
            case Node.Constant constant -> {}
            case Node.Read read -> {}
            case Node.Unary unary ->
                adjoints[unary.operand()] += adjoint * slope(unary.operation(), values[unary.operand()]);
            case Node.Binary binary -> {
                double left = values[binary.left()];
                double right = values[binary.right()];
                switch (binary.operation()) {
                    case ADD -> {
                        adjoints[binary.left()] += adjoint;
                        adjoints[binary.right()] += adjoint;
                    }
                    case SUBTRACT -> {
                        adjoints[binary.left()] += adjoint;
                        adjoints[binary.right()] -= adjoint;
                    }
                    case MULTIPLY -> {
                        adjoints[binary.left()] += adjoint * right;
                        adjoints[binary.right()] += adjoint * left;
                    }
                    case DIVIDE -> {
                        adjoints[binary.left()] += adjoint / right;
                        adjoints[binary.right()] -= adjoint * left / right / right;
                    }
                    case MINIMUM -> adjoints[right < left ? binary.right() : binary.left()] += adjoint;
                    case MAXIMUM -> adjoints[right > left ? binary.right() : binary.left()] += adjoint;
                }
            }
            case Node.Power power ->
                adjoints[power.base()] +=
                        adjoint * power.exponent() * StrictMath.pow(values[power.base()], power.exponent() - 1);
            case Node.Select select -> {
                boolean taken = holds(select.comparator(), values[select.left()], values[select.right()]);
                adjoints[taken ? select.then() : select.otherwise()] += adjoint;
            }
            case Node.Draw draw -> throw new IllegalArgumentException("a random draw has no derivative: " + draw);
        }
    }

    private static double slope(UnaryOperation operation, double x) {
        return switch (operation) {
            case NEGATE -> -1;
            case ABSOLUTE -> Math.signum(x);
            case SIGN -> 0;
            case SQUARE_ROOT -> x > 0 ? 0.5 / Math.sqrt(x) : 0;
            case EXPONENTIAL -> StrictMath.exp(x);
            case LOGARITHM -> 1 / x;
            case SINE -> StrictMath.cos(x);
            case COSINE -> -StrictMath.sin(x);
            case TANH -> 1 - StrictMath.tanh(x) * StrictMath.tanh(x);
            case RELATIVE_EXPONENTIAL -> relativeExponentialSlope(x);
        };
    }

    /// The derivative of `(e^x - 1) / x = sum x^k / (k+1)!`, summed where the closed form would cancel.
    private static double relativeExponentialSlope(double x) {
        if (Math.abs(x) > 1) {
            return (StrictMath.exp(x) - StrictMath.expm1(x) / x) / x;
        }
        double sum = 0;
        double term = 0.5;
        for (int k = 1; k < 25; k++) {
            sum += term * k;
            term *= x / (k + 2);
        }
        return sum;
    }
}
