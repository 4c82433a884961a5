package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// What the source delivers into the feeder, and what the network loses of it, in W and var per scenario.
///
/// The source's power is `sum_k V_k conj(I_k)` at its bus, behind its impedance, and the losses are its active
/// power less what all elements consume, `sum_e Re(u_e conj(i_e))`. Results are arrays by scenario. The
/// instance owns a workspace for the source currents of one batch size, so each thread needs its own.
/// [FloatSourceMonitor] is the same in single precision.
public final class DoubleSourceMonitor {
    private final PowerFlowModel model;
    private final LinearMonitors currents;
    private final int[] nodes;
    private final double[] currentRe;
    private final double[] currentIm;
    private final double[] gradientRe;
    private final double[] gradientIm;

    /// A monitor for batches as large as `batch`.
    public DoubleSourceMonitor(PowerFlowModel model, DoubleFlowBatch batch) {
        this.model = model;
        currents = BranchCurrents.source(model);
        nodes = model.sourceNodes();
        currentRe = new double[nodes.length * batch.stride];
        currentIm = new double[nodes.length * batch.stride];
        gradientRe = new double[nodes.length * batch.stride];
        gradientIm = new double[nodes.length * batch.stride];
    }

    /// Writes active power, reactive power and active losses of scenarios `[from, to)`.
    public void evaluate(
            DoubleFlowBatch batch, double[] power, double[] reactivePower, double[] losses, int from, int to) {
        currents.evaluate(batch, currentRe, currentIm, from, to);
        Arrays.fill(power, from, to, 0);
        Arrays.fill(reactivePower, from, to, 0);
        for (int phase = 0; phase < nodes.length; phase++) {
            int node = nodes[phase];
            double base = model.nodes().get(node).baseVoltage();
            double noLoadRe = model.noLoadRe(node);
            double noLoadIm = model.noLoadIm(node);
            int state = node * batch.stride;
            int current = phase * batch.stride;
            for (int scenario = from; scenario < to; scenario++) {
                double re = base * (noLoadRe + batch.stateRe[state + scenario]);
                double im = base * (noLoadIm + batch.stateIm[state + scenario]);
                double a = currentRe[current + scenario];
                double b = currentIm[current + scenario];
                power[scenario] += re * a + im * b;
                reactivePower[scenario] += im * a - re * b;
            }
        }
        System.arraycopy(power, from, losses, from, to - from);
        for (var element : model.elements()) {
            subtractConsumption(element, batch, losses, from, to);
        }
    }

    private void subtractConsumption(Element element, DoubleFlowBatch batch, double[] losses, int from, int to) {
        double noLoadRe = model.noLoadRe(element);
        double noLoadIm = model.noLoadIm(element);
        int current = (batch.nodes + element.index()) * batch.stride;
        int first = element.node() * batch.stride;
        int second = element.otherNode() * batch.stride;
        for (int scenario = from; scenario < to; scenario++) {
            double re = noLoadRe + batch.stateRe[first + scenario];
            double im = noLoadIm + batch.stateIm[first + scenario];
            if (second >= 0) {
                re -= batch.stateRe[second + scenario];
                im -= batch.stateIm[second + scenario];
            }
            losses[scenario] -= re * batch.stateRe[current + scenario] + im * batch.stateIm[current + scenario];
        }
    }

    /// Adds to the seeds of scenarios `[from, to)` what derivatives by active power, reactive power and losses,
    /// by scenario, amount to.
    public void seed(
            DoubleFlowBatch batch,
            double[] byPower,
            double[] byReactivePower,
            double[] byLosses,
            DoubleAdjointBatch adjoint,
            int from,
            int to) {
        currents.evaluate(batch, currentRe, currentIm, from, to);
        for (int phase = 0; phase < nodes.length; phase++) {
            int node = nodes[phase];
            double base = model.nodes().get(node).baseVoltage();
            double noLoadRe = model.noLoadRe(node);
            double noLoadIm = model.noLoadIm(node);
            int state = node * batch.stride;
            int current = phase * batch.stride;
            for (int scenario = from; scenario < to; scenario++) {
                double re = base * (noLoadRe + batch.stateRe[state + scenario]);
                double im = base * (noLoadIm + batch.stateIm[state + scenario]);
                double a = currentRe[current + scenario];
                double b = currentIm[current + scenario];
                double c = byPower[scenario] + byLosses[scenario];
                double d = byReactivePower[scenario];
                // dS = conj(I) dV + V conj(dI): gradient I (c + jd) by V, and V (c - jd) by I.
                adjoint.seedRe[state + scenario] += base * (a * c - b * d);
                adjoint.seedIm[state + scenario] += base * (b * c + a * d);
                gradientRe[current + scenario] = re * c + im * d;
                gradientIm[current + scenario] = im * c - re * d;
            }
        }
        currents.seed(batch, gradientRe, gradientIm, adjoint, from, to);
        for (var element : model.elements()) {
            seedConsumption(element, batch, byLosses, adjoint, from, to);
        }
    }

    /// Consumption enters the losses with a minus: gradient `-i` by `u`, and `-u` by `i`.
    private void seedConsumption(
            Element element, DoubleFlowBatch batch, double[] byLosses, DoubleAdjointBatch adjoint, int from, int to) {
        double noLoadRe = model.noLoadRe(element);
        double noLoadIm = model.noLoadIm(element);
        int current = (batch.nodes + element.index()) * batch.stride;
        int first = element.node() * batch.stride;
        int second = element.otherNode() * batch.stride;
        for (int scenario = from; scenario < to; scenario++) {
            double re = noLoadRe + batch.stateRe[first + scenario];
            double im = noLoadIm + batch.stateIm[first + scenario];
            double weight = byLosses[scenario];
            double a = weight * batch.stateRe[current + scenario];
            double b = weight * batch.stateIm[current + scenario];
            adjoint.seedRe[first + scenario] -= a;
            adjoint.seedIm[first + scenario] -= b;
            if (second >= 0) {
                re -= batch.stateRe[second + scenario];
                im -= batch.stateIm[second + scenario];
                adjoint.seedRe[second + scenario] += a;
                adjoint.seedIm[second + scenario] += b;
            }
            adjoint.seedRe[current + scenario] -= weight * re;
            adjoint.seedIm[current + scenario] -= weight * im;
        }
    }
}
