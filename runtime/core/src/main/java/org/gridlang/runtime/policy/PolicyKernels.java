package org.gridlang.runtime.policy;

/// Evaluation, derivatives and training of one agent's policy: fused vector code in `float`. The plain twin, in
/// `double`, is [PlainPolicy].
///
/// Observations are sample-major, `x[xStart + sample * shape.paddedInputs() + input]`; actions and all that has their
/// shape are `[start + sample * shape.outputs() + output]`. Any number of samples is allowed, also 0. No method
/// allocates. Different agents of a bank may be worked on by different threads, each with a [Workspace] of its own.
///
/// The action for an observation is the same to the last bit in whichever batch, place or thread it is computed.
public final class PolicyKernels {
    private PolicyKernels() {}

    /// `out = pi(x)`.
    public static void forward(
            PolicyBank bank,
            int agent,
            float[] x,
            int xStart,
            int samples,
            float[] out,
            int outStart,
            Workspace workspace) {
        throw new UnsupportedOperationException();
    }

    /// `out = pi(x)`, and the workspace keeps what [#inputGradient] needs of these samples until it is used for another
    /// pass. The agent's weights must stay as they are meanwhile.
    ///
    /// @param samples at most the workspace's capacity
    public static void forwardKeeping(
            PolicyBank bank,
            int agent,
            float[] x,
            int xStart,
            int samples,
            float[] out,
            int outStart,
            Workspace workspace) {
        throw new UnsupportedOperationException();
    }

    /// `gIn = (d pi / d x)' gOut` for some of the samples that the last [#forwardKeeping] kept; the first sample of
    /// `gOut` and `gIn` is `firstSample`.
    ///
    /// @param gOut dL/da `[gOutStart + sample * outputs + output]`
    /// @param gIn is overwritten with dL/do `[gInStart + sample * paddedInputs + input]`, padding with zeros
    public static void inputGradient(
            PolicyBank bank,
            int agent,
            Workspace workspace,
            int firstSample,
            int count,
            float[] gOut,
            int gOutStart,
            float[] gIn,
            int gInStart) {
        throw new UnsupportedOperationException();
    }

    /// The gradient of `sum over samples of gOut . pi(x)` in the agent's weights.
    ///
    /// @param gradient is overwritten; without padding, in the order of [PolicyBank#weights(int)]
    public static void weightGradient(
            PolicyBank bank,
            int agent,
            float[] x,
            int xStart,
            int samples,
            float[] gOut,
            int gOutStart,
            float[] gradient,
            Workspace workspace) {
        throw new UnsupportedOperationException();
    }

    /// One Adam step of the agent on the surrogate of a minibatch (see [SurrogateSettings]).
    ///
    /// @param x all observations of the agent, `[xStart + sample * paddedInputs + input]`
    /// @param oldActions actions at the environment pass `[actionStart + sample * outputs + output]`
    /// @param normalisedGradient dL/da of the environment pass divided by the agent's scale, same layout
    /// @param indices sample numbers; the minibatch is `indices[firstIndex .. firstIndex+count-1]`
    /// @param count at least 1
    /// @return the mean over the minibatch of the squared change of the action, `|pi(o) - aOld|^2` averaged over samples
    ///     and components, before this step. NaN, and the agent untouched, if the gradient is not finite.
    public static double surrogateStep(
            PolicyBank bank,
            int agent,
            float[] x,
            int xStart,
            float[] oldActions,
            float[] normalisedGradient,
            int actionStart,
            int[] indices,
            int firstIndex,
            int count,
            SurrogateSettings settings,
            Workspace workspace) {
        throw new UnsupportedOperationException();
    }
}
