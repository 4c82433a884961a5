package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The optimiser Adam (D. P. Kingma, J. Ba, ICLR 2015, arXiv 1412.6980, section 2) for one agent:
///
///     m = b1 m + (1 - b1) g,   v = b2 v + (1 - b2) g^2,
///     w -= rate m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + e)
///
/// with `g` first shortened to the norm limit, and both corrections moved into the rate and `e`. METHOD section
/// 7 gives b1 = 0.9 and b2 = 0.99: gradients change from pass to pass, so a longer memory would be out of date.
final class Adam {
    static final double FIRST_DECAY = 0.9;
    static final double SECOND_DECAY = 0.99;
    static final double EPSILON = 1e-8;

    private Adam() {}

    /// Takes a step, unless the gradient is not finite.
    ///
    /// @param gradient laid out as the agent's weights are
    /// @param lanes scratch of one vector
    /// @return whether the gradient was finite
    static boolean step(PolicyBank bank, int agent, float[] gradient, SurrogateSettings settings, float[] lanes) {
        return step(bank, agent, gradient, settings.learningRate(), settings.gradientNormLimit(), lanes);
    }

    /// The same for any loss.
    static boolean step(
            PolicyBank bank, int agent, float[] gradient, double learningRate, double limit, float[] lanes) {
        double norm = Math.sqrt(squaredNorm(gradient, lanes));
        if (!Double.isFinite(norm)) {
            return false;
        }
        int step = ++bank.steps[agent];
        // StrictMath: the intrinsic behind Math.pow may round differently once it is compiled.
        double firstCorrection = 1 - StrictMath.pow(FIRST_DECAY, step);
        double secondCorrection = Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, step));
        update(
                bank,
                bank.layout.start(agent),
                gradient,
                (float) (norm > limit ? limit / norm : 1),
                (float) (learningRate * secondCorrection / firstCorrection),
                (float) (EPSILON * secondCorrection));
        return true;
    }

    /// The same for one number, in `double`: by how much it is to be lowered.
    static double change(double[] first, double[] second, int at, double gradient, double learningRate, int step) {
        first[at] = FIRST_DECAY * first[at] + (1 - FIRST_DECAY) * gradient;
        second[at] = SECOND_DECAY * second[at] + (1 - SECOND_DECAY) * gradient * gradient;
        double mean = first[at] / (1 - StrictMath.pow(FIRST_DECAY, step));
        double square = second[at] / (1 - StrictMath.pow(SECOND_DECAY, step));
        return learningRate * mean / (Math.sqrt(square) + EPSILON);
    }

    private static double squaredNorm(float[] gradient, float[] lanes) {
        FloatVector even = FloatVector.zero(SPECIES);
        FloatVector odd = FloatVector.zero(SPECIES);
        for (int index = 0; index < gradient.length; index += 2 * COUNT) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, gradient, index);
            FloatVector g1 = FloatVector.fromArray(SPECIES, gradient, index + COUNT);
            even = g0.fma(g0, even);
            odd = g1.fma(g1, odd);
        }
        even.add(odd).intoArray(lanes, 0);
        double sum = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            sum += lanes[lane];
        }
        return sum;
    }

    private static void update(PolicyBank bank, int start, float[] gradient, float scale, float rate, float epsilon) {
        float[] weights = bank.weights;
        float[] firstMoments = bank.firstMoments;
        float[] secondMoments = bank.secondMoments;
        float keepFirst = (float) FIRST_DECAY;
        float keepSecond = (float) SECOND_DECAY;
        FloatVector newFirst = FloatVector.broadcast(SPECIES, (float) (1 - FIRST_DECAY));
        FloatVector newSecond = FloatVector.broadcast(SPECIES, (float) (1 - SECOND_DECAY));
        for (int index = 0; index < gradient.length; index += COUNT) {
            int at = start + index;
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, index).mul(scale);
            FloatVector m = g.fma(
                    newFirst, FloatVector.fromArray(SPECIES, firstMoments, at).mul(keepFirst));
            FloatVector v = g.mul(g)
                    .fma(
                            newSecond,
                            FloatVector.fromArray(SPECIES, secondMoments, at).mul(keepSecond));
            m.intoArray(firstMoments, at);
            v.intoArray(secondMoments, at);
            FloatVector change = m.mul(rate).div(v.sqrt().add(epsilon));
            FloatVector.fromArray(SPECIES, weights, at).sub(change).intoArray(weights, at);
        }
    }
}
