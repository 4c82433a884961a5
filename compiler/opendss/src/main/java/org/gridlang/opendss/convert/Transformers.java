package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.opendss.circuit.BusNodes;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// Transformers: `New Transformer.t1 Phases=1 Windings=3 Buses=[p.1 s.1.0 s.0.2] kVs=[7.2 .12 .12] ...`.
final class Transformers {
    private static final int THREE = 3;
    private static final double KILO = 1e3;

    private final Findings findings;
    private final NodeUse uses;
    private final Map<String, TransformerState> states = new HashMap<>();

    Transformers(Findings findings, NodeUse uses) {
        this.findings = findings;
        this.uses = uses;
    }

    /// How a transformer that was converted was read.
    Optional<TransformerState> state(String name) {
        return Optional.ofNullable(states.get(Findings.key(name)));
    }

    Optional<Transformer> transformer(DssObject object) {
        int before = findings.faults().errors();
        var state = TransformerState.of(object, findings);
        if (findings.faults().errors() > before || !checked(object, state)) {
            return Optional.empty();
        }
        if (!state.hasResistance) {
            findings.taken(object, "resistance", "0.2 % in each winding");
        }
        if (!state.hasReactance) {
            findings.taken(object, "reactance", "7 %" + (state.windings.size() > 2 ? ", 35 % and 30 %" : ""));
        }
        boolean isBackwards = state.phases == THREE && state.runsBackwards();
        var windings = new ArrayList<Winding>();
        for (int k = 0; k < state.windings.size(); k++) {
            var winding = winding(object, state, k, isBackwards);
            if (winding.isEmpty()) {
                return Optional.empty();
            }
            windings.add(winding.get());
        }
        var transformer = findings.record(
                object,
                () -> new Transformer(
                        Findings.key(object.name()),
                        windings,
                        state.pairs(),
                        state.antiFloat,
                        state.noLoadLoss,
                        state.magnetising));
        transformer.ifPresent(each -> states.put(each.name(), state));
        return transformer;
    }

    private boolean checked(DssObject object, TransformerState state) {
        if (state.phases < 1 || state.phases > THREE) {
            findings.unfit(
                    object.declared(),
                    object.title() + " has " + state.phases + " phases",
                    "a transformer of a network has one, two or three");
            return false;
        }
        for (int k = 0; k < state.windings.size(); k++) {
            if (state.windings.get(k).bus == null) {
                findings.outOfRange(
                        object,
                        "buses",
                        "winding %d of %s has no bus".formatted(k + 1, object.title()),
                        "a bus for each of its %d windings".formatted(state.windings.size()));
                return false;
            }
        }
        return true;
    }

    private Optional<Winding> winding(DssObject object, TransformerState state, int index, boolean isBackwards) {
        var read = state.windings.get(index);
        var bus = java.util.Objects.requireNonNull(read.bus);
        int phases = state.phases;
        var nodes = Nodes.of(bus, phases, phases + 1);
        // Resistances are on the rating of winding 1 in OpenDSS, on that of the winding itself in a network.
        double power = read.kilovoltamperes * KILO;
        double resistance = read.resistance * read.kilovoltamperes / state.windings.getFirst().kilovoltamperes;
        var coils = coils(object, read, bus, nodes, phases, isBackwards);
        return coils.flatMap(each -> findings.record(
                object,
                () -> new Winding(
                        bus.bus(),
                        each.terminals,
                        each.connection,
                        read.kilovolts * KILO,
                        power,
                        resistance,
                        read.tap,
                        each.neutral,
                        each.reversed)));
    }

    /// Where the coils of a winding run.
    private record Coils(List<Integer> terminals, ConnectionKind connection, Neutral neutral, boolean reversed) {}

    private Optional<Coils> coils(
            DssObject object,
            TransformerState.WindingState read,
            BusNodes bus,
            List<Integer> nodes,
            int phases,
            boolean isBackwards) {
        if (phases == 1) {
            return Optional.of(single(nodes.get(0), nodes.get(1), read));
        }
        var terminals = nodes.subList(0, phases);
        var order = isBackwards ? List.of(nodes.get(0), nodes.get(2), nodes.get(1)) : List.copyOf(terminals);
        if (terminals.contains(0) || terminals.stream().distinct().count() < phases) {
            findings.unfit(
                    object.declared(),
                    "%s meets bus %s at the nodes %s".formatted(object.title(), bus.bus(), terminals),
                    "each phase of a winding has a node of its own");
            return Optional.empty();
        }
        if (read.isDelta) {
            if (phases == THREE) {
                return Optional.of(new Coils(order, ConnectionKind.DELTA, Neutral.NONE, false));
            }
            findings.unfit(
                    object.declared(),
                    object.title() + " is a delta of two phases",
                    "a network has one coil between two phases (phases=1) or three coils");
            return Optional.empty();
        }
        return Optional.of(new Coils(order, ConnectionKind.WYE, neutral(bus, nodes.get(phases), read), false));
    }

    /// One coil, from the first node to the second; 0 is ground.
    private static Coils single(int first, int second, TransformerState.WindingState read) {
        if (second == 0) {
            return new Coils(List.of(first), ConnectionKind.WYE, Neutral.GROUNDED, false);
        }
        if (first == 0) {
            return new Coils(List.of(second), ConnectionKind.WYE, Neutral.GROUNDED, true);
        }
        if (!read.isDelta && read.neutralResistance >= 0) {
            return new Coils(List.of(first), ConnectionKind.WYE, through(Neutral.at(second), read), false);
        }
        return new Coils(List.of(first, second), ConnectionKind.DELTA, Neutral.NONE, false);
    }

    private Neutral neutral(BusNodes bus, int node, TransformerState.WindingState read) {
        if (node == 0) {
            return Neutral.GROUNDED;
        }
        if (uses.count(bus.bus(), node) > 1) {
            return through(Neutral.at(node), read);
        }
        if (read.neutralResistance < 0) {
            return Neutral.FLOATING;
        }
        return read.neutralResistance == 0 && read.neutralReactance == 0
                ? Neutral.GROUNDED
                : Neutral.grounded(read.neutralResistance, read.neutralReactance);
    }

    private static Neutral through(Neutral neutral, TransformerState.WindingState read) {
        if (read.neutralResistance < 0) {
            return neutral;
        }
        // A solid connection to ground is a micro-ohm in OpenDSS, too.
        boolean isSolid = read.neutralResistance == 0 && read.neutralReactance == 0;
        return neutral.through(isSolid ? 1e-6 : read.neutralResistance, read.neutralReactance);
    }
}
