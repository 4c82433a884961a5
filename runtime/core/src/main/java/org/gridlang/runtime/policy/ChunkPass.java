package org.gridlang.runtime.policy;

import java.util.Arrays;

/// One chunk of samples of one agent through the network, forward and backward.
///
/// Forward, with `h0 = o`: `h(l) = tanh(h(l-1) W(l) + b(l))`, `a = tanh(W(L) h(L-1) + b(L))`, or without the
/// last tanh where the shape says so. Backward, from
/// derivatives `e` at the output sums: `d(L-1) = e W(L) * (1 - h^2)`, `d(l-1) = d(l) W(l)' * (1 - h^2)`,
/// gradients
/// `dW(l) = h(l-1)' d(l)`, `db(l) = sum d(l)`, and at the observation `d(0) W(0)'`.
final class ChunkPass {
    private ChunkPass() {}

    /// Copies the output weights into the workspace for [#forward].
    static void prepareForward(PolicyBank bank, int agent, Workspace workspace) {
        PolicyLayout layout = bank.layout;
        int last = layout.shape().layers() - 1;
        PanelMatrix matrix = layout.matrix(last);
        int start = layout.start(agent);
        for (int column = 0; column < matrix.columns(); ) {
            int width = matrix.vectors(column) * Lanes.COUNT;
            for (int output = 0; output < layout.shape().outputs(); output++) {
                System.arraycopy(
                        bank.weights,
                        start + matrix.panel(column) + output * width,
                        workspace.outputWeights,
                        output * matrix.columns() + column,
                        width);
            }
            column += width;
        }
    }

    /// Transposes the matrices from a layer on for [#backward]: layer 0 is needed for derivatives at the
    /// observation only.
    static void prepareBackward(PolicyBank bank, int agent, int firstLayer, Workspace workspace) {
        PolicyLayout layout = bank.layout;
        for (int layer = firstLayer; layer < workspace.transposes.length; layer++) {
            LayerPasses.transpose(
                    bank.weights,
                    layout.start(agent),
                    layout.matrix(layer),
                    layout.shape().layerInputs(layer),
                    workspace.transposed,
                    workspace.transposes[layer]);
        }
    }

    /// Computes activations and actions of the samples in `workspace.observations`.
    ///
    /// @param first where the chunk starts in the workspace's activations and actions
    static void forward(PolicyBank bank, int agent, int first, int samples, Workspace workspace) {
        PolicyLayout layout = bank.layout;
        PolicyShape shape = layout.shape();
        int start = layout.start(agent);
        int group = Lanes.roundUp(samples, Workspace.SAMPLE_GROUP);
        int hidden = shape.layers() - 1;
        for (int layer = 0; layer < hidden; layer++) {
            SampleMatrix out = workspace.activations[layer];
            workspace
                    .rowProduct
                    .left(workspace.entering(layer), layer == 0 ? 0 : first)
                    .right(bank.weights, start, layout.matrix(layer))
                    .first(bank.weights, start + layout.bias(layer))
                    .into(out, first)
                    .compute(group, shape.layerInputs(layer));
            LayerPasses.tanh(out, first, group);
        }
        int outputs = shape.outputs();
        for (int output = 0; output < outputs; output++) {
            LayerPasses.dots(
                    workspace.outputWeights,
                    output * layout.stride(hidden),
                    bank.weights[start + layout.bias(hidden) + output],
                    workspace.activations[hidden - 1],
                    first,
                    samples,
                    workspace.actions,
                    first * outputs + output,
                    outputs);
        }
        if (shape.output() == PolicyShape.Output.TANH) {
            RationalTanh.apply(workspace.actions, first * outputs, Lanes.roundUp(samples * outputs, Lanes.COUNT));
        }
    }

