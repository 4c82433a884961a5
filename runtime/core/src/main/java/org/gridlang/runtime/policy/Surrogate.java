package org.gridlang.runtime.policy;

/// What stands for the objective while an agent takes several steps on the gradient of one pass. With `g` the
/// derivative of the objective by an action of that pass, `d = pi(o) - aOld` how far the action has moved since,
/// and the radius `e`, each component of each sample adds (METHOD section 3):
///
/// ```
/// LINEAR          g d                                                     no trust region
/// PROXIMAL        g d + d^2 / (2 e)                                       regression onto aOld - e g
/// CLIP            max( g d, g clip(d, -e, e) )                            flat beyond e, on the good side only
/// MASK            g clip(d, -e, e)                                        flat beyond e, on both sides
/// BOUNDED         (d - d*)^2 / (2 e),   d* = -e g / sqrt(1 + g^2)         a target never farther than e
/// CLIP_PROXIMAL   max( g d, g clip(d, -e, e) ) + d^2 / (4 e)
/// ```
///
/// The objective is minimised, so an action improves where `g d < 0`. CLIP takes the greater, worse, of its two
/// values: beyond `e` in the improving direction it is flat, in the worsening one it still pulls back. MASK does
/// not, as a ratio mask by size alone does not.
public enum Surrogate {
    PROXIMAL,
    LINEAR,
    CLIP,
    MASK,
    BOUNDED,
    CLIP_PROXIMAL;

    /// What a component of a sample adds.
    public double value(double g, double d, double radius) {
        return switch (this) {
            case LINEAR -> g * d;
            case PROXIMAL -> g * d + d * d / (2 * radius);
            case CLIP -> Math.max(g * d, g * Math.clamp(d, -radius, radius));
            case MASK -> g * Math.clamp(d, -radius, radius);
            case BOUNDED -> {
                double miss = d + radius * g / Math.sqrt(1 + g * g);
                yield miss * miss / (2 * radius);
            }
            case CLIP_PROXIMAL -> CLIP.value(g, d, radius) + d * d / (4 * radius);
        };
    }

    /// Its derivative by `d`.
    public double derivative(double g, double d, double radius) {
        return switch (this) {
            case LINEAR -> g;
            case PROXIMAL -> g + d / radius;
            case CLIP -> Math.abs(d) > radius && g * d < 0 ? 0 : g;
            case MASK -> Math.abs(d) > radius ? 0 : g;
            case BOUNDED -> g / Math.sqrt(1 + g * g) + d / radius;
            case CLIP_PROXIMAL -> CLIP.derivative(g, d, radius) + d / (2 * radius);
        };
    }

    /// The same for the kernels.
    ///
    /// @param perRadius `1 / radius`; 0 where the radius is infinite
    float derivative(float g, float d, float radius, float perRadius) {
        return switch (this) {
            case LINEAR -> g;
            case PROXIMAL -> g + d * perRadius;
            case CLIP -> Math.abs(d) > radius && g * d < 0 ? 0 : g;
            case MASK -> Math.abs(d) > radius ? 0 : g;
            case BOUNDED -> g / (float) Math.sqrt(1 + g * g) + d * perRadius;
            case CLIP_PROXIMAL -> CLIP.derivative(g, d, radius, perRadius) + d * (0.5f * perRadius);
        };
    }
}
