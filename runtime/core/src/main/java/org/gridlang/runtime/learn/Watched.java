package org.gridlang.runtime.learn;

import java.util.List;
import org.gridlang.runtime.powerflow.BranchCurrents;
import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.powerflow.LinearMonitors;
import org.gridlang.runtime.powerflow.MagnitudeMonitors;
import org.gridlang.runtime.powerflow.PowerFlowModel;

/// What a pass reads from the network: node voltages and line currents for the constraints, and the voltages
/// that agents measure at their own connections.
record Watched(MagnitudeMonitors voltages, LinearMonitors currents, MagnitudeMonitors ownVoltages) {
    static Watched of(
            PowerFlowModel model, int[] nodes, List<BranchCurrents.LineEnd> ends, List<ElementShares> connections) {
        return new Watched(
                MagnitudeMonitors.nodes(model, nodes),
                BranchCurrents.of(model, ends),
                MagnitudeMonitors.connections(model, connections));
    }
}
