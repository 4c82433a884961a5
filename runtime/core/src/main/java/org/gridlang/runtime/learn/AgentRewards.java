package org.gridlang.runtime.learn;

import java.util.List;
import org.gridlang.runtime.problem.Experiment;

/// What each agent that learns gained in each step of a pass: what learners from rewards have in place of gradients.
///
/// ```
/// r_i,t = - ( c_i,t - m_p p_i,t - m_q q_i,t + V_t / N )                                     shared
/// r_i,t = - ( c_i,t - m_p p_i,t - m_q q_i,t + V_t )                                         marginal
/// r_i,t = - ( c_i,t - m_p p_i,t - m_q q_i,t + dV_t/dp_i p_i,t + dV_t/dq_i q_i,t )           locational
/// r_i,t = - ( sum over agents of c_j,t + M_t + V_t )                                        team, the same for all
/// ```
///
/// with c the agent's own money (the terminal money in the last step), p and q what it feeds in, M the network's money
/// and m its derivative by the power of the source: what the agent's own power costs or earns there. V is what the
/// Lagrangian adds for violations, `sum lambda v + rho/2 v^2`, with the multipliers of the pass.
///
/// Of the whole V each agent feels what it does to it, but also what all others do, N times as loud. An equal share
/// weighs N times less against the agent's own money; multipliers make up for it, as far as they may rise. What is
/// locational asks the adjoint of the power flow which part of V is whose, to first order; a scenario without a
/// solution
/// has none.
final class AgentRewards {
    /// Gained by the agents of all populations that learn, one after the other `[agent][sample]`.
    final float[] reward;
    /// The place of each population's first agent; the number of all agents at the end.
    final int[] first;

    private final Environment environment;
    private final Prices prices;
    private final Experiment.Reward kind;
    private final List<Integer> learning;
    private final double[] violations;

    AgentRewards(Environment environment, Prices prices, Experiment.Reward kind) {
        this.environment = environment;
        this.prices = prices;
        this.kind = kind;
        this.learning = environment.world.learning();
        this.violations = new double[environment.steps * environment.days];
        environment.rollouts.forEach(PopulationRollout::keepStepCosts);
        first = new int[learning.size() + 1];
        for (int index = 0; index < learning.size(); index++) {
            first[index + 1] = first[index] + rollout(index).agents.count();
        }
        reward = new float[Math.multiplyExact(first[learning.size()], violations.length)];
    }

    int agents() {
        return first[learning.size()];
    }

    private PopulationRollout rollout(int index) {
        return environment.rollouts.get(learning.get(index));
    }

    /// The place of an agent's population among those that learn.
    int population(int agent) {
        int index = 0;
        while (first[index + 1] <= agent) {
            index++;
        }
        return index;
    }

    /// Ends the training if any agent is broken.
    ///
    /// @param broken `[agent]`: whether its gradient was not finite
    void requireSound(boolean[] broken, int pass) {
        for (int agent = 0; agent < broken.length; agent++) {
            if (broken[agent]) {
                int index = population(agent);
                throw new TrainingFailure("pass " + (pass + 1) + ": the gradient of "
                        + Diagnosis.agent(environment.world, learning.get(index), agent - first[index])
                        + " is not finite");
            }
        }
    }

    /// Reads what came of the last forward pass.
    void read() {
        environment.workers.run(environment.steps, (worker, step) -> {
            for (int day = 0; day < environment.days; day++) {
                violations[step * environment.days + day] = prices.cost(environment.network, step, day);
            }
        });
        switch (kind) {
            case SHARED -> marginal(1.0 / agents());
            case MARGINAL -> marginal(1);
            case LOCATIONAL -> {
                marginal(0);
                locational();
            }
            case TEAM -> team();
        }
    }

    private void marginal(double share) {
        environment.workers.run(agents(), (worker, agent) -> {
            int index = population(agent);
            marginal(rollout(index), agent - first[index], agent, share);
        });
    }

    /// Takes from each agent what its own power does to violations.
    private void locational() {
        var network = environment.network;
        int days = environment.days;
        int lanes = environment.lanes;
        environment.workers.run(environment.steps, (worker, step) -> {
            network.seed(worker, step, prices, false);
            network.engine.adjoint(worker, step);
        });
        environment.workers.run(agents(), (worker, agent) -> {
            int index = population(agent);
            var rollout = rollout(index);
            var place = environment.world.agentShares()[learning.get(index)][agent - first[index]];
            var derivative = new double[2 * lanes];
            for (int step = 0; step < environment.steps; step++) {
                network.engine.injectionDerivative(place, step, derivative);
                int powerAt = rollout.injectionAt(agent - first[index], step);
                for (int day = 0; day < days; day++) {
                    if (network.solved[step * lanes + day]) {
                        double violation = derivative[day] * rollout.injection[powerAt + day]
                                + derivative[lanes + day] * rollout.injection[powerAt + lanes + day];
                        reward[agent * violations.length + step * days + day] -= (float) violation;
                    }
                }
            }
        });
    }

    private void marginal(PopulationRollout rollout, int own, int agent, double share) {
        var network = environment.network;
        double weight = rollout.agents.population().costWeight();
        int days = environment.days;
        int lanes = environment.lanes;
        for (int step = 0; step < environment.steps; step++) {
            int costAt = rollout.stepCostAt(own, step);
            int powerAt = rollout.injectionAt(own, step);
            int activeAt = network.sourceAt(step, 0);
            for (int day = 0; day < days; day++) {
                double exchange = -network.moneyDerivative[activeAt + day] * rollout.injection[powerAt + day]
                        - network.moneyDerivative[activeAt + lanes + day] * rollout.injection[powerAt + lanes + day];
                double money = weight * rollout.stepCost[costAt + day] + exchange;
                int sample = step * days + day;
                reward[agent * violations.length + sample] = (float) -(money + share * violations[sample]);
            }
        }
    }

    private void team() {
        int days = environment.days;
        for (int step = 0; step < environment.steps; step++) {
            for (int day = 0; day < days; day++) {
                int sample = step * days + day;
                double money = environment.network.money[step * environment.lanes + day] + violations[sample];
                for (var rollout : environment.rollouts) {
                    double weight = rollout.agents.population().costWeight();
                    for (int agent = 0; agent < rollout.agents.count(); agent++) {
                        money += weight * rollout.stepCost[rollout.stepCostAt(agent, step) + day];
                    }
                }
                for (int agent = 0; agent < agents(); agent++) {
                    reward[agent * violations.length + sample] = (float) -money;
                }
            }
        }
    }
}
