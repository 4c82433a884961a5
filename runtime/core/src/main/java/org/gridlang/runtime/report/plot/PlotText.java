package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gridlang.runtime.report.plot.FlowView.BranchView;
import org.gridlang.runtime.report.plot.FlowView.BusView;

/// What pictures and page say in words, once for both.
final class PlotText {
    private static final double KILO = 1000;

    private final FlowView view;

    PlotText(FlowView view) {
        this.view = view;
    }

    /// `feeder ieee123`.
    String title() {
        return "feeder " + view.name();
    }

    /// `source 3614.6 kW, 1311.2 kvar; losses 95.8 kW (2.7 %); lowest 0.9783 pu at 65.1; highest 1.0450 pu at 83.3`.
    String figures() {
        return "source " + source() + "; losses " + losses() + "; lowest " + at(view.lowest()) + "; highest "
                + at(view.highest());
    }

    String source() {
        return power(view.totals().source().re(), "kW") + ", "
                + power(view.totals().source().im(), "kvar");
    }

    /// In kW, and as a share of what the source delivers.
    String losses() {
        double losses = view.totals().losses().re();
        double delivered = view.totals().source().re();
        return power(losses, "kW") + (delivered > 0 ? " (%s %%)".formatted(fixed(100 * losses / delivered, 1)) : "");
    }

    static String at(FlowView.At at) {
        return perUnit(at.voltage().perUnit()) + " pu at " + at;
    }

    /// `3 buses outside of 0.95 to 1.05 pu, 1 overload`.
    String faults() {
        long outside = outside();
        int overloads = view.overloads().size();
        return (outside == 0 ? "all voltages within" : counted(outside, "bus", "buses") + " outside of")
                + " 0.95 to 1.05 pu, "
                + (overloads > 0
                        ? counted(overloads, "overload", "overloads")
                        : view.byLoading().isEmpty() ? "nothing has a rating" : "no overload");
    }

    /// How many buses have a voltage outside of the band.
    long outside() {
        return view.buses().stream()
                .filter(bus -> bus.voltages().stream().anyMatch(each -> FlowView.outside(each.perUnit())))
                .count();
    }

    /// Where the map's places come from and what its colours and widths mean.
    String mapCaption() {
        var caption = new ArrayList<String>();
        int guessed = view.placement().guessed();
        switch (view.placement().kind()) {
            case MAP -> {}
            case FILLED ->
                caption.add((guessed == 1 ? "1 bus without coordinates is" : guessed + " buses without coordinates are")
                        + " drawn between or beside " + (guessed == 1 ? "its" : "their") + " neighbours.");
            case TREE ->
                caption.add((guessed == view.buses().size()
                                ? "The buses have no coordinates"
                                : guessed == 0
                                        ? "All buses have the same coordinates"
                                        : guessed + " of " + view.buses().size() + " buses have no coordinates")
                        + ": drawn as a tree from the source at the left.");
        }
        caption.add("The colour is the voltage that is farthest from 1 pu among all phases, the width the loading.");
        return String.join(" ", caption);
    }

    String profileCaption() {
        int unknown = view.distances().unknown();
        return "Voltage of each phase in per unit of the bus's own base, so that transformers and regulators are vertical"
                + " steps."
                + (view.hasPairs()
                        ? " Where nothing leads to ground it is the voltage between the phase and the next one."
                        : "")
                + (view.distances().metres()
                        ? unknown == 0
                                ? ""
                                : " " + counted(unknown, "line", "lines") + " without a length "
                                        + (unknown == 1 ? "counts" : "count") + " nothing."
                        : " No line has a length: distance is counted in branches.");
    }

    /// `bus 65: a 0.9783, b 1.0312, c 0.9871 pu; 2.41 km from the source`.
    String bus(BusView bus) {
        if (bus.voltages().isEmpty()) {
            return "bus " + bus.name() + ": no supply";
        }
        var voltages = new ArrayList<String>();
        bus.voltages().forEach(each -> voltages.add(phase(bus, each) + " " + perUnit(each.perUnit())));
        return "bus " + bus.name() + ": " + String.join(", ", voltages) + " pu; " + distance(bus) + " from the source";
    }

    /// `a`, or `ab` between two phases; where the terminal is not that of the phase, as behind a transformer to
    /// two-wire service, `a.2`.
    static String phase(BusView bus, FlowView.PhaseVoltage voltage) {
        String letter = letter(voltage.phase()) + (voltage.isPair() ? letter(voltage.phase() % 3 + 1) : "");
        boolean same = bus.voltages().stream().allMatch(each -> each.terminal() == each.phase());
        return same ? letter : letter + "." + voltage.terminal();
    }

    private static String letter(int phase) {
        return "abc".substring(phase - 1, phase);
    }

    String distance(BusView bus) {
        if (!view.distances().metres()) {
            return counted((long) bus.distance(), "branch", "branches");
        }
        return bus.distance() < KILO ? fixed(bus.distance(), 0) + " m" : fixed(bus.distance() / KILO, 2) + " km";
    }

    /// `line l115 from 149 to 1: 123 A, 41 % of its rating`.
    String branch(BranchView branch) {
        String ends = branch.kind().noun() + " " + branch.name() + " from "
                + view.buses().get(branch.from()).name() + " to "
                + view.buses().get(branch.to()).name();
        if (!branch.closed()) {
            return ends + ": open";
        }
        return ends + ": " + fixed(branch.current(), 1) + " A"
                + (branch.loading().isPresent()
                        ? ", " + percent(branch.loading().getAsDouble()) + " of its rating"
                        : "");
    }

    /// In kW or kvar.
    static String power(double value, String unit) {
        return fixed(value / KILO, 1) + " " + unit;
    }

    static String perUnit(double value) {
        return fixed(value, 4);
    }

    static String percent(double share) {
        return fixed(100 * share, share < 0.1 ? 1 : 0) + " %";
    }

    static String fixed(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /// Letters of the phases of a bus.
    static List<String> phases(BusView bus) {
        return bus.voltages().stream().map(each -> phase(bus, each)).toList();
    }
}
