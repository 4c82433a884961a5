package org.gridlang.language.check.feeder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.FeederMember.Preposition;
import org.gridlang.language.unit.Measures;

/// Walks a feeder from its source: which phases each bus has, at which voltage, and what the source does not
/// reach.
final class Supply {
    private static final double SQUARE_ROOT_OF_THREE = Math.sqrt(3);

    /// Two ways around a loop may differ by rounding, not by more.
    private static final double SAME_VOLTAGE = 1e-3;

    private static final int MOST_SHOWN = 6;

    private final List<ElementValues> branches;
    private final Diagnostics out;
    private final Map<String, FedBus> buses = new LinkedHashMap<>();

    /// A bus that the walk has come to.
    ///
    /// @param base line-to-neutral base voltage, V
    /// @param phases that the source feeds it, none if only others of its neighbours are fed
    record FedBus(String name, double base, NavigableSet<Integer> phases) {}

    /// @param branches lines, switches, transformers and regulators
    Supply(List<ElementValues> branches, Diagnostics out) {
        this.branches = branches;
        this.out = out;
    }

    /// The buses that the source feeds, in the order in which it does.
    Map<String, FedBus> buses() {
        return buses;
    }

    void walk(ElementValues source) {
        var adjacent = new HashMap<String, List<ElementValues>>();
        for (var branch : branches) {
            adjacent.computeIfAbsent(from(branch), each -> new ArrayList<>()).add(branch);
            adjacent.computeIfAbsent(to(branch), each -> new ArrayList<>()).add(branch);
        }
        var start = new FedBus(
                source.element().bus(Preposition.AT),
                source.number("voltage") / SQUARE_ROOT_OF_THREE,
                new TreeSet<>(source.element().phases()));
        buses.put(start.name(), start);
        var queue = new ArrayDeque<FedBus>();
        queue.add(start);
        var conflicts = new LinkedHashSet<String>();
        while (!queue.isEmpty()) {
            var here = queue.remove();
            for (var branch : adjacent.getOrDefault(here.name(), List.of())) {
                boolean forward = from(branch).equals(here.name());
                var arriving = carried(branch, here, forward);
                if (!closed(branch) || arriving.isEmpty()) {
                    continue;
                }
                double base = here.base() * (forward ? ratio(branch) : 1 / ratio(branch));
                var next = buses.computeIfAbsent(
                        forward ? to(branch) : from(branch), name -> new FedBus(name, base, new TreeSet<>()));
                if (Math.abs(next.base() - base) > SAME_VOLTAGE * base
                        && conflicts.add(branch.element().name().text())) {
                    reportVoltages(branch, next.name(), next.base(), base);
                }
                if (next.phases().addAll(arriving)) {
                    queue.add(next);
                }
            }
        }
    }

    /// The phases at which a branch arrives at its other end, conductor by conductor; coils between phases
    /// work only as a whole.
    private static List<Integer> carried(ElementValues branch, FedBus here, boolean forward) {
        var near = branch.element().phases(forward ? Preposition.FROM : Preposition.TO);
        var far = branch.element().phases(forward ? Preposition.TO : Preposition.FROM);
        boolean whole = switch (branch.element().kind()) {
            case TRANSFORMER -> true;
            case REGULATOR -> !Windings.grounds(branch, Preposition.FROM);
            default -> false;
        };
        if (whole) {
            return here.phases().containsAll(near) ? far : List.of();
        }
        return IntStream.range(0, near.size())
                .filter(conductor -> here.phases().contains(near.get(conductor)))
                .mapToObj(far::get)
                .toList();
    }

    private void reportVoltages(ElementValues branch, String bus, double known, double other) {
        double factor = SQUARE_ROOT_OF_THREE;
        out.add(Diagnostic.error(
                        Code.F110, branch.element().name().span(), "bus \"" + bus + "\" is reached at two voltages")
                .pointing("by this " + branch.element().kind().word() + " at "
                        + Measures.number(other * factor) + " V, otherwise at "
                        + Measures.number(known * factor) + " V line to line"));
    }

    private static double ratio(ElementValues branch) {
        if (branch.element().kind() != ElementKind.TRANSFORMER) {
            return 1;
        }
        var voltages = branch.pair("voltages");
        return Windings.lineToNeutral(branch, Preposition.TO, voltages[1])
                / Windings.lineToNeutral(branch, Preposition.FROM, voltages[0]);
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
        var mentions = new ArrayList<String>();
        for (var branch : branches) {
            for (var terminal : branch.element().terminals()) {
                mentions.add(terminal.bus().value());
                if (!buses.containsKey(terminal.bus().value())) {
                    unreached.putIfAbsent(terminal.bus().value(), terminal.bus().span());
                }
            }
        }
        if (unreached.isEmpty()) {
            return false;
        }
        var shown = unreached.keySet().stream()
                .limit(MOST_SHOWN)
                .map(each -> "\"" + each + "\"")
                .toList();
        var headline = unreached.size() == 1
                ? "the source does not reach bus " + shown.getFirst()
                : "the source does not reach " + unreached.size() + " buses: " + String.join(", ", shown)
                        + (unreached.size() > shown.size() ? ", ..." : "");
        var fault = Diagnostic.error(Code.F103, unreached.values().iterator().next(), headline);
        for (var branch : branches) {
            if (!closed(branch) && unreached.containsKey(from(branch)) != unreached.containsKey(to(branch))) {
                fault = fault.also(
                        branch.element().name().span(),
                        "this " + branch.element().kind().word() + " is open");
            }
        }
        // A bus that is named once and is nearly spelt like one that is fed is most likely that one.
        for (var entry : unreached.entrySet()) {
            var name = entry.getKey();
            var near = Collections.frequency(mentions, name) == 1
                    ? Suggestion.nearest(name, buses.keySet())
                    : Optional.<String>empty();
            if (near.isPresent() && name.length() > 2) {
                fault = fault.also(
                        entry.getValue(), "only this element names it; did you mean \"" + near.get() + "\"?");
            }
        }
        out.add(fault.note("why", "a bus without a path to the source has no voltage"));
        return true;
    }
}
