package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.actorcritic.Explored;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.policy.DeviationBank;
import org.gridlang.runtime.random.Stream;

/// Explores around the policies of one population:
///
/// ```
/// a = mean + deviation xi,      mean = pi(o),      xi ~ N(0, 1),      the device gets clip(a, -1, 1)
/// ```
///
/// The noise is a function of pass, agent, sample and action alone, so it does not depend on who draws it when. In
/// validation and once trained the policies act by their mean.
final class GaussianController implements Controller {
    final NeuralController mean;
    final DeviationBank deviations;
    /// Drawn actions before they are cut `[agent][sample][output]`.
    final float[] actions;

    private final int days;
    private final int lanes;
    private final int outputs;
    private final double[] oldLogDeviations;
    private final Stream[] noise;

    GaussianController(NeuralController mean, DeviationBank deviations, int days, int lanes, Stream stream) {
        this.mean = mean;
        this.deviations = deviations;
        this.days = days;
        this.lanes = lanes;
        this.outputs = mean.bank.shape().outputs();
        this.actions = new float[mean.actions.length];
        this.oldLogDeviations = new double[mean.agents() * outputs];
        this.noise = new Stream[mean.agents()];
        Arrays.fill(noise, stream);
    }

    /// Before a pass.
    ///
    /// @param stream of the pass
    void begin(Stream stream) {
        for (int agent = 0; agent < noise.length; agent++) {
            noise[agent] = stream.child(agent);
            for (int output = 0; output < outputs; output++) {
                oldLogDeviations[agent * outputs + output] = deviations.logDeviation(agent, output);
            }
        }
    }

    /// What was drawn in the last pass, and from what.
    Explored explored() {
        return new Explored(actions, mean.actions, oldLogDeviations, mean.samples(), outputs);
    }

    @Override
    public boolean observes() {
        return true;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        mean.act(worker, agent, step, frame);
        int at = mean.actionAt(agent, step);
        long counter = (long) step * days * outputs;
        for (int output = 0; output < outputs; output++) {
            double deviation = StrictMath.exp(oldLogDeviations[agent * outputs + output]);
            int into = frame.actionAt + output * lanes;
            for (int day = 0; day < days; day++) {
                int index = day * outputs + output;
                actions[at + index] =
                        (float) (mean.actions[at + index] + deviation * noise[agent].normal(counter + index));
            }
            for (int lane = 0; lane < lanes; lane++) {
                frame.action[into + lane] =
                        Math.clamp(actions[at + Math.min(lane, days - 1) * outputs + output], -1, 1);
            }
        }
    }

    @Override
    public void recall(int worker, int agent, int firstStep, int steps) {
        mean.recall(worker, agent, firstStep, steps);
    }

    /// The drawn action moves as the mean does, but where it was cut, the device feels none of it.
    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        int at = mean.actionAt(agent, step);
        for (int output = 0; output < outputs; output++) {
            int from = frame.actionAdjointAt + output * lanes;
            for (int day = 0; day < days; day++) {
                if (Math.abs(actions[at + day * outputs + output]) > 1) {
                    frame.actionAdjoint[from + day] = 0;
                }
            }
        }
        return mean.actBackward(worker, agent, step, frame, counts);
    }
}
