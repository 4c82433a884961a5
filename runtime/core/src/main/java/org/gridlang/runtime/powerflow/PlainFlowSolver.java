package org.gridlang.runtime.powerflow;

/// The power flow and its adjoint one scenario after the other in plain arithmetic: what [DoubleFlowSolver] is
/// tested against. It takes any range of scenarios.
public final class PlainFlowSolver {
    private final ScenarioFlow flow;

    public PlainFlowSolver(PowerFlowModel model, FlowOptions options) {
        flow = new ScenarioFlow(model, options);
    }

    /// Solves scenarios `[from, to)` of the batch: reads the powers, writes the state and the report.
    public void solve(DoubleFlowBatch batch, int from, int to) {
        for (int scenario = from; scenario < to; scenario++) {
            load(batch, scenario);
            flow.solve(batch.report, scenario);
            for (int row = 0; row < batch.nodes + batch.elements; row++) {
                batch.stateRe[row * batch.stride + scenario] = flow.stateRe(row);
                batch.stateIm[row * batch.stride + scenario] = flow.stateIm(row);
            }
        }
    }

    /// Turns the seeds of scenarios `[from, to)` into derivatives by the elements' powers. Derivatives of a
    /// scenario that was not solved are zero.
    public void adjoint(DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int from, int to) {
        for (int scenario = from; scenario < to; scenario++) {
            var status = batch.report.status(scenario);
            if (status.solved()) {
                load(batch, scenario);
                for (int row = 0; row < batch.nodes + batch.elements; row++) {
                    int at = row * batch.stride + scenario;
                    flow.setSeed(row, adjoint.seedRe[at], adjoint.seedIm[at]);
                }
                batch.report.adjointEnded(scenario, flow.adjoint(status));
            } else {
                batch.report.adjointEnded(scenario, false);
            }
            for (int element = 0; element < batch.elements; element++) {
                int at = element * batch.stride + scenario;
                adjoint.dp[at] = status.solved() ? flow.dp(element) : 0;
                adjoint.dq[at] = status.solved() ? flow.dq(element) : 0;
            }
        }
    }

    private void load(DoubleFlowBatch batch, int scenario) {
        for (int element = 0; element < batch.elements; element++) {
            int at = element * batch.stride + scenario;
            flow.setPower(element, batch.p[at], batch.q[at]);
        }
        for (int row = 0; row < batch.nodes + batch.elements; row++) {
            int at = row * batch.stride + scenario;
            flow.setState(row, batch.stateRe[at], batch.stateIm[at]);
        }
    }
}
