package org.gridlang.runtime.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Coils of constant impedance: a shunt reactor, a series reactor, or the grounding of a neutral.
///
/// A *series* reactor names another bus; its coil `k` runs from `terminals[k]` to `otherTerminals[k]`. A *shunt*
/// reactor does not; in wye its coil `k` runs from terminal `k` to ground, in delta from terminal `k` to the next.
///
/// @param otherBus the far bus of a series reactor, or null
/// @param otherTerminals empty without `otherBus`; may name a terminal several times, e.g. the neutral of a bank
/// @param resistance of the coils in ohm, one row per coil
/// @param reactance of the coils in ohm at the network's frequency, negative for a series capacitor
/// @param parallelResistance across each coil in ohm, or 0 for none
public record Reactor(
        String name,
        String bus,
        List<Integer> terminals,
        @Nullable String otherBus,
        List<Integer> otherTerminals,
        ConnectionKind connection,
        SquareMatrix resistance,
        SquareMatrix reactance,
        double parallelResistance) {
    public Reactor {
        Checks.named(name, "a reactor");
        terminals = Checks.terminals(terminals, "reactor " + name);
        otherTerminals = List.copyOf(otherTerminals);
        Checks.notNegative(parallelResistance, "reactor " + name, "the parallel resistance");
        if (connection == ConnectionKind.DELTA) {
            Checks.connection(connection, terminals, "reactor " + name);
        }
        if (otherTerminals.size() != (otherBus == null ? 0 : terminals.size())
                || (otherBus != null && connection == ConnectionKind.DELTA)) {
            throw new IllegalArgumentException(
                    "reactor " + name + " must have as many terminals at its other bus as coils, or neither");
        }
        int coils = connection == ConnectionKind.DELTA && terminals.size() == 2 ? 1 : terminals.size();
        if (resistance.size() != coils || reactance.size() != coils) {
            throw new IllegalArgumentException(
                    "reactor " + name + " needs matrices with a row for each of its " + coils + " coils");
        }
    }

    /// A reactor between phases, or from phases to ground.
    ///
    /// @param resistance of each coil in ohm
    /// @param reactance of each coil in ohm
    public static Reactor shunt(
            String name,
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double resistance,
            double reactance) {
        int coils = connection == ConnectionKind.DELTA && terminals.size() == 2 ? 1 : terminals.size();
        return new Reactor(
                name,
                bus,
                terminals,
                null,
                List.of(),
                connection,
                SquareMatrix.diagonal(coils, resistance),
                SquareMatrix.diagonal(coils, reactance),
                0);
    }

    /// A reactor between two buses, or from phases to a neutral.
    ///
    /// @param resistance of each coil in ohm
    /// @param reactance of each coil in ohm
    public static Reactor series(
            String name,
            String bus,
            List<Integer> terminals,
            String otherBus,
            List<Integer> otherTerminals,
            double resistance,
            double reactance) {
        return new Reactor(
                name,
                bus,
                terminals,
                otherBus,
                otherTerminals,
                ConnectionKind.WYE,
                SquareMatrix.diagonal(terminals.size(), resistance),
                SquareMatrix.diagonal(terminals.size(), reactance),
                0);
    }

    /// Number of coils.
    public int coils() {
        return resistance.size();
    }
}
