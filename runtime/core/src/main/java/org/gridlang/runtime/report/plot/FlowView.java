package org.gridlang.runtime.report.plot;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.gridlang.runtime.powerflow.FlowSolution;

/// What a picture of a solved feeder shows, before anything is drawn: buses with their places and voltages, branches
/// with their loadings, capacitors, totals. [FlowSurvey] makes it; the map, the profile and the tables of the page all
/// read it.
///
/// @param source name of the bus of the source
/// @param buses in the order of the network
/// @param placement where the places of the buses come from
/// @param distances what the distances of the buses count
public record FlowView(
        String name,
        String source,
        Totals totals,
        List<BusView> buses,
        List<BranchView> branches,
        List<ShuntView> capacitors,
        Placement placement,
        Distances distances) {
    /// The band that voltages should keep to, in per unit.
    public static final double LOWEST = 0.95;
    /// Its upper end.
    public static final double HIGHEST = 1.05;

    public FlowView {
        buses = List.copyOf(buses);
        branches = List.copyOf(branches);
        capacitors = List.copyOf(capacitors);
    }

    /// Powers of the whole feeder: at the source in W and var, and lost in lines and transformers.
    public record Totals(FlowSolution.Phasor source, FlowSolution.Phasor losses) {}

    /// A bus.
    ///
    /// @param x drawing coordinate, to the right
    /// @param y drawing coordinate, upwards
    /// @param distance from the source, see [Distances]; infinite without a path to it
    /// @param voltages of its phases, none if it has no supply
    public record BusView(String name, double x, double y, double distance, List<PhaseVoltage> voltages) {
        public BusView {
            voltages = List.copyOf(voltages);
        }

        /// The voltage that is farthest from 1 pu.
        public OptionalDouble worst() {
            return voltages.stream()
                    .mapToDouble(PhaseVoltage::perUnit)
                    .boxed()
                    .max(Comparator.comparingDouble(FlowView::deviation))
                    .map(OptionalDouble::of)
                    .orElseGet(OptionalDouble::empty);
        }
    }

    /// Voltage of one terminal to ground; to the next phase where nothing leads to ground.
    ///
    /// @param terminal at the bus, from 1
    /// @param other the terminal to which it is measured; 0 for ground
    /// @param phase which of the source's phases feeds it, 1 to 3; both hot wires of a two-wire service
    ///     belong to the phase of its transformer's primary
    /// @param perUnit of the bus's own base
    public record PhaseVoltage(int terminal, int other, int phase, double perUnit) {
        /// Whether it lies between two phases.
        public boolean isPair() {
            return other != 0;
        }
    }

    /// What lies between two buses.
    ///
    /// @param from index into the buses
    /// @param to index into the buses
    /// @param conductors which terminals it joins
    /// @param current the largest in any conductor at either end, A
    /// @param loading the largest current over rated current, or empty without a rating
    public record BranchView(
            BranchKind kind,
            String name,
            int from,
            int to,
            List<Conductor> conductors,
            boolean closed,
            double current,
            OptionalDouble loading) {
        public BranchView {
            conductors = List.copyOf(conductors);
        }

        /// Whether it carries more than its rating allows.
        public boolean overloaded() {
            return loading.isPresent() && loading.getAsDouble() > 1 + 1e-9;
        }
    }

    /// A way for current through a branch: from a terminal at its first bus to one at its second.
    public record Conductor(int from, int to) {}

    /// What a branch is.
    public enum BranchKind {
        LINE("line"),
        SWITCH("switch"),
        TRANSFORMER("transformer"),
        REGULATOR("regulator"),
        REACTOR("reactor");

        private final String noun;

        BranchKind(String noun) {
            this.noun = noun;
        }

        /// As it is called in a sentence.
        public String noun() {
            return noun;
        }
    }

    /// A capacitor.
    ///
    /// @param bus index into the buses
    public record ShuntView(String name, int bus, boolean closed) {}

    /// Where the places of the buses come from.
    ///
    /// @param guessed how many buses have no coordinates in the file
    public record Placement(Kind kind, int guessed) {
        /// All coordinates are the file's; or those of some buses were filled in between their neighbours; or the
        /// whole is laid out as a tree.
        public enum Kind {
            MAP,
            FILLED,
            TREE
        }
    }

    /// What the distances of the buses count: metres of line, or branches where no line has a length.
    ///
    /// @param unknown how many lines have no length and count nothing
    public record Distances(boolean metres, int unknown) {}

    /// A phase of a bus.
    public record At(BusView bus, PhaseVoltage voltage) {
        @Override
        public String toString() {
            return bus.name() + "." + voltage.terminal() + (voltage.isPair() ? "-" + voltage.other() : "");
        }
    }

    /// The phase with the lowest voltage.
    public At lowest() {
        return phases().stream()
                .min(Comparator.comparingDouble(each -> each.voltage().perUnit()))
                .orElseThrow();
    }

    /// The phase with the highest voltage.
    public At highest() {
        return phases().stream()
                .max(Comparator.comparingDouble(each -> each.voltage().perUnit()))
                .orElseThrow();
    }

    /// All phases of all buses with supply.
    public List<At> phases() {
        return buses.stream()
                .flatMap(bus -> bus.voltages().stream().map(voltage -> new At(bus, voltage)))
                .toList();
    }

    /// Whether some voltages lie between two phases.
    public boolean hasPairs() {
        return phases().stream().anyMatch(each -> each.voltage().isPair());
    }

    /// The buses that are farthest from 1 pu, worst first.
    public List<BusView> worst(int count) {
        return buses.stream()
                .filter(bus -> bus.worst().isPresent())
                .sorted(Comparator.comparingDouble(
                                (BusView bus) -> -deviation(bus.worst().orElseThrow()))
                        .thenComparing(BusView::name))
                .limit(count)
                .toList();
    }

    /// The branches with a rating, the most loaded first.
    public List<BranchView> byLoading() {
        return branches.stream()
                .filter(branch -> branch.loading().isPresent())
                .sorted(Comparator.comparingDouble(
                                (BranchView branch) -> -branch.loading().orElseThrow())
                        .thenComparing(BranchView::name))
                .toList();
    }

    /// The branches that carry more than their rating, worst first.
    public List<BranchView> overloads() {
        return byLoading().stream().filter(BranchView::overloaded).toList();
    }

    /// The voltage that a branch is coloured by: of all phases at both of its ends the one that is farthest from 1 pu.
    public OptionalDouble voltage(BranchView branch) {
        return branch.conductors().stream()
                .flatMap(conductor -> java.util.stream.Stream.of(
                        voltage(branch.from(), conductor.from()), voltage(branch.to(), conductor.to())))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .max(Comparator.comparingDouble(FlowView::deviation))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    private OptionalDouble voltage(int bus, int terminal) {
        return buses.get(bus).voltages().stream()
                .filter(each -> each.terminal() == terminal)
                .mapToDouble(PhaseVoltage::perUnit)
                .findFirst();
    }

    /// Whether a voltage lies outside of the band.
    public static boolean outside(double perUnit) {
        return perUnit < LOWEST || perUnit > HIGHEST;
    }

    private static double deviation(double perUnit) {
        return Math.abs(perUnit - 1);
    }
}
