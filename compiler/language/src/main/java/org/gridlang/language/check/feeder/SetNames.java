package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;

/// Sums over the elements of feeders, on top of what a place knows without them: `sum(load.p for load in net.loads
/// where
/// load.phases == 1)` is a constant.
public final class SetNames implements Names {
    private static final List<String> KNOWN = List.of("sum", "mean", "min", "max", "count");

    private final ElementSets sets;
    private final Map<String, NetworkElement> bound;
    private final Names outer;

    /// @param bound elements that conditions and summands may name beside their own
    SetNames(ElementSets sets, Map<String, NetworkElement> bound, Names outer) {
        this.sets = sets;
        this.bound = Map.copyOf(bound);
        this.outer = outer;
    }

    @Override
    public Optional<Meaning> call(Expression.Call call, Expressions expressions) {
        if (call.callee() instanceof Expression.Name callee
                && call.arguments().size() == 1
                && call.arguments().getFirst().value() instanceof Expression.Comprehension over) {
            return Optional.of(aggregate(call, callee, over, expressions));
        }
        return outer.call(call, expressions);
    }

    private Meaning aggregate(
            Expression.Call call, Expression.Name callee, Expression.Comprehension over, Expressions expressions) {
        var function = callee.text();
        if (!KNOWN.contains(function)) {
            var fault = Diagnostic.error(
                            Code.N101,
                            callee.span(),
                            "nothing called \"" + function + "\" is made of a set" + Suggestion.hint(function, KNOWN))
                    .note("known", String.join(", ", KNOWN));
            expressions
                    .out()
                    .add(Suggestion.nearest(function, KNOWN)
                            .map(each -> fault.fix("write " + each, new Diagnostic.Edit(callee.span(), each)))
                            .orElse(fault));
            return Meaning.FAULT;
        }
        var elements = sets.elements(over.binder(), bound);
        if (elements.isEmpty()) {
            return Meaning.FAULT;
        }
        if (function.equals("count")) {
            if (over.body() instanceof Expression.Name body
                    && !body.text().equals(over.binder().name().text())) {
                expressions.term(body);
                return Meaning.FAULT;
            }
            return constant(call, Dimension.NONE, elements.get().size());
        }
        if (elements.get().isEmpty()) {
            return ofNothing(call, function, over, expressions);
        }
        var values = new ArrayList<Double>();
        var dimension = Dimension.NONE;
        for (var element : elements.get()) {
            var inner = sets.expressions(ElementSets.with(bound, over.binder(), element));
            var term = inner.term(over.body());
            var value = term.flatMap(each -> inner.constantOf(each, "what a set is asked for"));
            if (value.isEmpty()) {
                return Meaning.FAULT;
            }
            dimension = term.get().dimension();
            values.add(value.get());
        }
        if (function.equals("sum") && dimension.point()) {
            expressions
                    .out()
                    .add(Diagnostic.error(
                            Code.U206, over.body().span(), "places on a scale cannot be added, such as temperatures"));
            return Meaning.FAULT;
        }
        return constant(call, dimension, value(function, values));
    }

    private static double value(String function, List<Double> values) {
        var summary = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (function) {
            case "sum" -> summary.getSum();
            case "mean" -> summary.getAverage();
            case "min" -> summary.getMin();
            case "max" -> summary.getMax();
            default -> throw new IllegalStateException("check: no value for " + function);
        };
    }

    /// A sum of nothing is 0, of the dimension that it would have for any element; else nothing has no value.
    private Meaning ofNothing(
            Expression.Call call, String function, Expression.Comprehension over, Expressions expressions) {
        var binder = over.binder();
        var any = sets.elements(
                        new Expression.Binder(binder.span(), binder.name(), binder.set(), Optional.empty()), bound)
                .flatMap(each -> each.stream().findFirst());
        if (function.equals("sum") && any.isPresent()) {
            return sets.expressions(ElementSets.with(bound, binder, any.get()))
                    .term(over.body())
                    .<Meaning>map(each -> constant(call, each.dimension(), 0))
                    .orElse(Meaning.FAULT);
        }
        var fault = Diagnostic.error(
                Code.N113,
                binder.condition().map(Expression::span).orElse(binder.set().span()),
                "nothing in " + binder.set().span().text()
                        + (binder.condition().isPresent() ? " fulfils this condition" : "")
                        + ", so there is no " + function);
        expressions
                .out()
                .add(
                        function.equals("sum")
                                ? fault
                                : fault.note(
                                        "note", "a sum over nothing is 0, a count too; a " + function + " is not"));
        return Meaning.FAULT;
    }

    private static Meaning constant(Expression.Call call, Dimension dimension, double value) {
        return new Meaning.Quantity(new Term.Constant(call.span(), dimension, value));
    }

    @Override
    public Optional<Meaning> find(Path path) {
        return outer.find(path);
    }

    @Override
    public Collection<String> visible() {
        return outer.visible();
    }

    @Override
    public Optional<Meaning> index(Expression.Index index, Expressions expressions) {
        return outer.index(index, expressions);
    }

    @Override
    public Optional<Meaning> member(Expression.Member member, Expressions expressions) {
        return outer.member(member, expressions);
    }

    @Override
    public boolean allowsSeries() {
        return outer.allowsSeries();
    }

    @Override
    public boolean knowsStep() {
        return outer.knowsStep();
    }

    @Override
    public Optional<Span> declaration(Symbol symbol) {
        return outer.declaration(symbol);
    }
}
