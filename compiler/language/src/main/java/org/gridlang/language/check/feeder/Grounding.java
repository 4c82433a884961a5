package org.gridlang.language.check.feeder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.syntax.FeederMember.Preposition;

/// Which buses have a path to ground: those of the source and of the grounded wye coils of transformers and
/// regulators, and what lines and switches join to them.
final class Grounding {
    private Grounding() {}

    static Set<String> buses(ElementValues source, List<ElementValues> branches) {
        var joined = new HashMap<String, List<String>>();
        var queue = new ArrayDeque<String>();
        queue.add(source.element().bus(Preposition.AT));
        for (var branch : branches) {
            switch (branch.element().kind()) {
                case TRANSFORMER, REGULATOR ->
                    Side.of(branch).stream()
                            .filter(Side::grounds)
                            .map(Side::bus)
                            .forEach(queue::add);
                case LINE, SWITCH -> {
                    if (branch.truth("closed")) {
                        join(branch, joined);
                    }
                }
                case REACTOR -> {
                    if (branch.element().isSeries()) {
                        join(branch, joined);
                    } else if (!branch.text("connection").equals("delta")) {
                        queue.add(branch.element().bus(Preposition.AT));
                    }
                }
                default -> {}
            }
        }
        return reached(queue, joined);
    }

    private static void join(ElementValues branch, Map<String, List<String>> joined) {
        var from = branch.element().bus(Preposition.FROM);
        var to = branch.element().bus(Preposition.TO);
        joined.computeIfAbsent(from, each -> new ArrayList<>()).add(to);
        joined.computeIfAbsent(to, each -> new ArrayList<>()).add(from);
    }

    private static Set<String> reached(ArrayDeque<String> queue, Map<String, List<String>> joined) {
        var reached = new HashSet<String>();
        while (!queue.isEmpty()) {
            var bus = queue.remove();
            if (reached.add(bus)) {
                queue.addAll(joined.getOrDefault(bus, List.of()));
            }
        }
        return reached;
    }

    /// Reports loads to ground, at buses that exist, where there is no path to it.
    static void check(List<ElementValues> shunts, Set<String> grounded, Set<String> buses, Diagnostics out) {
        for (var shunt : shunts) {
            var element = shunt.element();
            boolean power = element.kind() == ElementKind.LOAD || element.kind() == ElementKind.GENERATOR;
            if (power
                    && shunt.text("connection").equals("wye")
                    && element.neutral() == 0
                    && buses.contains(element.bus(Preposition.AT))
                    && !grounded.contains(element.bus(Preposition.AT))) {
                out.add(Diagnostic.error(
                                Code.F117,
                                element.name().span(),
                                element.kind().word() + " " + element.name().text()
                                        + " is connected to ground, but bus \"" + element.bus(Preposition.AT)
                                        + "\" has no path to ground")
                        .note("why", "behind a delta or an ungrounded wye no current can return through the ground")
                        .note("instead", "connection: \"delta\" takes it between two phases or all three"));
            }
        }
    }
}
