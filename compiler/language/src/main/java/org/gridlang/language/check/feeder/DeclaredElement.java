package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.resolve.ModuleScope;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.FeederMember;
import org.gridlang.language.syntax.Identifier;
import org.gridlang.language.syntax.Item;

/// An element with the entries in force: those of its declaration, replaced by those of an override.
///
/// @param fromPhases conductor numbers, 4 for n, at the `from` end in the order written; those of the other end unless
///     given
/// @param phases conductor numbers at the only or the `to` end in the order written; empty if none are given
record DeclaredElement(
        ElementKind kind,
        Identifier name,
        List<FeederMember.Terminal> terminals,
        List<Integer> fromPhases,
        List<Integer> phases,
        Span span,
        Map<String, Given> entries) {
    /// An entry and the module whose units it is written in.
    record Given(Item.Entry entry, ModuleScope scope) {}

    DeclaredElement {
        terminals = List.copyOf(terminals);
        fromPhases = List.copyOf(fromPhases);
        phases = List.copyOf(phases);
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// This element with some entries replaced.
    DeclaredElement with(Map<String, Given> changed) {
        var all = new LinkedHashMap<>(entries);
        all.putAll(changed);
        return new DeclaredElement(kind, name, terminals, fromPhases, phases, span, all);
    }

    /// The conductors at one of its ends: phases, and the neutral where it is written.
    List<Integer> wires(FeederMember.Preposition preposition) {
        return preposition == FeederMember.Preposition.FROM ? fromPhases : phases;
    }

    /// The phases without the neutral.
    List<Integer> phasesOnly() {
        return phases.stream().filter(each -> each != Side.NEUTRAL).toList();
    }

    /// Terminal to which a load or capacitor returns: that of the conductor n, or 0 for ground.
    int neutral() {
        return phases.contains(Side.NEUTRAL) ? Side.NEUTRAL : 0;
    }

    /// Whether it runs from one bus to another.
    boolean isSeries() {
        return end(FeederMember.Preposition.FROM).isPresent();
    }

    /// The bus at one of its ends.
    Optional<FeederMember.Terminal> end(FeederMember.Preposition preposition) {
        return terminals.stream()
                .filter(each -> each.preposition() == preposition)
                .findFirst();
    }

    /// Name of the bus at one of its ends, which the declaration has been checked to have.
    String bus(FeederMember.Preposition preposition) {
        return end(preposition).orElseThrow().bus().value();
    }

    /// Buses it touches.
    List<FeederMember.Terminal> buses() {
        return new ArrayList<>(terminals);
    }
}
