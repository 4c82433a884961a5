package org.gridlang.runtime.learn;

import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.powerflow.FlowReport;

/// A power flow of all scenarios of a block, one precision behind it. A *step* is the block of its days:
/// scenario
/// `step * lanes + lane`. Different workers may work on different steps at the same time.
///
/// Values and derivatives pass through `double` arrays `[watched thing][lane]`; what is said of a scenario that
/// was not solved means nothing, and its derivatives come back as zero.
interface NetworkEngine {
    /// Sets the consumption of all elements at a step, `[element][active, reactive][lane]`, W and var.
    void consumption(int step, double[] values);

    void solve(int worker, int step);

    /// Whether a step can only be solved after the one before it.
    default boolean inOrder() {
        return false;
    }

    FlowReport report();

    /// Voltage magnitudes of the watched nodes, per unit.
    void voltages(int step, double[] out);

    /// Current magnitudes at the watched line ends, A.
    void currents(int step, double[] out);

    /// Power delivered by the source and lost in the network, `[P, Q, losses][lane]`, W and var.
    void source(int worker, int step, double[] out);

    /// What the watched agents measure of their own voltage, per unit.
    void ownVoltages(int step, double[] out);

    /// Replaces the seeds of a step by the derivatives of the objective by what was read, in the same layouts.
    void seed(int worker, int step, double[] byVoltages, double[] byCurrents, double[] bySource);

    /// Adds the seeds of derivatives by [#ownVoltages].
    void seedOwnVoltages(int step, double[] byOwnVoltages);

    void adjoint(int worker, int step);

    /// Derivative by the power *injected* by an agent, `[active, reactive][lane]`.
    void injectionDerivative(ElementShares shares, int step, double[] out);
}