    /// From `workspace.actionDerivatives` down to the sums of the first layer.
    ///
    /// @param first where the chunk starts in the workspace's activations
    /// @param withWeights whether the gradient of the weights is added to `workspace.gradient`. If not, only
    /// the
    ///     biases' part of it is changed, as a by-product.
    static void backward(PolicyBank bank, int agent, int first, int samples, boolean withWeights, Workspace workspace) {
        PolicyLayout layout = bank.layout;
        PolicyShape shape = layout.shape();
        int top = shape.hidden().size() - 1;
        if (shape.outputs() == 1) {
            SingleOutput.backward(workspace, first, samples);
        } else {
            outputBackward(bank, agent, first, samples, withWeights, workspace);
        }
        addOutputBiases(samples, workspace);
        for (int layer = top; layer >= 0; layer--) {
            if (withWeights) {
                workspace
                        .columnProduct
                        .left(workspace.entering(layer), layer == 0 ? 0 : first)
                        .right(workspace.derivatives[layer], 0)
                        .addTo(workspace.gradient, layout.matrix(layer), samples);
            }
            if (layer > 0) {
                workspace
                        .rowProduct
                        .left(workspace.derivatives[layer], 0)
                        .right(workspace.transposed, 0, workspace.transposes[layer]);
                downTo(layer - 1, first, samples, shape.layerOutputs(layer), workspace);
            }
        }
    }

    private static void outputBackward(
            PolicyBank bank, int agent, int first, int samples, boolean withWeights, Workspace workspace) {
        PolicyLayout layout = bank.layout;
        int hidden = layout.shape().hidden().size();
        workspace
                .rowProduct
                .left(workspace.actionDerivatives, 0)
                .right(bank.weights, layout.start(agent), layout.matrix(hidden));
        downTo(hidden - 1, first, samples, layout.shape().outputs(), workspace);
        if (withWeights) {
            workspace
                    .columnProduct
                    .left(workspace.actionDerivatives, 0)
                    .right(workspace.activations[hidden - 1], first)
                    .addTo(workspace.gradient, layout.matrix(hidden), samples);
        }
    }

    /// From the sums of the first layer to the observation, `workspace.inputDerivatives`.
    static void toInputs(int samples, Workspace workspace) {
        workspace
                .rowProduct
                .left(workspace.derivatives[0], 0)
                .right(workspace.transposed, 0, workspace.transposes[0])
                .first(workspace.zeros, 0)
                .into(workspace.inputDerivatives, 0)
                .compute(
                        Lanes.roundUp(samples, Workspace.SAMPLE_GROUP),
                        workspace.shape().layerOutputs(0));
    }

    /// Zeroes the gradient of the rows that fill up the first matrix, which comes from the padding of
    /// observations.
    static void clearInputPadding(Workspace workspace) {
        PanelMatrix matrix = workspace.layout.matrix(0);
        for (int column = 0; column < matrix.columns(); ) {
            int width = matrix.vectors(column) * Lanes.COUNT;
            int from = matrix.panel(column) + workspace.shape().inputs() * width;
            Arrays.fill(workspace.gradient, from, matrix.panel(column) + matrix.rows() * width, 0);
            column += width;
        }
    }

    private static void downTo(int layer, int first, int samples, int depth, Workspace workspace) {
        workspace
                .rowProduct
                .first(workspace.zeros, 0)
                .into(workspace.derivatives[layer], 0)
                .compute(Lanes.roundUp(samples, Workspace.SAMPLE_GROUP), depth);
        LayerPasses.throughTanh(
                workspace.derivatives[layer],
                workspace.activations[layer],
                first,
                samples,
                workspace.gradient,
                workspace.layout.bias(layer));
    }

    private static void addOutputBiases(int samples, Workspace workspace) {
        int outputs = workspace.shape().outputs();
        int start = workspace.layout.bias(workspace.shape().layers() - 1);
        SampleMatrix derivatives = workspace.actionDerivatives;
        for (int sample = 0; sample < samples; sample++) {
            for (int output = 0; output < outputs; output++) {
                workspace.gradient[start + output] += derivatives.values[derivatives.at(sample, output)];
            }
        }
    }
}
