package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridlang.language.check.expression.Domains;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Intervals;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.series.Clock;
import org.gridlang.language.check.series.SeriesNames;
import org.gridlang.language.check.series.Templates;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;

/// The series of a problem, each after those it depends on.
final class SeriesChecker {
    private final ModuleScope scope;
    private final Templates templates;
    private final Diagnostics out;
    private final Map<String, Item.Series> declared = new LinkedHashMap<>();
    private final List<ProblemModel.Series> series = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<String, Item.Series> open = new LinkedHashMap<>();
    private final Set<String> wrong = new HashSet<>();

    SeriesChecker(ModuleScope scope, Templates templates, Diagnostics out) {
        this.scope = scope;
        this.templates = templates;
        this.out = out;
        for (var item : scope.file().items()) {
            if (item instanceof Item.Series each && each.parameters().isEmpty()) {
                declared.putIfAbsent(each.name().text(), each);
            }
        }
    }

    void checkAll() {
        declared.keySet().forEach(this::index);
    }

    /// All series so far.
    List<ProblemModel.Series> all() {
        return List.copyOf(series);
    }

    /// The declaration of a series by name.
    Optional<Item.Series> declaration(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /// The dimension that a series declares.
    Optional<Dimension> dimension(String name) {
        return declaration(name).flatMap(each -> scope.units().resolve(each.dimension(), new Diagnostics()));
    }

    Collection<String> names() {
        return declared.keySet();
    }

    /// The place of a series among all; empty if there is none or it is wrong.
    Optional<Integer> index(String name) {
        var item = declared.get(name);
        if (item == null || wrong.contains(name)) {
            return Optional.empty();
        }
        var known = indices.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (open.containsKey(name)) {
            reportCircle(name);
            wrong.addAll(open.keySet());
            return Optional.empty();
        }
        open.put(name, item);
        var dimension = scope.units().resolve(item.dimension(), out);
        var measures = scope.units().measures();
        var value = dimension.flatMap(needed -> term(
                item.definition(),
                needed,
                Purpose.of("this series", name + " is declared as " + measures.phrase(needed))
                        .declaredAt(item.dimension().span(), "declared here")));
        open.remove(name);
        if (value.isEmpty()) {
            wrong.add(name);
            return Optional.empty();
        }
        return Optional.of(add(item.span(), name, item.broadcast(), value.get()));
    }

    /// Adds a series that is written where it is bound, such as `bind outside = outdoor - 2 K`.
    int add(Span span, String name, boolean broadcast, Term value) {
        series.add(new ProblemModel.Series(span, name, broadcast, value.dimension(), value));
        indices.put(name, series.size() - 1);
        return series.size() - 1;
    }

    private void reportCircle(String name) {
        var circle = new ArrayList<>(open.values());
        while (!circle.getFirst().name().text().equals(name)) {
            circle.removeFirst();
        }
        var names = circle.stream().map(each -> each.name().text()).toList();
        var fault = Diagnostic.error(
                Code.T107,
                circle.getFirst().name().span(),
                circle.size() == 1
                        ? "the series " + name + " depends on itself"
                        : "series depend on each other in a circle: " + String.join(" → ", names) + " → " + name);
        for (var each : circle.subList(1, circle.size())) {
            fault = fault.also(each.name().span(), each.name().text() + " takes part");
        }
        out.add(fault);
    }

    /// An expression as a series of this problem.
    Optional<Term> term(Expression written, Dimension needed, Purpose purpose) {
        return term(scope, written, needed, purpose, path -> Optional.empty(), List.of(), symbol -> Interval.ALL);
    }

    /// An expression as a series with further names.
    ///
    /// @param home the module whose units and templates it uses
    /// @param ranges what is known of the further symbols
    Optional<Term> term(
            ModuleScope home,
            Expression written,
            Dimension needed,
            Purpose purpose,
            Function<Path, Optional<Meaning>> further,
            List<String> furtherNames,
            Function<Symbol, Interval> ranges) {
        var others = new SeriesNames.Others() {
            @Override
            public Optional<Meaning> find(Path path) {
                return further.apply(path).or(() -> home == scope ? reference(path) : Optional.empty());
            }

            @Override
            public Collection<String> visible() {
                var names = new ArrayList<>(furtherNames);
                names.addAll(declared.keySet());
                return names;
            }
        };
        var term = new Expressions(home.units(), SeriesNames.of(others), templates.of(home), out)
                .term(written, needed, purpose);
        term.ifPresent(each -> checkDomains(each, ranges));
        return term;
    }

    private void checkDomains(Term term, Function<Symbol, Interval> ranges) {
        var intervals = new Intervals(symbol ->
                symbol instanceof Symbol.Clock clock ? Clock.interval(clock.reading()) : ranges.apply(symbol));
        new Domains(intervals, scope.units(), out).check(term);
    }

    /// A series of the problem by its name.
    Optional<Meaning> reference(Path path) {
        if (path.length() != 1 || !declared.containsKey(path.part(0))) {
            return Optional.empty();
        }
        var name = path.part(0);
        return Optional.of(index(name)
                .<Meaning>map(each -> new Meaning.Quantity(
                        new Term.Reference(path.span(), series.get(each).dimension(), new Symbol.Series(name, each))))
                .orElse(Meaning.FAULT));
    }
}
