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
import org.gridlang.language.check.data.DataCatalog;
import org.gridlang.language.check.expression.Domains;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Interval;
import org.gridlang.language.check.expression.Intervals;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.feeder.ElementSets;
import org.gridlang.language.check.series.Clock;
import org.gridlang.language.check.series.SeriesNames;
import org.gridlang.language.check.series.SeriesPlace;
import org.gridlang.language.check.series.Templates;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;

/// The series of a problem, each after those it depends on.
final class SeriesChecker {
    private final ModuleScope scope;
    private final Templates templates;
    private final DataCatalog data;
    private final ElementSets sets;
    private final Diagnostics out;
    private final Map<String, Item.Series> declared = new LinkedHashMap<>();
    private final List<ProblemModel.Series> series = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<String, Item.Series> open = new LinkedHashMap<>();
    private final Set<String> wrong = new HashSet<>();

    SeriesChecker(ModuleScope scope, Templates templates, DataCatalog data, ElementSets sets, Diagnostics out) {
        this.scope = scope;
        this.templates = templates;
        this.data = data;
        this.sets = sets;
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

    /// What the keys of a series are keys of.
    Optional<String> kind(String name) {
        return declaration(name).flatMap(Item.Series::kind).map(Identifier::text);
    }

    DataCatalog data() {
        return data;
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
        var kind = item.kind().map(Identifier::text);
        var value = dimension.flatMap(needed -> term(
                scope,
                item.definition(),
                needed,
                Purpose.of("this series", () -> name + " is declared as " + measures.phrase(needed))
                        .declaredAt(item.dimension().span(), "declared here"),
                path -> Optional.empty(),
                List.of(),
                symbol -> Interval.ALL,
                kind.<SeriesKeys>map(OwnKeys::new).orElse(SeriesKeys.NONE),
                new SeriesPlace(name, kind, data.of(scope))));
        open.remove(name);
        if (value.isEmpty() || !dependsOnKeys(item, value.get())) {
            wrong.add(name);
            return Optional.empty();
        }
        return Optional.of(add(item.span(), name, item.broadcast(), kind, value.get()));
    }

    /// A series for each home must differ from home to home.
    private boolean dependsOnKeys(Item.Series item, Term value) {
        if (item.kind().isEmpty() || (!data.keys(item.kind().get().text()).isEmpty() && SeriesKeys.used(value, data))) {
            return true;
        }
        var kind = item.kind().get();
        out.add(Diagnostic.error(Code.T134, kind.span(), item.name().text() + " is the same for each " + kind.text())
                .note("why", "only data with a column or file for each " + kind.text() + " tell them apart")
                .note(
                        "instead",
                        "csv(..., columns: \"" + kind.text() + "_*\"), csv(..., key: \"" + kind.text()
                                + "\") or a file for each, csv(\"" + kind.text() + "_*.csv\")"));
        return false;
    }

    /// Adds a series that is written where it is bound, such as `bind outside = outdoor - 2 K`.
    ///
    /// @param kind what its keys are keys of, if it has keys
    int add(Span span, String name, boolean broadcast, Optional<String> kind, Term value) {
        var keys = kind.map(each -> new ProblemModel.Keys(each, data.keys(each).size()));
        series.add(new ProblemModel.Series(span, name, broadcast, keys, value.dimension(), value));
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
    ///
    /// @param keys how it may choose among series with keys
    Optional<Term> term(Expression written, Dimension needed, Purpose purpose, String name, SeriesKeys keys) {
        return term(
                scope,
                written,
                needed,
                purpose,
                path -> Optional.empty(),
                List.of(),
                symbol -> Interval.ALL,
                keys,
                new SeriesPlace(name, Optional.empty(), data.of(scope)));
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
            Function<Symbol, Interval> ranges,
            SeriesKeys keys) {
        var place = new SeriesPlace("the loads", Optional.empty(), data.of(home));
        return term(home, written, needed, purpose, further, furtherNames, ranges, keys, place);
    }

    private Optional<Term> term(
            ModuleScope home,
            Expression written,
            Dimension needed,
            Purpose purpose,
            Function<Path, Optional<Meaning>> further,
            List<String> furtherNames,
            Function<Symbol, Interval> ranges,
            SeriesKeys keys,
            SeriesPlace place) {
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

            @Override
            public Optional<Meaning> index(Expression.Index index, Expressions expressions) {
                return home == scope ? keyed(index, keys) : Optional.empty();
            }
        };
        var names = sets.over(SeriesNames.of(others, place));
        var term = new Expressions(home.units(), names, templates.of(home), out).term(written, needed, purpose);
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
        var kind = kind(name);
        if (kind.isPresent()) {
            out.add(needsKey(path.span(), name, kind.get()));
            return Optional.of(Meaning.FAULT);
        }
        return Optional.of(index(name)
                .<Meaning>map(each -> new Meaning.Quantity(
                        new Term.Reference(path.span(), series.get(each).dimension(), new Symbol.Series(name, each))))
                .orElse(Meaning.FAULT));
    }

    /// That a series with keys stands where one value is needed.
    Diagnostic needsKey(Span at, String name, String kind) {
        var fault = Diagnostic.error(Code.T134, at, name + " has a series for each " + kind + "; say which");
        var declared = declaration(name).flatMap(Item.Series::kind);
        return declared.map(each -> fault.also(each.span(), "declared here"))
                .orElse(fault)
                .note(
                        "instead",
                        name + "[agent] in a population, " + name + "[load.name] for loads, or " + name + "[\"...\"]");
    }

    /// `demand["home_3"]`, `demand[agent]`, `demand[load.name]`.
    private Optional<Meaning> keyed(Expression.Index index, SeriesKeys keys) {
        var target = Path.of(index.target()).filter(each -> each.length() == 1).map(each -> each.part(0));
        var kind = target.flatMap(this::kind);
        if (kind.isEmpty() || index.indices().size() != 1) {
            return Optional.empty();
        }
        var name = target.orElseThrow();
        // Its keys are known only once it has been read.
        var place = index(name);
        if (place.isEmpty()) {
            return Optional.of(Meaning.FAULT);
        }
        var key = key(index.indices().getFirst(), name, kind.get(), keys);
        return Optional.of(key.<Meaning>map(each -> new Meaning.Quantity(new Term.Reference(
                        index.span(),
                        series.get(place.get()).dimension(),
                        new Symbol.KeyedSeries(name, place.get(), each))))
                .orElse(Meaning.FAULT));
    }

    private Optional<Symbol.Key> key(Expression written, String name, String kind, SeriesKeys keys) {
        if (written instanceof Expression.Text text) {
            int found = data.keys(kind).indexOf(text.value());
            if (found >= 0) {
                return Optional.of(new Symbol.Key.Fixed(found));
            }
            var known = data.keys(kind);
            var fault = Diagnostic.error(
                    Code.T132,
                    written.span(),
                    "there is no " + kind + " \"" + text.value() + "\"" + Suggestion.hint(text.value(), known));
            out.add(Suggestion.nearest(text.value(), known)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(written.span(), "\"" + each + "\"")))
                    .orElseGet(() -> known.size() > 16 ? fault : fault.note("known", String.join(", ", known))));
            return Optional.empty();
        }
        var path = Path.of(written);
        var found = path.map(each -> keys.find(each, kind)).orElse(SeriesKeys.Found.UNKNOWN);
        if (found instanceof SeriesKeys.Found.Key(var key)) {
            return Optional.of(key);
        }
        if (found instanceof SeriesKeys.Found.Unknown) {
            out.add(Diagnostic.error(
                            Code.T134,
                            written.span(),
                            "\"" + written.span().text() + "\" is no " + kind + " of " + name + " here")
                    .note("instead", String.join(", ", keys.choices(name, kind))));
        }
        return Optional.empty();
    }

    /// In a series by home, `sun[home]` is that of the same home.
    private record OwnKeys(String own) implements SeriesKeys {
        @Override
        public Found find(Path path, String kind) {
            return path.text().equals(own) && kind.equals(own) ? new Found.Key(new Symbol.Key.Own()) : Found.UNKNOWN;
        }

        @Override
        public List<String> choices(String name, String kind) {
            return kind.equals(own) ? List.of(name + "[" + own + "]", name + "[\"...\"]") : List.of(name + "[\"...\"]");
        }
    }
}
