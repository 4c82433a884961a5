package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// What the source delivers into the feeder, and what the network loses of it, in W and var per scenario.
///
/// The source's power is `sum_k V_k conj(I_k)` at its bus, behind its impedance, and the losses are its active
/// power less what all elements consume, `sum_e Re(u_e conj(i_e))`. Results are arrays by scenario. The
/// instance owns a workspace for the source currents of one batch size, so each thread needs its own.
/// [DoubleSourceMonitor] is the same in double precision.
public final class FloatSourceMonitor {
    private final PowerFlowModel model;
    private final LinearMonitors currents;
    private final int[] nodes;
    private final float[] currentRe;
    private final float[] currentIm;
    private final float[] gradientRe;
    private final float[] gradientIm;

    /// A monitor for batches as large as `batch`.
    public FloatSourceMonitor(PowerFlowModel model, FloatFlowBatch batch) {
        this.model = model;
        currents = BranchCurrents.source(model);
        nodes = model.sourceNodes();
        currentRe = new float[nodes.length * batch.stride];
        currentIm = new float[nodes.length * batch.stride];
        gradientRe = new float[nodes.length * batch.stride];
        gradientIm = new float[nodes.length * batch.stride];
    }

    /// Writes active power, reactive power and active losses of scenarios `[from, to)`.
    public void evaluate(FloatFlowBatch batch, float[] power, float[] reactivePower, float[] losses, int from, int to) {
        currents.evaluate(batch, currentRe, currentIm, from, to);
        Arrays.fill(power, from, to, 0);
        Arrays.fill(reactivePower, from, to, 0);
        for (int phase = 0; phase < nodes.length; phase++) {
            int node = nodes[phase];
            float base = (float) model.nodes().get(node).baseVoltage();
            float noLoadRe = (float) model.noLoadRe(node);
            float noLoadIm = (float) model.noLoadIm(node);
            int state = node * batch.stride;
            int current = phase * batch.stride;
            for (int scenario = from; scenario < to; scenario++) {
                float re = base * (noLoadRe + batch.stateRe[state + scenario]);
                float im = base * (noLoadIm + batch.stateIm[state + scenario]);
                float a = currentRe[current + scenario];
                float b = currentIm[current + scenario];
                power[scenario] += re * a + im * b;
                reactivePower[scenario] += im * a - re * b;
            }
        }
        System.arraycopy(power, from, losses, from, to - from);
        for (var element : model.elements()) {
            subtractConsumption(element, batch, losses, from, to);
        }
    }

    private void subtractConsumption(Element element, FloatFlowBatch batch, float[] losses, int from, int to) {
        float noLoadRe = (float) model.noLoadRe(element);
        float noLoadIm = (float) model.noLoadIm(element);
        int current = (batch.nodes + element.index()) * batch.stride;
        int first = element.node() * batch.stride;
        int second = element.otherNode() * batch.stride;
        for (int scenario = from; scenario < to; scenario++) {
            float re = noLoadRe + batch.stateRe[first + scenario];
            float im = noLoadIm + batch.stateIm[first + scenario];
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
            FloatFlowBatch batch,
            float[] byPower,
            float[] byReactivePower,
            float[] byLosses,
            FloatAdjointBatch adjoint,
            int from,
            int to) {
        currents.evaluate(batch, currentRe, currentIm, from, to);
        for (int phase = 0; phase < nodes.length; phase++) {
            int node = nodes[phase];
            float base = (float) model.nodes().get(node).baseVoltage();
            float noLoadRe = (float) model.noLoadRe(node);
            float noLoadIm = (float) model.noLoadIm(node);
            int state = node * batch.stride;
            int current = phase * batch.stride;
            for (int scenario = from; scenario < to; scenario++) {
                float re = base * (noLoadRe + batch.stateRe[state + scenario]);
                float im = base * (noLoadIm + batch.stateIm[state + scenario]);
                float a = currentRe[current + scenario];
                float b = currentIm[current + scenario];
                float c = byPower[scenario] + byLosses[scenario];
                float d = byReactivePower[scenario];
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
            Element element, FloatFlowBatch batch, float[] byLosses, FloatAdjointBatch adjoint, int from, int to) {
        float noLoadRe = (float) model.noLoadRe(element);
        float noLoadIm = (float) model.noLoadIm(element);
        int current = (batch.nodes + element.index()) * batch.stride;
        int first = element.node() * batch.stride;
        int second = element.otherNode() * batch.stride;
        for (int scenario = from; scenario < to; scenario++) {
            float re = noLoadRe + batch.stateRe[first + scenario];
            float im = noLoadIm + batch.stateIm[first + scenario];
            float weight = byLosses[scenario];
            float a = weight * batch.stateRe[current + scenario];
            float b = weight * batch.stateIm[current + scenario];
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
