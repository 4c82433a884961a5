package org.gridlang.runtime.actorcritic;

import org.gridlang.runtime.policy.DeviationBank;

/// A loss on cached derivatives g by drawn actions `a = mean + deviation xi`, whose gradient is
///
///     mean over samples of   1[1 - low <= rho <= 1 + high] rho g . d(mean + deviation xi) / d theta
///                            + k d KL(old || new) / d theta                                     - entropy weight * dH
///
/// with xi such that the action stays the one that was drawn. In its first step rho = 1, and this is the plain
/// reparameterised gradient that SHAC steps along once (J. Xu et al., ICLR 2022, arXiv 2204.07137); further steps on
/// the same derivatives are those of RPO (H. Zhong et al., arXiv 2508.06214), whose trust region lies in the space of
/// probabilities: a ratio outside of its bounds silences the sample whichever way its gradient points.
public final class ReparameterisedLoss extends ActorLoss {
    private final float[] gradients;
    private final double low;
    private final double high;
    private final double divergenceWeight;

    /// @param gradients derivative of what is to be minimised by the action drawn, `[agent][sample][output]`
    /// @param low how far the ratio may fall below 1
    /// @param high how far it may rise above 1; infinite for no bound
    /// @param divergenceWeight k
    public ReparameterisedLoss(
            Explored explored,
            float[] gradients,
            DeviationBank deviations,
            double low,
            double high,
            double divergenceWeight,
            double entropy) {
        super(explored, deviations, entropy);
        this.gradients = gradients;
        this.low = low;
        this.high = high;
        this.divergenceWeight = divergenceWeight;
    }

    @Override
    void derivative(int agent, int sample, double ratio, float[] means, int at, float[] into) {
        double weight = ratio >= 1 - low && ratio <= 1 + high ? ratio * share() : 0;
        double pull = divergenceWeight * share();
        int actionAt = explored.at(agent, sample);
        for (int output = 0; output < explored.outputs(); output++) {
            double mean = means[at + output];
            double gradient = weight * gradients[actionAt + output];
            double oldMean = explored.means()[actionAt + output];
            double scaled = precision(output) * precision(output);
            into[at + output] = (float) (gradient + pull * (mean - oldMean) * scaled);
            double oldDeviation = StrictMath.exp(oldLogDeviation(output));
            double spread = oldDeviation * oldDeviation + (oldMean - mean) * (oldMean - mean);
            addByLogDeviation(
                    output, gradient * (explored.actions()[actionAt + output] - mean) + pull * (1 - spread * scaled));
        }
    }
}
