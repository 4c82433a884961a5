package org.gridlang.runtime.learn;

import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;

/// Actions given in advance, `[agent][step][action][lane]`: the variables of the perfect-information reference.
/// Its backward pass collects the derivative by each.
final class ScheduleController implements GradientController {
    final double[] actions;
    final double[] gradient;
    private final int agents;
    private final int actionCount;
    private final int lanes;
    private final int steps;

    ScheduleController(DeviceKernel kernel, int agents, int steps, int lanes) {
        this.actionCount = kernel.shape().actions().size();
        this.agents = agents;
        this.lanes = lanes;
        this.steps = steps;
        this.actions = new double[agents * steps * actionCount * lanes];
        this.gradient = new double[actions.length];
    }

    /// Where the lanes of an action begin.
    int at(int agent, int step, int action) {
        return ((agent * steps + step) * actionCount + action) * lanes;
    }

    @Override
    public int agents() {
        return agents;
    }

    @Override
    public double gradientSize(int agent) {
        int length = at(1, 0, 0);
        double sum = 0;
        for (int index = agent * length; index < (agent + 1) * length; index++) {
            sum += gradient[index] * gradient[index];
        }
        return Math.sqrt(sum / length);
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        System.arraycopy(actions, at(agent, step, 0), frame.action, frame.actionAt, actionCount * lanes);
    }

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        int start = at(agent, step, 0);
        System.arraycopy(frame.actionAdjoint, frame.actionAdjointAt, gradient, start, actionCount * lanes);
        for (int lane = 0; lane < lanes; lane++) {
            if (!counts[lane]) {
                for (int action = 0; action < actionCount; action++) {
                    gradient[start + action * lanes + lane] = 0;
                }
            }
        }
        return false;
    }
}
