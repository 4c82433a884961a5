package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gridlang.runtime.actorcritic.ReturnScale;
import org.gridlang.runtime.policy.DeviationBank;
import org.gridlang.runtime.policy.PolicyKernels;
import org.gridlang.runtime.policy.Workspace;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Experiment.CriticView;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// The gradient through windows, on a task whose own derivatives are known: `x' = x + B a`, money `x^2 + R a^2`.
final class WindowedControllerTest {
    private static final int STEPS = 8;
    private static final int WINDOW = 3;
    private static final int DAYS = 4;
    private static final double DISCOUNT = 0.9;

    @Test
    void aWindowEndsInTheSlopeOfTheCritic() {
        var algorithm = new Experiment.Algorithm.Shac(
                WINDOW, 1e-2, DISCOUNT, 0, 0.2, 1e-2, 1, 1, 0.95, 0.5, Experiment.Decay.LINEAR);
        var experiment = SmallProblem.experiment(algorithm, List.of(7), DAYS, 1);
        try (var workers = new Workers(1)) {
            var world = new World(new SmallProblem(STEPS, 1).pendulums(2));
            var ground = new TrainingGround(world, workers, experiment, Stream.of(3), Optional.empty());
            var environment = ground.environment;
            var policy = ground.controllers.getFirst();
            // Without a reaction to what is seen, each action is only noise, and what follows can be summed by hand.
            for (int agent = 0; agent < policy.agents(); agent++) {
                policy.bank.setWeights(agent, new float[policy.bank.shape().weightCount()]);
            }
            var explorer = new GaussianController(
                    policy, new DeviationBank(2, 1, 0.2), environment.days, environment.lanes, ground.stream);
            var critic = new Critic(ground, CriticView.OWN, new int[] {0, 2}, "critic");
            var scale = scale(environment);
            var windowed = new WindowedController(explorer, critic, 0, 0, scale, WINDOW, environment);
            environment.rollouts.getFirst().discount(DISCOUNT);
            explorer.begin(Stream.of(9));
            environment.forward(List.of(windowed));
            environment.backward(List.of(windowed), PriceField.NONE, true);
            for (int agent = 0; agent < 2; agent++) {
                for (int day = 0; day < DAYS; day++) {
                    check(ground, explorer, critic, scale, agent, day);
                }
            }
        }
    }

    private static ReturnScale scale(Environment environment) {
        var scale = new ReturnScale(2, STEPS, environment.days);
        var reward = new float[2 * STEPS * environment.days];
        for (int index = 0; index < reward.length; index++) {
            reward[index] = (float) Stream.of(4).normal(index);
        }
        for (int agent = 0; agent < 2; agent++) {
            scale.follow(agent, reward, agent * STEPS * environment.days, 1);
        }
        return scale;
    }

    private static void check(
            TrainingGround ground, GaussianController explorer, Critic critic, ReturnScale scale, int agent, int day) {
        var rollout = ground.environment.rollouts.getFirst();
        var policy = ground.controllers.getFirst();
        var x = new double[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            x[step] = rollout.state[rollout.stateAt(agent, step) + day];
        }
        double later = 2 * x[STEPS] / DISCOUNT; // the terminal money belongs to the last step
        int replaced = 0;
        for (int step = STEPS - 1; step >= 0; step--) {
            double action = explorer.actions[policy.actionAt(agent, step) + day];
            assertTrue(Math.abs(action) < 1);
            double expected = 2 * TestDevices.Pendulum.R * action + TestDevices.Pendulum.B * DISCOUNT * later;
            assertEquals(
                    expected, policy.gradient[policy.actionAt(agent, step) + day], 1e-3 * (1 + Math.abs(expected)));
            later = 2 * x[step] + DISCOUNT * later;
            if (step > 0 && step % WINDOW == 0) {
                double slope = slope(policy, critic, agent, step, day);
                later = -scale.deviation(agent) * slope * policy.scale.factor()[0];
                replaced += Math.abs(slope) > 1e-4 ? 1 : 0;
            }
        }
        assertEquals(2, replaced, "windows with a critic at their end");
    }

    /// Of the network's output by the first scaled feature, by differences.
    private static double slope(NeuralController policy, Critic critic, int agent, int step, int day) {
        var bank = critic.bank(0);
        int width = bank.shape().paddedInputs();
        var inputs = new float[2 * width];
        int at = policy.observationAt(agent, step) + day * width;
        for (int side = 0; side < 2; side++) {
            System.arraycopy(policy.observations, at, inputs, side * width, width);
            inputs[side * width] += side == 0 ? 0.01f : -0.01f;
        }
        var out = new float[2];
        PolicyKernels.forward(bank, agent, inputs, 0, 2, out, 0, new Workspace(bank.shape(), 2));
        return (out[0] - out[1]) / 0.02;
    }
}
