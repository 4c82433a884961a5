package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.circuit.Dropped;
import org.gridlang.opendss.circuit.DssCircuit;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.Transformer;

/// Makes a network of a circuit.
///
/// ```java
/// var faults = new Diagnostics();
/// Optional<ConvertedNetwork> converted = NetworkConversion.of(circuit, faults);
/// ```
public final class NetworkConversion {
    private final DssCircuit circuit;
    private final Findings findings;
    private final Map<String, NavigableSet<Integer>> terminals = new LinkedHashMap<>();

    private NetworkConversion(DssCircuit circuit, Diagnostics faults) {
        this.circuit = circuit;
        findings = new Findings(circuit, faults);
    }

    /// The network; empty if there are errors, which `faults` then has.
    public static Optional<ConvertedNetwork> of(DssCircuit circuit, Diagnostics faults) {
        return new NetworkConversion(circuit, faults).convert();
    }

    private Optional<ConvertedNetwork> convert() {
        int before = findings.faults().errors();
        disabled();
        var source = new Sources(findings).source();
        var lineConversion = new Lines(findings, new Switching(findings));
        List<Line> lines = each(DssClass.LINE, lineConversion::line);
        var transformerConversion = new Transformers(findings, new NodeUse(findings, lines));
        List<Transformer> transformers = each(DssClass.TRANSFORMER, transformerConversion::transformer);
        var capacitors = new Capacitors(findings);
        each(DssClass.CAPACITOR, object -> {
            capacitors.convert(object);
            return Optional.empty();
        });
        var reactors = new ArrayList<>(each(DssClass.REACTOR, new Reactors(findings)::reactor));
        reactors.addAll(capacitors.series());
        List<Load> loads = each(DssClass.LOAD, new Loads(findings)::load);
        var generatorConversion = new Generators(findings);
        var generators = new ArrayList<>(each(DssClass.GENERATOR, generatorConversion::generator));
        generators.addAll(each(DssClass.PVSYSTEM, generatorConversion::generator));
        generators.addAll(each(DssClass.STORAGE, generatorConversion::generator));
        var controls = new Controls(findings, transformerConversion);
        List<Regulator> regulators = each(DssClass.REGCONTROL, controls::regulator);
        var shunts = capacitors.shunts();
        var names = new HashSet<>(shunts.stream().map(Capacitor::name).toList());
        List<CapacitorControl> capacitorControls =
                each(DssClass.CAPCONTROL, object -> controls.capacitorControl(object, names));
        others();
        if (source.isEmpty() || findings.faults().errors() > before) {
            return Optional.empty();
        }
        collect(source.get(), lines, transformers, shunts, reactors, loads, generators);
        var listed = circuit.options().voltageBases();
        var bases = new BaseVoltages(lines, transformers, reactors, listed);
        bases.walk(source.get(), transformers);
        var buses = buses(bases, source.get());
        if (listed.isEmpty()) {
            findings.taken(
                    circuit.objects().getFirst(), "base voltages behind the source", "by the ratios of transformers");
        }
        var network = findings.record(
                circuit.objects().getFirst(),
                () -> new NetworkModel(
                        Findings.key(circuit.name()),
                        findings.frequency(),
                        source.get(),
                        buses,
                        lines,
                        untapped(transformers, regulators),
                        regulators,
                        shunts,
                        loads,
                        generators,
                        reactors,
                        capacitorControls));
        var dropped = new ArrayList<Dropped>(circuit.dropped());
        dropped.addAll(findings.dropped());
        return network.map(each -> new ConvertedNetwork(each, dropped, findings.defaults(), lineConversion.lengths()));
    }

    /// A regulated winding has the tap of its regulator, and none of its own.
    private static List<Transformer> untapped(List<Transformer> transformers, List<Regulator> regulators) {
        var untapped = new ArrayList<Transformer>();
        for (var transformer : transformers) {
            var changed = transformer;
            for (var regulator : regulators) {
                if (regulator.transformer().equals(transformer.name())) {
                    changed = changed.withTap(regulator.winding(), 1);
                }
            }
            untapped.add(changed);
        }
        return untapped;
    }

    private <T> List<T> each(DssClass kind, Function<DssObject, Optional<T>> conversion) {
        return circuit.enabled(kind).stream()
                .flatMap(object -> findings.record(object, () -> conversion.apply(object)).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    private void disabled() {
        for (var object : circuit.objects()) {
            if (!object.enabled()) {
                findings.drop(object, "it is disabled");
            }
        }
    }

    /// Electrical elements that a network has no element for, and controls that it does not know.
    private void others() {
        for (var object : circuit.objects()) {
            if (!object.enabled()) {
                continue;
            }
            switch (object.kind()) {
                case AUTOTRANS, ISOURCE, FAULT ->
                    findings.unfit(
                            object.declared(),
                            "a network has no element for " + object.title(),
                            "without it the voltages would be others");
                case INVCONTROL, STORAGECONTROLLER, GENDISPATCHER ->
                    findings.drop(object, "a network does not know this control");
                default -> {}
            }
        }
    }

    private void collect(
            Source source,
            List<Line> lines,
            List<Transformer> transformers,
            List<Capacitor> capacitors,
            List<Reactor> reactors,
            List<Load> loads,
            List<Generator> generators) {
        meets(source.bus(), List.of(1, 2, 3), 0);
        for (var line : lines) {
            meets(line.fromBus(), line.fromTerminals(), 0);
            meets(line.toBus(), line.toTerminals(), 0);
        }
        for (var transformer : transformers) {
            for (var winding : transformer.windings()) {
                meets(winding.bus(), winding.terminals(), winding.neutral().terminal());
            }
        }
        capacitors.forEach(each -> meets(each.bus(), each.terminals(), each.neutral()));
        for (var reactor : reactors) {
            meets(reactor.bus(), reactor.terminals(), 0);
            var other = reactor.otherBus();
            if (other != null) {
                reactor.otherTerminals().forEach(terminal -> meets(other, List.of(), terminal));
            }
        }
        loads.forEach(each -> meets(each.bus(), each.terminals(), each.neutral()));
        generators.forEach(each -> meets(each.bus(), each.terminals(), each.neutral()));
    }

    private void meets(String bus, List<Integer> nodes, int neutral) {
        var present = terminals.computeIfAbsent(bus, each -> new TreeSet<>());
        present.addAll(nodes);
        if (neutral > 0) {
            present.add(neutral);
        }
    }

    private List<Bus> buses(BaseVoltages bases, Source source) {
        var buses = new ArrayList<Bus>();
        terminals.forEach((name, present) -> {
            var position = Optional.ofNullable(circuit.positions().get(name));
            buses.add(new Bus(
                    name,
                    bases.of(name, source.lineVoltage()),
                    List.copyOf(present),
                    position.map(each -> new Bus.Position(each.x(), each.y())).orElse(null)));
        });
        return buses;
    }
}
