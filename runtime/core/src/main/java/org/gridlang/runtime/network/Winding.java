package org.gridlang.runtime.network;

import java.util.List;

/// One side of a transformer.
///
/// Coil `k` of every winding shares a core with coil `k` of the others. In wye it runs from terminal `k` to
/// ground, in delta from terminal `k` to the next one. The order of terminals therefore says the vector group:
/// delta and wye both in the order `1, 3, 2` let the wye side lag the delta side by 30 degrees (Dy1), the order
/// `1, 2, 3` lets it lead.
///
/// @param terminals the phases at `bus`: one or three for wye, the pair `a, b` or three for delta
/// @param ratedVoltage line-to-line in V for a three-phase winding; the winding's own voltage for a
///     single-phase one
/// @param ratedPower apparent power of the whole winding in VA
/// @param resistance of the winding, as a fraction of its rating
/// @param tap turns ratio relative to the rating (1 is neutral)
/// @param grounded whether the neutral of a wye winding is grounded; that of an ungrounded one floats, so that the
///     currents of its coils add up to zero. A delta winding has none
public record Winding(
        String bus,
        List<Integer> terminals,
        ConnectionKind connection,
        double ratedVoltage,
        double ratedPower,
        double resistance,
        double tap,
        boolean grounded) {
    public Winding {
        Checks.named(bus, "the bus of a winding");
        terminals = Checks.terminals(terminals, "the winding at bus " + bus);
        Checks.connection(connection, terminals, "the winding at bus " + bus);
        if (connection == ConnectionKind.WYE && terminals.size() == 2) {
            throw new IllegalArgumentException("the wye winding at bus " + bus + " needs one or three terminals");
        }
        if (connection == ConnectionKind.WYE && terminals.size() == 1 && !grounded) {
            throw new IllegalArgumentException("the single coil at bus " + bus + " needs its other end grounded");
        }
        Checks.positive(ratedVoltage, "the winding at bus " + bus, "the rated voltage");
        Checks.positive(ratedPower, "the winding at bus " + bus, "the rated power");
        Checks.notNegative(resistance, "the winding at bus " + bus, "the resistance");
        Checks.positive(tap, "the winding at bus " + bus, "the tap");
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
        this(bus, terminals, connection, ratedVoltage, ratedPower, resistance, tap, connection == ConnectionKind.WYE);
    }

    /// Whether it is a wye winding with a floating neutral.
    public boolean floats() {
        return connection == ConnectionKind.WYE && !grounded;
    }

    /// Number of coils: three for a three-phase winding, one for a phase-to-ground or phase-to-phase winding.
    public int coils() {
        return terminals.size() == 3 ? 3 : 1;
    }

    public Winding withTap(double newTap) {
        return new Winding(bus, terminals, connection, ratedVoltage, ratedPower, resistance, newTap, grounded);
    }
}
