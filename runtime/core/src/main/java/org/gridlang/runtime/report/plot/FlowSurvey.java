package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.VoltagePlace;
import org.gridlang.runtime.report.plot.Branches.Branch;
import org.gridlang.runtime.report.plot.FlowView.BranchKind;
import org.gridlang.runtime.report.plot.FlowView.BranchView;
import org.gridlang.runtime.report.plot.FlowView.BusView;
import org.gridlang.runtime.report.plot.FlowView.Distances;
import org.gridlang.runtime.report.plot.FlowView.PhaseVoltage;
import org.gridlang.runtime.report.plot.FlowView.ShuntView;
import org.gridlang.runtime.report.plot.FlowView.Totals;

/// Reads a solution for its pictures: places, distances, phases, voltages, loadings.
///
/// The loading of a line is the largest current in any of its conductors over its rating; that of a transformer the
/// largest current at any of its windings over the current that the winding's rated power makes at its rated voltage.
public final class FlowSurvey {
    private static final double SQUARE_ROOT_OF_THREE = Math.sqrt(3);

    private final FlowSolution solution;
    private final NetworkModel network;
    private final List<Branch> branches;
    private final SupplyTree tree;
    private final MapLayout layout;
    private final Map<String, List<VoltagePlace>> places;
    private final Map<String, Integer> indexOf = new HashMap<>();
    /// Largest current in A by element and its terminal, e.g. `Line.l115` and 1.
    private final Map<String, Map<Integer, Double>> currents = new HashMap<>();

    private FlowSurvey(FlowSolution solution, Map<String, Double> lineLengths) {
        this.solution = solution;
        network = solution.model().network();
        branches = Branches.of(network, lineLengths);
        tree = new SupplyTree(network, branches);
        layout = new MapLayout(network.buses(), tree);
        places = VoltagePlace.all(solution.model()).stream().collect(Collectors.groupingBy(VoltagePlace::bus));
        for (var bus : network.buses()) {
            indexOf.put(bus.name(), indexOf.size());
        }
        for (var current : solution.currents()) {
            if (current.phase() > 0) {
                currents.computeIfAbsent(current.element(), element -> new HashMap<>())
                        .merge(current.terminal(), current.current().magnitude(), Math::max);
            }
        }
    }

    /// What a picture of the solution shows.
    ///
    /// @param lineLengths in m, by name; a line that is not there counts nothing in the distance from the source
    public static FlowView of(FlowSolution solution, Map<String, Double> lineLengths) {
        return new FlowSurvey(solution, lineLengths).view();
    }

    private FlowView view() {
        var ratings = new HashMap<String, Line>();
        network.lines().forEach(line -> ratings.put(line.name(), line));
        var transformers = new HashMap<String, Transformer>();
        network.transformers().forEach(transformer -> transformers.put(transformer.name(), transformer));
        var views = new ArrayList<BranchView>();
        for (var branch : branches) {
            views.add(
                    switch (branch.kind()) {
                        case LINE, SWITCH -> line(branch, Objects.requireNonNull(ratings.get(branch.name())));
                        case TRANSFORMER, REGULATOR ->
                            transformer(branch, Objects.requireNonNull(transformers.get(branch.name())));
                        case REACTOR -> view(branch, largest("Reactor." + branch.name()), OptionalDouble.empty());
                    });
        }
        int unknown = (int) branches.stream()
                .filter(branch -> branch.kind() == BranchKind.LINE && branch.closed() && !(branch.length() > 0))
                .count();
        return new FlowView(
                network.name(),
                network.source().bus(),
                new Totals(solution.sourcePower(), solution.losses()),
                network.buses().stream().map(this::bus).toList(),
                views,
                network.capacitors().stream()
                        .map(capacitor -> new ShuntView(capacitor.name(), index(capacitor.bus()), capacitor.closed()))
                        .toList(),
                layout.placement(),
                new Distances(tree.metres(), tree.metres() ? unknown : 0));
    }

    private int index(String bus) {
        Integer index = indexOf.get(bus);
        if (index == null) {
            throw new IllegalStateException("plot: there is no bus " + bus);
        }
        return index;
    }

    private BusView bus(Bus bus) {
        var voltages = new ArrayList<PhaseVoltage>();
        for (var each : places.getOrDefault(bus.name(), List.of())) {
            int terminal = each.terminals().getFirst();
            int other = each.isPair() ? each.terminals().getLast() : 0;
            double perUnit = solution.perUnit(each);
            if (perUnit > 0) {
                tree.phase(bus.name(), terminal)
                        .ifPresent(phase -> voltages.add(new PhaseVoltage(terminal, other, phase, perUnit)));
            }
        }
        var place = layout.place(bus.name());
        return new BusView(bus.name(), place.x(), place.y(), tree.distance(bus.name()), voltages);
    }

    private BranchView line(Branch branch, Line line) {
        double current = branch.closed() ? largest("Line." + branch.name()) : 0;
        boolean rated = line.rating() > 0 && branch.closed();
        return view(branch, current, rated ? OptionalDouble.of(current / line.rating()) : OptionalDouble.empty());
    }

    private BranchView transformer(Branch branch, Transformer transformer) {
        var at = currents.getOrDefault("Transformer." + branch.name(), Map.of());
        double loading = 0;
        for (int winding = 0; winding < transformer.windings().size(); winding++) {
            double rated = ratedCurrent(transformer.windings().get(winding));
            loading = Math.max(loading, at.getOrDefault(winding + 1, 0.0) / rated);
        }
        return view(branch, largest("Transformer." + branch.name()), OptionalDouble.of(loading));
    }

    /// Of a conductor, in A.
    private static double ratedCurrent(Winding winding) {
        double coils = winding.coils();
        double line = coils > 1 ? winding.ratedVoltage() / SQUARE_ROOT_OF_THREE : winding.ratedVoltage();
        return winding.ratedPower() / (coils * line);
    }

    private double largest(String element) {
        return currents.getOrDefault(element, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private BranchView view(Branch branch, double current, OptionalDouble loading) {
        return new BranchView(
                branch.kind(),
                branch.name(),
                index(branch.from()),
                index(branch.to()),
                branch.conductors(),
                branch.closed(),
                current,
                loading);
    }
}
