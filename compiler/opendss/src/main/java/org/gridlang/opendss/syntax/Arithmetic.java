package org.gridlang.opendss.syntax;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Numbers, and the arithmetic in reverse Polish notation that a value in quotes or brackets may hold:
/// `8 1000 /` is 0.008. Angles are in degrees.
public final class Arithmetic {
    /// Deeper stacks than that of a pocket calculator are no formula for a property.
    private static final int DEEPEST = 100;

    public static final List<String> OPERATORS = List.of(
            "+", "-", "*", "/", "^", "sqr", "sqrt", "inv", "ln", "exp", "log10", "sin", "cos", "tan", "asin", "acos",
            "atan", "atan2", "pi", "swap", "rollup", "rolldn");

    private Arithmetic() {}

    /// What came of it.
    public sealed interface Result {
        record Value(double value) implements Result {}

        /// @param at the word at which it failed
        /// @param sentence what is wrong, for people
        record Fault(Word at, String sentence) implements Result {}
    }

    /// A number as OpenDSS writes it, `-.5e3`; empty for anything else, infinite numbers included.
    public static Optional<Double> number(String text) {
        return wellFormed(text) ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite) : Optional.empty();
    }

    /// Digits, at most one point, an exponent. `Double.parseDouble` alone would take `NaN`, `0x1p3` and `5d` too.
    private static boolean wellFormed(String text) {
        int at = 0;
        int length = text.length();
        if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        int digits = 0;
        boolean point = false;
        while (at < length && (digit(text.charAt(at)) || (!point && text.charAt(at) == '.'))) {
            point |= text.charAt(at) == '.';
            digits += digit(text.charAt(at)) ? 1 : 0;
            at++;
        }
        if (digits == 0) {
            return false;
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int first = at;
            while (at < length && digit(text.charAt(at))) {
                at++;
            }
            return at == length && at > first;
        }
        return at == length;
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /// The value of some words; there must be at least one.
    public static Result evaluate(List<Word> words) {
        Deque<Double> stack = new ArrayDeque<>();
        for (Word word : words) {
            Optional<Double> number = number(word.text());
            if (number.isPresent()) {
                stack.push(number.get());
                if (stack.size() > DEEPEST) {
                    return new Result.Fault(word, "more than " + DEEPEST + " numbers wait for an operator here");
                }
                continue;
            }
            Optional<String> fault = apply(word.text().toLowerCase(Locale.ROOT), stack);
            if (fault.isPresent()) {
                return new Result.Fault(word, fault.get());
            }
        }
        if (stack.size() != 1) {
            return new Result.Fault(
                    words.getLast(), "one number is needed here, and %d are left".formatted(stack.size()));
        }
        double value = stack.pop();
        return Double.isFinite(value)
                ? new Result.Value(value)
                : new Result.Fault(words.getLast(), "this has no finite value");
    }

    private static Optional<String> apply(String operator, Deque<Double> stack) {
        if (operator.equals("pi")) {
            stack.push(Math.PI);
            return Optional.empty();
        }
        if (!OPERATORS.contains(operator)) {
            return Optional.of("\"%s\" is neither a number nor an operator".formatted(operator));
        }
        int needed = needed(operator);
        if (stack.size() < needed) {
            return Optional.of("%s needs %s before it, and there %s %d"
                    .formatted(
                            operator,
                            needed == 1 ? "a number" : needed + " numbers",
                            stack.size() == 1 ? "is" : "are",
                            stack.size()));
        }
        switch (operator) {
            case "rollup" -> roll(stack, 1);
            case "rolldn" -> roll(stack, -1);
            case "swap" -> {
                double last = stack.pop();
                double before = stack.pop();
                stack.push(last);
                stack.push(before);
            }
            case "+", "-", "*", "/", "^", "atan2" -> {
                double right = stack.pop();
                stack.push(binary(operator, stack.pop(), right));
            }
            default -> stack.push(unary(operator, stack.pop()));
        }
        return Optional.empty();
    }

    private static int needed(String operator) {
        return switch (operator) {
            case "+", "-", "*", "/", "^", "atan2", "swap" -> 2;
            default -> 1;
        };
    }

    private static double binary(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "^" -> Math.pow(left, right);
            case "atan2" -> Math.toDegrees(Math.atan2(left, right));
            default -> throw new IllegalStateException("opendss: no operator " + operator);
        };
    }

    private static double unary(String operator, double value) {
        return switch (operator) {
            case "sqr" -> value * value;
            case "sqrt" -> Math.sqrt(value);
            case "inv" -> 1 / value;
            case "ln" -> Math.log(value);
            case "exp" -> Math.exp(value);
            case "log10" -> Math.log10(value);
            case "sin" -> Math.sin(Math.toRadians(value));
            case "cos" -> Math.cos(Math.toRadians(value));
            case "tan" -> Math.tan(Math.toRadians(value));
            case "asin" -> Math.toDegrees(Math.asin(value));
            case "acos" -> Math.toDegrees(Math.acos(value));
            case "atan" -> Math.toDegrees(Math.atan(value));
            default -> throw new IllegalStateException("opendss: no operator " + operator);
        };
    }

    /// Turns the whole stack by one place.
    private static void roll(Deque<Double> stack, int places) {
        var all = new java.util.ArrayList<>(stack);
        Collections.rotate(all, -places);
        stack.clear();
        all.forEach(each -> stack.addLast(Objects.requireNonNull(each)));
    }
}
