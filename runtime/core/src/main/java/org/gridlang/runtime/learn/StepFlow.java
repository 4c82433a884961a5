package org.gridlang.runtime.learn;

import org.gridlang.runtime.powerflow.DoubleAdjointBatch;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;

/// What solves a range of scenarios in double precision, and its adjoint. Different workers may work on different
/// ranges at once unless the steps of a day go in order.
interface StepFlow {
    void solve(int worker, DoubleFlowBatch batch, int from, int to);

    void adjoint(int worker, DoubleFlowBatch batch, DoubleAdjointBatch adjoint, int from, int to);

    /// Whether a step can only be solved after the one before it.
    default boolean inOrder() {
        return false;
    }
}
