package org.gridlang.runtime.learn;

import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.policy.PlainPolicy;
import org.gridlang.runtime.policy.PolicyBank64;
import org.gridlang.runtime.policy.PolicyShape;

/// The plain twin of [NeuralController] in double precision: slow, allocating, and exact to rounding. Gradients
/// are checked against it.
final class NeuralController64 implements Controller {
    final PolicyBank64 bank;
    /// Scaled observations `[agent][sample][padded input]`.
    final double[] observations;
    /// Raw actions `[agent][sample][output]`.
    final double[] actions;
    /// Derivative of the days' objective by the raw action, same layout.
    final double[] gradient;

    private final PolicyShape shape;
    private final ObservationScale scale;
    private final int days;
    private final int lanes;
    private final int samples;

    NeuralController64(PolicyBank64 bank, ObservationScale scale, int days, int lanes, int steps) {
        this.bank = bank;
        this.scale = scale;
        this.shape = bank.shape();
        this.days = days;
        this.lanes = lanes;
        this.samples = steps * days;
        this.observations = new double[bank.agents() * samples * shape.paddedInputs()];
        this.actions = new double[bank.agents() * samples * shape.outputs()];
        this.gradient = new double[actions.length];
    }

    int observationAt(int agent, int step) {
        return (agent * samples + step * days) * shape.paddedInputs();
    }

    int actionAt(int agent, int step) {
        return (agent * samples + step * days) * shape.outputs();
    }

    /// Derivative of the days' objective by all weights of an agent, in the order of the bank.
    double[] weightGradient(int agent) {
        var result = new double[shape.weightCount()];
        PlainPolicy.weightGradient(
                bank, agent, observations, observationAt(agent, 0), samples, gradient, actionAt(agent, 0), result);
        return result;
    }

    @Override
    public boolean observes() {
        return true;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        int at = observationAt(agent, step);
        for (int feature = 0; feature < shape.inputs(); feature++) {
            for (int day = 0; day < days; day++) {
                double observed = frame.observation[frame.observationAt + feature * lanes + day];
                observations[at + day * shape.paddedInputs() + feature] =
                        (observed - scale.mean()[feature]) * scale.factor()[feature];
            }
        }
        int actionAt = actionAt(agent, step);
        PlainPolicy.forward(bank, agent, observations, at, days, actions, actionAt);
        for (int output = 0; output < shape.outputs(); output++) {
            for (int lane = 0; lane < lanes; lane++) {
                frame.action[frame.actionAt + output * lanes + lane] =
                        actions[actionAt + Math.min(lane, days - 1) * shape.outputs() + output];
            }
        }
    }

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        int actionAt = actionAt(agent, step);
        for (int output = 0; output < shape.outputs(); output++) {
            for (int day = 0; day < days; day++) {
                gradient[actionAt + day * shape.outputs() + output] =
                        counts[day] ? frame.actionAdjoint[frame.actionAdjointAt + output * lanes + day] : 0;
            }
        }
        var byInput = new double[days * shape.paddedInputs()];
        PlainPolicy.inputGradient(
                bank, agent, observations, observationAt(agent, step), days, gradient, actionAt, byInput, 0);
        for (int feature = 0; feature < shape.inputs(); feature++) {
            for (int lane = 0; lane < lanes; lane++) {
                frame.observationAdjoint[frame.observationAdjointAt + feature * lanes + lane] =
                        lane < days ? byInput[lane * shape.paddedInputs() + feature] * scale.factor()[feature] : 0;
            }
        }
        return true;
    }
}
