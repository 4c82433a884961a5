package org.gridlang.runtime.deploy;

import org.gridlang.runtime.policy.PolicyKernels;
import org.gridlang.runtime.policy.Workspace;

/// One agent at work: an observation in, a raw action out, with the kernels it was trained by.
public final class ActingAgent {
    private final AgentPolicy policy;
    private final Workspace workspace;
    private final float[] scaled;
    private final float[] raw;

    public ActingAgent(AgentPolicy policy) {
        this.policy = policy;
        this.workspace = new Workspace(policy.shape(), 1);
        this.scaled = new float[policy.shape().paddedInputs()];
        this.raw = new float[policy.shape().outputs()];
    }

    /// Acts.
    ///
    /// @param observation by feature, SI units
    /// @return the raw action by component, each in (-1, 1)
    public float[] act(double[] observation) {
        var mean = policy.scale().mean();
        var factor = policy.scale().factor();
        for (int feature = 0; feature < policy.features().size(); feature++) {
            scaled[feature] = (float) ((observation[feature] - mean[feature]) * factor[feature]);
        }
        PolicyKernels.forward(policy.entry().bank(), policy.agent(), scaled, 0, 1, raw, 0, workspace);
        return raw.clone();
    }
}
