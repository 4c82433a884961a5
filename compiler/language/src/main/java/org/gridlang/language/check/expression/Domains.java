package org.gridlang.language.check.expression;

import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;

/// Finds divisors that may be zero, and roots and logarithms of what may be negative.
public final class Domains {
    private final Intervals intervals;
    private final Units units;
    private final Diagnostics out;

    public Domains(Intervals intervals, Units units, Diagnostics out) {
        this.intervals = intervals;
        this.units = units;
        this.out = out;
    }

    /// Checks a term and all its parts.
    public void check(Term term) {
        one(term);
        switch (term) {
            case Term.Apply apply -> apply.arguments().forEach(this::check);
            case Term.Power power -> check(power.base());
            case Term.Table table -> check(table.argument());
            case Term.Draw draw -> draw.arguments().forEach(this::check);
            case Term.Choice choice -> {
                Terms.parts(choice.condition()).forEach(this::check);
                // Each branch is computed only where its condition holds: `if x > 0 then 1 / x else 0`.
                new Domains(intervals.where(choice.condition(), true), units, out).check(choice.then());
                new Domains(intervals.where(choice.condition(), false), units, out).check(choice.otherwise());
            }
            case Term.Constant constant -> {}
            case Term.Reference reference -> {}
            case Term.Statistic statistic -> {}
        }
    }

    private void one(Term term) {
        switch (term) {
            case Term.Apply apply -> apply(apply);
            case Term.Power power -> {
                if (power.exponent() < 0) {
                    divisor(power.base());
                }
                if (power.exponent() != Math.rint(power.exponent())) {
                    notNegative(power.base(), "a fractional power");
                }
            }
            case Term.Constant constant -> {}
            case Term.Reference reference -> {}
            case Term.Table table -> {}
            case Term.Choice choice -> {}
            case Term.Draw draw -> draw(draw);
            case Term.Statistic statistic -> {}
        }
    }

    private void apply(Term.Apply apply) {
        switch (apply.operation()) {
            case DIVIDE -> divisor(apply.arguments().get(1));
            case SQUARE_ROOT -> notNegative(apply.arguments().getFirst(), "the square root");
            case LOGARITHM -> positive(apply.arguments().getFirst());
            case SMOOTH_MAXIMUM, SMOOTH_MINIMUM, SMOOTH_ABSOLUTE, SMOOTH_CLAMP, SMOOTH_STEP ->
                width(apply.arguments().getLast());
            default -> {}
        }
    }

    private void draw(Term.Draw draw) {
        if (draw.kind() != Term.Primitive.WANDER) {
            return;
        }
        var correlation = draw.arguments().get(1);
        var interval = intervals.of(correlation);
        if (!interval.isPositive()) {
            out.add(Diagnostic.error(Code.D104, correlation.span(), "the correlation time of wander must be positive")
                    .pointing(range(interval, correlation.dimension()))
                    .note("instead", "noise(deviation: ...) is noise without any memory"));
        }
    }

    private void divisor(Term divisor) {
        var interval = intervals.of(divisor);
        if (!interval.contains(0)) {
            return;
        }
        var text = text(divisor);
        out.add(Diagnostic.error(
                        Code.D104,
                        divisor.span(),
                        interval.isZero() ? "this divides by zero" : "this divides by " + text + ", which may be zero")
                .pointing(range(interval, divisor.dimension()))
                .note("instead", remedy(divisor, interval, "without zero")));
    }

    private void notNegative(Term argument, String what) {
        var interval = intervals.of(argument);
        if (interval.isNotNegative()) {
            return;
        }
        out.add(Diagnostic.error(
                        Code.D105, argument.span(), what + " is taken of " + text(argument) + ", which may be negative")
                .pointing(range(interval, argument.dimension()))
                .note("instead", remedy(argument, interval, "without negative values")));
    }

    private void positive(Term argument) {
        var interval = intervals.of(argument);
        if (interval.isPositive()) {
            return;
        }
        out.add(Diagnostic.error(
                        Code.D105,
                        argument.span(),
                        "the logarithm is taken of " + text(argument) + ", which may be zero or negative")
                .pointing(range(interval, argument.dimension()))
                .note("instead", remedy(argument, interval, "above zero")));
    }

    private void width(Term width) {
        var interval = intervals.of(width);
        if (interval.isPositive()) {
            return;
        }
        boolean never = interval.isNotPositive();
        out.add(Diagnostic.error(
                        Code.D116,
                        width.span(),
                        never
                                ? "the width of a smooth function must be positive"
                                : interval.isNotNegative()
                                        ? "this width may be zero"
                                        : "this width may be zero or negative")
                .pointing(range(interval, width.dimension()))
                .note("why", "over the width the corner is rounded off; without it there is no slope at the corner")
                .note(
                        "instead",
                        never
                                ? "the sharp functions are min, max, abs and clamp"
                                : remedy(width, interval, "above zero")));
    }

    private String range(Interval interval, Dimension dimension) {
        var measures = units.measures();
        if (interval.equals(Interval.ALL)) {
            return "nothing is known of its range";
        }
        if (interval.isPoint()) {
            return "is " + measures.value(interval.low(), dimension);
        }
        if (interval.high() == Double.POSITIVE_INFINITY) {
            return "at least " + measures.value(interval.low(), dimension);
        }
        if (interval.low() == Double.NEGATIVE_INFINITY) {
            return "at most " + measures.value(interval.high(), dimension);
        }
        return "between " + measures.value(interval.low(), dimension) + " and "
                + measures.value(interval.high(), dimension);
    }

    private String remedy(Term term, Interval interval, String what) {
        var unit = units.measures().unit(term.dimension());
        var small = "0.001" + (unit.isEmpty() ? "" : unit.matches("[^/*^]+") ? " " + unit : " [" + unit + "]");
        var guard = "write max(" + text(term) + ", " + small + ")";
        boolean known = !interval.equals(Interval.ALL);
        return term instanceof Term.Reference
                ? (known ? "narrow the range of " : "give a range to ") + text(term) + " " + what + ", or " + guard
                : "narrow the ranges of what it is made of, or " + guard;
    }

    private static String text(Term term) {
        var text = term.span().text().replaceAll("\\s+", " ");
        return text.length() > 40 ? "this" : text;
    }
}
