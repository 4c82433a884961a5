package org.gridlang.language.check.series;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.check.data.DataCatalog;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.DimensionExpression;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;
import org.gridlang.language.unit.Dimension;

/// Functions and templates of series, each checked once with its parameters left open; a call puts arguments in
/// their place.
public final class Templates {
    private final DataCatalog data;
    private final Diagnostics out;
    private final IdentityHashMap<Item, Optional<Callables.Callable>> checked = new IdentityHashMap<>();
    private final List<Item> open = new ArrayList<>();

    /// What functions and templates have in common.
    private record Header(
            Identifier name,
            List<Item.Parameter> parameters,
            DimensionExpression dimension,
            Expression definition,
            boolean series,
            Optional<Identifier> kind) {}

    /// @param data what series may read from files
    public Templates(DataCatalog data, Diagnostics out) {
        this.data = data;
        this.out = out;
    }

    /// What a module may call.
    public Callables of(ModuleScope scope) {
        return new ScopeCallables(scope, this);
    }

    /// Checks those that a module declares, called or not.
    public void checkAll(ModuleScope scope) {
        for (var item : scope.file().items()) {
            if (isTemplate(item, scope)) {
                find(item, scope);
            }
        }
    }

    /// Whether an item is expanded where it is named. A series of a problem is not: it has its own stream of
    /// chance.
    static boolean isTemplate(Item item, ModuleScope home) {
        return switch (item) {
            case Item.Function function -> true;
            case Item.Series series ->
                !series.parameters().isEmpty() || home.file().kind() == SourceFile.Kind.LIBRARY;
            default -> false;
        };
    }

    Optional<Callables.Callable> find(Item item, ModuleScope home) {
        var header = header(item);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        var known = checked.get(item);
        if (known != null) {
            return known;
        }
        if (open.stream().anyMatch(each -> each == item)) {
            reportCircle(item);
            return Optional.of(withoutBody(header.get(), home));
        }
        open.add(item);
        var result = Optional.of(check(header.get(), home));
        open.removeLast();
        checked.put(item, result);
        return result;
    }

    private static Optional<Header> header(Item item) {
        return switch (item) {
            case Item.Function function ->
                Optional.of(new Header(
                        function.name(),
                        function.parameters(),
                        function.dimension(),
                        function.definition(),
                        false,
                        Optional.empty()));
            case Item.Series series ->
                Optional.of(new Header(
                        series.name(),
                        series.parameters(),
                        series.dimension(),
                        series.definition(),
                        true,
                        series.kind()));
            default -> Optional.empty();
        };
    }

    private Callables.Callable withoutBody(Header header, ModuleScope home) {
        var silent = new Diagnostics();
        var dimension = home.units().resolve(header.dimension(), silent).orElse(Dimension.NONE);
        var parameters = header.parameters().stream()
                .map(each -> new Callables.Parameter(
                        each.name().text(),
                        each.name().span(),
                        home.units().resolve(each.dimension(), silent).orElse(Dimension.NONE),
                        Optional.empty()))
                .toList();
        return new Callables.Callable(
                header.name().text(),
                header.name().span(),
                parameters,
                dimension,
                Optional.empty(),
                0,
                header.series());
    }

    private void reportCircle(Item item) {
        var circle = new ArrayList<>(open);
        circle.subList(0, circle.indexOf(item)).clear();
        var names =
                circle.stream().map(each -> header(each).orElseThrow().name()).toList();
        var first = names.getFirst();
        var fault = Diagnostic.error(
                        Code.N104,
                        first.span(),
                        names.size() == 1
                                ? first.text() + " calls itself"
                                : first.text() + " calls itself by way of "
                                        + String.join(
                                                ", ",
                                                names.stream()
                                                        .skip(1)
                                                        .map(Identifier::text)
                                                        .toList()))
                .note("why", "functions and series are expanded where they are called, and this would never end");
        for (var each : names.subList(1, names.size())) {
            fault = fault.also(each.span(), each.text() + " takes part");
        }
        out.add(fault);
    }

    private Callables.Callable check(Header header, ModuleScope home) {
        var units = home.units();
        var dimension = units.resolve(header.dimension(), out);
        var parameters = new ArrayList<Callables.Parameter>();
        var named = new LinkedHashMap<String, SeriesNames.Bound>();
        boolean complete = dimension.isPresent();
        for (var parameter : header.parameters()) {
            var kind = units.resolve(parameter.dimension(), out);
            var fallback = parameter.fallback().flatMap(each -> {
                var names = new SeriesNames(named, SeriesNames.Others.NONE, false, Optional.empty());
                return kind.flatMap(needed -> new Expressions(units, names, of(home), out)
                        .term(
                                each,
                                needed,
                                Purpose.of(
                                                "this default",
                                                () -> "`" + parameter.name().text() + "` is "
                                                        + units.measures().phrase(needed))
                                        .declaredAt(parameter.dimension().span(), "declared here")));
            });
            complete &= kind.isPresent()
                    && fallback.isPresent() == parameter.fallback().isPresent();
            int slot = parameters.size();
            parameters.add(new Callables.Parameter(
                    parameter.name().text(), parameter.name().span(), kind.orElse(Dimension.NONE), fallback));
            if (named.put(
                            parameter.name().text(),
                            new SeriesNames.Bound(
                                    slot, kind, parameter.dimension().span()))
                    != null) {
                out.add(Diagnostic.error(
                        Code.N102,
                        parameter.name().span(),
                        "the parameter " + parameter.name().text() + " is declared twice"));
            }
        }
        header.kind()
                .ifPresent(kind -> out.add(Diagnostic.error(
                        Code.T134, kind.span(), "a series for each " + kind.text() + " belongs to a problem")));
        var place = new SeriesPlace(header.name().text(), header.kind().map(Identifier::text), data.of(home));
        var names = new SeriesNames(
                named,
                SeriesNames.Others.NONE,
                header.series(),
                header.series() ? Optional.of(place) : Optional.empty());
        var expressions = new Expressions(units, names, of(home), out);
        Optional<Term> body = dimension.flatMap(
                needed -> expressions.term(header.definition(), needed, purpose(header, needed, home)));
        return new Callables.Callable(
                header.name().text(),
                header.name().span(),
                parameters,
                dimension.orElse(Dimension.NONE),
                complete ? body : Optional.empty(),
                expressions.draws(),
                header.series());
    }

    private static Purpose purpose(Header header, Dimension needed, ModuleScope home) {
        Span declared = header.dimension().span();
        return Purpose.of(
                        "this value",
                        () -> header.name().text() + " is declared as "
                                + home.units().measures().phrase(needed))
                .declaredAt(declared, "declared here");
    }
}
