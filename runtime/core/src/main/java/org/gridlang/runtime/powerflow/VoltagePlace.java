package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.network.ConnectionKind;

/// Where a voltage is taken or power injected: a phase to ground, `65.a`, or two phases where nothing leads to ground,
/// `740.ab`: there the voltage of one phase to ground says nothing about the network.
///
/// @param terminals one or two
public record VoltagePlace(String bus, List<Integer> terminals) {
    private static final int PHASES = 3;

    public VoltagePlace {
        terminals = List.copyOf(terminals);
        if (terminals.isEmpty() || terminals.size() > 2) {
            throw new IllegalArgumentException("a place has one terminal or two, not " + terminals);
        }
    }

    /// All places that the source feeds: each phase of each bus, or each two phases of a bus without a path to ground.
    /// Neutrals are none.
    public static List<VoltagePlace> all(PowerFlowModel model) {
        var ungrounded = model.ungroundedBuses();
        var places = new ArrayList<VoltagePlace>();
        for (var bus : model.network().buses()) {
            var fed = bus.terminals().stream()
                    .filter(terminal -> terminal <= PHASES && model.feeds(bus.name(), terminal))
                    .toList();
            if (!ungrounded.contains(bus.name())) {
                fed.forEach(terminal -> places.add(new VoltagePlace(bus.name(), List.of(terminal))));
                continue;
            }
            for (int terminal : fed) {
                int next = terminal % PHASES + 1;
                if (fed.contains(next)) {
                    places.add(new VoltagePlace(bus.name(), List.of(terminal, next)));
                }
            }
        }
        return List.copyOf(places);
    }

    /// Whether it lies between two phases.
    public boolean isPair() {
        return terminals.size() == 2;
    }

    /// Its nodes by their numbers, as tables name them: `65.1`, `740.1-2`.
    public String nodes() {
        return bus + "."
                + String.join("-", terminals.stream().map(String::valueOf).toList());
    }

    Connection connection() {
        return new Connection(bus, terminals, isPair() ? ConnectionKind.DELTA : ConnectionKind.WYE);
    }

    /// `65.a`, `740.ab`.
    @Override
    public String toString() {
        var text = new StringBuilder(bus).append('.');
        terminals.forEach(terminal ->
                text.append(terminal <= PHASES ? "abc".substring(terminal - 1, terminal) : terminal.toString()));
        return text.toString();
    }
}
