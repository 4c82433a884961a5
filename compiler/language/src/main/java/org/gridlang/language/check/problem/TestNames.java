package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Constants;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Units;

/// What a test may name: what it has given so far and statistics of series.
final class TestNames implements Names {
    private static final Set<String> STATISTICS = Set.of("mean", "min", "max");

    private final Units units;
    private final Map<String, Subject> subjects = new LinkedHashMap<>();

    /// Something given.
    sealed interface Subject {
        Span span();

        record OfDevice(Span span, DeviceModel device) implements Subject {}

        record OfSeries(Span span, Dimension dimension) implements Subject {}

        record OfValue(Span span, Term value) implements Subject {}

        /// Something wrong, which has been reported.
        record Wrong(Span span) implements Subject {}
    }

    TestNames(Units units) {
        this.units = units;
    }

    void give(String name, Subject subject) {
        subjects.put(name, subject);
    }

    Optional<Subject> subject(String name) {
        return Optional.ofNullable(subjects.get(name));
    }

    Collection<String> names() {
        return subjects.keySet();
    }

    @Override
    public Optional<Meaning> find(Path path) {
        var subject = subjects.get(path.part(0));
        return switch (subject) {
            case null -> Optional.empty();
            case Subject.Wrong wrong -> Optional.of(Meaning.FAULT);
            case Subject.OfSeries series -> Optional.empty();
            case Subject.OfValue value ->
                path.length() == 1 ? Optional.of(value(path, value.value())) : Optional.empty();
            case Subject.OfDevice(var span, var device) -> {
                var property = path.text()
                        .substring(Math.min(path.text().length(), path.part(0).length() + 1));
                yield Optional.ofNullable(properties(device).get(property))
                        .map(dimension -> new Meaning.Quantity(new Term.Reference(
                                path.span(), dimension, new Symbol.Subject(path.part(0), property))));
            }
        };
    }

    private static Meaning value(Path path, Term value) {
        var constant = Constants.value(value);
        return new Meaning.Quantity(
                constant.isPresent()
                        ? new Term.Constant(path.span(), value.dimension(), constant.getAsDouble())
                        : new Term.Reference(path.span(), value.dimension(), new Symbol.Subject(path.part(0), "")));
    }

    private Map<String, Dimension> properties(DeviceModel device) {
        var properties = new LinkedHashMap<String, Dimension>();
        device.params().forEach(each -> properties.put(each.name(), each.dimension()));
        device.states().forEach(each -> properties.put(each.name(), each.dimension()));
        device.actions().forEach(each -> properties.put(each.name(), each.dimension()));
        properties.put("cost", units.dimension("Money"));
        device.costs().forEach(each -> properties.put("cost." + each.name(), units.dimension("Money")));
        properties.put("inject.p", units.dimension("Power"));
        properties.put("inject.q", units.dimension("ReactivePower"));
        return properties;
    }

    @Override
    public Optional<Meaning> call(Expression.Call call, Expressions expressions) {
        if (!(call.callee() instanceof Expression.Name callee)
                || call.arguments().size() != 1) {
            return Optional.empty();
        }
        var argument = call.arguments().getFirst().value();
        boolean unknown = argument instanceof Expression.Name name
                && STATISTICS.contains(callee.text())
                && (!subjects.containsKey(name.text()) || subjects.get(name.text()) instanceof Subject.Wrong);
        if (unknown) {
            expressions.term(argument);
            return Optional.of(Meaning.FAULT);
        }
        var series =
                argument instanceof Expression.Name name && subjects.get(name.text()) instanceof Subject.OfSeries of
                        ? Optional.of(of.dimension())
                        : Optional.<Dimension>empty();
        if (series.isEmpty()) {
            return Optional.empty();
        }
        var subject = ((Expression.Name) argument).text();
        return switch (callee.text()) {
            case "mean" -> Optional.of(statistic(call, series.get(), Term.Operation.MEAN, subject));
            case "min" -> Optional.of(statistic(call, series.get(), Term.Operation.MINIMUM, subject));
            case "max" -> Optional.of(statistic(call, series.get(), Term.Operation.MAXIMUM, subject));
            default -> {
                expressions
                        .out()
                        .add(Diagnostic.error(
                                Code.R102,
                                call.span(),
                                "a series has a mean, a min and a max, not a " + callee.text()));
                yield Optional.of(Meaning.FAULT);
            }
        };
    }

    private static Meaning statistic(
            Expression.Call call, Dimension dimension, Term.Operation operation, String subject) {
        return new Meaning.Quantity(new Term.Statistic(call.span(), dimension, operation, subject));
    }

    @Override
    public Collection<String> visible() {
        var names = new ArrayList<String>();
        subjects.forEach((name, subject) -> {
            if (subject instanceof Subject.OfDevice(var span, var device)) {
                properties(device).keySet().forEach(each -> names.add(name + "." + each));
            } else {
                names.add(name);
            }
        });
        return names;
    }
}
