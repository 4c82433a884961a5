package org.gridlang.runtime.actorcritic;

import org.gridlang.runtime.policy.OutputLoss;

/// Half the squared error of a value network, optionally with the clipping of PPO that keeps a value near what it was
/// when the pass began:
///
///     L = mean of max( (v - R)^2, (v_old + clip(v - v_old, -c, c) - R)^2 ) / 2
///
/// A network may serve several agents, one by each output.
public final class ValueLoss implements OutputLoss {
    private final float[] targets;
    private final float[] old;
    private final int samples;
    private final int outputs;
    private final double clip;
    private int firstAgent;
    private int count;

    /// @param targets R, `[agent][sample]`
    /// @param old outputs when the pass began, likewise
    /// @param outputs agents that the network serves
    /// @param clip c; infinite for none
    public ValueLoss(float[] targets, float[] old, int samples, int outputs, double clip) {
        this.targets = targets;
        this.old = old;
        this.samples = samples;
        this.outputs = outputs;
        this.clip = clip;
    }

    /// Before a step on a minibatch.
    ///
    /// @param agent whom the first output is about
    public void begin(int agent, int minibatch) {
        firstAgent = agent;
        count = minibatch;
    }

    @Override
    public void derivative(float[] values, int[] indices, int firstIndex, int number, float[] into) {
        for (int sample = 0; sample < number; sample++) {
            for (int output = 0; output < outputs; output++) {
                int at = (firstAgent + output) * samples + indices[firstIndex + sample];
                into[sample * outputs + output] =
                        (float) (derivative(values[sample * outputs + output], old[at], targets[at]) / count);
            }
        }
    }

    private double derivative(double value, double before, double target) {
        double error = value - target;
        double change = value - before;
        if (Math.abs(change) <= clip) {
            return error;
        }
        double clipped = before + Math.copySign(clip, change) - target;
        return error * error >= clipped * clipped ? error : 0;
    }
}
