package org.gridlang.cli;

import java.util.List;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowStatus;

/// The power flow as `grid flow` sees it; the runtime stands behind it, something small in its tests.
interface FlowSolver {
    /// Solves a network at its nominal loads, with the taps held.
    Solution solve(NetworkModel network);

    /// @param iterations linear solves it took
    /// @param worst the place that gave the most trouble if no voltages were found, for example `bus 65, phase 1`
    /// @param voltages one for each terminal of each bus, in the order of the network; empty if none were found
    /// @param currents into the terminals of the branches; empty if no voltages were found
    /// @param source power that the source delivers into the feeder
    /// @param losses power lost in it
    record Solution(
            FlowStatus status,
            int iterations,
            String worst,
            List<Voltage> voltages,
            List<Current> currents,
            Power source,
            Power losses) {
        public Solution {
            voltages = List.copyOf(voltages);
            currents = List.copyOf(currents);
        }
    }

    /// Voltage of a terminal to ground.
    ///
    /// @param perUnit magnitude, per unit of `baseVoltage`
    /// @param degrees angle
    /// @param baseVoltage line-to-neutral base in V
    record Voltage(String bus, int phase, double perUnit, double degrees, double baseVoltage) {
        /// `65.1`, as people name a terminal.
        String place() {
            return bus + "." + phase;
        }
    }

    /// Current into a branch from one of its terminals.
    ///
    /// @param element kind and name, for example `line.l115`
    /// @param end 1 for the end the branch begins at, 2 for the other
    /// @param amperes magnitude
    record Current(String element, int end, String bus, int phase, double amperes, double degrees) {}

    /// @param active in W
    /// @param reactive in var
    record Power(double active, double reactive) {}
}
