package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.actorcritic.ReturnScale;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.policy.PolicyKernels;

/// Explores like a [GaussianController], but is asked on the way back to look only a window ahead: at the first step
/// of each window, what comes later is replaced by what a critic thinks of the observation,
///
/// ```
/// L = money of the window + gamma^h V(o at its end),      d V / d o = - s d net / d o
/// ```
///
/// with the network's output a gain, in units s of the agent's [ReturnScale]. All windows of a day are gone back
/// through in the same pass.
final class WindowedController implements Controller {
    private final GaussianController explorer;
    private final Critic critic;
    private final int population;
    private final int firstAgent;
    private final ReturnScale scale;
    private final int window;
    private final int days;
    private final int lanes;
    private final float[][] outputs;
    private final float[][] seeds;
    private final float[][] inputGradients;

    /// @param population the place of this population among those that learn
    /// @param firstAgent the place of its first agent among theirs
    /// @param window steps
    WindowedController(
            GaussianController explorer,
            Critic critic,
            int population,
            int firstAgent,
            ReturnScale scale,
            int window,
            Environment environment) {
        this.explorer = explorer;
        this.critic = critic;
        this.population = population;
        this.firstAgent = firstAgent;
        this.scale = scale;
        this.window = window;
        this.days = environment.days;
        this.lanes = environment.lanes;
        int workers = environment.workers.count();
        outputs = new float[workers][days];
        seeds = new float[workers][days];
        inputGradients =
                new float[workers][days * critic.bank(population).shape().paddedInputs()];
    }

    @Override
    public boolean observes() {
        return true;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        explorer.act(worker, agent, step, frame);
    }

    @Override
    public void recall(int worker, int agent, int firstStep, int steps) {
        explorer.recall(worker, agent, firstStep, steps);
    }

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        return explorer.actBackward(worker, agent, step, frame, counts);
    }

    @Override
    public boolean foresees(int worker, int agent, int step, DeviceFrame frame) {
        if (step == 0 || step % window != 0) {
            return false;
        }
        var bank = critic.bank(population);
        var workspace = critic.workspace(worker, population);
        var controller = explorer.mean;
        int width = bank.shape().paddedInputs();
        float[] gradient = inputGradients[worker];
        PolicyKernels.forwardKeeping(
                bank,
                agent,
                controller.observations,
                controller.observationAt(agent, step),
                days,
                outputs[worker],
                0,
                workspace);
        float money = (float) -scale.deviation(firstAgent + agent);
        Arrays.fill(seeds[worker], money);
        PolicyKernels.inputGradient(bank, agent, workspace, 0, days, seeds[worker], 0, gradient, 0);
        for (int feature = 0; feature < bank.shape().inputs(); feature++) {
            double factor = controller.scale.factor()[feature];
            int into = frame.observationAdjointAt + feature * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                frame.observationAdjoint[into + lane] = lane < days ? gradient[lane * width + feature] * factor : 0;
            }
        }
        return true;
    }
}
