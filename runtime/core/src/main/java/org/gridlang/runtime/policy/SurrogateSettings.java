package org.gridlang.runtime.policy;

/// How one minibatch step is taken: Adam on the mean over samples of a [Surrogate].
///
/// @param surrogate its form
/// @param radius trust region in action units (the range of an action is 2); infinite for none
/// @param learningRate Adam's step length
/// @param gradientNormLimit the Euclidean norm to which an agent's gradient is shortened; infinity for no limit
public record SurrogateSettings(Surrogate surrogate, float radius, float learningRate, float gradientNormLimit) {
    public SurrogateSettings {
        if (!(radius > 0) || !(learningRate > 0) || !(gradientNormLimit > 0)) {
            throw new IllegalArgumentException("radius " + radius + ", learning rate " + learningRate
                    + ", gradient norm limit " + gradientNormLimit);
        }
        if (Float.isInfinite(radius) && surrogate != Surrogate.LINEAR) {
            throw new IllegalArgumentException("the " + surrogate + " surrogate without a radius");
        }
    }

    /// A surrogate with a trust region.
    public static SurrogateSettings of(
            Surrogate surrogate, double radius, double learningRate, double gradientNormLimit) {
        return new SurrogateSettings(surrogate, (float) radius, (float) learningRate, (float) gradientNormLimit);
    }

    /// The surrogate that is regression onto an improved action.
    public static SurrogateSettings proximal(double radius, double learningRate, double gradientNormLimit) {
        return of(Surrogate.PROXIMAL, radius, learningRate, gradientNormLimit);
    }

    /// No trust region: one full batch of it is the step of gradient-based self-supervised learning.
    public static SurrogateSettings linear(double learningRate, double gradientNormLimit) {
        return of(Surrogate.LINEAR, Double.POSITIVE_INFINITY, learningRate, gradientNormLimit);
    }

    /// 1 / radius; 0 where there is none.
    float perRadius() {
        return (float) (1.0 / radius);
    }
}
