package org.gridlang.runtime.learn;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the [Figures] of an environment after a forward pass.
final class FigureReader {
    private final Environment environment;
    private final NetworkPass network;
    private int days;
    private final int steps;
    private final int lanes;

    FigureReader(Environment environment) {
        this.environment = environment;
        this.network = environment.network;
        this.days = environment.days;
        this.steps = environment.steps;
        this.lanes = environment.lanes;
    }

    /// The figures of all days.
    Figures read() {
        return read(environment.days);
    }

    /// The figures of the first days only.
    Figures read(int firstDays) {
        days = firstDays;
        var money = new ArrayList<Figures.Money>();
        for (var rollout : environment.rollouts) {
            agents(rollout, money);
        }
        var exchange = new double[days];
        var imported = new double[days];
        var lost = new double[days];
        var peak = new double[days];
        Arrays.fill(peak, Double.NEGATIVE_INFINITY);
        double dt = environment.world.problem().time().stepSeconds();
        int unconverged = 0;
        for (int step = 0; step < steps; step++) {
            for (int day = 0; day < days; day++) {
                exchange[day] += network.money[step * lanes + day];
                peak[day] = Math.max(peak[day], network.source[network.sourceAt(step, 0) + day]);
                imported[day] += network.source[network.sourceAt(step, 0) + day] * dt;
                lost[day] += network.source[network.sourceAt(step, 2) + day] * dt;
                unconverged += network.solved[step * lanes + day] ? 0 : 1;
            }
        }
        money.add(new Figures.Money("network", "exchange", true, exchange));
        return new Figures(
                environment.block().dates().subList(0, days),
                money,
                violations(),
                unconverged,
                imported,
                lost,
                peak,
                dt);
    }

    private void agents(PopulationRollout rollout, List<Figures.Money> money) {
        var names = new ArrayList<>(rollout.shape.costs());
        if (rollout.shape.hasTerminalCost()) {
            names.add("terminal");
        }
        double weight = rollout.agents.population().costWeight();
        boolean counts = weight != 0;
        double factor = counts ? weight : 1;
        for (int slot = 0; slot < names.size(); slot++) {
            var sum = new double[days];
            for (int agent = 0; agent < rollout.agents.count(); agent++) {
                int at = rollout.costAt(agent) + slot * lanes;
                for (int day = 0; day < days; day++) {
                    sum[day] += factor * rollout.cost[at + day];
                }
            }
            money.add(new Figures.Money(rollout.agents.population().name(), names.get(slot), counts, sum));
        }
    }

    private List<Figures.Violation> violations() {
        var result = new ArrayList<Figures.Violation>();
        var limits = environment.world.limits();
        for (int index = 0; index < limits.constraints.size(); index++) {
            result.add(violation(index));
        }
        return result;
    }

    private Figures.Violation violation(int constraint) {
        var limits = environment.world.limits();
        int first = limits.first[constraint];
        int end = limits.first[constraint + 1];
        var sum = new double[days];
        var normalised = new double[days];
        var largest = new double[days];
        var count = new int[days];
        double most = 0;
        int worstRow = -1;
        int worstStep = 0;
        int worstDay = 0;
        for (int row = first; row < end; row++) {
            for (int step = 0; step < steps; step++) {
                int at = network.valueAt(row, step);
                for (int day = 0; day < days; day++) {
                    // Without a solution: one normalised unit, see NetworkPass.
                    double violation = network.solved[step * lanes + day]
                            ? Math.max(
                                    limits.above(row, network.value[at + day]),
                                    limits.below(row, network.value[at + day]))
                            : 1;
                    if (violation > 0) {
                        double own = violation * limits.unit[row];
                        sum[day] += own;
                        normalised[day] += violation;
                        largest[day] = Math.max(largest[day], own);
                        count[day] += violation > Figures.NEGLIGIBLE ? 1 : 0;
                        if (violation > most) {
                            most = violation;
                            worstRow = row;
                            worstStep = step;
                            worstDay = day;
                        }
                    }
                }
            }
        }
        Optional<String> worst = worstRow < 0
                ? Optional.empty()
                : Optional.of(
                        limits.describe(worstRow) + ", " + environment.block().date(worstDay) + " " + clock(worstStep));
        return new Figures.Violation(
                limits.constraints.get(constraint).name(),
                (end - first) * steps,
                sum,
                normalised,
                largest,
                count,
                worst);
    }

    private String clock(int step) {
        long seconds = (long) (step * environment.world.problem().time().stepSeconds());
        return LocalTime.ofSecondOfDay(seconds % 86_400).toString();
    }
}
