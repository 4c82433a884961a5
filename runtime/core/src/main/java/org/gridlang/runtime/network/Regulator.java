package org.gridlang.runtime.network;

import org.jspecify.annotations.Nullable;

/// A step voltage regulator: it sets the tap of one winding of a transformer, for all of its phases together.
///
/// The power flow holds the taps at `tapNumber`; the control loop moves them.
///
/// @param transformer name of the transformer it acts on
/// @param winding index of the tapped winding, from 0
/// @param tapNumber within `taps`, e.g. -16 to 16
/// @param control settings of the line-drop compensated control
/// @param taps which taps there are
public record Regulator(String name, String transformer, int winding, int tapNumber, Control control, TapRange taps) {
    /// When the regulator moves, and by how much.
    ///
    /// @param voltage set point in V on the secondary of the potential transformer
    /// @param band width of the dead band in V
    /// @param potentialRatio ratio of the potential transformer
    /// @param currentPrimary rating of the current transformer's primary in A
    /// @param resistance R setting of the line-drop compensator in V
    /// @param reactance X setting of the line-drop compensator in V
    /// @param delay for which the voltage must be out of its band before the regulator moves, in s
    /// @param maxTapChange most taps that it moves at once
    /// @param phase of the tapped winding whose voltage it watches
    /// @param regulatedBus bus whose voltage it watches, without line-drop compensation; null for its terminals
    public record Control(
            double voltage,
            double band,
            double potentialRatio,
            double currentPrimary,
            double resistance,
            double reactance,
            double delay,
            int maxTapChange,
            MonitoredPhase phase,
            @Nullable String regulatedBus) {
        public Control {
            Checks.positive(voltage, "a regulator control", "the voltage");
            Checks.positive(band, "a regulator control", "the band");
            Checks.positive(potentialRatio, "a regulator control", "the potential transformer's ratio");
            Checks.positive(currentPrimary, "a regulator control", "the current transformer's primary");
            Checks.finite(resistance, "a regulator control", "the resistance");
            Checks.finite(reactance, "a regulator control", "the reactance");
            Checks.notNegative(delay, "a regulator control", "the delay");
            Checks.positive(maxTapChange, "a regulator control", "the most taps at once");
            if (phase.choice() == MonitoredPhase.Choice.AVERAGE) {
                throw new IllegalArgumentException("a regulator watches one phase, the highest or the lowest");
            }
        }

        /// A control that moves after 15 s, up to 16 taps at once, and watches the first phase of its winding.
        public Control(
                double voltage,
                double band,
                double potentialRatio,
                double currentPrimary,
                double resistance,
                double reactance) {
            this(
                    voltage,
                    band,
                    potentialRatio,
                    currentPrimary,
                    resistance,
                    reactance,
                    15,
                    16,
                    MonitoredPhase.FIRST,
                    null);
        }

        /// This control with another delay in s and another most number of taps at once.
        public Control withTiming(double newDelay, int newMaxTapChange) {
            return new Control(
                    voltage,
                    band,
                    potentialRatio,
                    currentPrimary,
                    resistance,
                    reactance,
                    newDelay,
                    newMaxTapChange,
                    phase,
                    regulatedBus);
        }
    }

    public Regulator {
        Checks.named(name, "a regulator");
        Checks.named(transformer, "the transformer of regulator " + name);
        if (tapNumber < -taps.last() || tapNumber > taps.last()) {
            throw new IllegalArgumentException("the tap of regulator " + name + " must lie in -" + taps.last() + ".."
                    + taps.last() + ", but is " + tapNumber);
        }
        if (winding < 0) {
            throw new IllegalArgumentException("the winding of regulator " + name + " is counted from 0");
        }
    }

    /// A regulator with the usual 32 steps.
    public Regulator(String name, String transformer, int winding, int tapNumber, Control control) {
        this(name, transformer, winding, tapNumber, control, TapRange.USUAL);
    }

    /// The tap as a turns ratio.
    public double ratio() {
        return taps.ratio(tapNumber);
    }

    public Regulator withTapNumber(int newTapNumber) {
        return new Regulator(name, transformer, winding, newTapNumber, control, taps);
    }

    /// This regulator with other taps; the number of the tap it holds stays.
    public Regulator withTaps(TapRange newTaps) {
        return new Regulator(name, transformer, winding, tapNumber, control, newTaps);
    }

    public Regulator withControl(Control newControl) {
        return new Regulator(name, transformer, winding, tapNumber, newControl, taps);
    }
}
