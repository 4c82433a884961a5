package org.gridlang.runtime.learn;

/// Says where a number went wrong, in the problem's words.
final class Diagnosis {
    private Diagnosis() {}

    /// An agent: `population batteries, agent 17 (at load s1a, bus 1)`.
    static String agent(World world, int population, int agent) {
        var table = world.agents().get(population);
        var place = table.place(agent);
        return "population " + table.population().name() + ", agent " + agent + " (at " + place.element() + ", bus "
                + place.bus() + ")";
    }

    /// The first amount of money that is not finite.
    static String cost(Environment environment) {
        for (int population = 0; population < environment.rollouts.size(); population++) {
            var rollout = environment.rollouts.get(population);
            var names = rollout.shape.costs();
            for (int agent = 0; agent < rollout.agents.count(); agent++) {
                for (int slot = 0; slot <= names.size(); slot++) {
                    for (int day = 0; day < environment.days; day++) {
                        double value = rollout.cost[rollout.costAt(agent) + slot * environment.lanes + day];
                        if (!Double.isFinite(value)) {
                            String name = slot < names.size() ? "cost " + names.get(slot) : "terminal money";
                            return "the " + name + " of " + agent(environment.world, population, agent) + " is " + value
                                    + " on " + environment.block().date(day);
                        }
                    }
                }
            }
        }
        var network = environment.network;
        for (int step = 0; step < environment.steps; step++) {
            for (int day = 0; day < environment.days; day++) {
                double value = network.money[step * environment.lanes + day];
                if (!Double.isFinite(value)) {
                    return "the network's cost is " + value + " on "
                            + environment.block().date(day) + " at step " + step;
                }
            }
        }
        return "the cost is not finite";
    }

    /// The first scenario without a power flow solution.
    static String flow(Environment environment) {
        for (int step = 0; step < environment.steps; step++) {
            for (int day = 0; day < environment.days; day++) {
                if (!environment.network.solved[step * environment.lanes + day]) {
                    var report = environment.network.engine.report();
                    int node = report.worstNode(step * environment.lanes + day);
                    String where = node < 0
                            ? ""
                            : ", worst at node "
                                    + environment.world.model().nodes().get(node);
                    return "the first is " + environment.block().date(day) + " step " + step + where;
                }
            }
        }
        return "";
    }
}
