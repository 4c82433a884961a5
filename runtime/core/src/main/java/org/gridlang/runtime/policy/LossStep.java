package org.gridlang.runtime.policy;

import java.util.Arrays;

/// One Adam step of one agent's network on a minibatch of any loss, in the same vector code as
/// [PolicyKernels#surrogateStep]:
///
///     theta <- Adam( sum over samples of (d output / d theta)' (d loss / d output) )
///
/// The losses of actors and critics are stated at their outputs, so this is all they need of the network.
public final class LossStep {
    private LossStep() {}

    /// Takes the step.
    ///
    /// @param x all observations of the agent, `[xStart + sample * paddedInputs + input]`
    /// @param indices sample numbers; the minibatch is `indices[firstIndex .. firstIndex+count-1]`
    /// @param gradientNormLimit the Euclidean norm to which the gradient is shortened; infinity for no limit
    /// @return whether the gradient was finite; if not, the agent is untouched
    public static boolean take(
            PolicyBank bank,
            int agent,
            float[] x,
            int xStart,
            int[] indices,
            int firstIndex,
            int count,
            OutputLoss loss,
            double learningRate,
            double gradientNormLimit,
            Workspace workspace) {
        workspace.begin(bank);
        PolicyShape shape = bank.shape();
        ChunkPass.prepareForward(bank, agent, workspace);
        ChunkPass.prepareBackward(bank, agent, 1, workspace);
        Arrays.fill(workspace.gradient, 0);
        for (int done = 0; done < count; done += Workspace.CHUNK) {
            int samples = Math.min(Workspace.CHUNK, count - done);
            LayerPasses.gather(x, xStart, indices, firstIndex + done, samples, shape, workspace.observations);
            ChunkPass.forward(bank, agent, 0, samples, workspace);
            loss.derivative(workspace.actions, indices, firstIndex + done, samples, workspace.lossDerivatives);
            seed(workspace, samples);
            ChunkPass.backward(bank, agent, 0, samples, true, workspace);
        }
        ChunkPass.clearInputPadding(workspace);
        return Adam.step(bank, agent, workspace.gradient, learningRate, gradientNormLimit, workspace.lanes);
    }

    private static void seed(Workspace workspace, int samples) {
        int outputs = workspace.shape().outputs();
        SampleMatrix derivatives = workspace.actionDerivatives;
        for (int sample = 0; sample < samples; sample++) {
            for (int output = 0; output < outputs; output++) {
                int at = sample * outputs + output;
                derivatives.values[derivatives.at(sample, output)] =
                        workspace.lossDerivatives[at] * workspace.slope(at);
            }
        }
        LayerPasses.clearRestOfGroup(derivatives, samples);
    }
}
