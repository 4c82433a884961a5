package org.gridlang.runtime.powerflow;

import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.VoltageLimits;

/// What one phase of a load is made of at the voltage `u` there, as shares of constant power, constant current and
/// constant impedance at its rated voltage, so that its current in per unit is
///
/// ```
/// power / u + current + impedance u
/// ```
///
/// Within `lowest..highest` these are the shares of its mixture. Beyond, its constant power and constant current become
/// other currents that rise with `u`, along the same straight lines as in OpenDSS:
///
/// | `u` | of constant power | of constant current |
/// |---|---|---|
/// | above `highest` | `u / highest^2` | `u / highest` |
/// | below `lowest` | from `least` to `1 / lowest` | from `least` to `1` |
/// | below `least` | `u` | `u` |
///
/// A generator is `u / lowest^2` below its band.
record LoadBand(double power, double current, double impedance) {
    private static final double STEEPNESS = 1000;

    /// @param reactive whether the shares of the reactive power are asked for
    static LoadBand of(Load load, boolean generator, boolean reactive, double u) {
        var limits = load.limits();
        var shares = reactive ? load.reactiveShares() : load.shares();
        // A load of OpenDSS model 4 leaves its band as if it were one of constant power.
        boolean conserving = load.shares().equals(LoadShares.CURRENT)
                && load.reactiveShares().equals(LoadShares.IMPEDANCE);
        if (shares.equals(LoadShares.IMPEDANCE) && !conserving) {
            return new LoadBand(0, 0, 1);
        }
        if (u >= limits.lowest() && u <= limits.highest()) {
            return new LoadBand(shares.power(), shares.current(), shares.impedance()).cutOff(limits, u);
        }
        var beyond = conserving ? LoadShares.POWER : shares;
        if (u > limits.highest()) {
            double highest = limits.highest();
            double impedance = beyond.power() / (highest * highest) + beyond.current() / highest + beyond.impedance();
            return new LoadBand(0, 0, impedance).cutOff(limits, u);
        }
        if (generator) {
            return new LoadBand(0, 0, 1 / (limits.lowest() * limits.lowest()));
        }
        if (u < limits.least()) {
            return new LoadBand(0, 0, 1);
        }
        return beyond.power() == 0 && beyond.current() == 0
                ? new LoadBand(0, 0, 1)
                : falling(beyond, limits).cutOff(limits, u);
    }

    /// The straight line of current from `least` to `lowest`: a constant current and a constant impedance.
    private static LoadBand falling(LoadShares shares, VoltageLimits limits) {
        double width = limits.lowest() - limits.least();
        double ofPower = (1 / limits.lowest() - limits.least()) / width;
        double ofCurrent = (1 - limits.least()) / width;
        return new LoadBand(
                0,
                shares.power() * limits.least() * (1 - ofPower) + shares.current() * limits.least() * (1 - ofCurrent),
                shares.power() * ofPower + shares.current() * ofCurrent + shares.impedance());
    }

    /// A load drops out around its cut-off, within a few thousandths.
    private LoadBand cutOff(VoltageLimits limits, double u) {
        if (limits.cutOff() == 0) {
            return this;
        }
        double left = 1 / (1 + Math.exp(-STEEPNESS * (u - limits.cutOff())));
        return new LoadBand(power * left, current * left, impedance * left);
    }

    /// Phases or pairs among which a load is split.
    static int coils(Load load) {
        boolean pair =
                load.connection() == ConnectionKind.DELTA && load.terminals().size() == 2;
        return pair ? 1 : load.terminals().size();
    }
}
