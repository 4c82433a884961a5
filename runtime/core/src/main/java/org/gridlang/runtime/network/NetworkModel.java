package org.gridlang.runtime.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A whole network. Every name that an element uses is declared, and every terminal exists at its bus.
///
/// @param frequency in Hz
public record NetworkModel(
        String name,
        double frequency,
        Source source,
        List<Bus> buses,
        List<Line> lines,
        List<Transformer> transformers,
        List<Regulator> regulators,
        List<Capacitor> capacitors,
        List<Load> loads) {
    public NetworkModel {
        Checks.named(name, "a network");
        Checks.positive(frequency, "network " + name, "the frequency");
        buses = List.copyOf(buses);
        lines = List.copyOf(lines);
        transformers = List.copyOf(transformers);
        regulators = List.copyOf(regulators);
        capacitors = List.copyOf(capacitors);
        loads = List.copyOf(loads);
        new References(buses).check(source, lines, transformers, regulators, capacitors, loads);
    }

    /// The bus of this name.
    public Bus bus(String busName) {
        return find(buses, Bus::name, busName, "bus");
    }

    /// The load of this name.
    public Load load(String loadName) {
        return find(loads, Load::name, loadName, "load");
    }

    /// The transformers with the taps that their regulators hold; a regulator's tap replaces the winding's own.
    public List<Transformer> transformersAtTaps() {
        var tapped = new ArrayList<Transformer>(transformers.size());
        for (var transformer : transformers) {
            var current = transformer;
            for (var regulator : regulators) {
                if (regulator.transformer().equals(transformer.name())) {
                    current = current.withTap(regulator.winding(), regulator.ratio());
                }
            }
            tapped.add(current);
        }
        return List.copyOf(tapped);
    }

    public NetworkModel withLoads(List<Load> newLoads) {
        return new NetworkModel(name, frequency, source, buses, lines, transformers, regulators, capacitors, newLoads);
    }

    /// This network with each load replaced by what `change` makes of it.
    public NetworkModel withLoads(UnaryOperator<Load> change) {
        return withLoads(loads.stream().map(change).toList());
    }

    public NetworkModel withLines(List<Line> newLines) {
        return new NetworkModel(name, frequency, source, buses, newLines, transformers, regulators, capacitors, loads);
    }

    public NetworkModel withSource(Source newSource) {
        return new NetworkModel(name, frequency, newSource, buses, lines, transformers, regulators, capacitors, loads);
    }

    /// This network with the named regulators at other taps; the rest stay.
    public NetworkModel withTaps(Map<String, Integer> tapNumbers) {
        known(tapNumbers.keySet(), regulators.stream().map(Regulator::name).toList(), "regulator");
        var changed = regulators.stream()
                .map(regulator ->
                        regulator.withTapNumber(tapNumbers.getOrDefault(regulator.name(), regulator.tapNumber())))
                .toList();
        return new NetworkModel(name, frequency, source, buses, lines, transformers, changed, capacitors, loads);
    }

    /// This network with the named capacitors closed or open; the rest stay.
    public NetworkModel withCapacitors(Map<String, Boolean> closed) {
        known(closed.keySet(), capacitors.stream().map(Capacitor::name).toList(), "capacitor");
        var changed = capacitors.stream()
                .map(capacitor -> capacitor.withClosed(closed.getOrDefault(capacitor.name(), capacitor.closed())))
                .toList();
        return new NetworkModel(name, frequency, source, buses, lines, transformers, regulators, changed, loads);
    }

    private void known(Set<String> asked, List<String> declared, String what) {
        for (var each : asked) {
            if (!declared.contains(each)) {
                throw new IllegalArgumentException("network " + name + " has no " + what + " named " + each);
            }
        }
    }

    private <T> T find(List<T> from, Function<T, String> nameOf, String wanted, String what) {
        for (var each : from) {
            if (nameOf.apply(each).equals(wanted)) {
                return each;
            }
        }
        throw new IllegalArgumentException("network " + name + " has no " + what + " named " + wanted);
    }

    /// The check that names and terminals exist, and that no name is used twice.
    private static final class References {
        private final Map<String, Set<Integer>> terminalsOf = new HashMap<>();

        References(List<Bus> buses) {
            for (var bus : buses) {
                if (terminalsOf.put(bus.name(), Set.copyOf(bus.terminals())) != null) {
                    throw new IllegalArgumentException("two buses are named " + bus.name());
                }
            }
        }

        void check(
                Source source,
                List<Line> lines,
                List<Transformer> transformers,
                List<Regulator> regulators,
                List<Capacitor> capacitors,
                List<Load> loads) {
            terminals("the source", source.bus(), List.of(1, 2, 3));
            for (var line : lines) {
                terminals("line " + line.name(), line.fromBus(), line.fromTerminals());
                terminals("line " + line.name(), line.toBus(), line.toTerminals());
            }
            var windings = new HashMap<String, Integer>();
            for (var transformer : transformers) {
                for (var winding : transformer.windings()) {
                    terminals("transformer " + transformer.name(), winding.bus(), winding.terminals());
                }
                windings.put(transformer.name(), transformer.windings().size());
            }
            for (var regulator : regulators) {
                Integer count = windings.get(regulator.transformer());
                if (count == null || regulator.winding() >= count) {
                    throw new IllegalArgumentException("regulator " + regulator.name() + " names winding "
                            + regulator.winding() + " of transformer " + regulator.transformer()
                            + ", which does not exist");
                }
            }
            for (var capacitor : capacitors) {
                terminals("capacitor " + capacitor.name(), capacitor.bus(), capacitor.terminals());
            }
            for (var load : loads) {
                terminals("load " + load.name(), load.bus(), load.terminals());
            }
            distinct("lines", lines.stream().map(Line::name).toList());
            distinct(
                    "transformers", transformers.stream().map(Transformer::name).toList());
            distinct("regulators", regulators.stream().map(Regulator::name).toList());
            distinct("capacitors", capacitors.stream().map(Capacitor::name).toList());
            distinct("loads", loads.stream().map(Load::name).toList());
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

        private static void distinct(String what, List<String> names) {
            var seen = new HashSet<String>();
            for (var each : names) {
                if (!seen.add(each)) {
                    throw new IllegalArgumentException("two " + what + " are named " + each);
                }
            }
        }
    }
}
