package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// How each scenario of a batch was solved. Arrays are indexed by scenario; the solver that works on a scenario
/// writes only its own entries, so threads may share a report.
public final class FlowReport {
    private final FlowStatus[] statuses;
    private final int[] iterations;
    private final float[] contraction;
    private final float[] mismatch;
    private final int[] worstNode;
    private final boolean[] adjointConverged;

    FlowReport(int scenarios) {
        statuses = new FlowStatus[scenarios];
        Arrays.fill(statuses, FlowStatus.UNSOLVED);
        iterations = new int[scenarios];
        contraction = new float[scenarios];
        mismatch = new float[scenarios];
        worstNode = new int[scenarios];
        adjointConverged = new boolean[scenarios];
    }

    public FlowStatus status(int scenario) {
        return statuses[scenario];
    }

    /// Linear solves that the scenario took until the tolerance was met.
    public int iterations(int scenario) {
        return iterations[scenario];
    }

    /// Last ratio of two successive changes: below 0.5 is comfortable, near 1 the network is at its limit.
    public double contraction(int scenario) {
        return contraction[scenario];
    }

    /// Last change of a node's voltage in per unit where the scenario failed, at [#worstNode]; NaN if not
    /// finite.
    public double mismatch(int scenario) {
        return mismatch[scenario];
    }

    /// Index of the node with the largest mismatch of a failed scenario.
    public int worstNode(int scenario) {
        return worstNode[scenario];
    }

    /// Whether the last adjoint of the scenario met its tolerance; one that was truncated on purpose did not.
    public boolean adjointConverged(int scenario) {
        return adjointConverged[scenario];
    }

    /// Number of scenarios in `[from, to)` whose voltages may not be used.
    public int failures(int from, int to) {
        int count = 0;
        for (int scenario = from; scenario < to; scenario++) {
            if (!statuses[scenario].solved()) {
                count++;
            }
        }
        return count;
    }

    /// Takes over what another report says of one of its scenarios.
    void take(int scenario, FlowReport other, int from) {
        statuses[scenario] = other.statuses[from];
        iterations[scenario] = other.iterations[from];
        contraction[scenario] = other.contraction[from];
        mismatch[scenario] = other.mismatch[from];
        worstNode[scenario] = other.worstNode[from];
        adjointConverged[scenario] = other.adjointConverged[from];
    }

    void adjointEnded(int scenario, boolean converged) {
        adjointConverged[scenario] = converged;
    }

    void converged(int scenario, int taken, double lastContraction) {
        statuses[scenario] = FlowStatus.CONVERGED;
        iterations[scenario] = taken;
        contraction[scenario] = (float) lastContraction;
        mismatch[scenario] = 0;
        worstNode[scenario] = -1;
    }

    void ended(int scenario, FlowStatus status, int taken, double lastContraction, double lastMismatch, int atNode) {
        statuses[scenario] = status;
        iterations[scenario] = taken;
        contraction[scenario] = (float) lastContraction;
        mismatch[scenario] = (float) lastMismatch;
        worstNode[scenario] = atNode;
    }
}
