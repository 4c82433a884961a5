package org.gridlang.runtime.control;

import java.util.OptionalDouble;
import org.gridlang.runtime.network.CapacitorControl.BranchEnd;
import org.gridlang.runtime.network.CapacitorControl.BranchKind;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.FlowSolution.Phasor;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.powerflow.SettingBatch;

/// A line-drop compensated regulator. On the secondary of its transformers it sees
///
/// ```
/// v = V / potentialRatio - (R + jX) I / currentPrimary
/// ```
///
/// with the voltage `V` across a coil of the tapped winding and the current `I` out of it, and wants the tap that
/// brings `|v|` to its target, once it is out of the band. Like the static control mode of OpenDSS it then goes
/// 70 % of the way, rounded down, but at least one tap.
final class TapController implements Controller {
    private static final double PORTION = 0.7;

    private final int index;
    private final Regulator regulator;
    private final Transformer transformer;
    private final Winding winding;
    private int tap;
    private int wanted;

    /// @param index of the regulator in its network
    TapController(int index, Regulator regulator, Transformer transformer) {
        this.index = index;
        this.regulator = regulator;
        this.transformer = transformer;
        winding = transformer.windings().get(regulator.winding());
        tap = regulator.tapNumber();
    }

    @Override
    public String name() {
        return regulator.name();
    }

    @Override
    public OptionalDouble sample(FlowSolution solution, double timeOfDay) {
        wanted = 0;
        if (!feeds(solution.model())) {
            return OptionalDouble.empty();
        }
        var control = regulator.control();
        double seen = seen(solution).magnitude();
        if (Math.abs(control.voltage() - seen) > control.band() / 2) {
            double boost = (control.voltage() - seen) * control.potentialRatio() / coilVoltage();
            wanted = (int) Math.rint(boost / regulator.taps().step());
        }
        return moved() == tap ? OptionalDouble.empty() : OptionalDouble.of(control.delay());
    }

    @Override
    public ControlAction act(int round, double delay) {
        int from = tap;
        tap = moved();
        return new ControlAction.TapMove(round, delay, regulator.name(), from, tap);
    }

    @Override
    public void elapse(double seconds) {}

    @Override
    public void write(SettingBatch settings, int scenario) {
        settings.ratio[index * settings.stride + scenario] = regulator.taps().ratio(tap);
    }

    /// The tap after the next action.
    private int moved() {
        if (wanted == 0) {
            return tap;
        }
        int steps = Math.max(1, (int) (PORTION * Math.abs(wanted)));
        int limited = Math.min(steps, regulator.control().maxTapChange());
        int last = regulator.taps().last();
        return Math.max(-last, Math.min(last, tap + Integer.signum(wanted) * limited));
    }

    private boolean feeds(PowerFlowModel model) {
        var bus = watchedBus();
        return winding.terminals().stream().allMatch(terminal -> model.feeds(bus, terminal));
    }

    private String watchedBus() {
        var remote = regulator.control().regulatedBus();
        return remote == null ? winding.bus() : remote;
    }

    private Phasor seen(FlowSolution solution) {
        var control = regulator.control();
        int coil = watchedCoil(solution);
        var voltage = scaled(coilVoltage(solution, coil), 1 / control.potentialRatio());
        if (control.regulatedBus() != null || (control.resistance() == 0 && control.reactance() == 0)) {
            return voltage;
        }
        var end = new BranchEnd(BranchKind.TRANSFORMER, transformer.name(), regulator.winding());
        // Currents count into the winding, so that the drop adds.
        var current = scaled(solution.current(end, coil), 1 / control.currentPrimary());
        return new Phasor(
                voltage.re() + control.resistance() * current.re() - control.reactance() * current.im(),
                voltage.im() + control.resistance() * current.im() + control.reactance() * current.re());
    }

    /// The coil whose voltage counts, from 0.
    private int watchedCoil(FlowSolution solution) {
        var phase = regulator.control().phase();
        int coils = winding.coils();
        int chosen = 0;
        switch (phase.choice()) {
            case PHASE -> chosen = Math.min(phase.phase(), coils) - 1;
            case HIGHEST, LOWEST, AVERAGE -> {
                for (int coil = 1; coil < coils; coil++) {
                    double here = coilVoltage(solution, coil).magnitude();
                    double best = coilVoltage(solution, chosen).magnitude();
                    boolean highest = phase.choice() == MonitoredPhase.Choice.HIGHEST;
                    chosen = highest == here > best ? coil : chosen;
                }
            }
        }
        return chosen;
    }

    private Phasor coilVoltage(FlowSolution solution, int coil) {
        var terminals = winding.terminals();
        var start = voltage(solution, terminals.get(coil));
        if (winding.connection() == ConnectionKind.DELTA) {
            return start.minus(voltage(solution, terminals.get((coil + 1) % terminals.size())));
        }
        int neutral = winding.neutral().terminal();
        return neutral == 0 ? start : start.minus(voltage(solution, neutral));
    }

    private Phasor voltage(FlowSolution solution, int terminal) {
        return solution.voltage(solution.model().nodeIndex(watchedBus(), terminal));
    }

    /// Rated voltage of a coil of the winding in V.
    private double coilVoltage() {
        boolean lineToNeutral = winding.coils() > 1 && winding.connection() == ConnectionKind.WYE;
        return lineToNeutral ? winding.ratedVoltage() / Math.sqrt(3) : winding.ratedVoltage();
    }

    private static Phasor scaled(Phasor value, double factor) {
        return new Phasor(value.re() * factor, value.im() * factor);
    }
}
