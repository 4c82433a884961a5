package org.gridlang.runtime.learn;

import java.util.List;
import org.gridlang.runtime.powerflow.BranchCurrents;
import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.powerflow.LinearMonitors;
import org.gridlang.runtime.powerflow.MagnitudeMonitors;
import org.gridlang.runtime.problem.Regulation;

/// What a pass reads from the network: node voltages and line currents for the constraints, and the voltages
/// that agents measure at their own connections.
record Watched(MagnitudeMonitors voltages, LinearMonitors currents, MagnitudeMonitors ownVoltages) {
    /// What the constraints of a world watch, and the given connections.
    static Watched of(World world, List<ElementShares> connections) {
        var model = world.model();
        var ends = world.limits().lineEnds;
        boolean held = world.regulation() instanceof Regulation.Locked;
        return new Watched(
                MagnitudeMonitors.nodes(model, world.limits().nodes),
                held ? BranchCurrents.of(model, ends) : BranchCurrents.direct(model, ends),
                MagnitudeMonitors.connections(model, connections));
    }
}
