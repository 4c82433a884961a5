package org.gridlang.runtime.network;

import java.util.List;

/// A load: it consumes `power + j reactivePower` at rated voltage, split evenly over its phases or pairs.
///
/// @param power active power of the whole load in W (negative for generation)
/// @param reactivePower in var
/// @param ratedVoltage in V: across the terminals for a single-phase load, line-to-line for two or three phases
/// @param shares dependence of the active power on voltage
/// @param reactiveShares dependence of the reactive power on voltage
/// @param neutral terminal to which the phases of a wye load return, or 0 for ground
/// @param limits outside of which it leaves its model, if the flow is asked to mind them
public record Load(
        String name,
        String bus,
        List<Integer> terminals,
        ConnectionKind connection,
        double power,
        double reactivePower,
        double ratedVoltage,
        LoadShares shares,
        LoadShares reactiveShares,
        int neutral,
        VoltageLimits limits) {
    public Load {
        Checks.named(name, "a load");
        terminals = Checks.terminals(terminals, "load " + name);
        Checks.connection(connection, terminals, "load " + name);
        Checks.neutral(neutral, connection, terminals, "load " + name);
        Checks.finite(power, "load " + name, "the power");
        Checks.finite(reactivePower, "load " + name, "the reactive power");
        Checks.positive(ratedVoltage, "load " + name, "the rated voltage");
    }

    /// A load that returns through the ground, with the usual voltage limits.
    public Load(
            String name,
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double power,
            double reactivePower,
            double ratedVoltage,
            LoadShares shares,
            LoadShares reactiveShares) {
        this(
                name,
                bus,
                terminals,
                connection,
                power,
                reactivePower,
                ratedVoltage,
                shares,
                reactiveShares,
                0,
                VoltageLimits.USUAL);
    }

    /// A load whose active and reactive power depend on voltage alike.
    public Load(
            String name,
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double power,
            double reactivePower,
            double ratedVoltage,
            LoadShares shares) {
        this(name, bus, terminals, connection, power, reactivePower, ratedVoltage, shares, shares);
    }

    public Load withPower(double newPower, double newReactivePower) {
        return new Load(
                name,
                bus,
                terminals,
                connection,
                newPower,
                newReactivePower,
                ratedVoltage,
                shares,
                reactiveShares,
                neutral,
                limits);
    }

    public Load withNeutral(int newNeutral) {
        return new Load(
                name,
                bus,
                terminals,
                connection,
                power,
                reactivePower,
                ratedVoltage,
                shares,
                reactiveShares,
                newNeutral,
                limits);
    }

    public Load withLimits(VoltageLimits newLimits) {
        return new Load(
                name,
                bus,
                terminals,
                connection,
                power,
                reactivePower,
                ratedVoltage,
                shares,
                reactiveShares,
                neutral,
                newLimits);
    }
}
