package org.gridlang.runtime.powerflow;

import org.gridlang.runtime.network.LoadShares;

/// A consumption between one node and ground or another node. All loads and agents with the same pair, rated
/// voltage and shares are one element, so that its power is the sum of theirs.
///
/// @param index its row in every array over elements
/// @param node the node at its first end
/// @param otherNode the node at its other end, or [#GROUND]
/// @param baseVoltage line-to-neutral base of its bus in V; element voltages in per unit refer to it
/// @param ratedPerUnit voltage at which a voltage-dependent share consumes its nominal power, in units of
///     `baseVoltage`
public record Element(int index, int node, int otherNode, double baseVoltage, double ratedPerUnit, LoadShares shares) {
    /// The other end of a wye element.
    public static final int GROUND = -1;

    /// Whether it stands between two phases.
    public boolean isDelta() {
        return otherNode != GROUND;
    }
}
