package org.gridlang.runtime.learn;

import java.util.List;
import org.gridlang.runtime.problem.Experiment;

/// What each agent that learns gained in each step of a pass: what learners from rewards have in place of gradients.
///
/// ```
/// r_i,t = - ( c_i,t - m_p p_i,t - m_q q_i,t + V_t )        marginal
/// r_i,t = - ( sum over agents of c_j,t + M_t + V_t )       team, the same for all
/// ```
///
/// with c the agent's own money (the terminal money in the last step), p and q what it feeds in, M the network's money
/// and m its derivative by the power of the source: what the agent's own power costs or earns there. V is what the
/// Lagrangian adds for violations, `sum lambda v + rho/2 v^2`, with the multipliers of the pass. It is not divided
/// among the agents: each must feel the whole of it, or together they would care too little.
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
            case MARGINAL ->
                environment.workers.run(agents(), (worker, agent) -> {
                    int index = population(agent);
                    marginal(rollout(index), agent - first[index], agent);
                });
            case TEAM -> team();
        }
    }

    private void marginal(PopulationRollout rollout, int own, int agent) {
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
                reward[agent * violations.length + sample] = (float) -(money + violations[sample]);
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
