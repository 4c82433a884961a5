package org.gridlang.language.check.feeder;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.FeederOrigin;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.problem.Regulation;
import org.jspecify.annotations.Nullable;

/// Checks feeders: `feeder ieee123 { ... }`, `feeder net = ieee123 { ... }`. Each is worked out once.
public final class FeederChecker {
    private final Diagnostics out;
    private final IdentityHashMap<Item.Feeder, Optional<FeederModel>> checked = new IdentityHashMap<>();

    /// A checked feeder.
    ///
    /// @param regulation what its regulators do
    /// @param loads the setting of all loads as a series, with the module it is written in
    /// @param lengths of lines by name, m
    /// @param grounded buses that have a path to ground
    /// @param unfed phases that open branches keep from the source, by bus
    /// @param elements where they are written, by kind and name
    public record FeederModel(
            Item.Feeder item,
            NetworkModel network,
            Regulation regulation,
            Optional<LoadSetting> loads,
            Map<String, Double> lengths,
            Set<String> grounded,
            Map<String, NavigableSet<Integer>> unfed,
            Map<String, FeederOrigin.ElementOrigin> elements) {
        public FeederModel {
            lengths = Map.copyOf(lengths);
            grounded = Set.copyOf(grounded);
            unfed = Map.copyOf(unfed);
            elements = Map.copyOf(elements);
        }

        /// Whether the source feeds all of these terminals of a bus.
        boolean feeds(String bus, List<Integer> terminals) {
            var missing = unfed.get(bus);
            return missing == null || terminals.stream().noneMatch(missing::contains);
        }

        /// Where it is written.
        ///
        /// @param own whether the file at hand declares it
        public FeederOrigin origin(boolean own) {
            return new FeederOrigin(
                    item.name().span(), item.documentation(), own, item.base().map(Identifier::text), elements);
        }
    }

    /// `loads: household_load(mean: load.p)`.
    public record LoadSetting(Expression written, ModuleScope scope) {}

    public FeederChecker(Diagnostics out) {
        this.out = out;
    }

    /// The feeder; empty if something in it is wrong.
    public Optional<FeederModel> check(Item.Feeder feeder, ModuleScope scope) {
        var known = checked.get(feeder);
        if (known == null) {
            known = assemble(feeder, scope);
            checked.put(feeder, known);
        }
        return known;
    }

    private Optional<FeederModel> assemble(Item.Feeder feeder, ModuleScope scope) {
        int before = out.errors();
        var parts = new FeederText(out).read(feeder, scope);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = out.errors() == before;
        var settings = parts.get().settings();
        var regulation = regulation(settings.get("regulators"));
        var scale = setting(settings, "loads.scale", "Ratio", 1);
        var frequency = setting(settings, "frequency", "Frequency", Double.NaN);
        if (!settings.containsKey("frequency")) {
            out.add(Diagnostic.error(
                    Code.N109,
                    feeder.name().span(),
                    "feeder " + feeder.name().text() + " needs its frequency, for example frequency: 50 Hz"));
        }
        if (parts.get().of(ElementKind.SOURCE).isEmpty()) {
            out.add(Diagnostic.error(
                            Code.F105,
                            feeder.name().span(),
                            "feeder " + feeder.name().text() + " has no source")
                    .note("instead", "source grid at \"...\" phases abc { ... } says where it is fed"));
        }
        var assembly = new NetworkAssembly(out);
        var network = assembly.assemble(
                feeder.name().text(),
                parts.get(),
                whole,
                frequency.filter(Double::isFinite).orElse(1.0),
                scale.orElse(1.0));
        if (out.errors() > before) {
            return Optional.empty();
        }
        var loads = Optional.ofNullable(settings.get("loads"))
                .map(each -> new LoadSetting(each.entry().value(), each.scope()));
        return network.map(each -> new FeederModel(
                feeder,
                each,
                regulation,
                loads,
                assembly.lengths(),
                assembly.grounded(),
                assembly.unfed(),
                origins(parts.get(), assembly.lengths())));
    }

    private static Map<String, FeederOrigin.ElementOrigin> origins(
            FeederText.Parts parts, Map<String, Double> lengths) {
        var origins = new HashMap<String, FeederOrigin.ElementOrigin>();
        for (var element : parts.elements().values()) {
            var entries = new HashMap<String, Span>();
            element.entries()
                    .forEach((name, given) -> entries.put(name, given.entry().span()));
            var code = Optional.ofNullable(element.entries().get("code"))
                    .map(given -> given.entry().value().span().text());
            boolean line = element.kind() == ElementKind.LINE;
            origins.put(
                    element.kind().word() + " " + element.name().text(),
                    new FeederOrigin.ElementOrigin(
                            element.name().span(),
                            entries,
                            line ? code : Optional.empty(),
                            line ? lengths.getOrDefault(element.name().text(), 0.0) : 0));
        }
        return origins;
    }

    private Optional<Double> setting(
            Map<String, DeclaredElement.Given> settings, String name, String kind, double fallback) {
        var given = settings.get(name);
        if (given == null) {
            return Optional.of(fallback);
        }
        var units = given.scope().units();
        var dimension = kind.equals("Ratio") ? Dimension.NONE : units.dimension(kind);
        var written = given.entry().value();
        var value = new Expressions(units, Names.constants(), Callables.none(), out)
                .constant(
                        written,
                        dimension,
                        Purpose.of(
                                "this", () -> name + " is " + units.measures().phrase(dimension)));
        if (value.isPresent() && value.get() <= 0) {
            out.add(Diagnostic.error(Code.F109, written.span(), name + " must be greater than zero"));
            return Optional.empty();
        }
        return value;
    }

    private Regulation regulation(DeclaredElement.@Nullable Given given) {
        return given == null
                ? Regulation.LOCKED
                : new RegulationReader(given.scope().units(), out)
                        .read(given.entry().value());
    }
}
