package org.gridlang.runtime.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The check that what the elements of a network name exists, and that no name is used twice.
final class References {
    private final Map<String, Set<Integer>> terminalsOf = new HashMap<>();
    private final Map<String, Integer> windings = new HashMap<>();
    private final Set<String> lineNames = new HashSet<>();
    private final Set<String> capacitorNames = new HashSet<>();

    References(List<Bus> buses) {
        for (var bus : buses) {
            if (terminalsOf.put(bus.name(), Set.copyOf(bus.terminals())) != null) {
                throw new IllegalArgumentException("two buses are named " + bus.name());
            }
        }
    }

    void branches(Source source, List<Line> lines, List<Transformer> transformers, List<Reactor> reactors) {
        terminals("the source", source.bus(), List.of(1, 2, 3));
        for (var line : lines) {
            terminals("line " + line.name(), line.fromBus(), line.fromTerminals());
            terminals("line " + line.name(), line.toBus(), line.toTerminals());
            lineNames.add(line.name());
        }
        for (var transformer : transformers) {
            for (var winding : transformer.windings()) {
                terminals("transformer " + transformer.name(), winding.bus(), winding.terminals());
                neutral(
                        "transformer " + transformer.name(),
                        winding.bus(),
                        winding.neutral().terminal());
            }
            windings.put(transformer.name(), transformer.windings().size());
        }
        for (var reactor : reactors) {
            terminals("reactor " + reactor.name(), reactor.bus(), reactor.terminals());
            var other = reactor.otherBus();
            if (other != null) {
                terminals("reactor " + reactor.name(), other, reactor.otherTerminals());
            }
        }
        distinct("lines", lines.stream().map(Line::name).toList());
        distinct("transformers", transformers.stream().map(Transformer::name).toList());
        distinct("reactors", reactors.stream().map(Reactor::name).toList());
    }

    void shunts(List<Capacitor> capacitors, List<Load> loads, List<Generator> generators) {
        for (var capacitor : capacitors) {
            terminals("capacitor " + capacitor.name(), capacitor.bus(), capacitor.terminals());
            neutral("capacitor " + capacitor.name(), capacitor.bus(), capacitor.neutral());
            capacitorNames.add(capacitor.name());
        }
        for (var load : loads) {
            terminals("load " + load.name(), load.bus(), load.terminals());
            neutral("load " + load.name(), load.bus(), load.neutral());
        }
        for (var generator : generators) {
            terminals("generator " + generator.name(), generator.bus(), generator.terminals());
            neutral("generator " + generator.name(), generator.bus(), generator.neutral());
        }
        distinct("capacitors", capacitors.stream().map(Capacitor::name).toList());
        distinct("loads", loads.stream().map(Load::name).toList());
        distinct("generators", generators.stream().map(Generator::name).toList());
    }

    /// Controls name elements that [#branches] and [#shunts] have seen.
    void controls(List<Regulator> regulators, List<CapacitorControl> capacitorControls) {
        for (var regulator : regulators) {
            Integer count = windings.get(regulator.transformer());
            if (count == null || regulator.winding() >= count) {
                throw new IllegalArgumentException("regulator " + regulator.name() + " names winding "
                        + regulator.winding() + " of transformer " + regulator.transformer()
                        + ", which does not exist");
            }
            var remote = regulator.control().regulatedBus();
            if (remote != null) {
                terminals("regulator " + regulator.name(), remote, List.of());
            }
        }
        for (var control : capacitorControls) {
            if (!capacitorNames.contains(control.capacitor())) {
                throw new IllegalArgumentException("capacitor control " + control.name() + " names capacitor "
                        + control.capacitor() + ", which does not exist");
            }
            var branch = control.branch();
            if (branch != null && branch.end() >= ends(branch)) {
                throw new IllegalArgumentException("capacitor control " + control.name() + " watches end "
                        + branch.end() + " of " + branch.kind() + " " + branch.name() + ", which does not exist");
            }
        }
        distinct("regulators", regulators.stream().map(Regulator::name).toList());
        distinct(
                "capacitor controls",
                capacitorControls.stream().map(CapacitorControl::name).toList());
    }

    private int ends(CapacitorControl.BranchEnd branch) {
        return switch (branch.kind()) {
            case LINE -> lineNames.contains(branch.name()) ? 2 : 0;
            case TRANSFORMER -> windings.getOrDefault(branch.name(), 0);
        };
    }

    private void terminals(String element, String bus, List<Integer> terminals) {
        var present = terminalsOf.get(bus);
        if (present == null) {
            throw new IllegalArgumentException(element + " names bus " + bus + ", which does not exist");
        }
        if (!present.containsAll(terminals)) {
            throw new IllegalArgumentException(
                    element + " uses terminals " + terminals + ", but bus " + bus + " has " + present);
        }
    }

    private void neutral(String element, String bus, int terminal) {
        if (terminal > 0) {
            terminals(element, bus, List.of(terminal));
        }
    }

    private static void distinct(String what, List<String> names) {
        var seen = new HashSet<String>();
        for (var each : names) {
            if (!seen.add(each)) {
                throw new IllegalArgumentException("two " + what + " are named " + each);
            }
        }
    }
}
