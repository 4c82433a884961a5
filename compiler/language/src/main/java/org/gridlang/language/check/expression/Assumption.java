package org.gridlang.language.check.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// What a condition tells of the symbols in it: behind `if x > 0 kW then` x is positive.
final class Assumption {
    private final Intervals intervals;
    private final Function<Symbol, Interval> known;
    private final Map<Symbol, Interval> narrowed = new HashMap<>();

    private Assumption(Intervals intervals, Function<Symbol, Interval> known) {
        this.intervals = intervals;
        this.known = known;
    }

    /// What is known of each symbol where the condition holds, or does not.
    static Function<Symbol, Interval> of(
            Term.Condition condition, boolean holds, Intervals intervals, Function<Symbol, Interval> known) {
        var assumption = new Assumption(intervals, known);
        assumption.assume(condition, holds);
        return symbol -> {
            var narrower = assumption.narrowed.get(symbol);
            return narrower == null ? known.apply(symbol) : narrower;
        };
    }

    private void assume(Term.Condition condition, boolean holds) {
        switch (condition) {
            case Term.Condition.Truth truth -> {}
            case Term.Condition.Not not -> assume(not.operand(), !holds);
            // One side alone tells nothing where "and" fails or "or" holds.
            case Term.Condition.And and -> {
                if (holds) {
                    assume(and.left(), true);
                    assume(and.right(), true);
                }
            }
            case Term.Condition.Or or -> {
                if (!holds) {
                    assume(or.left(), false);
                    assume(or.right(), false);
                }
            }
            case Term.Condition.Compare compare -> {
                var comparator = holds ? compare.comparator() : opposite(compare.comparator());
                narrow(compare.left(), comparator, compare.right());
                narrow(compare.right(), mirrored(comparator), compare.left());
            }
        }
    }

    private void narrow(Term term, Term.Comparator comparator, Term bound) {
        if (!(term instanceof Term.Reference reference)) {
            return;
        }
        var limit = intervals.of(bound);
        var now = narrowed.getOrDefault(reference.symbol(), known.apply(reference.symbol()));
        double low = now.low();
        double high = now.high();
        switch (comparator) {
            case GREATER -> low = Math.max(low, Math.nextUp(limit.low()));
            case GREATER_OR_EQUAL -> low = Math.max(low, limit.low());
            case LESS -> high = Math.min(high, Math.nextDown(limit.high()));
            case LESS_OR_EQUAL -> high = Math.min(high, limit.high());
            case EQUAL -> {
                low = Math.max(low, limit.low());
                high = Math.min(high, limit.high());
            }
            case NOT_EQUAL -> {
                low = limit.isPoint() && low == limit.low() ? Math.nextUp(low) : low;
                high = limit.isPoint() && high == limit.high() ? Math.nextDown(high) : high;
            }
        }
        if (low <= high) {
            narrowed.put(reference.symbol(), new Interval(low, high));
        }
    }

    private static Term.Comparator opposite(Term.Comparator comparator) {
        return switch (comparator) {
            case LESS -> Term.Comparator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Term.Comparator.GREATER;
            case GREATER -> Term.Comparator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Term.Comparator.LESS;
            case EQUAL -> Term.Comparator.NOT_EQUAL;
            case NOT_EQUAL -> Term.Comparator.EQUAL;
        };
    }

    private static Term.Comparator mirrored(Term.Comparator comparator) {
        return switch (comparator) {
            case LESS -> Term.Comparator.GREATER;
            case LESS_OR_EQUAL -> Term.Comparator.GREATER_OR_EQUAL;
            case GREATER -> Term.Comparator.LESS;
            case GREATER_OR_EQUAL -> Term.Comparator.LESS_OR_EQUAL;
            case EQUAL -> Term.Comparator.EQUAL;
            case NOT_EQUAL -> Term.Comparator.NOT_EQUAL;
        };
    }
}
