package org.gridlang.runtime.network;

import java.util.List;

/// A line section, cable or switch: a series impedance with half of its capacitance at each end.
///
/// Conductor `k` runs from `fromTerminals[k]` to `toTerminals[k]`, so that a transposition or an order such as
/// `632.3.2` can be said.
///
/// @param resistance series resistance of the whole length, in ohm, conductor by conductor
/// @param reactance series reactance at the network's frequency of the whole length, in ohm
/// @param capacitance shunt (Maxwell, nodal) capacitance of the whole length, in F
/// @param rating ampacity per conductor in A; 0 if none is known
/// @param isSwitch whether it is a switch
/// @param closed an open line carries nothing and is left out of the equations
public record Line(
        String name,
        String fromBus,
        List<Integer> fromTerminals,
        String toBus,
        List<Integer> toTerminals,
        SquareMatrix resistance,
        SquareMatrix reactance,
        SquareMatrix capacitance,
        double rating,
        boolean isSwitch,
        boolean closed) {
    public Line {
        Checks.named(name, "a line");
        fromTerminals = Checks.terminals(fromTerminals, "line " + name);
        toTerminals = Checks.terminals(toTerminals, "line " + name);
        int conductors = fromTerminals.size();
        if (toTerminals.size() != conductors
                || resistance.size() != conductors
                || reactance.size() != conductors
                || capacitance.size() != conductors) {
            throw new IllegalArgumentException("line " + name
                    + " must have as many terminals at both ends as its matrices have rows (" + conductors + ")");
        }
        Checks.notNegative(rating, "line " + name, "the rating");
    }

    public Line withClosed(boolean newClosed) {
        return new Line(
                name,
                fromBus,
                fromTerminals,
                toBus,
                toTerminals,
                resistance,
                reactance,
                capacitance,
                rating,
                isSwitch,
                newClosed);
    }

    public Line withRating(double newRating) {
        return new Line(
                name,
                fromBus,
                fromTerminals,
                toBus,
                toTerminals,
                resistance,
                reactance,
                capacitance,
                newRating,
                isSwitch,
                closed);
    }
}
