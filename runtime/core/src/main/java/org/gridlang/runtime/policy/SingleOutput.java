package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.PANEL;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The backward pass through the last layer of a policy with one output, which most devices have.
///
/// With derivatives `e` at the output's sums, weights `w` and activations `h` below:
/// `d = e w (1 - h^2)`, gradients `dw += sum e h` and, for the biases of the layer below, `db += sum d`.
/// Products with a single column only move memory, so all three are made in one sweep; with several outputs
/// [ChunkPass] uses the general products.
final class SingleOutput {
    private SingleOutput() {}

    /// Sweeps over a chunk: from `actionDerivatives` to `derivatives` of the top hidden layer and `gradient`.
    ///
    /// @param first where the chunk starts in the workspace's activations
    static void backward(Workspace workspace, int first, int samples) {
        int top = workspace.activations.length - 1;
        SampleMatrix h = workspace.activations[top];
        SampleMatrix d = workspace.derivatives[top];
        PanelMatrix matrix = workspace.layout.matrix(top + 1);
        int biases = workspace.layout.bias(top);
        for (int column = 0; column < matrix.columns(); ) {
            int vectors = matrix.vectors(column);
            for (int vector = 0; vector < vectors; vector++) {
                int unit = column + vector * COUNT;
                oneVector(
                        workspace,
                        unit,
                        h.values,
                        h.at(first, unit),
                        d.values,
                        d.at(0, unit),
                        matrix.panel(column) + vector * COUNT,
                        biases + unit,
                        samples);
            }
            column += vectors * COUNT;
        }
    }

    /// One vector of units, two samples at a time so that the sums need not wait for themselves.
    private static void oneVector(
            Workspace workspace,
            int unit,
            float[] h,
            int hStart,
            float[] d,
            int dStart,
            int weightAt,
            int biasAt,
            int samples) {
        float[] e = workspace.actionDerivatives.values;
        float[] gradient = workspace.gradient;
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector weights = FloatVector.fromArray(SPECIES, workspace.outputWeights, unit);
        FloatVector weightSum0 = FloatVector.fromArray(SPECIES, gradient, weightAt);
        FloatVector biasSum0 = FloatVector.fromArray(SPECIES, gradient, biasAt);
        FloatVector weightSum1 = FloatVector.zero(SPECIES);
        FloatVector biasSum1 = FloatVector.zero(SPECIES);
        // An odd last sample is paired with one of the group that has no derivative.
        for (int sample = 0; sample < samples; sample += 2) {
            int hAt = hStart + sample * PANEL;
            int dAt = dStart + sample * PANEL;
            FloatVector e0 = FloatVector.broadcast(SPECIES, e[sample * PANEL]);
            FloatVector h0 = FloatVector.fromArray(SPECIES, h, hAt);
            FloatVector d0 = weights.mul(e0).mul(h0.neg().fma(h0, one));
            d0.intoArray(d, dAt);
            weightSum0 = h0.fma(e0, weightSum0);
            biasSum0 = biasSum0.add(d0);
            FloatVector e1 = FloatVector.broadcast(SPECIES, e[sample * PANEL + PANEL]);
            FloatVector h1 = FloatVector.fromArray(SPECIES, h, hAt + PANEL);
            FloatVector d1 = weights.mul(e1).mul(h1.neg().fma(h1, one));
            d1.intoArray(d, dAt + PANEL);
            weightSum1 = h1.fma(e1, weightSum1);
            biasSum1 = biasSum1.add(d1);
        }
        weightSum0.add(weightSum1).intoArray(gradient, weightAt);
        biasSum0.add(biasSum1).intoArray(gradient, biasAt);
    }
}
