package org.gridlang.language.lint;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Intervals;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// The slope of a term that is affine in some symbols, such as -1 / tau of `(outside - air) / tau` in `air`: between
/// which values it lies.
final class AffineSlopes {
    private final DeviceModel device;
    private final Set<Symbol> variables;
    private final Function<Symbol, Interval> ranges;
    private final Intervals intervals;

    /// @param variables in which terms must be affine, all together
    /// @param ranges of symbols that are no lets
    AffineSlopes(DeviceModel device, Set<Symbol> variables, Function<Symbol, Interval> ranges) {
        this.device = device;
        this.variables = variables;
        this.ranges = ranges;
        this.intervals = new Intervals(this::range);
    }

    private Interval range(Symbol symbol) {
        return symbol instanceof Symbol.Let let
                ? intervals.of(device.lets().get(let.slot()).value())
                : ranges.apply(symbol);
    }

    /// The slope in one of the variables; empty if the term is not affine.
    Optional<Interval> of(Term term, Symbol variable) {
        return isConstant(term) ? Optional.of(Interval.of(0)) : slope(term, variable);
    }

    private boolean isConstant(Term term) {
        return Dependencies.of(device, term).stream().noneMatch(variables::contains);
    }

    private Optional<Interval> slope(Term term, Symbol variable) {
        return switch (term) {
            case Term.Reference(var span, var dimension, Symbol.Let let) ->
                of(device.lets().get(let.slot()).value(), variable);
            case Term.Reference reference ->
                Optional.of(Interval.of(reference.symbol().equals(variable) ? 1 : 0));
            case Term.Apply apply -> apply(apply, variable);
            case Term.Power power when power.exponent() == 1 -> of(power.base(), variable);
            default -> Optional.empty();
        };
    }

    private Optional<Interval> apply(Term.Apply apply, Symbol variable) {
        var first = apply.arguments().getFirst();
        var last = apply.arguments().getLast();
        return switch (apply.operation()) {
            case ADD -> of(first, variable).flatMap(a -> of(last, variable).map(a::plus));
            case SUBTRACT -> of(first, variable).flatMap(a -> of(last, variable).map(a::minus));
            case NEGATE -> of(first, variable).map(Interval::negated);
            case MULTIPLY ->
                isConstant(first)
                        ? of(last, variable).map(each -> each.times(intervals.of(first)))
                        : isConstant(last)
                                ? of(first, variable).map(each -> each.times(intervals.of(last)))
                                : Optional.empty();
            case DIVIDE ->
                isConstant(last)
                        ? of(first, variable)
                                .map(each -> each.times(intervals.of(last).reciprocal()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
