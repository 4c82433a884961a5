package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// Seeds and results of the adjoint of a [DoubleFlowBatch], with the same rows and stride.
///
/// A loss `L` that depends on the state is described by its gradient `g`: `dL = Re(sum conj(g) d state)`.
/// Monitors add their parts to the seeds; the solver turns them into derivatives by the elements' powers.
public final class DoubleAdjointBatch {
    /// Real part of the seeds: `[node, then element][scenario]`.
    public final double[] seedRe;
    /// Imaginary part of the seeds.
    public final double[] seedIm;
    /// Derivative by each element's active power, in loss per W: `[element][scenario]`. Written, not added to.
    public final double[] dp;
    /// Derivative by each element's reactive power, in loss per var: `[element][scenario]`. Written, not added
    /// to.
    public final double[] dq;

    /// Zero seeds for `batch`.
    public DoubleAdjointBatch(DoubleFlowBatch batch) {
        seedRe = new double[batch.stateRe.length];
        seedIm = new double[batch.stateIm.length];
        dp = new double[batch.p.length];
        dq = new double[batch.q.length];
    }

    /// Sets all seeds to zero.
    public void clearSeeds() {
        Arrays.fill(seedRe, 0);
        Arrays.fill(seedIm, 0);
    }
}
