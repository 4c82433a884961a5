package org.gridlang.runtime.network;

import java.util.List;

/// A generator that delivers constant active and reactive power, split evenly over its phases or pairs. Profiles of
/// loads do not touch it.
///
/// @param power active power delivered by the whole generator in W
/// @param reactivePower delivered, in var
/// @param ratedVoltage in V: across the terminals for a single phase, line-to-line for two or three phases
/// @param neutral terminal to which the phases of a wye generator return, or 0 for ground
/// @param limits outside of which it is a constant impedance, if the flow is asked to mind them; only `lowest`
///     and `highest` matter
public record Generator(
        String name,
        String bus,
        List<Integer> terminals,
        ConnectionKind connection,
        double power,
        double reactivePower,
        double ratedVoltage,
        int neutral,
        VoltageLimits limits) {
    /// From 90 % to 110 % of the rated voltage.
    public static final VoltageLimits USUAL_LIMITS = new VoltageLimits(0, 0.9, 1.1);

    public Generator {
        Checks.named(name, "a generator");
        terminals = Checks.terminals(terminals, "generator " + name);
        Checks.connection(connection, terminals, "generator " + name);
        Checks.neutral(neutral, connection, terminals, "generator " + name);
        Checks.finite(power, "generator " + name, "the power");
        Checks.finite(reactivePower, "generator " + name, "the reactive power");
        Checks.positive(ratedVoltage, "generator " + name, "the rated voltage");
    }

    /// The load that consumes what this generator delivers, negated.
    public Load asLoad() {
        return new Load(
                name,
                bus,
                terminals,
                connection,
                -power,
                -reactivePower,
                ratedVoltage,
                LoadShares.POWER,
                LoadShares.POWER,
                neutral,
                limits);
    }
}
