package org.gridlang.language.check.problem;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.expression.Arguments;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.ProblemModel.Distribution;
import org.gridlang.language.model.ProblemModel.Family;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;

/// Checks what a value is drawn from: `uniform(8 kWh, 16 kWh)`, `lognormal(median: 5 [K/kW], spread: 1.3)`.
final class Distributions {
    private static final List<String> FAMILIES = List.of("uniform", "normal", "lognormal");

    private final Units units;
    private final Names names;
    private final Callables callables;
    private final Diagnostics out;

    /// @param names what the arguments may name
    Distributions(Units units, Names names, Callables callables, Diagnostics out) {
        this.units = units;
        this.names = names;
        this.callables = callables;
        this.out = out;
    }

    /// @param name of the param or state
    /// @param range of its declared values
    Optional<Distribution> check(Expression written, String name, Dimension dimension, Interval range) {
        if (!(written instanceof Expression.Call call) || !(call.callee() instanceof Expression.Name callee)) {
            out.add(Diagnostic.error(Code.P105, written.span(), "a value is drawn from a distribution")
                    .note("known", "uniform(low, high), normal(mean:, deviation:), lognormal(median:, spread:)"));
            return Optional.empty();
        }
        return switch (callee.text()) {
            case "uniform" -> uniform(call, name, dimension, range);
            case "normal" -> normal(call, name, dimension);
            case "lognormal" -> lognormal(call, name, dimension);
            default -> {
                var fault = Diagnostic.error(
                                Code.P105,
                                callee.span(),
                                "there is no distribution \"" + callee.text() + "\""
                                        + Suggestion.hint(callee.text(), FAMILIES))
                        .note("known", "uniform(low, high), normal(mean:, deviation:), lognormal(median:, spread:)");
                out.add(Suggestion.nearest(callee.text(), FAMILIES)
                        .map(each -> fault.fix("write " + each, new Diagnostic.Edit(callee.span(), each)))
                        .orElse(fault));
                yield Optional.empty();
            }
        };
    }

    private Optional<Distribution> uniform(Expression.Call call, String name, Dimension dimension, Interval range) {
        var values = values(call, List.of("low", "high"), List.of(dimension, dimension), name);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double low = values.get()[0];
        double high = values.get()[1];
        if (low > high) {
            out.add(Diagnostic.error(Code.P105, call.span(), "this range to draw from ends before it begins"));
            return Optional.empty();
        }
        if (high < range.low() || low > range.high()) {
            var measures = units.measures();
            out.add(Diagnostic.error(Code.P108, call.span(), "every value drawn here lies outside the range of " + name)
                    .note(
                            "range",
                            measures.value(range.low(), dimension) + " to " + measures.value(range.high(), dimension))
                    .note("why", "what is drawn is clamped to the range that the device declares"));
            return Optional.empty();
        }
        return Optional.of(new Distribution(Family.UNIFORM, low, high));
    }

    private Optional<Distribution> normal(Expression.Call call, String name, Dimension dimension) {
        var values = values(call, List.of("mean", "deviation"), List.of(dimension, dimension.difference()), name);
        if (values.isPresent() && values.get()[1] < 0) {
            out.add(Diagnostic.error(Code.P105, call.span(), "a standard deviation is not negative"));
            return Optional.empty();
        }
        return values.map(each -> new Distribution(Family.NORMAL, each[0], each[1]));
    }

    private Optional<Distribution> lognormal(Expression.Call call, String name, Dimension dimension) {
        if (dimension.point()) {
            out.add(Diagnostic.error(
                    Code.P105,
                    call.span(),
                    "a place on a scale, such as a temperature, has no lognormal distribution"));
            return Optional.empty();
        }
        var values = values(call, List.of("median", "spread"), List.of(dimension, Dimension.NONE), name);
        if (values.isPresent() && (values.get()[0] <= 0 || values.get()[1] < 1)) {
            out.add(Diagnostic.error(
                            Code.P105,
                            call.span(),
                            "a lognormal distribution has a positive median and a spread of at least 1")
                    .note(
                            "note",
                            "the spread is the geometric standard deviation: 1.3 means that two "
                                    + "thirds lie within a factor of 1.3"));
            return Optional.empty();
        }
        return values.map(each -> new Distribution(Family.LOGNORMAL, each[0], each[1]));
    }

    private Optional<double[]> values(
            Expression.Call call, List<String> parameters, List<Dimension> dimensions, String name) {
        var function = call.callee().span().text();
        var matched = Arguments.match(function, call.span(), parameters, call.arguments(), out);
        if (matched.isEmpty()) {
            return Optional.empty();
        }
        var expressions = new Expressions(units, names, callables, out);
        var values = new double[parameters.size()];
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            var argument = matched.get().get(parameters.get(i));
            if (argument == null) {
                out.add(Diagnostic.error(
                        Code.N105, call.span(), function + " needs the argument \"" + parameters.get(i) + "\""));
                complete = false;
                continue;
            }
            var dimension = dimensions.get(i);
            boolean value = dimension.equals(dimensions.getFirst())
                    && !parameters.get(i).equals("spread");
            var subject = value ? name : parameters.get(i);
            var purpose = Purpose.of(
                    "this", () -> "`" + subject + "` is " + units.measures().phrase(dimension));
            var constant = expressions.constant(argument, dimension, purpose);
            complete &= constant.isPresent();
            values[i] = constant.orElse(0.0);
        }
        return complete ? Optional.of(values) : Optional.empty();
    }
}
