package org.gridlang.language.check.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Arguments;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;

/// What a series or function may name: its parameters, the series of the problem, the clock and stochastic
/// primitives.
public final class SeriesNames implements Names {
    private final Map<String, Bound> parameters;
    private final Others others;
    private final boolean series;
    private final Optional<SeriesPlace> place;

    /// @param dimension empty if the declared one is wrong
    record Bound(int slot, Optional<Dimension> dimension, Span declared) {}

    /// What else may be named at this place: series of the problem, attributes of a load.
    public interface Others {
        Optional<Meaning> find(Path path);

        Collection<String> visible();

        /// A series for one of its keys: `demand["home_3"]`.
        default Optional<Meaning> index(Expression.Index index, Expressions expressions) {
            return Optional.empty();
        }

        /// Nothing else.
        Others NONE = new Others() {
            @Override
            public Optional<Meaning> find(Path path) {
                return Optional.empty();
            }

            @Override
            public Collection<String> visible() {
                return List.of();
            }
        };
    }

    /// @param place in which data may be read; a function has none, nor a clock or chance
    SeriesNames(Map<String, Bound> parameters, Others others, boolean series, Optional<SeriesPlace> place) {
        this.parameters = parameters;
        this.others = others;
        this.series = series;
        this.place = place;
    }

    /// The names of a series that has no parameters and reads no data.
    public static SeriesNames of(Others others) {
        return new SeriesNames(Map.of(), others, true, Optional.empty());
    }

    /// The names of a series that has no parameters.
    public static SeriesNames of(Others others, SeriesPlace place) {
        return new SeriesNames(Map.of(), others, true, Optional.of(place));
    }

    @Override
    public Optional<Meaning> find(Path path) {
        var bound = path.length() == 1 ? parameters.get(path.part(0)) : null;
        if (bound != null) {
            return Optional.of(bound.dimension()
                    .<Meaning>map(dimension -> new Meaning.Quantity(
                            new Term.Reference(path.span(), dimension, new Symbol.Param(path.part(0), bound.slot()))))
                    .orElse(Meaning.FAULT));
        }
        var other = others.find(path);
        if (other.isPresent()) {
            return other;
        }
        return series ? Clock.find(path, each -> new Symbol.Clock(each)) : Optional.empty();
    }

    @Override
    public Optional<Meaning> call(Expression.Call call, Expressions expressions) {
        if (!series || !(call.callee() instanceof Expression.Name callee)) {
            return Optional.empty();
        }
        return switch (callee.text()) {
            case "wander" -> Optional.of(draw(call, Term.Primitive.WANDER, expressions));
            case "daily" -> Optional.of(draw(call, Term.Primitive.DAILY, expressions));
            case "noise" -> Optional.of(draw(call, Term.Primitive.NOISE, expressions));
            default -> place.flatMap(each -> each.data().call(call, each.name(), each.kind(), expressions));
        };
    }

    @Override
    public Optional<Meaning> index(Expression.Index index, Expressions expressions) {
        return others.index(index, expressions);
    }

    private static Meaning draw(Expression.Call call, Term.Primitive primitive, Expressions expressions) {
        var name = call.callee().span().text();
        var parameters =
                primitive == Term.Primitive.WANDER ? List.of("deviation", "correlation") : List.of("deviation");
        var matched = Arguments.match(name, call.span(), parameters, call.arguments(), expressions.out());
        if (matched.isEmpty()) {
            return Meaning.FAULT;
        }
        var terms = new ArrayList<Term>();
        for (var parameter : parameters) {
            var argument = matched.get().get(parameter);
            if (argument == null) {
                expressions
                        .out()
                        .add(Diagnostic.error(
                                Code.N105, call.span(), name + " needs the argument \"" + parameter + "\""));
                return Meaning.FAULT;
            }
            var term = parameter.equals("correlation")
                    ? expressions.term(
                            argument,
                            expressions.units().dimension("Time"),
                            Purpose.of(
                                    "this correlation", "`correlation` is how long the noise keeps its course, a Time"))
                    : expressions.term(argument);
            if (term.isEmpty()) {
                return Meaning.FAULT;
            }
            terms.add(term.get());
        }
        var dimension = terms.getFirst().dimension();
        if (dimension.point()) {
            expressions
                    .out()
                    .add(Diagnostic.error(
                            Code.U207,
                            terms.getFirst().span(),
                            "a standard deviation is a difference, in "
                                    + expressions.units().measures().unit(dimension.difference())));
            return Meaning.FAULT;
        }
        return new Meaning.Quantity(new Term.Draw(call.span(), dimension, primitive, expressions.claimDraws(1), terms));
    }

    @Override
    public Collection<String> visible() {
        var names = new ArrayList<>(parameters.keySet());
        names.addAll(others.visible());
        if (series) {
            names.addAll(Clock.NAMES);
        }
        return names;
    }

    @Override
    public boolean allowsSeries() {
        return series;
    }

    @Override
    public Optional<Span> declaration(Symbol symbol) {
        return symbol instanceof Symbol.Param param
                ? Optional.ofNullable(parameters.get(param.name())).map(Bound::declared)
                : Optional.empty();
    }
}
