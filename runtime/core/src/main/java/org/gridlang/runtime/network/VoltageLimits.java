package org.gridlang.runtime.network;

/// The band of voltage in which a load keeps to its model, as fractions of its rated voltage.
///
/// Above `highest` it takes the constant impedance that meets its model there. From `least` up to `lowest` its
/// current runs in proportion from that of its rated impedance to that of its model at `lowest`. Below `least` it is
/// its
/// rated impedance. This is the rule of OpenDSS (`Vlowpu`, `Vminpu`, `Vmaxpu`); whether it applies is an option of the
/// power flow. Loads that are an impedance throughout have no use for it.
///
/// @param cutOff below which the load drops out, 0 if it does not (OpenDSS model 8)
public record VoltageLimits(double least, double lowest, double highest, double cutOff) {
    /// 50 %, 95 % and 105 %, without a cut-off.
    public static final VoltageLimits USUAL = new VoltageLimits(0.5, 0.95, 1.05, 0);

    public VoltageLimits {
        Checks.notNegative(least, "the voltage limits", "the least voltage");
        Checks.positive(highest, "the voltage limits", "the highest voltage");
        Checks.notNegative(cutOff, "the voltage limits", "the cut-off");
        if (!(least <= lowest && lowest < highest)) {
            throw new IllegalArgumentException(
                    "voltage limits must rise, but are " + least + ", " + lowest + ", " + highest);
        }
    }

    /// Limits without a cut-off.
    public VoltageLimits(double least, double lowest, double highest) {
        this(least, lowest, highest, 0);
    }
}
