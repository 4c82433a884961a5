package org.gridlang.runtime.network;

import java.util.List;

/// A shunt capacitor bank: a constant susceptance while closed.
///
/// @param reactivePower delivered by the whole bank at rated voltage, in var
/// @param ratedVoltage line-to-line in V for two or three terminals or delta; across the terminals for one
/// phase
/// @param neutral terminal to which the phases of a wye bank return, or 0 for ground
public record Capacitor(
        String name,
        String bus,
        List<Integer> terminals,
        ConnectionKind connection,
        double reactivePower,
        double ratedVoltage,
        boolean closed,
        int neutral) {
    public Capacitor {
        Checks.named(name, "a capacitor");
        terminals = Checks.terminals(terminals, "capacitor " + name);
        Checks.connection(connection, terminals, "capacitor " + name);
        Checks.neutral(neutral, connection, terminals, "capacitor " + name);
        Checks.positive(reactivePower, "capacitor " + name, "the reactive power");
        Checks.positive(ratedVoltage, "capacitor " + name, "the rated voltage");
    }

    /// A bank that returns through the ground.
    public Capacitor(
            String name,
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double reactivePower,
            double ratedVoltage,
            boolean closed) {
        this(name, bus, terminals, connection, reactivePower, ratedVoltage, closed, 0);
    }

    public Capacitor withClosed(boolean newClosed) {
        return new Capacitor(name, bus, terminals, connection, reactivePower, ratedVoltage, newClosed, neutral);
    }
}
