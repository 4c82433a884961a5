package org.gridlang.language.dump;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// A checked expression on one line, numbers in SI: `soc + (efficiency * charge) * dt`. Brackets show how
/// it is nested.
final class Terms {
    /// Whole numbers below it are all exact.
    private static final double MOST_EXACT = 1L << 53;

    private Terms() {}

    static String text(Term term) {
        return switch (term) {
            case Term.Constant constant -> number(constant.value());
            case Term.Reference reference -> symbol(reference.symbol());
            case Term.Apply apply -> apply(apply.operation(), apply.arguments());
            case Term.Power power -> inBrackets(power.base()) + "^" + number(power.exponent());
            case Term.Table table ->
                "table(" + text(table.argument()) + ", " + numbers(table.curve().at()) + ", "
                        + numbers(table.curve().values()) + ")";
            case Term.Choice choice ->
                "if " + condition(choice.condition()) + " then " + text(choice.then()) + " else "
                        + text(choice.otherwise());
            case Term.Draw draw -> word(draw.kind()) + " #" + draw.primitive() + list(draw.arguments());
            case Term.Statistic statistic -> word(statistic.operation()) + "(" + statistic.subject() + ")";
        };
    }

    static String condition(Term.Condition condition) {
        return switch (condition) {
            case Term.Condition.Compare compare ->
                inBrackets(compare.left()) + " " + word(compare.comparator()) + " " + inBrackets(compare.right());
            case Term.Condition.And and -> "(" + condition(and.left()) + " and " + condition(and.right()) + ")";
            case Term.Condition.Or or -> "(" + condition(or.left()) + " or " + condition(or.right()) + ")";
            case Term.Condition.Not not -> "not (" + condition(not.operand()) + ")";
            case Term.Condition.Truth truth -> Boolean.toString(truth.value());
        };
    }

    /// All digits that distinguish it from other numbers.
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < MOST_EXACT;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /// `day of year` for `DAY_OF_YEAR`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(Terms::number).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String apply(Term.Operation operation, List<Term> arguments) {
        return switch (operation) {
            case ADD -> infix(" + ", arguments);
            case SUBTRACT -> infix(" - ", arguments);
            case MULTIPLY -> infix(" * ", arguments);
            case DIVIDE -> infix(" / ", arguments);
            case NEGATE -> "-" + inBrackets(arguments.getFirst());
            case MINIMUM,
                    MAXIMUM,
                    CLAMP,
                    ABSOLUTE,
                    SQUARE_ROOT,
                    EXPONENTIAL,
                    LOGARITHM,
                    SINE,
                    COSINE,
                    TANH,
                    SMOOTH_MAXIMUM,
                    SMOOTH_MINIMUM,
                    SMOOTH_ABSOLUTE,
                    SMOOTH_CLAMP,
                    SMOOTH_STEP,
                    MEAN -> word(operation) + list(arguments);
        };
    }

    private static String infix(String operator, List<Term> arguments) {
        return arguments.stream().map(Terms::inBrackets).collect(Collectors.joining(operator));
    }

    private static String list(List<Term> arguments) {
        return arguments.stream().map(Terms::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String inBrackets(Term term) {
        String text = text(term);
        boolean simple = switch (term) {
            case Term.Constant constant -> constant.value() >= 0;
            case Term.Reference _, Term.Power _, Term.Table _, Term.Statistic _, Term.Draw _ -> true;
            case Term.Apply apply ->
                switch (apply.operation()) {
                    case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE -> false;
                    case MINIMUM,
                            MAXIMUM,
                            CLAMP,
                            ABSOLUTE,
                            SQUARE_ROOT,
                            EXPONENTIAL,
                            LOGARITHM,
                            SINE,
                            COSINE,
                            TANH,
                            SMOOTH_MAXIMUM,
                            SMOOTH_MINIMUM,
                            SMOOTH_ABSOLUTE,
                            SMOOTH_CLAMP,
                            SMOOTH_STEP,
                            MEAN -> true;
                };
            case Term.Choice _ -> false;
        };
        return simple ? text : "(" + text + ")";
    }

    private static String symbol(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Param param -> param.name();
            case Symbol.State state -> state.name();
            case Symbol.Action action -> action.name();
            case Symbol.Input input -> input.name();
            case Symbol.Let let -> let.name();
            case Symbol.StepLength _ -> "dt";
            case Symbol.OwnVoltage _ -> "bus.v_pu";
            case Symbol.Series series -> series.name();
            case Symbol.KeyedSeries series -> series.name() + "[" + key(series.key()) + "]";
            case Symbol.Data data -> data.name();
            case Symbol.Clock clock -> clock(clock.reading());
            case Symbol.LoadAttribute load -> "load." + word(load.attribute()).replace(' ', '_');
            case Symbol.Network network -> "net." + word(network.quantity()).replace(' ', '_');
            case Symbol.Subject subject ->
                subject.property().isEmpty() ? subject.name() : subject.name() + "." + subject.property();
            case Symbol.Metric metric -> metric.policy() + "." + metric.metric();
        };
    }

    /// Which series of several by key: `own`, `key 3`, `load.name`.
    static String key(Symbol.Key key) {
        return switch (key) {
            case Symbol.Key.Own _ -> "own";
            case Symbol.Key.Fixed fixed -> "key " + fixed.place();
            case Symbol.Key.OfLoad load -> load.kind() + ".name";
        };
    }

    private static String clock(Symbol.Reading reading) {
        return switch (reading) {
            case TIME_OF_DAY -> "time.of_day";
            case DAY_OF_YEAR -> "time.day_of_year";
            case WEEKDAY -> "time.weekday";
            case WEEKEND -> "time.weekend";
        };
    }
}
