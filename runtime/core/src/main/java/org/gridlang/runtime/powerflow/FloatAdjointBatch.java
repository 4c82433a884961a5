package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// Seeds and results of the adjoint of a [FloatFlowBatch], with the same rows and stride.
///
/// A loss `L` that depends on the state is described by its gradient `g`: `dL = Re(sum conj(g) d state)`.
/// Monitors add their parts to the seeds; the solver turns them into derivatives by the elements' powers.
public final class FloatAdjointBatch {
    /// Real part of the seeds: `[node, then element][scenario]`.
    public final float[] seedRe;
    /// Imaginary part of the seeds.
    public final float[] seedIm;
    /// Derivative by each element's active power, in loss per W: `[element][scenario]`. Written, not added to.
    public final float[] dp;
    /// Derivative by each element's reactive power, in loss per var: `[element][scenario]`. Written, not added
    /// to.
    public final float[] dq;

    /// Zero seeds for `batch`.
    public FloatAdjointBatch(FloatFlowBatch batch) {
        seedRe = new float[batch.stateRe.length];
        seedIm = new float[batch.stateIm.length];
        dp = new float[batch.p.length];
        dq = new float[batch.q.length];
    }

    /// Sets all seeds to zero.
    public void clearSeeds() {
        Arrays.fill(seedRe, 0);
        Arrays.fill(seedIm, 0);
    }
}
