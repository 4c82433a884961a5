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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    /// Phases that only open branches keep from the source, by bus.
    private final Map<String, NavigableSet<Integer>> unfed = new LinkedHashMap<>();
    private Map<String, List<ElementValues>> adjacent = Map.of();

    /// A bus that the walk has come to.
    ///
    /// @param base line-to-neutral base voltage, V
    /// @param phases that the source feeds it, and 4 for a neutral; none if only others of its neighbours are fed
    record FedBus(String name, double base, NavigableSet<Integer> phases) {}

    /// @param branches lines, switches, transformers and regulators
    Supply(List<ElementValues> branches, Diagnostics out) {
        this.branches = branches;
        this.out = out;
    }

    /// The buses that the source feeds or would feed if all were closed, in the order in which it does.
    Map<String, FedBus> buses() {
        return buses;
    }

    /// Phases that only open branches keep from the source, by bus; without the neutral.
    Map<String, NavigableSet<Integer>> unfed() {
        return unfed;
    }

    void walk(ElementValues source) {
        adjacent = new HashMap<>();
        for (var branch : branches) {
            ends(branch).stream()
                    .map(End::bus)
                    .distinct()
                    .forEach(bus -> adjacent.computeIfAbsent(bus, each -> new ArrayList<>())
                            .add(branch));
        }
        var start = new FedBus(
                source.element().bus(Preposition.AT),
                source.number("voltage") / SQUARE_ROOT_OF_THREE,
                new TreeSet<>(source.element().phases()));
        buses.put(start.name(), start);
        walk(List.of(start), false);
        var fed = new HashMap<String, Set<Integer>>();
        buses.values().forEach(bus -> fed.put(bus.name(), Set.copyOf(bus.phases())));
        walk(List.copyOf(buses.values()), true);
        for (var bus : buses.values()) {
            var missing = new TreeSet<>(bus.phases());
            missing.removeAll(fed.getOrDefault(bus.name(), Set.of()));
            missing.remove(Side.NEUTRAL);
            if (!missing.isEmpty()) {
                unfed.put(bus.name(), missing);
            }
        }
    }

    private void walk(List<FedBus> from, boolean throughOpen) {
        var queue = new ArrayDeque<FedBus>(from);
        var conflicts = new LinkedHashSet<String>();
        while (!queue.isEmpty()) {
            var here = queue.remove();
            for (var branch : adjacent.getOrDefault(here.name(), List.of())) {
                for (var near : ends(branch)) {
                    for (var far : ends(branch)) {
                        if ((throughOpen || closed(branch))
                                && near.bus().equals(here.name())
                                && far.place() != near.place()) {
                            arrive(branch, here, near, far, queue, conflicts);
                        }
                    }
                }
            }
        }
    }

    private void arrive(
            ElementValues branch, FedBus here, End near, End far, ArrayDeque<FedBus> queue, Set<String> conflicts) {
        var arriving = carried(branch, here, near, far);
        if (arriving.isEmpty()) {
            return;
        }
        double base = here.base() * far.voltage() / near.voltage();
        var next = buses.computeIfAbsent(far.bus(), name -> new FedBus(name, base, new TreeSet<>()));
        if (Math.abs(next.base() - base) > SAME_VOLTAGE * base
                && closed(branch)
                && conflicts.add(branch.element().name().text())) {
            reportVoltages(branch, next.name(), next.base(), base);
        }
        boolean more = next.phases().addAll(arriving);
        // A neutral is where a conductor is, fed or not.
        if (near.wires().contains(Side.NEUTRAL)) {
            here.phases().add(Side.NEUTRAL);
        }
        if (more) {
            queue.add(next);
        }
    }

    /// One end of a branch.
    ///
    /// @param voltage line to neutral, V; only its ratio to that of another end counts
    private record End(String bus, List<Integer> wires, double voltage, int place) {}

    private static List<End> ends(ElementValues branch) {
        var element = branch.element();
        return switch (element.kind()) {
            case TRANSFORMER -> {
                var voltages = branch.list("voltages");
                yield Side.of(branch).stream()
                        .map(side -> new End(
                                side.bus(), side.wires(), side.lineToNeutral(voltages[side.place()]), side.place()))
                        .toList();
            }
            default ->
                element.isSeries()
                        ? List.of(
                                new End(element.bus(Preposition.FROM), element.wires(Preposition.FROM), 1, 0),
                                new End(element.bus(Preposition.TO), element.wires(Preposition.TO), 1, 1))
                        : List.of();
        };
    }

    /// The conductors at which a branch arrives at its other end, one by one; coils between phases work only as a
    /// whole.
    private static List<Integer> carried(ElementValues branch, FedBus here, End near, End far) {
        var nearPhases =
                near.wires().stream().filter(each -> each != Side.NEUTRAL).toList();
        boolean whole = switch (branch.element().kind()) {
            case TRANSFORMER -> true;
            case REGULATOR -> branch.text("connection").equals("delta");
            default -> false;
        };
        if (whole) {
            return here.phases().containsAll(nearPhases) ? far.wires() : List.of();
        }
        boolean any = nearPhases.stream().anyMatch(here.phases()::contains);
        return IntStream.range(0, near.wires().size())
                .filter(conductor -> here.phases().contains(near.wires().get(conductor))
                        || (any && near.wires().get(conductor) == Side.NEUTRAL))
                .mapToObj(far.wires()::get)
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

    private static boolean closed(ElementValues branch) {
        return switch (branch.element().kind()) {
            case LINE, SWITCH -> branch.truth("closed");
            default -> true;
        };
    }

    private void mention(String bus, Span at, List<String> mentions, Map<String, Span> unreached) {
        mentions.add(bus);
        if (!buses.containsKey(bus)) {
            unreached.putIfAbsent(bus, at);
        }
    }

    /// Reports, in one message, the buses at the ends of branches that the source does not reach.
    boolean reportUnreached() {
        var unreached = new LinkedHashMap<String, Span>();
        var mentions = new ArrayList<String>();
        for (var branch : branches) {
            for (var terminal : branch.element().terminals()) {
                mention(terminal.bus().value(), terminal.bus().span(), mentions, unreached);
            }
            if (branch.element().kind() == ElementKind.TRANSFORMER) {
                Side.of(branch).stream().skip(2).forEach(side -> mention(side.bus(), side.at(), mentions, unreached));
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

    /// Warns, in one message, of the buses that only open branches keep from the source.
    void reportUnfed() {
        if (unfed.isEmpty()) {
            return;
        }
        var shown =
                unfed.keySet().stream().limit(MOST_SHOWN).map(this::unfedText).toList();
        var headline = unfed.size() == 1
                ? "the source does not feed bus " + shown.getFirst()
                : "the source does not feed " + unfed.size() + " buses: " + String.join(", ", shown)
                        + (unfed.size() > shown.size() ? ", ..." : "");
        var open = branches.stream()
                .filter(branch -> !closed(branch))
                .filter(branch -> isUnfed(branch, Preposition.FROM) || isUnfed(branch, Preposition.TO))
                .toList();
        var fault = Diagnostic.warning(
                        Code.F120, open.getFirst().element().name().span(), headline)
                .pointing("this " + open.getFirst().element().kind().word() + " is open");
        for (var branch : open.subList(1, Math.min(open.size(), MOST_SHOWN))) {
            fault = fault.also(
                    branch.element().name().span(),
                    "this " + branch.element().kind().word() + " is open");
        }
        out.add(fault.note("so", "what stands there takes nothing and is in no set, and the power flow leaves it out"));
    }

    private boolean isUnfed(ElementValues branch, Preposition end) {
        return unfed.containsKey(branch.element().bus(end));
    }

    /// The name of a bus, and which of its phases, if others are fed.
    private String unfedText(String bus) {
        var missing = Objects.requireNonNull(unfed.get(bus));
        var phases = new TreeSet<>(Objects.requireNonNull(buses.get(bus)).phases());
        phases.remove(Side.NEUTRAL);
        return "\"" + bus + "\""
                + (missing.equals(phases) ? "" : " on " + NetworkAssembly.letters(List.copyOf(missing)));
    }
}
