package org.gridlang.runtime.learn;

import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.powerflow.FlowReport;

/// A power flow of all scenarios of a block, one precision behind it. A *step* is the block of its days: scenario
/// `step * lanes + lane`. Different workers may work on different steps at the same time.
///
/// Values and derivatives pass through `double` lanes; what a scenario that was not solved gives means nothing.
interface NetworkEngine {
    /// Sets the consumption of all elements at a step, `[element][active, reactive][lane]`, W and var.
    void consumption(int step, double[] values);

    void solve(int worker, int step);

    FlowReport report();

    /// Voltage magnitude of a node, per unit.
    void voltage(int node, int step, double[] out, int at);

    /// Adds to the seeds `gradient[lane] d|V|`.
    void seedVoltage(int node, int step, double[] gradient, int at);

    /// Mean voltage magnitude across the elements of an agent, per unit of the voltage that a balanced network at nominal
    /// voltage has there.
    void ownVoltage(ElementShares shares, int step, double[] out, int at);

    void seedOwnVoltage(ElementShares shares, int step, double[] gradient, int at);

    /// Current magnitude into the from end of a conductor of a line, A.
    void current(int line, int conductor, int step, double[] out, int at);

    void seedCurrent(int line, int conductor, int step, double[] gradient, int at);

    /// Power delivered by the source and lost in the network: `[P, Q, losses][lane]`, W and var.
    void source(int step, double[] out);

    /// Adds the seeds of `gradient[P, Q, losses][lane]`.
    void seedSource(int step, double[] gradient);

    void clearSeeds(int step);

    void adjoint(int worker, int step);

    /// Derivative by the power *injected* by an agent: `[active, reactive][lane]`.
    void injectionDerivative(ElementShares shares, int step, double[] out);
}
