package org.gridlang.language.check.expression;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.gridlang.language.model.Term;

/// Evaluates terms and conditions without symbols.
public final class Constants {
    private Constants() {}

    /// The value of a term, SI; empty if a symbol is in it.
    public static OptionalDouble value(Term term) {
        return switch (term) {
            case Term.Constant constant -> OptionalDouble.of(constant.value());
            case Term.Reference reference -> OptionalDouble.empty();
            case Term.Draw draw -> OptionalDouble.empty();
            case Term.Statistic statistic -> OptionalDouble.empty();
            case Term.Power power -> {
                var base = value(power.base());
                yield base.isEmpty() ? base : OptionalDouble.of(Math.pow(base.getAsDouble(), power.exponent()));
            }
            case Term.Table table -> {
                var argument = value(table.argument());
                yield argument.isEmpty()
                        ? argument
                        : OptionalDouble.of(table.curve().value(argument.getAsDouble()));
            }
            case Term.Choice choice -> {
                var holds = truth(choice.condition());
                yield holds.isEmpty()
                        ? OptionalDouble.empty()
                        : value(holds.get() ? choice.then() : choice.otherwise());
            }
            case Term.Apply apply -> apply(apply);
        };
    }

    private static OptionalDouble apply(Term.Apply apply) {
        var values = new double[apply.arguments().size()];
        for (int i = 0; i < values.length; i++) {
            var value = value(apply.arguments().get(i));
            if (value.isEmpty()) {
                return value;
            }
            values[i] = value.getAsDouble();
        }
        return OptionalDouble.of(
                switch (apply.operation()) {
                    case ADD -> values[0] + values[1];
                    case SUBTRACT -> values[0] - values[1];
                    case MULTIPLY -> values[0] * values[1];
                    case DIVIDE -> values[0] / values[1];
                    case NEGATE -> -values[0];
                    case MINIMUM -> fold(values, Math::min);
                    case MAXIMUM -> fold(values, Math::max);
                    case CLAMP -> Math.min(Math.max(values[0], values[1]), values[2]);
                    case ABSOLUTE -> Math.abs(values[0]);
                    case SQUARE_ROOT -> Math.sqrt(values[0]);
                    case EXPONENTIAL -> Math.exp(values[0]);
                    case LOGARITHM -> Math.log(values[0]);
                    case SINE -> Math.sin(values[0]);
                    case COSINE -> Math.cos(values[0]);
                    case TANH -> Math.tanh(values[0]);
                    case SMOOTH_MAXIMUM -> Smooth.maximum(values[0], values[1], values[2]);
                    case SMOOTH_MINIMUM -> Smooth.minimum(values[0], values[1], values[2]);
                    case SMOOTH_ABSOLUTE -> Smooth.absolute(values[0], values[1]);
                    case SMOOTH_CLAMP -> Smooth.clamp(values[0], values[1], values[2], values[3]);
                    case SMOOTH_STEP -> Smooth.step(values[0], values[1]);
                    case MEAN -> fold(values, Double::sum) / values.length;
                });
    }

    private static double fold(double[] values, DoubleBinaryOperator operator) {
        double result = values[0];
        for (int i = 1; i < values.length; i++) {
            result = operator.applyAsDouble(result, values[i]);
        }
        return result;
    }

    /// Whether a condition holds; empty if a symbol decides it.
    public static Optional<Boolean> truth(Term.Condition condition) {
        return switch (condition) {
            case Term.Condition.Truth truth -> Optional.of(truth.value());
            case Term.Condition.Not not -> truth(not.operand()).map(each -> !each);
            case Term.Condition.And and ->
                truth(and.left()).flatMap(left -> truth(and.right()).map(right -> left && right));
            case Term.Condition.Or or ->
                truth(or.left()).flatMap(left -> truth(or.right()).map(right -> left || right));
            case Term.Condition.Compare compare -> {
                var left = value(compare.left());
                var right = value(compare.right());
                yield left.isEmpty() || right.isEmpty()
                        ? Optional.empty()
                        : Optional.of(holds(compare.comparator(), left.getAsDouble(), right.getAsDouble()));
            }
        };
    }

    private static boolean holds(Term.Comparator comparator, double left, double right) {
        return switch (comparator) {
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }
}
