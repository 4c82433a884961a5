package org.gridlang.runtime.policy;

import java.util.Arrays;

/// Evaluation, derivatives and training of one agent's policy: fused vector code in `float`. The plain twin, in
/// `double`, is [PlainPolicy].
///
/// Observations are sample-major, `x[xStart + sample * shape.paddedInputs() + input]`; actions and all that has
/// their shape are `[start + sample * shape.outputs() + output]`. Any number of samples is allowed, also 0. No
/// method allocates. Different agents of a bank may be worked on by different threads, each with a [Workspace]
/// of its own.
///
/// The action for an observation is the same to the last bit in whichever batch, place or thread it is
/// computed.
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
        workspace.begin(bank);
        PolicyShape shape = bank.shape();
        ChunkPass.prepareForward(bank, agent, workspace);
        for (int first = 0; first < samples; first += Workspace.CHUNK) {
            int count = Math.min(Workspace.CHUNK, samples - first);
            LayerPasses.gather(x, xStart + first * shape.paddedInputs(), count, shape, workspace.observations);
            ChunkPass.forward(bank, agent, 0, count, workspace);
            System.arraycopy(workspace.actions, 0, out, outStart + first * shape.outputs(), count * shape.outputs());
        }
    }

    /// `out = pi(x)`, and the workspace keeps what [#inputGradient] needs of these samples until it is used for
    /// another pass. The agent's weights must stay as they are meanwhile.
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
        workspace.begin(bank);
        if (samples > workspace.capacity) {
            throw new IllegalArgumentException(
                    samples + " samples for a workspace with capacity " + workspace.capacity);
        }
        PolicyShape shape = bank.shape();
        ChunkPass.prepareForward(bank, agent, workspace);
        ChunkPass.prepareBackward(bank, agent, 0, workspace);
        for (int first = 0; first < samples; first += Workspace.CHUNK) {
            int count = Math.min(Workspace.CHUNK, samples - first);
            LayerPasses.gather(x, xStart + first * shape.paddedInputs(), count, shape, workspace.observations);
            ChunkPass.forward(bank, agent, first, count, workspace);
        }
        System.arraycopy(workspace.actions, 0, out, outStart, samples * shape.outputs());
        workspace.keep(agent, samples);
    }

    /// `gIn = (d pi / d x)' gOut` for some of the samples that the last [#forwardKeeping] kept; the first
    /// sample of `gOut` and `gIn` is `firstSample`.
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
        workspace.requireKept(agent, firstSample, count);
        PolicyShape shape = bank.shape();
        int outputs = shape.outputs();
        int stride = shape.paddedInputs();
        for (int done = 0; done < count; done += Workspace.CHUNK) {
            int samples = Math.min(Workspace.CHUNK, count - done);
            int first = firstSample + done;
            seed(workspace, first, samples, gOut, gOutStart + done * outputs);
            ChunkPass.backward(bank, agent, first, samples, false, workspace);
            ChunkPass.toInputs(samples, workspace);
            LayerPasses.scatter(workspace.inputDerivatives, samples, gIn, gInStart + done * stride);
        }
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
        workspace.begin(bank);
        PolicyShape shape = bank.shape();
        ChunkPass.prepareForward(bank, agent, workspace);
        ChunkPass.prepareBackward(bank, agent, 1, workspace);
        Arrays.fill(workspace.gradient, 0);
        for (int first = 0; first < samples; first += Workspace.CHUNK) {
            int count = Math.min(Workspace.CHUNK, samples - first);
            LayerPasses.gather(x, xStart + first * shape.paddedInputs(), count, shape, workspace.observations);
            ChunkPass.forward(bank, agent, 0, count, workspace);
            seed(workspace, 0, count, gOut, gOutStart + first * shape.outputs());
            ChunkPass.backward(bank, agent, 0, count, true, workspace);
        }
        bank.layout.unpad(workspace.gradient, 0, gradient);
    }

    /// One Adam step of the agent on the surrogate of a minibatch (see [SurrogateSettings]).
    ///
    /// @param x all observations of the agent, `[xStart + sample * paddedInputs + input]`
    /// @param oldActions actions at the environment pass `[actionStart + sample * outputs + output]`
    /// @param normalisedGradient dL/da of the environment pass divided by the agent's scale, same layout
    /// @param indices sample numbers; the minibatch is `indices[firstIndex .. firstIndex+count-1]`
    /// @param count at least 1
    /// @return the mean over the minibatch of the squared change of the action, `|pi(o) - aOld|^2` averaged
    /// over
    /// samples and components, before this step. NaN, and the agent untouched, if the gradient is not finite.
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
        workspace.begin(bank);
        PolicyShape shape = bank.shape();
        ChunkPass.prepareForward(bank, agent, workspace);
        ChunkPass.prepareBackward(bank, agent, 1, workspace);
        Arrays.fill(workspace.gradient, 0);
        double squaredChange = 0;
        for (int done = 0; done < count; done += Workspace.CHUNK) {
            int samples = Math.min(Workspace.CHUNK, count - done);
            int index = firstIndex + done;
            LayerPasses.gather(x, xStart, indices, index, samples, shape, workspace.observations);
            ChunkPass.forward(bank, agent, 0, samples, workspace);
            squaredChange += seedSurrogate(
                    workspace, oldActions, normalisedGradient, actionStart, indices, index, samples, count, settings);
            ChunkPass.backward(bank, agent, 0, samples, true, workspace);
        }
        ChunkPass.clearInputPadding(workspace);
        boolean finite = Adam.step(bank, agent, workspace.gradient, settings, workspace.lanes);
        return finite ? squaredChange / ((double) count * shape.outputs()) : Double.NaN;
    }

    /// Derivatives at the output sums from derivatives at the actions.
    private static void seed(Workspace workspace, int first, int samples, float[] gOut, int gOutStart) {
        int outputs = workspace.shape().outputs();
        SampleMatrix derivatives = workspace.actionDerivatives;
        for (int sample = 0; sample < samples; sample++) {
            for (int output = 0; output < outputs; output++) {
                float slope = workspace.slope((first + sample) * outputs + output);
                derivatives.values[derivatives.at(sample, output)] =
                        gOut[gOutStart + sample * outputs + output] * slope;
            }
        }
        LayerPasses.clearRestOfGroup(derivatives, samples);
    }

    /// The same for the mean over the minibatch of the surrogate.
    ///
    /// @return the sum of the squared changes of the actions
    private static double seedSurrogate(
            Workspace workspace,
            float[] oldActions,
            float[] normalisedGradient,
            int actionStart,
            int[] indices,
            int firstIndex,
            int samples,
            int count,
            SurrogateSettings settings) {
        int outputs = workspace.shape().outputs();
        SampleMatrix derivatives = workspace.actionDerivatives;
        Surrogate surrogate = settings.surrogate();
        float radius = settings.radius();
        float perRadius = settings.perRadius();
        float share = 1f / count;
        double squares = 0;
        for (int sample = 0; sample < samples; sample++) {
            int from = actionStart + indices[firstIndex + sample] * outputs;
            for (int output = 0; output < outputs; output++) {
                float action = workspace.actions[sample * outputs + output];
                float change = action - oldActions[from + output];
                float derivative =
                        surrogate.derivative(normalisedGradient[from + output], change, radius, perRadius) * share;
                derivatives.values[derivatives.at(sample, output)] = derivative * (1 - action * action);
                squares += (double) change * change;
            }
        }
        LayerPasses.clearRestOfGroup(derivatives, samples);
        return squares;
    }
}
