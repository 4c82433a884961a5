package org.gridlang.runtime.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
        List<Load> loads,
        List<Generator> generators,
        List<Reactor> reactors,
        List<CapacitorControl> capacitorControls) {
    public NetworkModel {
        Checks.named(name, "a network");
        Checks.positive(frequency, "network " + name, "the frequency");
        buses = List.copyOf(buses);
        lines = List.copyOf(lines);
        transformers = List.copyOf(transformers);
        regulators = List.copyOf(regulators);
        capacitors = List.copyOf(capacitors);
        loads = List.copyOf(loads);
        generators = List.copyOf(generators);
        reactors = List.copyOf(reactors);
        capacitorControls = List.copyOf(capacitorControls);
        var references = new References(buses);
        references.branches(source, lines, transformers, reactors);
        references.shunts(capacitors, loads, generators);
        references.controls(regulators, capacitorControls);
    }

    /// A network without generators, reactors and controls of capacitors.
    public NetworkModel(
            String name,
            double frequency,
            Source source,
            List<Bus> buses,
            List<Line> lines,
            List<Transformer> transformers,
            List<Regulator> regulators,
            List<Capacitor> capacitors,
            List<Load> loads) {
        this(
                name,
                frequency,
                source,
                buses,
                lines,
                transformers,
                regulators,
                capacitors,
                loads,
                List.of(),
                List.of(),
                List.of());
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
        Map<String, List<Regulator>> regulatorsOf =
                regulators.stream().collect(Collectors.groupingBy(Regulator::transformer));
        var tapped = new ArrayList<Transformer>(transformers.size());
        for (var transformer : transformers) {
            var current = transformer;
            for (var regulator : regulatorsOf.getOrDefault(transformer.name(), List.of())) {
                current = current.withTap(regulator.winding(), regulator.ratio());
            }
            tapped.add(current);
        }
        return List.copyOf(tapped);
    }

    /// This network under another name.
    public NetworkModel withName(String newName) {
        return changed(parts -> parts.name = newName);
    }

    public NetworkModel withLoads(List<Load> newLoads) {
        return changed(parts -> parts.loads = newLoads);
    }

    /// This network with each load replaced by what `change` makes of it.
    public NetworkModel withLoads(UnaryOperator<Load> change) {
        return withLoads(loads.stream().map(change).toList());
    }

    public NetworkModel withLines(List<Line> newLines) {
        return changed(parts -> parts.lines = newLines);
    }

    public NetworkModel withSource(Source newSource) {
        return changed(parts -> parts.source = newSource);
    }

    public NetworkModel withRegulators(List<Regulator> newRegulators) {
        return changed(parts -> parts.regulators = newRegulators);
    }

    public NetworkModel withCapacitorControls(List<CapacitorControl> newControls) {
        return changed(parts -> parts.capacitorControls = newControls);
    }

    /// This network with the named regulators at other taps; the rest stay.
    public NetworkModel withTaps(Map<String, Integer> tapNumbers) {
        known(tapNumbers.keySet(), regulators.stream().map(Regulator::name).toList(), "regulator");
        return withRegulators(regulators.stream()
                .map(regulator ->
                        regulator.withTapNumber(tapNumbers.getOrDefault(regulator.name(), regulator.tapNumber())))
                .toList());
    }

    /// This network with the named capacitors closed or open; the rest stay.
    public NetworkModel withCapacitors(Map<String, Boolean> closed) {
        known(closed.keySet(), capacitors.stream().map(Capacitor::name).toList(), "capacitor");
        var changed = capacitors.stream()
                .map(capacitor -> capacitor.withClosed(closed.getOrDefault(capacitor.name(), capacitor.closed())))
                .toList();
        return changed(parts -> parts.capacitors = changed);
    }

    private NetworkModel changed(Consumer<Parts> change) {
        var parts = new Parts();
        change.accept(parts);
        return new NetworkModel(
                parts.name,
                frequency,
                parts.source,
                buses,
                parts.lines,
                transformers,
                parts.regulators,
                parts.capacitors,
                parts.loads,
                generators,
                reactors,
                parts.capacitorControls);
    }

    /// What a changed network may differ in from the one it is made from.
    private final class Parts {
        private String name = NetworkModel.this.name;
        private Source source = NetworkModel.this.source;
        private List<Line> lines = NetworkModel.this.lines;
        private List<Regulator> regulators = NetworkModel.this.regulators;
        private List<Capacitor> capacitors = NetworkModel.this.capacitors;
        private List<Load> loads = NetworkModel.this.loads;
        private List<CapacitorControl> capacitorControls = NetworkModel.this.capacitorControls;
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
}
