package org.gridlang.runtime.control;

import java.util.OptionalDouble;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;

/// A control with what it remembers from one round to the next.
sealed interface Controller permits TapController, CapacitorController {
    String name();

    /// Looks at a solution; the delay in s after which the control wants to act, or none.
    OptionalDouble sample(FlowSolution solution);

    /// Acts as the last sample asked for.
    Outcome act(int round, double delay, NetworkModel network);

    /// The network after an action.
    record Outcome(NetworkModel network, ControlAction action) {}
}
