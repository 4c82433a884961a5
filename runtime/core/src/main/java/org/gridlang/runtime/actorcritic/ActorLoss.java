package org.gridlang.runtime.actorcritic;

import java.util.Arrays;
import org.gridlang.runtime.policy.DeviationBank;
import org.gridlang.runtime.policy.OutputLoss;

/// What the losses of Gaussian actors have in common: the ratio of the densities of a drawn action under the policy
/// as it is and as it was,
///
///     rho = prod over components of N(a; mean, deviation) / N(a; old mean, old deviation)
///
/// An instance belongs to one worker and is set on one agent and minibatch after the other.
public abstract class ActorLoss implements OutputLoss {
    /// Logarithms of ratios are cut here, beyond which `float` would overflow; every clip is far inside.
    private static final double MOST_LOG_RATIO = 30;

    protected final Explored explored;
    private final DeviationBank deviations;
    private final double entropy;
    private final double[] logDeviation;
    private final double[] precision;
    private final double[] oldPrecision;
    private final double[] byLogDeviation;
    private int agent;
    private int count;
    private double divergence;

    /// @param entropy weight of the entropy of the policy, which the loss rewards
    protected ActorLoss(Explored explored, DeviationBank deviations, double entropy) {
        this.explored = explored;
        this.deviations = deviations;
        this.entropy = entropy;
        int outputs = explored.outputs();
        logDeviation = new double[outputs];
        precision = new double[outputs];
        oldPrecision = new double[outputs];
        byLogDeviation = new double[outputs];
    }

    /// Before a step on a minibatch of an agent.
    ///
    /// @param samples in the minibatch
    public final void begin(int chosen, int samples) {
        agent = chosen;
        count = samples;
        divergence = 0;
        // The entropy of a normal distribution is its log deviation and a constant.
        Arrays.fill(byLogDeviation, -entropy);
        for (int output = 0; output < logDeviation.length; output++) {
            logDeviation[output] = deviations.logDeviation(agent, output);
            precision[output] = StrictMath.exp(-logDeviation[output]);
            oldPrecision[output] = StrictMath.exp(-oldLogDeviation(output));
        }
    }

    /// After it: the derivative of the loss by each log deviation.
    public final double[] byLogDeviation() {
        return byLogDeviation;
    }

    /// After it: how far the policy has gone, as the mean of `rho - 1 - log rho`, an estimate of the divergence of
    /// Kullback and Leibler that is never negative.
    public final double divergence() {
        return divergence / count;
    }

    @Override
    public final void derivative(float[] outputs, int[] indices, int firstIndex, int samples, float[] into) {
        int width = explored.outputs();
        for (int sample = 0; sample < samples; sample++) {
            int number = indices[firstIndex + sample];
            double logRatio = Math.clamp(
                    logRatio(outputs, sample * width, explored.at(agent, number)), -MOST_LOG_RATIO, MOST_LOG_RATIO);
            double ratio = StrictMath.exp(logRatio);
            divergence += ratio - 1 - logRatio;
            derivative(agent, number, ratio, outputs, sample * width, into);
        }
    }

    private double logRatio(float[] means, int meanAt, int oldAt) {
        double sum = 0;
        for (int output = 0; output < explored.outputs(); output++) {
            double action = explored.actions()[oldAt + output];
            double z = (action - means[meanAt + output]) * precision[output];
            double old = (action - explored.means()[oldAt + output]) * oldPrecision[output];
            sum += 0.5 * (old * old - z * z) + oldLogDeviation(output) - logDeviation[output];
        }
        return sum;
    }

    /// Writes the derivative by the means of one sample, `into[at + output]`, and adds those by the log deviations.
    abstract void derivative(int agent, int sample, double ratio, float[] means, int at, float[] into);

    /// Of a component, as it was when the actions were drawn.
    final double oldLogDeviation(int output) {
        return explored.logDeviations()[agent * explored.outputs() + output];
    }

    /// 1 / deviation, as it is now.
    final double precision(int output) {
        return precision[output];
    }

    /// The weight of one sample in the mean over the minibatch.
    final double share() {
        return 1.0 / count;
    }

    final void addByLogDeviation(int output, double derivative) {
        byLogDeviation[output] += derivative;
    }
}
