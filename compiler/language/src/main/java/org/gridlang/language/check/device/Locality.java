package org.gridlang.language.check.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Meaning;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.syntax.SourceFile;

/// The rule that makes policies decentralised: a device reads its own params, states and inputs, its own bus,
/// the clock and
/// signals, and nothing else.
final class Locality {
    private static final String RULE =
            "an agent knows its own params, states and inputs, its own bus (bus.v_pu), the clock and "
                    + "signals; so its policy needs no communication";

    private static final Set<String> AGENTS = Set.of("agents", "agent");
    private static final Set<String> NETWORK = Set.of("net", "network", "feeder", "line", "load");

    private final String reader;
    private final ModuleScope scope;
    private final Diagnostics out;

    /// @param reader who reads, for a sentence: `a device`
    Locality(String reader, ModuleScope scope, Diagnostics out) {
        this.reader = reader;
        this.scope = scope;
        this.out = out;
    }

    /// A series of the problem by name; empty in a library, whose series are templates.
    Optional<Item.Series> series(String name) {
        if (scope.file().kind() != SourceFile.Kind.PROBLEM) {
            return Optional.empty();
        }
        return scope.find(name)
                .filter(each -> each.home() == scope)
                .map(ModuleScope.Declaration::item)
                .filter(Item.Series.class::isInstance)
                .map(Item.Series.class::cast)
                .filter(each -> each.parameters().isEmpty());
    }

    List<String> signals() {
        return scope.declarations().keySet().stream()
                .filter(each -> series(each).filter(Item.Series::broadcast).isPresent())
                .toList();
    }

    /// Reports a path that leads out of the device.
    Optional<Meaning> foreign(Span at, Identifier root) {
        var declared = scope.find(root.text());
        var item = declared.map(ModuleScope.Declaration::item);
        if (item.filter(Item.Population.class::isInstance).isPresent()
                || (item.isEmpty() && AGENTS.contains(root.text()))) {
            return Optional.of(report(Code.L101, at, reader + " cannot read other agents", root));
        }
        if (item.filter(Item.Feeder.class::isInstance).isPresent()
                || (item.isEmpty() && NETWORK.contains(root.text()))) {
            return Optional.of(report(Code.L102, at, reader + " cannot read a network-wide quantity", root));
        }
        if (root.text().equals("bus")) {
            return Optional.of(report(
                    Code.L102, at, "of its bus " + reader + " can read only the measured voltage, bus.v_pu", root));
        }
        return Optional.empty();
    }

    /// Reports what starts with a call or an index and leads out of the device: `bus("149").v_pu`,
    /// `agents[3].soc`.
    Optional<Meaning> foreign(Expression written) {
        var rest = written;
        boolean selects = false;
        boolean buses = false;
        while (!(rest instanceof Expression.Name)) {
            switch (rest) {
                case Expression.Member member -> {
                    buses |= member.member().text().equals("buses");
                    rest = member.target();
                }
                case Expression.Index index -> {
                    selects = true;
                    rest = index.target();
                }
                case Expression.Call call -> {
                    selects = true;
                    rest = call.callee();
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        var root = (Expression.Name) rest;
        if (selects && (buses || root.text().equals("bus"))) {
            return Optional.of(report(
                    Code.L102,
                    written.span(),
                    reader + " cannot read another bus",
                    new Identifier(root.span(), root.text())));
        }
        return foreign(written.span(), new Identifier(root.span(), root.text()));
    }

    private Meaning report(Code code, Span at, String headline, Identifier root) {
        var fault = Diagnostic.error(code, at, headline).note("rule", RULE);
        out.add(scope.declaredAt(root.text())
                .map(span -> fault.also(span, "declared here"))
                .orElse(fault));
        return Meaning.FAULT;
    }
}
