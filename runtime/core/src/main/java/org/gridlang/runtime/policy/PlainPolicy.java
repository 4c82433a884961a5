package org.gridlang.runtime.policy;

/// The plain twin of [PolicyKernels]: the same methods in `double`, as loops one can check against the formulas. They
/// allocate and are slow. Arrays have the same layout, with the same `paddedInputs()`.
///
/// Here the activation is `StrictMath.tanh`, whose derivative `1 - tanh^2` is what the backward passes use, so these
/// gradients are exact to rounding. The kernels use the same `1 - a^2` on their rational tanh, which is off by 3e-7.
public final class PlainPolicy {
    private PlainPolicy() {}

    /// See [PolicyKernels#forward].
    public static void forward(
            PolicyBank64 bank, int agent, double[] x, int xStart, int samples, double[] out, int outStart) {
        throw new UnsupportedOperationException();
    }

    /// See [PolicyKernels#inputGradient], but the observations are given again instead of kept: `gIn = (d pi / d x)'
    /// gOut`.
    public static void inputGradient(
            PolicyBank64 bank,
            int agent,
            double[] x,
            int xStart,
            int samples,
            double[] gOut,
            int gOutStart,
            double[] gIn,
            int gInStart) {
        throw new UnsupportedOperationException();
    }

    /// See [PolicyKernels#weightGradient].
    public static void weightGradient(
            PolicyBank64 bank,
            int agent,
            double[] x,
            int xStart,
            int samples,
            double[] gOut,
            int gOutStart,
            double[] gradient) {
        throw new UnsupportedOperationException();
    }

    /// See [PolicyKernels#surrogateStep].
    public static double surrogateStep(
            PolicyBank64 bank,
            int agent,
            double[] x,
            int xStart,
            double[] oldActions,
            double[] normalisedGradient,
            int actionStart,
            int[] indices,
            int firstIndex,
            int count,
            SurrogateSettings settings) {
        throw new UnsupportedOperationException();
    }
}
