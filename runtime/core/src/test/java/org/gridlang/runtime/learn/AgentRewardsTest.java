package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// Rewards must add up to what the other learners go down the gradient of.
final class AgentRewardsTest {
    private static final int STEPS = 8;
    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2025, 1, 5), LocalDate.of(2025, 1, 17), LocalDate.of(2025, 2, 3));

    private final World world = new World(new SmallProblem(STEPS, 1)
            .batteries(3)
            .costing(2.5)
            .generators(2)
            .heatPumps(2)
            .voltageBand(0.985, 0.995)
            .ampacity(20)
            .substation(15_000));

    private Environment rolledOut(Workers workers) {
        var environment = new Environment(world, workers, Precision.DOUBLE, DATES);
        var controllers = new ArrayList<Controller>();
        for (var rollout : environment.rollouts) {
            int features = rollout.shape.observations().size();
            var bank = PolicyBank.initialise(
                    new PolicyShape(features, List.of(5), 1), rollout.agents.count(), Stream.of(3));
            var factor = new double[features];
            Arrays.fill(factor, 1e-3);
            controllers.add(new NeuralController(
                    bank,
                    new ObservationScale(new double[features], factor),
                    environment.days,
                    environment.lanes,
                    environment.steps,
                    1));
            rollout.keepStepCosts();
        }
        environment.forward(controllers);
        return environment;
    }

    private Prices prices() {
        return new Prices(
                world.limits(), STEPS, 1800, new Experiment.Duals.Ascent(0.3, 2), new double[] {0.5, 0.1, 0}, true);
    }

    @Test
    void whatTheTeamGainsIsTheCostOfTheDayAndOfItsViolations() {
        try (var workers = new Workers(1)) {
            var environment = rolledOut(workers);
            var prices = prices();
            prices.ascend(environment.network);
            var rewards = new AgentRewards(environment, prices, Experiment.Reward.TEAM);
            environment.forward(idle(environment));
            rewards.read();
            double[] cost = new FigureReader(environment).read().costPerDay();
            double violations = 0;
            for (int day = 0; day < DATES.size(); day++) {
                double gained = 0;
                double violated = 0;
                for (int step = 0; step < STEPS; step++) {
                    gained += rewards.reward[step * DATES.size() + day];
                    violated += prices.cost(environment.network, step, day);
                }
                assertEquals(-cost[day] - violated, gained, 1e-5 * (1 + Math.abs(gained)));
                violations += violated;
            }
            assertTrue(violations > 1e-3, "nothing is violated");
            // The last agent gains the same.
            int last = (rewards.agents() - 1) * STEPS * DATES.size();
            assertEquals(rewards.reward[0], rewards.reward[last]);
        }
    }

    private static List<Controller> idle(Environment environment) {
        var controllers = new ArrayList<Controller>();
        environment.rollouts.forEach(rollout -> controllers.add(new IdleController(rollout.kernel)));
        return controllers;
    }

    /// The parts of all agents, with what the base load pays at the same price, make up a network cost that is linear
    /// in the power of the source but for the losses.
    @Test
    void theMarginalPartsAddUp() {
        var linear =
                new World(new SmallProblem(STEPS, 1).batteries(3).generators(2).heatPumps(2));
        try (var workers = new Workers(1)) {
            var environment = new Environment(linear, workers, Precision.DOUBLE, DATES);
            var prices =
                    new Prices(linear.limits(), STEPS, 1800, new Experiment.Duals.Ascent(0.3, 2), new double[0], true);
            var rewards = new AgentRewards(environment, prices, Experiment.Reward.MARGINAL);
            environment.forward(idle(environment));
            rewards.read();
            var network = environment.network;
            int days = DATES.size();
            for (int step = 0; step < STEPS; step++) {
                for (int day = 0; day < days; day++) {
                    double gained = 0;
                    double own = 0;
                    for (int agent = 0; agent < rewards.agents(); agent++) {
                        gained += rewards.reward[(agent * STEPS + step) * days + day];
                    }
                    double p = 0;
                    double q = 0;
                    for (var rollout : environment.rollouts) {
                        for (int agent = 0; agent < rollout.agents.count(); agent++) {
                            own += rollout.stepCost[rollout.stepCostAt(agent, step) + day];
                            p += rollout.injection[rollout.injectionAt(agent, step) + day];
                            q += rollout.injection[rollout.injectionAt(agent, step) + environment.lanes + day];
                        }
                    }
                    double byP = network.moneyDerivative[network.sourceAt(step, 0) + day];
                    double byQ = network.moneyDerivative[network.sourceAt(step, 1) + day];
                    assertTrue(byP > 0);
                    assertEquals(byP * p + byQ * q - own, gained, 1e-5 * (1 + Math.abs(gained)));
                }
            }
        }
    }

    /// By differences: the power of one agent is changed by hand, and its step solved again.
    @Test
    void theLocationalPartIsWhatTheAgentsOwnPowerDoesToViolations() {
        try (var workers = new Workers(1)) {
            var environment = new Environment(world, workers, Precision.EXACT, DATES);
            var network = environment.network;
            environment.forward(idle(environment));
            var prices = prices();
            prices.ascend(network);
            var locational = new AgentRewards(environment, prices, Experiment.Reward.LOCATIONAL);
            var marginal = new AgentRewards(environment, prices, Experiment.Reward.MARGINAL);
            var shared = new AgentRewards(environment, prices, Experiment.Reward.SHARED);
            environment.forward(idle(environment));
            locational.read();
            marginal.read();
            shared.read();
            int felt = 0;
            for (int index = 0; index < environment.rollouts.size(); index++) {
                var rollout = environment.rollouts.get(index);
                for (int step = 0; step < STEPS; step++) {
                    int agent = locational.first[index];
                    int sample = (agent * STEPS + step) * DATES.size() + 1;
                    double all = prices.cost(network, step, 1);
                    double money = -marginal.reward[sample] - all;
                    assertEquals(money + all / locational.agents(), -shared.reward[sample], 1e-4 * (1 + all));
                    double expected = 0;
                    for (int slot = 0; slot < 2; slot++) {
                        int at = rollout.injectionAt(0, step) + slot * environment.lanes + 1;
                        expected += rollout.injection[at] * slope(network, prices, rollout.injection, at, step);
                    }
                    assertEquals(expected, -locational.reward[sample] - money, 1e-3 * (1 + all), "step " + step);
                    felt += Math.abs(expected) > 1e-2 ? 1 : 0;
                }
            }
            assertTrue(felt > 2, felt + " agents and steps feel a violation");
        }
    }

    private static double slope(NetworkPass network, Prices prices, double[] injection, int at, int step) {
        double before = injection[at];
        injection[at] = before + 1;
        network.forward(0, step);
        double above = prices.cost(network, step, 1);
        injection[at] = before - 1;
        network.forward(0, step);
        double below = prices.cost(network, step, 1);
        injection[at] = before;
        network.forward(0, step);
        return (above - below) / 2;
    }

    @Test
    void theMoneyOfAllStepsIsThatOfTheDay() {
        try (var workers = new Workers(1)) {
            var environment = rolledOut(workers);
            for (var rollout : environment.rollouts) {
                int slots = rollout.shape.costs().size() + 1;
                for (int agent = 0; agent < rollout.agents.count(); agent++) {
                    for (int day = 0; day < DATES.size(); day++) {
                        double expected = 0;
                        for (int slot = 0; slot < slots; slot++) {
                            expected += rollout.cost[rollout.costAt(agent) + slot * rollout.lanes + day];
                        }
                        double sum = 0;
                        for (int step = 0; step < STEPS; step++) {
                            sum += rollout.stepCost[rollout.stepCostAt(agent, step) + day];
                        }
                        assertEquals(expected, sum, 1e-9 * (1 + Math.abs(expected)));
                    }
                }
            }
        }
    }

    @Test
    void theCostOfViolationsHasTheDerivativeThatGradientsUse() {
        try (var workers = new Workers(1)) {
            var environment = rolledOut(workers);
            var network = environment.network;
            var prices = prices();
            prices.ascend(network);
            int priced = 0;
            for (int row = 0; row < world.limits().rows(); row++) {
                for (int step = 0; step < STEPS; step++) {
                    int at = network.valueAt(row, step);
                    double value = network.value[at];
                    double change = 1e-6 * world.limits().unit[row];
                    network.value[at] = value + change;
                    double above = prices.cost(network, step, 0);
                    network.value[at] = value - change;
                    double below = prices.cost(network, step, 0);
                    network.value[at] = value;
                    double derivative = prices.derivative(row, step, 0, value);
                    double tolerance = 1e-4 * (Math.abs(derivative) + 1e-6 / world.limits().unit[row]);
                    assertEquals((above - below) / (2 * change), derivative, tolerance, "row " + row);
                    priced += derivative != 0 ? 1 : 0;
                }
            }
            assertTrue(priced > 10, priced + " rows are violated");
        }
    }
}
