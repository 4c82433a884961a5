package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.powerflow.DoubleAdjointBatch;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.powerflow.SettingBatch;
import org.gridlang.runtime.powerflow.SettingFlow;

/// Regulators follow their voltages without steps: each scenario from the ratios of the network on.
final class SmoothFlow implements StepFlow {
    private final SettingFlow[] flows;
    private final SettingBatch settings;

    SmoothFlow(PowerFlowModel model, FlowOptions options, double gain, DoubleFlowBatch batch, int workers) {
        flows = new SettingFlow[workers];
        Arrays.setAll(flows, worker -> SettingFlow.smooth(model, options, gain));
        settings = new SettingBatch(model, batch);
    }

    @Override
    public void solve(int worker, DoubleFlowBatch batch, int from, int to) {
        settings.reset(from, to);
        flows[worker].solve(batch, settings, from, to);
    }

    @Override
    public void adjoint(int worker, DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int from, int to) {
        flows[worker].adjoint(batch, settings, adjoint, from, to);
    }
}
