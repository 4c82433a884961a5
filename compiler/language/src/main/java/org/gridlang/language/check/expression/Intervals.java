package org.gridlang.language.check.expression;

import java.util.function.Function;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// Bounds the values of a term from the bounds of the symbols in it, by interval arithmetic.
public final class Intervals {
    private final Function<Symbol, Interval> symbols;

    /// @param symbols what is known of each symbol; [Interval#ALL] if nothing
    public Intervals(Function<Symbol, Interval> symbols) {
        this.symbols = symbols;
    }

    /// A range that surely holds the value of the term.
    public Interval of(Term term) {
        return switch (term) {
            case Term.Constant constant -> Interval.of(constant.value());
            case Term.Reference reference -> symbols.apply(reference.symbol());
            case Term.Power power -> of(power.base()).power(power.exponent());
            case Term.Table table -> of(table.argument()).through(table.curve());
            case Term.Choice choice ->
                where(choice.condition(), true)
                        .of(choice.then())
                        .union(where(choice.condition(), false).of(choice.otherwise()));
            case Term.Draw draw -> Interval.ALL;
            case Term.Statistic statistic -> Interval.ALL;
            case Term.Apply apply -> apply(apply);
        };
    }

    /// What is known where a condition holds, or where it does not.
    public Intervals where(Term.Condition condition, boolean holds) {
        return new Intervals(Assumption.of(condition, holds, this, symbols));
    }

    private Interval apply(Term.Apply apply) {
        var arguments = apply.arguments();
        var first = of(arguments.getFirst());
        return switch (apply.operation()) {
            case ADD -> first.plus(of(arguments.get(1)));
            case SUBTRACT -> first.minus(of(arguments.get(1)));
            case MULTIPLY ->
                sameReference(arguments.get(0), arguments.get(1)) ? first.power(2) : first.times(of(arguments.get(1)));
            case DIVIDE -> first.times(of(arguments.get(1)).reciprocal());
            case NEGATE -> first.negated();
            case MINIMUM ->
                arguments.stream().map(this::of).reduce(Interval::smallest).orElseThrow();
            case MAXIMUM ->
                arguments.stream().map(this::of).reduce(Interval::largest).orElseThrow();
            case CLAMP -> first.largest(of(arguments.get(1))).smallest(of(arguments.get(2)));
            case ABSOLUTE -> first.absolute();
            case SQUARE_ROOT -> first.power(0.5);
            case EXPONENTIAL -> new Interval(Math.exp(first.low()), Math.exp(first.high()));
            case LOGARITHM -> new Interval(Math.log(Math.max(first.low(), 0)), Math.log(Math.max(first.high(), 0)));
            case SINE, COSINE -> first.isPoint() ? point(apply.operation(), first.low()) : new Interval(-1, 1);
            case TANH -> new Interval(Math.tanh(first.low()), Math.tanh(first.high()));
            case SMOOTH_MAXIMUM -> Smooth.maximum(first, of(arguments.get(1)), of(arguments.get(2)));
            case SMOOTH_MINIMUM -> Smooth.minimum(first, of(arguments.get(1)), of(arguments.get(2)));
            case SMOOTH_ABSOLUTE -> Smooth.absolute(first, of(arguments.get(1)));
            case SMOOTH_CLAMP -> Smooth.clamp(of(arguments.get(1)), of(arguments.get(2)));
            case SMOOTH_STEP -> Smooth.step(first, of(arguments.get(1)));
            case MEAN -> first;
        };
    }

    private static Interval point(Term.Operation operation, double value) {
        return Interval.of(operation == Term.Operation.SINE ? Math.sin(value) : Math.cos(value));
    }

    /// `x * x` is a square, whatever the sign of x.
    private static boolean sameReference(Term left, Term right) {
        return left instanceof Term.Reference a
                && right instanceof Term.Reference b
                && a.symbol().equals(b.symbol());
    }
}
