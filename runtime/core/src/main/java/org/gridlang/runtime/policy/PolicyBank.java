package org.gridlang.runtime.policy;

import org.gridlang.runtime.random.Stream;

/// The policies of one population: one shape, weights of its own for each agent, and the state of each agent's
/// Adam.
///
/// Everything lies agent-major in flat arrays, padded as [PolicyLayout] says; what leaves the bank is without
/// padding. The unpadded order of an agent's weights is: layer by layer, for each input of the layer the
/// weights to all its outputs, then the biases of its outputs.
///
/// Threads may work on different agents at the same time. Nothing here is synchronised.
public final class PolicyBank {
    /// The last layer starts this much smaller than the others, so that the first actions lie near 0, where the
    /// final tanh is steep, and agents start alike.
    static final double LAST_LAYER_SCALE = 0.1;

    final PolicyLayout layout;
    final float[] weights;
    final float[] firstMoments;
    final float[] secondMoments;
    final int[] steps;

    /// A bank with all weights zero.
    public PolicyBank(PolicyShape shape, int agents) {
        layout = new PolicyLayout(shape);
        int length = layout.arrayLength(agents);
        weights = new float[length];
        firstMoments = new float[length];
        secondMoments = new float[length];
        steps = new int[agents];
    }

    /// A bank with weights drawn for each agent from `stream.child(agent)`, so an agent's start does not depend
    /// on how many others there are. Weights are normal with variance 1 / (inputs of the layer), which keeps
    /// the sums of tanh units at unit scale (Y. LeCun et al., "Efficient BackProp", 1998, section 4.6); biases
    /// are zero.
    public static PolicyBank initialise(PolicyShape shape, int agents, Stream stream) {
        PolicyBank bank = new PolicyBank(shape, agents);
        float[] unpadded = new float[shape.weightCount()];
        for (int agent = 0; agent < agents; agent++) {
            draw(shape, stream.child(agent), unpadded);
            bank.setWeights(agent, unpadded);
        }
        return bank;
    }

    private static void draw(PolicyShape shape, Stream stream, float[] into) {
        int next = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = shape.layerInputs(layer);
            int outputs = shape.layerOutputs(layer);
            double scale = (layer == shape.layers() - 1 ? LAST_LAYER_SCALE : 1) / Math.sqrt(inputs);
            for (int end = next + inputs * outputs; next < end; next++) {
                into[next] = (float) (scale * stream.normal(next));
            }
            for (int end = next + outputs; next < end; next++) {
                into[next] = 0;
            }
        }
    }

    public PolicyShape shape() {
        return layout.shape();
    }

    public int agents() {
        return steps.length;
    }

    /// The weights of an agent, without padding.
    public float[] weights(int agent) {
        return layout.unpad(weights, layout.start(agent));
    }

    /// Replaces the weights of an agent; its Adam state stays.
    ///
    /// @param unpadded as [#weights(int)] gives them
    public void setWeights(int agent, float[] unpadded) {
        layout.pad(unpadded, weights, layout.start(agent));
    }

    /// The weights of all agents, `[agent][weight]`, without padding: what a saved policy holds.
    public float[][] exportWeights() {
        float[][] all = new float[agents()][];
        for (int agent = 0; agent < all.length; agent++) {
            all[agent] = weights(agent);
        }
        return all;
    }

    /// Replaces the weights of all agents by what [#exportWeights] gave.
    public void importWeights(float[][] all) {
        if (all.length != agents()) {
            throw new IllegalArgumentException("weights of " + all.length + " agents for a bank of " + agents());
        }
        for (int agent = 0; agent < all.length; agent++) {
            setWeights(agent, all[agent]);
        }
    }

    /// All that training changes in an agent: what a checkpoint holds.
    public AgentState state(int agent) {
        int start = layout.start(agent);
        return new AgentState(
                layout.unpad(weights, start),
                layout.unpad(firstMoments, start),
                layout.unpad(secondMoments, start),
                steps[agent]);
    }

    /// Puts an agent back into a state that [#state] gave.
    public void restore(int agent, AgentState state) {
        int start = layout.start(agent);
        layout.pad(state.weights(), weights, start);
        layout.pad(state.firstMoment(), firstMoments, start);
        layout.pad(state.secondMoment(), secondMoments, start);
        steps[agent] = state.steps();
    }

    /// Moves the weights of an agent by a share of the way to those of a bank of the same shape: a target
    /// network follows by `w <- w + share (w' - w)`.
    public void approach(int agent, PolicyBank other, float share) {
        int start = layout.start(agent);
        for (int index = start; index < start + layout.length(); index++) {
            weights[index] += share * (other.weights[index] - weights[index]);
        }
    }

    /// Takes over all weights and Adam states of a bank of the same shape and size.
    public void copyFrom(PolicyBank other) {
        if (!other.shape().equals(shape()) || other.agents() != agents()) {
            throw new IllegalArgumentException(
                    "a bank of " + other.agents() + " x " + other.shape() + " into " + agents() + " x " + shape());
        }
        System.arraycopy(other.weights, 0, weights, 0, weights.length);
        System.arraycopy(other.firstMoments, 0, firstMoments, 0, firstMoments.length);
        System.arraycopy(other.secondMoments, 0, secondMoments, 0, secondMoments.length);
        System.arraycopy(other.steps, 0, steps, 0, steps.length);
    }
}
