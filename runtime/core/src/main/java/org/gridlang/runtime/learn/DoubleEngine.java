package org.gridlang.runtime.learn;

import java.util.Arrays;
import java.util.function.Function;
import org.gridlang.runtime.powerflow.DoubleAdjointBatch;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.DoubleSourceMonitor;
import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.powerflow.FlowReport;
import org.gridlang.runtime.powerflow.PowerFlowModel;

/// The power flow in double precision. [SingleEngine] is the same in single precision.
final class DoubleEngine implements NetworkEngine {
    private final Watched watched;
    private final int lanes;
    private final DoubleFlowBatch batch;
    private final DoubleAdjointBatch adjoint;
    private final StepFlow flow;
    private final DoubleSourceMonitor[] sources;
    private final double[] voltage;
    private final double[] ownVoltage;
    private final double[] currentRe;
    private final double[] currentIm;
    private final double[] currentSeedRe;
    private final double[] currentSeedIm;
    private final double[][] power = new double[3][];

    /// @param flow makes what solves the engine's batch
    DoubleEngine(
            PowerFlowModel model,
            Watched watched,
            Function<DoubleFlowBatch, StepFlow> flow,
            int steps,
            int lanes,
            int workers) {
        this.watched = watched;
        this.lanes = lanes;
        batch = new DoubleFlowBatch(model, steps * lanes);
        this.flow = flow.apply(batch);
        adjoint = new DoubleAdjointBatch(batch);
        sources = new DoubleSourceMonitor[workers];
        for (int worker = 0; worker < workers; worker++) {
            sources[worker] = new DoubleSourceMonitor(model, batch);
        }
        voltage = new double[watched.voltages().count() * batch.stride];
        ownVoltage = new double[watched.ownVoltages().count() * batch.stride];
        currentRe = new double[watched.currents().count() * batch.stride];
        currentIm = new double[currentRe.length];
        currentSeedRe = new double[currentRe.length];
        currentSeedIm = new double[currentRe.length];
        for (int slot = 0; slot < power.length; slot++) {
            power[slot] = new double[batch.stride];
        }
    }

    @Override
    public void consumption(int step, double[] values) {
        for (int element = 0; element < batch.elements; element++) {
            int into = element * batch.stride + step * lanes;
            System.arraycopy(values, 2 * element * lanes, batch.p, into, lanes);
            System.arraycopy(values, (2 * element + 1) * lanes, batch.q, into, lanes);
        }
    }

    @Override
    public void solve(int worker, int step) {
        flow.solve(worker, batch, step * lanes, (step + 1) * lanes);
    }

    @Override
    public boolean inOrder() {
        return flow.inOrder();
    }

    @Override
    public FlowReport report() {
        return batch.report;
    }

    @Override
    public void voltages(int step, double[] out) {
        watched.voltages().evaluate(batch, voltage, step * lanes, (step + 1) * lanes);
        read(voltage, step, out);
    }

    @Override
    public void ownVoltages(int step, double[] out) {
        watched.ownVoltages().evaluate(batch, ownVoltage, step * lanes, (step + 1) * lanes);
        read(ownVoltage, step, out);
    }

    private void read(double[] from, int step, double[] out) {
        for (int row = 0; row * batch.stride < from.length; row++) {
            System.arraycopy(from, row * batch.stride + step * lanes, out, row * lanes, lanes);
        }
    }

    @Override
    public void currents(int step, double[] out) {
        watched.currents().evaluate(batch, currentRe, currentIm, step * lanes, (step + 1) * lanes);
        for (int row = 0; row < watched.currents().count(); row++) {
            int from = row * batch.stride + step * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                double re = currentRe[from + lane];
                double im = currentIm[from + lane];
                out[row * lanes + lane] = Math.sqrt(re * re + im * im);
            }
        }
    }

    @Override
    public void source(int worker, int step, double[] out) {
        int from = step * lanes;
        sources[worker].evaluate(batch, power[0], power[1], power[2], from, from + lanes);
        for (int slot = 0; slot < power.length; slot++) {
            System.arraycopy(power[slot], from, out, slot * lanes, lanes);
        }
    }

    @Override
    public void seed(int worker, int step, double[] byVoltages, double[] byCurrents, double[] bySource) {
        int from = step * lanes;
        clearSeeds(from);
        write(byVoltages, voltage, step);
        watched.voltages().seed(batch, voltage, adjoint, from, from + lanes);
        currentGradients(step, byCurrents);
        watched.currents().seed(batch, currentSeedRe, currentSeedIm, adjoint, from, from + lanes);
        for (int slot = 0; slot < power.length; slot++) {
            System.arraycopy(bySource, slot * lanes, power[slot], from, lanes);
        }
        sources[worker].seed(batch, power[0], power[1], power[2], adjoint, from, from + lanes);
    }

    private void clearSeeds(int from) {
        for (int at = from; at < adjoint.seedRe.length; at += batch.stride) {
            Arrays.fill(adjoint.seedRe, at, at + lanes, 0);
            Arrays.fill(adjoint.seedIm, at, at + lanes, 0);
        }
    }

    private void write(double[] values, double[] into, int step) {
        for (int row = 0; row * batch.stride < into.length; row++) {
            System.arraycopy(values, row * lanes, into, row * batch.stride + step * lanes, lanes);
        }
    }

    /// Turns derivatives by magnitudes into gradients by the complex currents: `g i / |i|`. The currents stay:
    /// one forward pass may be followed by several backward ones.
    private void currentGradients(int step, double[] byCurrents) {
        for (int row = 0; row < watched.currents().count(); row++) {
            int at = row * batch.stride + step * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                double re = currentRe[at + lane];
                double im = currentIm[at + lane];
                double size = Math.sqrt(re * re + im * im);
                double factor = size > 0 ? byCurrents[row * lanes + lane] / size : 0;
                currentSeedRe[at + lane] = factor * re;
                currentSeedIm[at + lane] = factor * im;
            }
        }
    }

    @Override
    public void seedOwnVoltages(int step, double[] byOwnVoltages) {
        write(byOwnVoltages, ownVoltage, step);
        watched.ownVoltages().seed(batch, ownVoltage, adjoint, step * lanes, (step + 1) * lanes);
    }

    @Override
    public void adjoint(int worker, int step) {
        flow.adjoint(worker, batch, adjoint, step * lanes, (step + 1) * lanes);
    }

    @Override
    public void injectionDerivative(ElementShares shares, int step, double[] out) {
        Arrays.fill(out, 0, 2 * lanes, 0);
        for (int k = 0; k < shares.elements().length; k++) {
            // Elements consume, agents inject.
            double weight = -shares.weights()[k];
            double reactiveWeight = -shares.reactiveWeights()[k];
            int from = shares.elements()[k] * batch.stride + step * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                out[lane] += weight * adjoint.dp[from + lane];
                out[lanes + lane] += reactiveWeight * adjoint.dq[from + lane];
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            if (!batch.report.status(step * lanes + lane).solved()) {
                out[lane] = 0;
                out[lanes + lane] = 0;
            }
        }
    }
}
