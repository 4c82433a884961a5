package org.gridlang.runtime.actorcritic;

import org.gridlang.runtime.policy.DeviationBank;

/// The clipped objective of PPO (J. Schulman et al., arXiv 1707.06347, equation 7), as a loss:
///
///     L = - mean min( rho A, clip(rho, 1 - c, 1 + c) A ) - entropy weight * H
///
/// Its gradient is that of `-rho A` where the ratio has not yet left the interval on the side to which the advantage
/// pulls, and zero beyond.
public final class ClippedLoss extends ActorLoss {
    private final float[] advantages;
    private final double clip;
    private final int firstAgent;

    /// @param advantages of all agents that learn, `[agent][sample]`
    /// @param firstAgent the place among them of the first of this population
    public ClippedLoss(
            Explored explored,
            float[] advantages,
            DeviationBank deviations,
            double clip,
            double entropy,
            int firstAgent) {
        super(explored, deviations, entropy);
        this.firstAgent = firstAgent;
        this.advantages = advantages;
        this.clip = clip;
    }

    @Override
    void derivative(int agent, int sample, double ratio, float[] means, int at, float[] into) {
        double advantage = advantages[(firstAgent + agent) * explored.samples() + sample];
        boolean pulls = advantage > 0 ? ratio <= 1 + clip : ratio >= 1 - clip;
        double weight = pulls ? -advantage * ratio * share() : 0;
        int actionAt = explored.at(agent, sample);
        for (int output = 0; output < explored.outputs(); output++) {
            double z = (explored.actions()[actionAt + output] - means[at + output]) * precision(output);
            into[at + output] = (float) (weight * z * precision(output));
            addByLogDeviation(output, weight * (z * z - 1));
        }
    }
}
