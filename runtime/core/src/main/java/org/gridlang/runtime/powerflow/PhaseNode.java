package org.gridlang.runtime.powerflow;

/// One conductor of one bus, the unknown of the power flow.
///
/// @param index its row in every array over nodes
/// @param baseVoltage line-to-neutral base in V
public record PhaseNode(int index, String bus, int terminal, double baseVoltage) {
    @Override
    public String toString() {
        return bus + "." + terminal;
    }
}
