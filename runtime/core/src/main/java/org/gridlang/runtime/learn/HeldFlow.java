package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.powerflow.DoubleAdjointBatch;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.DoubleFlowSolver;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.PowerFlowModel;

/// Taps and capacitors stand as in the network.
final class HeldFlow implements StepFlow {
    private final DoubleFlowSolver[] solvers;

    HeldFlow(PowerFlowModel model, FlowOptions options, int workers) {
        solvers = new DoubleFlowSolver[workers];
        Arrays.setAll(solvers, worker -> new DoubleFlowSolver(model, options));
    }

    @Override
    public void solve(int worker, DoubleFlowBatch batch, int from, int to) {
        solvers[worker].solve(batch, from, to);
    }

    @Override
    public void adjoint(int worker, DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int from, int to) {
        solvers[worker].adjoint(batch, adjoint, from, to);
    }
}
