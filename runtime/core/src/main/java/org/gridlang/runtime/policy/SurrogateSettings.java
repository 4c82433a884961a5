package org.gridlang.runtime.policy;

/// How one minibatch step is taken on the proximal surrogate (METHOD section 3, form F1)
///
///     S = mean over samples of ( gHat . delta + |delta|^2 / (2 radius) ),   delta = pi(o) - aOld
///
/// whose gradient in the actions is `(gHat + delta / radius) / samples`. With [#linear] the second term is
/// absent (form F0): one full batch of it is the step of gradient-based self-supervised learning.
///
/// @param proximalWeight 1 / radius, in 1 / (action units); 0 for the linear form
/// @param learningRate Adam's step length
/// @param gradientNormLimit the Euclidean norm to which an agent's gradient is shortened; infinity for no limit
public record SurrogateSettings(float proximalWeight, float learningRate, float gradientNormLimit) {
    public SurrogateSettings {
        if (!(proximalWeight >= 0) || !(learningRate > 0) || !(gradientNormLimit > 0)) {
            throw new IllegalArgumentException("proximal weight " + proximalWeight + ", learning rate " + learningRate
                    + ", gradient norm limit " + gradientNormLimit);
        }
    }

    /// The surrogate with a trust region.
    ///
    /// @param radius the length of a step in action units (the range of an action is 2)
    public static SurrogateSettings proximal(double radius, double learningRate, double gradientNormLimit) {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius " + radius);
        }
        return new SurrogateSettings((float) (1 / radius), (float) learningRate, (float) gradientNormLimit);
    }

    /// The surrogate without a trust region.
    public static SurrogateSettings linear(double learningRate, double gradientNormLimit) {
        return new SurrogateSettings(0, (float) learningRate, (float) gradientNormLimit);
    }
}
