package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.report.plot.FlowView.BranchKind;
import org.gridlang.runtime.report.plot.FlowView.Conductor;

/// All branches of a network in one form. A transformer is a branch from the bus of its first winding to each other bus
/// that it has.
final class Branches {
    /// The last terminal that is a phase; those above are neutrals.
    private static final int PHASES = 3;

    /// @param length in m, 0 if it has none
    record Branch(
            BranchKind kind,
            String name,
            String from,
            String to,
            List<Conductor> conductors,
            boolean closed,
            double length) {
        Branch {
            conductors = List.copyOf(conductors);
        }
    }

    private Branches() {}

    /// @param lengths of lines in m, by name
    static List<Branch> of(NetworkModel network, Map<String, Double> lengths) {
        var branches = new ArrayList<Branch>();
        for (var line : network.lines()) {
            branches.add(line(line, lengths.getOrDefault(line.name(), 0.0)));
        }
        var regulated = new HashSet<String>();
        network.regulators().forEach(regulator -> regulated.add(regulator.transformer()));
        for (var transformer : network.transformers()) {
            transformer(transformer, regulated, branches);
        }
        for (var reactor : network.reactors()) {
            String other = reactor.otherBus();
            if (other != null) {
                branches.add(new Branch(
                        BranchKind.REACTOR,
                        reactor.name(),
                        reactor.bus(),
                        other,
                        pairs(reactor.terminals(), reactor.otherTerminals()),
                        true,
                        0));
            }
        }
        return List.copyOf(branches);
    }

    private static Branch line(Line line, double length) {
        return new Branch(
                line.isSwitch() ? BranchKind.SWITCH : BranchKind.LINE,
                line.name(),
                line.fromBus(),
                line.toBus(),
                pairs(line.fromTerminals(), line.toTerminals()),
                line.closed(),
                length);
    }

    private static void transformer(Transformer transformer, Set<String> regulated, List<Branch> branches) {
        var first = transformer.windings().getFirst();
        var conductorsTo = new LinkedHashMap<String, List<Conductor>>();
        for (var winding :
                transformer.windings().subList(1, transformer.windings().size())) {
            conductorsTo
                    .computeIfAbsent(winding.bus(), bus -> new ArrayList<>())
                    .addAll(coils(first, winding));
        }
        conductorsTo.forEach((bus, conductors) -> branches.add(new Branch(
                regulated.contains(transformer.name()) ? BranchKind.REGULATOR : BranchKind.TRANSFORMER,
                transformer.name(),
                first.bus(),
                bus,
                conductors,
                true,
                0)));
    }

    /// A coil of the second winding belongs to the terminal that the coil on the same core begins at.
    private static List<Conductor> coils(Winding first, Winding second) {
        if (first.terminals().size() == second.terminals().size()) {
            return pairs(first.terminals(), second.terminals());
        }
        int from = first.terminals().getFirst();
        return second.terminals().stream()
                .filter(terminal -> from <= PHASES && terminal <= PHASES)
                .map(terminal -> new Conductor(from, terminal))
                .toList();
    }

    private static List<Conductor> pairs(List<Integer> from, List<Integer> to) {
        var conductors = new ArrayList<Conductor>();
        for (int conductor = 0; conductor < Math.min(from.size(), to.size()); conductor++) {
            if (from.get(conductor) <= PHASES && to.get(conductor) <= PHASES) {
                conductors.add(new Conductor(from.get(conductor), to.get(conductor)));
            }
        }
        return conductors;
    }
}
