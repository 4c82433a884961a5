package org.gridlang.runtime.powerflow;

/// Powers and voltages of a batch of scenarios in single precision.
///
/// Every array is `[row][scenario]`, flat: entry `row * stride + scenario`. The stride is the number of
/// scenarios rounded up to a multiple of 16, so that a row starts on a whole vector; the entries past the last
/// scenario are solved along with the rest and mean nothing.
///
/// The *state* has a row per node and then a row per element:
///
/// - row `node`: deviation of the node's voltage from its no-load value, in per unit of the node's base
/// voltage;
/// - row `nodes + element`: the element's current `conj(s) phi(u)`, in VA per unit of the element's base
///   voltage, that is the current in A times that base.
///
/// @see PowerFlowModel#noLoadRe
public final class FloatFlowBatch {
    /// Number of scenarios.
    public final int scenarios;
    /// Distance between rows.
    public final int stride;
    /// Number of node rows of the state.
    public final int nodes;
    /// Number of element rows.
    public final int elements;
    /// Active power consumed by each element in W: `[element][scenario]`.
    public final float[] p;
    /// Reactive power consumed by each element in var: `[element][scenario]`.
    public final float[] q;
    /// Real part of the state.
    public final float[] stateRe;
    /// Imaginary part of the state.
    public final float[] stateIm;
    /// What became of each scenario.
    public final FlowReport report;

    /// An empty batch for `scenarios` scenarios of `model`.
    public FloatFlowBatch(PowerFlowModel model, int scenarios) {
        this.scenarios = scenarios;
        this.stride = Lanes.padded(scenarios);
        this.nodes = model.nodeCount();
        this.elements = model.elementCount();
        this.p = new float[elements * stride];
        this.q = new float[elements * stride];
        this.stateRe = new float[(nodes + elements) * stride];
        this.stateIm = new float[(nodes + elements) * stride];
        this.report = new FlowReport(stride);
    }

    /// Adds the consumption of a load or an agent in one scenario, in W and var; an injection is negative.
    public void addConsumption(ElementShares shares, int scenario, double power, double reactivePower) {
        for (int k = 0; k < shares.elements().length; k++) {
            int at = shares.elements()[k] * stride + scenario;
            p[at] += (float) (shares.weights()[k] * power);
            q[at] += (float) (shares.reactiveWeights()[k] * reactivePower);
        }
    }
}
