package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Constants;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Line;

/// The sets that binders range over: `net.buses`, `net.lines`, `net.loads`, `bus.phases`.
public final class ElementSets {
    private static final List<String> SETS = List.of("buses", "lines", "loads");

    private final Function<String, Optional<ModuleScope.Declaration>> declared;
    private final Function<ModuleScope.Declaration, Optional<FeederChecker.FeederModel>> feeders;
    private final Units units;
    private final Callables callables;
    private final Diagnostics out;

    /// @param declared the declaration of a feeder by name, if there is one
    /// @param feeders the feeder that is declared; empty if it is wrong, which has been reported
    public ElementSets(
            Function<String, Optional<ModuleScope.Declaration>> declared,
            Function<ModuleScope.Declaration, Optional<FeederChecker.FeederModel>> feeders,
            Units units,
            Callables callables,
            Diagnostics out) {
        this.declared = declared;
        this.feeders = feeders;
        this.units = units;
        this.callables = callables;
        this.out = out;
    }

    /// The elements that a binder ranges over and whose condition holds, given the elements bound before it.
    /// Empty if it
    /// is wrong.
    public Optional<List<NetworkElement>> elements(Expression.Binder binder, Map<String, NetworkElement> bound) {
        var set = set(binder.set(), bound);
        if (set.isEmpty() || binder.condition().isEmpty()) {
            return set;
        }
        var kept = new ArrayList<NetworkElement>();
        for (var element : set.get()) {
            var condition = expressions(with(bound, binder, element))
                    .condition(binder.condition().get());
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            var holds = Constants.truth(condition.get());
            if (holds.isEmpty()) {
                out.add(Diagnostic.error(
                        Code.N110, binder.condition().get().span(), "this condition depends on something that varies"));
                return Optional.empty();
            }
            if (holds.get()) {
                kept.add(element);
            }
        }
        return Optional.of(kept);
    }

    /// Expressions about bound elements.
    public Expressions expressions(Map<String, NetworkElement> bound) {
        var names = new ElementNames(bound, Names.constants(), units);
        return new Expressions(units, new SetNames(this, bound, names), callables, out);
    }

    /// What a place knows, and sums over the elements of feeders.
    public Names over(Names names) {
        return new SetNames(this, Map.of(), names);
    }

    /// The elements bound, and one more.
    public static Map<String, NetworkElement> with(
            Map<String, NetworkElement> bound, Expression.Binder binder, NetworkElement element) {
        var names = new LinkedHashMap<>(bound);
        names.put(binder.name().text(), element);
        return names;
    }

    private Optional<List<NetworkElement>> set(Expression written, Map<String, NetworkElement> bound) {
        var path = Path.of(written).filter(each -> each.length() == 2);
        if (path.isEmpty()) {
            out.add(Diagnostic.error(
                    Code.N110,
                    written.span(),
                    "a set of elements is needed here, for example net.loads or bus.phases"));
            return Optional.empty();
        }
        var root = path.get().root();
        var element = bound.get(root.text());
        if (element != null) {
            return phases(path.get(), element);
        }
        var feeder = declared.apply(root.text());
        if (feeder.isEmpty()) {
            out.add(Diagnostic.error(Code.N101, root.span(), "there is no feeder \"" + root.text() + "\" here"));
            return Optional.empty();
        }
        var name = path.get().part(1);
        if (!SETS.contains(name)) {
            var at = path.get().parts().get(1).span();
            var fault = Diagnostic.error(
                            Code.N101, at, "a feeder has no set \"" + name + "\"" + Suggestion.hint(name, SETS))
                    .note("known", String.join(", ", SETS));
            out.add(Suggestion.nearest(name, SETS)
                    .map(each -> fault.fix("write " + each, new Diagnostic.Edit(at, each)))
                    .orElse(fault));
            return Optional.empty();
        }
        return feeders.apply(feeder.get()).map(each -> members(name, each));
    }

    private Optional<List<NetworkElement>> phases(Path path, NetworkElement element) {
        if (element.attribute(path.part(1), path.span(), units).orElse(Meaning.FAULT)
                instanceof Meaning.Phases phases) {
            return Optional.of(phases.numbers().stream()
                    .<NetworkElement>map(NetworkElement.OfPhase::new)
                    .toList());
        }
        out.add(Diagnostic.error(
                Code.N110,
                path.span(),
                "\"" + path.text() + "\" is no set; " + element.kind() + " has the set phases"));
        return Optional.empty();
    }

    private static List<NetworkElement> members(String set, FeederChecker.FeederModel feeder) {
        var network = feeder.network();
        return switch (set) {
            case "buses" ->
                network.buses().stream()
                        .flatMap(bus -> fed(bus, feeder).stream())
                        .<NetworkElement>map(bus ->
                                new NetworkElement.OfBus(bus, feeder.grounded().contains(bus.name())))
                        .toList();
            case "loads" ->
                network.loads().stream()
                        .filter(load -> feeder.feeds(load.bus(), load.terminals()))
                        .<NetworkElement>map(NetworkElement.OfLoad::new)
                        .toList();
            case "lines" ->
                // What is open carries nothing that could be bounded.
                network.lines().stream()
                        .filter(Line::closed)
                        .filter(line -> feeder.feeds(line.fromBus(), line.fromTerminals())
                                && feeder.feeds(line.toBus(), line.toTerminals()))
                        .<NetworkElement>map(line ->
                                new NetworkElement.OfLine(line, feeder.lengths().getOrDefault(line.name(), 0.0)))
                        .toList();
            default -> throw new IllegalStateException("check: no set " + set);
        };
    }

    /// The bus with the phases that the source feeds, if there are any.
    private static Optional<Bus> fed(Bus bus, FeederChecker.FeederModel feeder) {
        var phases = bus.terminals().stream()
                .filter(terminal -> feeder.feeds(bus.name(), List.of(terminal)))
                .toList();
        boolean any = phases.stream().anyMatch(phase -> phase != Side.NEUTRAL);
        return any ? Optional.of(new Bus(bus.name(), bus.baseVoltage(), phases, bus.position())) : Optional.empty();
    }
}
