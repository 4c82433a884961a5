package org.gridlang.runtime.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.CapacitorControl.BranchEnd;
import org.gridlang.runtime.network.CapacitorControl.Quantity;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.FlowSolution.Phasor;
import org.gridlang.runtime.powerflow.SettingBatch;

/// A control that closes and opens a capacitor as [CapacitorControl] says.
final class CapacitorController implements Controller {
    private final CapacitorControl control;
    private final Capacitor capacitor;
    private final String bus;
    private final List<Integer> terminals;
    private final int index;
    private boolean closed;
    /// Seconds for which it must still stay open.
    private double dead;

    CapacitorController(CapacitorControl control, NetworkModel network) {
        this.control = control;
        capacitor = network.capacitors().stream()
                .filter(each -> each.name().equals(control.capacitor()))
                .findFirst()
                .orElseThrow();
        index = network.capacitors().indexOf(capacitor);
        closed = capacitor.closed();
        var branch = control.branch();
        bus = branch == null ? capacitor.bus() : bus(branch, network);
        terminals = branch == null ? capacitor.terminals() : terminals(branch, network);
    }

    @Override
    public String name() {
        return control.name();
    }

    @Override
    public OptionalDouble sample(FlowSolution solution, double timeOfDay) {
        boolean fed = terminals.stream().allMatch(terminal -> solution.model().feeds(bus, terminal));
        if (!fed || wanted(solution, timeOfDay) == closed) {
            return OptionalDouble.empty();
        }
        if (closed) {
            return OptionalDouble.of(control.delayOff());
        }
        return OptionalDouble.of(control.delay() + dead);
    }

    @Override
    public ControlAction act(int round, double delay) {
        closed = !closed;
        dead = closed ? 0 : control.deadTime();
        return new ControlAction.Switching(round, delay, control.name(), capacitor.name(), closed);
    }

    @Override
    public void elapse(double seconds) {
        dead = Math.max(0, dead - seconds);
    }

    @Override
    public void write(SettingBatch settings, int scenario) {
        settings.closed[index * settings.stride + scenario] = closed ? 1 : 0;
    }

    /// Whether the capacitor should be closed; what it is now if there is no reason to change it.
    private boolean wanted(FlowSolution solution, double timeOfDay) {
        var override = control.override();
        if (override != null && control.quantity() != Quantity.VOLTAGE) {
            double voltage = voltage(solution);
            if (closed ? voltage > override.highest() : voltage < override.lowest()) {
                return !closed;
            }
        }
        return switch (control.quantity()) {
            case VOLTAGE -> {
                double voltage = voltage(solution);
                yield closed ? voltage <= control.off() : voltage < control.on();
            }
            case CURRENT -> above(current(solution));
            case REACTIVE_POWER -> above(power(solution).im());
            case POWER_FACTOR -> byPowerFactor(power(solution));
            case TIME -> closedAt(timeOfDay);
        };
    }

    /// The hysteresis of what closes above `on` and opens below `off`.
    private boolean above(double value) {
        return closed ? value >= control.off() : value > control.on();
    }

    /// A bank that is open also waits until the branch carries half of its power, not to overcompensate it.
    private boolean byPowerFactor(Phasor power) {
        double magnitude = power.magnitude();
        double factor = magnitude == 0 ? 1 : Math.abs(power.re()) / magnitude;
        double counted = power.im() < 0 ? 2 - factor : factor;
        return closed ? counted <= control.off() : counted < control.on() && power.im() > capacitor.reactivePower() / 2;
    }

    private boolean closedAt(double time) {
        if (control.on() < control.off()) {
            return time >= control.on() && time < control.off();
        }
        // It is closed over midnight, and does not close for what is left of the night.
        return time >= control.on() || (closed && time < control.off());
    }

    private double voltage(FlowSolution solution) {
        var phase = control.potentialPhase();
        int count = terminals.size();
        if (phase.choice() == MonitoredPhase.Choice.PHASE) {
            int at = Math.min(phase.phase(), count) - 1;
            var voltage = node(solution, at);
            boolean between = capacitor.connection() == ConnectionKind.DELTA && count > 1;
            return (between ? voltage.minus(node(solution, (at + 1) % count)) : voltage).magnitude()
                    / control.potentialRatio();
        }
        var magnitudes = new ArrayList<Double>();
        for (int at = 0; at < count; at++) {
            magnitudes.add(node(solution, at).magnitude());
        }
        return chosen(phase, magnitudes) / control.potentialRatio();
    }

    private double current(FlowSolution solution) {
        var magnitudes = new ArrayList<Double>();
        for (int at = 0; at < terminals.size(); at++) {
            magnitudes.add(into(solution, at).magnitude());
        }
        return chosen(control.currentPhase(), magnitudes) / control.currentRatio();
    }

    /// Power into the branch over all of its conductors, in W and var.
    private Phasor power(FlowSolution solution) {
        double re = 0;
        double im = 0;
        for (int at = 0; at < terminals.size(); at++) {
            var power = node(solution, at).timesConjugate(into(solution, at));
            re += power.re();
            im += power.im();
        }
        return new Phasor(re, im);
    }

    private Phasor into(FlowSolution solution, int at) {
        var branch = control.branch();
        return branch == null ? new Phasor(0, 0) : solution.current(branch, at);
    }

    private Phasor node(FlowSolution solution, int at) {
        return solution.voltage(solution.model().nodeIndex(bus, terminals.get(at)));
    }

    private static double chosen(MonitoredPhase phase, List<Double> values) {
        var all = values.stream().mapToDouble(each -> each).summaryStatistics();
        return switch (phase.choice()) {
            case PHASE -> values.get(Math.min(phase.phase(), values.size()) - 1);
            case HIGHEST -> all.getMax();
            case LOWEST -> all.getMin();
            case AVERAGE -> all.getAverage();
        };
    }

    private static String bus(BranchEnd end, NetworkModel network) {
        return switch (end.kind()) {
            case LINE ->
                network.lines().stream()
                        .filter(line -> line.name().equals(end.name()))
                        .map(line -> end.end() == 0 ? line.fromBus() : line.toBus())
                        .findFirst()
                        .orElseThrow();
            case TRANSFORMER ->
                network.transformers().stream()
                        .filter(transformer -> transformer.name().equals(end.name()))
                        .map(transformer ->
                                transformer.windings().get(end.end()).bus())
                        .findFirst()
                        .orElseThrow();
        };
    }

    private static List<Integer> terminals(BranchEnd end, NetworkModel network) {
        return switch (end.kind()) {
            case LINE ->
                network.lines().stream()
                        .filter(line -> line.name().equals(end.name()))
                        .map(line -> end.end() == 0 ? line.fromTerminals() : line.toTerminals())
                        .findFirst()
                        .orElseThrow();
            case TRANSFORMER ->
                network.transformers().stream()
                        .filter(transformer -> transformer.name().equals(end.name()))
                        .map(transformer ->
                                transformer.windings().get(end.end()).terminals())
                        .findFirst()
                        .orElseThrow();
        };
    }
}
