package org.gridlang.runtime.learn;

import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyKernels;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.policy.Workspace;

/// Policies in single precision, as they are trained and deployed. Keeps what a pass sees and does, sample by
/// sample (sample = step x days + day), for the proximal steps that follow it.
final class NeuralController implements GradientController {
    final PolicyBank bank;
    final ObservationScale scale;
    /// Scaled observations `[agent][sample][padded input]`.
    final float[] observations;
    /// Raw actions `[agent][sample][output]`.
    final float[] actions;
    /// Derivative of the days' objective by the raw action, same layout.
    final float[] gradient;

    private final PolicyShape shape;
    private final int days;
    private final int lanes;
    private final int samples;
    private final Workspace[] workspaces;
    private final float[][] inputGradients;
    /// First step of those that each worker has recalled.
    private final int[] recalledStep;

    NeuralController(PolicyBank bank, ObservationScale scale, int days, int lanes, int steps, int workers) {
        this.bank = bank;
        this.scale = scale;
        this.shape = bank.shape();
        this.days = days;
        this.lanes = lanes;
        this.samples = steps * days;
        this.observations = new float[length(bank.agents(), samples, shape.paddedInputs())];
        this.actions = new float[length(bank.agents(), samples, shape.outputs())];
        this.gradient = new float[actions.length];
        this.workspaces = new Workspace[workers];
        this.recalledStep = new int[workers];
        this.inputGradients = new float[workers][days * shape.paddedInputs()];
        for (int worker = 0; worker < workers; worker++) {
            workspaces[worker] = new Workspace(shape, samples);
        }
    }

    private static int length(int agents, int samples, int width) {
        long length = (long) agents * samples * width;
        if (length > Integer.MAX_VALUE - Long.BYTES) {
            throw new IllegalArgumentException(agents + " agents x " + samples + " samples x " + width
                    + " numbers do not fit one array: split the population or use fewer days");
        }
        return (int) length;
    }

    int samples() {
        return samples;
    }

    int days() {
        return days;
    }

    /// What an agent would do now for all that it observed in the pass, `[sample][output]`.
    void act(int worker, int agent, float[] into) {
        PolicyKernels.forward(bank, agent, observations, observationAt(agent, 0), samples, into, 0, workspaces[worker]);
    }

    Workspace workspace(int worker) {
        return workspaces[worker];
    }

    int observationAt(int agent, int step) {
        return (agent * samples + step * days) * shape.paddedInputs();
    }

    int actionAt(int agent, int step) {
        return (agent * samples + step * days) * shape.outputs();
    }

    @Override
    public int agents() {
        return bank.agents();
    }

    @Override
    public double gradientSize(int agent) {
        int length = samples * shape.outputs();
        double sum = 0;
        for (int index = agent * length; index < (agent + 1) * length; index++) {
            sum += (double) gradient[index] * gradient[index];
        }
        return Math.sqrt(sum / length);
    }

    @Override
    public boolean observes() {
        return true;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        int width = shape.paddedInputs();
        int at = observationAt(agent, step);
        for (int feature = 0; feature < shape.inputs(); feature++) {
            double mean = scale.mean()[feature];
            double factor = scale.factor()[feature];
            int from = frame.observationAt + feature * lanes;
            for (int day = 0; day < days; day++) {
                observations[at + day * width + feature] = (float) ((frame.observation[from + day] - mean) * factor);
            }
        }
        int actionAt = actionAt(agent, step);
        PolicyKernels.forward(bank, agent, observations, at, days, actions, actionAt, workspaces[worker]);
        int outputs = shape.outputs();
        for (int output = 0; output < outputs; output++) {
            int into = frame.actionAt + output * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                frame.action[into + lane] = actions[actionAt + Math.min(lane, days - 1) * outputs + output];
            }
        }
    }

    @Override
    public void recall(int worker, int agent, int firstStep, int steps) {
        recalledStep[worker] = firstStep;
        int at = observationAt(agent, firstStep);
        int into = actionAt(agent, firstStep);
        PolicyKernels.forwardKeeping(bank, agent, observations, at, steps * days, actions, into, workspaces[worker]);
    }

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        int outputs = shape.outputs();
        int actionAt = actionAt(agent, step);
        for (int output = 0; output < outputs; output++) {
            int from = frame.actionAdjointAt + output * lanes;
            for (int day = 0; day < days; day++) {
                gradient[actionAt + day * outputs + output] = counts[day] ? (float) frame.actionAdjoint[from + day] : 0;
            }
        }
        int width = shape.paddedInputs();
        float[] inputGradient = inputGradients[worker];
        var workspace = workspaces[worker];
        int kept = (step - recalledStep[worker]) * days;
        PolicyKernels.inputGradient(bank, agent, workspace, kept, days, gradient, actionAt, inputGradient, 0);
        for (int feature = 0; feature < shape.inputs(); feature++) {
            double factor = scale.factor()[feature];
            int into = frame.observationAdjointAt + feature * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                frame.observationAdjoint[into + lane] =
                        lane < days ? inputGradient[lane * width + feature] * factor : 0;
            }
        }
        return true;
    }
}
