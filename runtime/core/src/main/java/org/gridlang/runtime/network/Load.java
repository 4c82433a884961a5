package org.gridlang.runtime.network;

import java.util.List;

/// A load: it consumes `power + j reactivePower` at rated voltage, split evenly over its phases or pairs.
///
/// @param power active power of the whole load in W (negative for generation)
/// @param reactivePower in var
/// @param ratedVoltage in V: across the terminals for a single-phase load, line-to-line for two or three phases
/// @param shares dependence of the active power on voltage
/// @param reactiveShares dependence of the reactive power on voltage
public record Load(
        String name,
        String bus,
        List<Integer> terminals,
        ConnectionKind connection,
        double power,
        double reactivePower,
        double ratedVoltage,
        LoadShares shares,
        LoadShares reactiveShares) {
    public Load {
        Checks.named(name, "a load");
        terminals = Checks.terminals(terminals, "load " + name);
        Checks.connection(connection, terminals, "load " + name);
        Checks.finite(power, "load " + name, "the power");
        Checks.finite(reactivePower, "load " + name, "the reactive power");
        Checks.positive(ratedVoltage, "load " + name, "the rated voltage");
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
                name, bus, terminals, connection, newPower, newReactivePower, ratedVoltage, shares, reactiveShares);
    }
}
