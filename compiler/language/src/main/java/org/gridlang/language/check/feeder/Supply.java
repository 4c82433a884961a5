package org.gridlang.language.check.feeder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.FeederMember.Preposition;
import org.gridlang.language.unit.Measures;

/// Walks a feeder from its source: which phases each bus has, at which voltage, and what the source does not reach.
final class Supply {
    private static final double SQUARE_ROOT_OF_THREE = Math.sqrt(3);

    /// Two ways around a loop may differ by rounding, not by more.
    private static final double SAME_VOLTAGE = 1e-3;

    private final List<ElementValues> branches;
    private final Diagnostics out;
    private final Map<String, TreeSet<Integer>> phases = new LinkedHashMap<>();
    private final Map<String, Double> bases = new HashMap<>();

    /// @param branches lines, switches, transformers and regulators
    Supply(List<ElementValues> branches, Diagnostics out) {
        this.branches = branches;
        this.out = out;
    }

    /// Phases of each bus that the source feeds, in the order in which it feeds them.
    Map<String, TreeSet<Integer>> phases() {
        return phases;
    }

    /// Line-to-neutral base voltage of a bus that the source feeds, V.
    double base(String bus) {
        return bases.get(bus);
    }

    void walk(ElementValues source) {
        var adjacent = new HashMap<String, List<ElementValues>>();
        for (var branch : branches) {
            adjacent.computeIfAbsent(from(branch), each -> new ArrayList<>()).add(branch);
            adjacent.computeIfAbsent(to(branch), each -> new ArrayList<>()).add(branch);
        }
        var start = source.element().bus(Preposition.AT);
        phases.put(start, new TreeSet<>(source.element().phases()));
        bases.put(start, source.number("voltage") / SQUARE_ROOT_OF_THREE);
        var queue = new ArrayDeque<String>();
        queue.add(start);
        var conflicts = new LinkedHashSet<String>();
        while (!queue.isEmpty()) {
            var bus = queue.remove();
            for (var branch : adjacent.getOrDefault(bus, List.of())) {
                if (!closed(branch)) {
                    continue;
                }
                boolean forward = from(branch).equals(bus);
                var next = forward ? to(branch) : from(branch);
                double base = bases.get(bus) * (forward ? ratio(branch) : 1 / ratio(branch));
                var known = bases.putIfAbsent(next, base);
                if (known != null && Math.abs(known - base) > SAME_VOLTAGE * known && conflicts.add(branch.element().name().text())) {
                    reportVoltages(branch, next, known, base);
                }
                if (spread(branch, bus, next)) {
                    queue.add(next);
                }
            }
        }
    }

    /// Carries the phases over a branch; whether the far end got a new one.
    private boolean spread(ElementValues branch, String bus, String next) {
        var here = phases.get(bus);
        var carried = branch.element().phases();
        var arriving = branch.element().kind() == ElementKind.TRANSFORMER
                ? here.containsAll(carried) ? carried : List.<Integer>of()
                : carried.stream().filter(here::contains).toList();
        return phases.computeIfAbsent(next, each -> new TreeSet<>()).addAll(arriving);
    }

    private void reportVoltages(ElementValues branch, String bus, double known, double other) {
        double factor = SQUARE_ROOT_OF_THREE;
        out.add(Diagnostic.error(
                        Code.F110,
                        branch.element().name().span(),
                        "bus \"" + bus + "\" is reached at two voltages")
                .pointing("by this " + branch.element().kind().word() + " at "
                        + Measures.number(other * factor) + " V, otherwise at "
                        + Measures.number(known * factor) + " V line to line"));
    }

    private static double ratio(ElementValues branch) {
        return branch.element().kind() == ElementKind.TRANSFORMER
                ? branch.pair("voltages")[1] / branch.pair("voltages")[0]
                : 1;
    }

    private static boolean closed(ElementValues branch) {
        return switch (branch.element().kind()) {
            case LINE, SWITCH -> branch.truth("closed");
            default -> true;
        };
    }

    private static String from(ElementValues branch) {
        return branch.element().bus(Preposition.FROM);
    }

    private static String to(ElementValues branch) {
        return branch.element().bus(Preposition.TO);
    }

    /// Reports, in one message, the buses at the ends of branches that the source does not reach.
    boolean reportUnreached() {
        var unreached = new LinkedHashMap<String, Span>();
        var counts = new HashMap<String, Integer>();
        for (var branch : branches) {
            for (var terminal : branch.element().terminals()) {
                var bus = terminal.bus().value();
                counts.merge(bus, 1, Integer::sum);
                if (phases.getOrDefault(bus, new TreeSet<>()).isEmpty()) {
                    unreached.putIfAbsent(bus, terminal.bus().span());
                }
            }
        }
        if (unreached.isEmpty()) {
            return false;
        }
        var names = List.copyOf(unreached.keySet());
        var shown = names.stream().limit(6).map(each -> "\"" + each + "\"").toList();
        var headline = names.size() == 1
                ? "the source does not reach bus " + shown.getFirst()
                : "the source does not reach " + names.size() + " buses: " + String.join(", ", shown)
                        + (names.size() > shown.size() ? ", ..." : "");
        var fault = Diagnostic.error(Code.F103, unreached.get(names.getFirst()), headline);
        for (var branch : branches) {
            if (!closed(branch)
                    && unreached.containsKey(from(branch)) != unreached.containsKey(to(branch))) {
                fault = fault.also(
                        branch.element().name().span(), "this " + branch.element().kind().word() + " is open");
            }
        }
        // A bus that is named once and is nearly spelt like one that is fed is most likely that one.
        for (var name : names) {
            Optional<String> near = counts.get(name) == 1
                    ? Suggestion.nearest(name, phases.entrySet().stream()
                            .filter(each -> !each.getValue().isEmpty())
                            .map(Map.Entry::getKey)
                            .toList())
                    : Optional.empty();
            if (near.isPresent() && name.length() > 2) {
                fault = fault.also(
                        unreached.get(name), "only this element names it; did you mean \"" + near.get() + "\"?");
            }
        }
        out.add(fault.note("why", "a bus without a path to the source has no voltage"));
        return true;
    }
}
