package org.gridlang.runtime.policy;

import java.util.List;

/// The sizes of a policy, for example 10-64-64-1: `a = tanh(W3' tanh(W2' tanh(W1' o + b1) + b2) + b3)`.
///
/// @param inputs numbers in an observation, at least 1
/// @param hidden widths of the one to three hidden layers, each at least 1
/// @param outputs components of an action, at least 1
/// @param output what the last layer does to its sums
public record PolicyShape(int inputs, List<Integer> hidden, int outputs, Output output) {
    private static final int MOST_HIDDEN_LAYERS = 3;

    /// How outputs follow from the sums of the last layer.
    public enum Output {
        /// `tanh(sum)`, as the actions of a policy, which lie in (-1, 1).
        TANH,
        /// The sum itself, as a value function needs.
        LINEAR
    }

    /// A policy.
    public PolicyShape(int inputs, List<Integer> hidden, int outputs) {
        this(inputs, hidden, outputs, Output.TANH);
    }

    /// A value function: any number may be its output.
    public static PolicyShape linear(int inputs, List<Integer> hidden, int outputs) {
        return new PolicyShape(inputs, hidden, outputs, Output.LINEAR);
    }

    public PolicyShape {
        hidden = List.copyOf(hidden);
        if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("a layer needs a unit: " + inputs + "-" + hidden + "-" + outputs);
        }
        if (hidden.isEmpty() || hidden.size() > MOST_HIDDEN_LAYERS) {
            throw new IllegalArgumentException("one to three hidden layers, not " + hidden.size());
        }
    }

    /// Layers with weights: the hidden ones and the last.
    public int layers() {
        return hidden.size() + 1;
    }

    /// Numbers that enter a layer.
    public int layerInputs(int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1);
    }

    /// Numbers that leave a layer.
    public int layerOutputs(int layer) {
        return layer == hidden.size() ? outputs : hidden.get(layer);
    }

    /// The distance in memory between the observations of two samples, in numbers, for `float` and `double`
    /// alike. What lies between `inputs` and `paddedInputs` is never read as an input and is zero in gradients.
    /// It depends on the vector length of the machine, so it must not enter a saved file.
    public int paddedInputs() {
        return Lanes.pad(inputs);
    }

    /// Weights and biases of one agent, without padding.
    public int weightCount() {
        int count = 0;
        for (int layer = 0; layer < layers(); layer++) {
            count += (layerInputs(layer) + 1) * layerOutputs(layer);
        }
        return count;
    }
}
