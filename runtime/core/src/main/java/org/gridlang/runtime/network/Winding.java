package org.gridlang.runtime.network;

import java.util.List;

/// One side of a transformer.
///
/// Coil `k` of every winding shares a core with coil `k` of the others. In wye it runs from terminal `k` to the
/// neutral, in delta from terminal `k` to the next one. The order of terminals therefore says the vector group:
/// delta and wye both in the order `1, 3, 2` let the wye side lag the delta side by 30 degrees (Dy1), the order
/// `1, 2, 3` lets it lead.
///
/// A single coil between any two terminals is a delta winding with that pair. The secondary of a centre-tapped
/// transformer is two windings of one coil: one from terminal 1 to the neutral, and a reversed one, from the neutral to
/// terminal 2.
///
/// @param terminals the phases at `bus`: one to three for wye, the pair `a, b` or three for delta
/// @param ratedVoltage line-to-line in V for a winding of several coils; the winding's own voltage for a
///     single coil
/// @param ratedPower apparent power of the whole winding in VA
/// @param resistance of the winding, as a fraction of its rating
/// @param tap turns ratio relative to the rating (1 is neutral)
/// @param neutral where the common end of the coils of a wye winding goes
/// @param reversed whether the coils run the other way: from the neutral to terminal `k`
public record Winding(
        String bus,
        List<Integer> terminals,
        ConnectionKind connection,
        double ratedVoltage,
        double ratedPower,
        double resistance,
        double tap,
        Neutral neutral,
        boolean reversed) {
    public Winding {
        Checks.named(bus, "the bus of a winding");
        terminals = Checks.terminals(terminals, "the winding at bus " + bus);
        Checks.connection(connection, terminals, "the winding at bus " + bus);
        if ((connection == ConnectionKind.WYE) == (neutral.kind() == Neutral.Kind.NONE)) {
            throw new IllegalArgumentException("the " + connection + " winding at bus " + bus
                    + " cannot have a neutral that is " + neutral.kind());
        }
        if (terminals.size() == 1 && neutral.kind() == Neutral.Kind.FLOATING) {
            throw new IllegalArgumentException("the single coil at bus " + bus + " needs its other end grounded");
        }
        if (terminals.contains(neutral.terminal())) {
            throw new IllegalArgumentException("the neutral of the winding at bus " + bus + " is one of its phases");
        }
        Checks.positive(ratedVoltage, "the winding at bus " + bus, "the rated voltage");
        Checks.positive(ratedPower, "the winding at bus " + bus, "the rated power");
        Checks.notNegative(resistance, "the winding at bus " + bus, "the resistance");
        Checks.positive(tap, "the winding at bus " + bus, "the tap");
    }

    /// A winding whose neutral, if it has one, is grounded or floats.
    public Winding(
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double ratedVoltage,
            double ratedPower,
            double resistance,
            double tap,
            boolean grounded) {
        this(
                bus,
                terminals,
                connection,
                ratedVoltage,
                ratedPower,
                resistance,
                tap,
                connection == ConnectionKind.DELTA ? Neutral.NONE : grounded ? Neutral.GROUNDED : Neutral.FLOATING,
                false);
    }

    /// A winding whose neutral, if it has one, is grounded.
    public Winding(
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double ratedVoltage,
            double ratedPower,
            double resistance,
            double tap) {
        this(bus, terminals, connection, ratedVoltage, ratedPower, resistance, tap, true);
    }

    /// Whether the neutral of a wye winding meets ground without impedance.
    public boolean grounded() {
        return neutral.kind() == Neutral.Kind.GROUNDED;
    }

    /// Whether it is a wye winding with a floating neutral.
    public boolean floats() {
        return neutral.kind() == Neutral.Kind.FLOATING;
    }

    /// Number of coils.
    public int coils() {
        return connection == ConnectionKind.DELTA && terminals.size() == 2 ? 1 : terminals.size();
    }

    public Winding withTap(double newTap) {
        return new Winding(bus, terminals, connection, ratedVoltage, ratedPower, resistance, newTap, neutral, reversed);
    }

    public Winding withNeutral(Neutral newNeutral) {
        return new Winding(bus, terminals, connection, ratedVoltage, ratedPower, resistance, tap, newNeutral, reversed);
    }

    public Winding withReversed(boolean newReversed) {
        return new Winding(bus, terminals, connection, ratedVoltage, ratedPower, resistance, tap, neutral, newReversed);
    }
}
