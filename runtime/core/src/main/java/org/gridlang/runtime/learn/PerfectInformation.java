package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The reference `perfect_information`: for each day by itself, the actions of all agents at all steps are
/// chosen with the whole day known, by gradient steps through the same devices and network.
///
/// Each raw action is `tanh` of a free variable, moved by Adam along the exact derivative of the day's
/// augmented Lagrangian, whose multipliers stand for each row and step of the day alone and rise with its
/// violation:
///
/// ```
/// L_d = cost_d + sum ( lambda v + (rho/2) v^2 ),      lambda <- lambda + rho v     every few steps
/// ```
///
/// Kept is, for each day, the cheapest point whose mean violation of each constraint is at most [#FEASIBLE]
/// normalised units, or the least violating one if there is none. The problem is not convex: this is a good
/// local optimum, called a reference and not a bound.
public final class PerfectInformation {
    /// Mean normalised violation over rows and steps up to which a day counts as feasible.
    public static final double FEASIBLE = 1e-5;

    private static final double RATE = 0.05;
    private static final double LAST_RATE = 0.002;
    private static final int STEPS_BETWEEN_DUALS = 5;

    private final World world;
    private final Workers workers;
    private final int batchDays;
    private final int iterations;

    /// What was found.
    ///
    /// @param iterations gradient steps per day
    /// @param infeasibleDays days without a point within [#FEASIBLE]
    public record Reference(Figures figures, int iterations, int infeasibleDays) {}

    public PerfectInformation(World world, Workers workers, int batchDays, int iterations) {
        this.world = world;
        this.workers = workers;
        this.batchDays = batchDays;
        this.iterations = iterations;
    }

    /// The reference for these days.
    public Reference of(List<LocalDate> dates) {
        Optional<Figures> all = Optional.empty();
        int infeasible = 0;
        for (var batch : Rollouts.batches(dates, batchDays)) {
            var search = new Search(batch);
            search.run();
            var figures = search.figures();
            infeasible += search.infeasibleDays();
            all = Optional.of(all.map(before -> before.join(figures)).orElse(figures));
        }
        return new Reference(
                all.orElseThrow(() -> new IllegalArgumentException("no days to evaluate")), iterations, infeasible);
    }

    /// The search over one batch of days.
    private final class Search {
        private final Environment environment;
        /// One for each population that can act.
        private final List<ScheduleController> controllers = new ArrayList<>();
        private final List<Controller> everybody;
        private final List<ScheduleOptimiser> optimisers = new ArrayList<>();
        private final DayPrices prices;
        private final double[] bestCost;
        private final double[] bestViolation;
        private final List<double[]> best = new ArrayList<>();

        Search(List<LocalDate> dates) {
            environment = new Environment(world, workers, Precision.DOUBLE, dates);
            for (int population : world.learning()) {
                var rollout = environment.rollouts.get(population);
                var controller = new ScheduleController(
                        rollout.kernel, rollout.agents.count(), environment.steps, environment.lanes);
                controllers.add(controller);
                optimisers.add(new ScheduleOptimiser(controller, workers));
                best.add(new double[controller.actions.length]);
            }
            everybody = PassiveController.among(world, controllers);
            environment.forward(everybody);
            prices = new DayPrices(environment, PriceScale.measure(environment, controllers));
            bestCost = new double[environment.days];
            bestViolation = new double[environment.days];
            Arrays.fill(bestCost, Double.POSITIVE_INFINITY);
            Arrays.fill(bestViolation, Double.POSITIVE_INFINITY);
        }

        void run() {
            for (int iteration = 0; iteration < iterations; iteration++) {
                environment.forward(everybody);
                keepBest();
                if (iteration % STEPS_BETWEEN_DUALS == STEPS_BETWEEN_DUALS - 1) {
                    prices.ascend();
                }
                environment.backward(everybody, prices, true);
                double rate = RATE * Math.pow(LAST_RATE / RATE, (double) iteration / iterations);
                for (var optimiser : optimisers) {
                    optimiser.step(iteration, rate);
                }
            }
            environment.forward(everybody);
            keepBest();
        }

        /// Takes over the actions of the days that are better than all before: feasible and cheaper, or less
        /// violating.
        private void keepBest() {
            var figures = new FigureReader(environment).read();
            double[] cost = figures.costPerDay();
            for (int day = 0; day < environment.days; day++) {
                double violation = 0;
                for (int index = 0; index < figures.violations().size(); index++) {
                    var each = figures.violations().get(index);
                    if (prices.bounds(index)) {
                        violation = Math.max(violation, each.normalised()[day] / Math.max(each.rowSteps(), 1));
                    }
                }
                boolean feasible = violation <= FEASIBLE;
                boolean wasFeasible = bestViolation[day] <= FEASIBLE;
                boolean better = feasible
                        ? !wasFeasible || cost[day] < bestCost[day]
                        : !wasFeasible && violation < bestViolation[day];
                if (better && Double.isFinite(cost[day])) {
                    bestCost[day] = cost[day];
                    bestViolation[day] = violation;
                    copyDay(day);
                }
            }
        }

        private void copyDay(int day) {
            for (int index = 0; index < controllers.size(); index++) {
                double[] from = controllers.get(index).actions;
                double[] into = best.get(index);
                for (int at = day; at < from.length; at += environment.lanes) {
                    into[at] = from[at];
                }
            }
        }

        Figures figures() {
            for (int index = 0; index < controllers.size(); index++) {
                System.arraycopy(best.get(index), 0, controllers.get(index).actions, 0, best.get(index).length);
            }
            environment.forward(everybody);
            return new FigureReader(environment).read();
        }

        int infeasibleDays() {
            int count = 0;
            for (double violation : bestViolation) {
                count += violation > FEASIBLE ? 1 : 0;
            }
            return count;
        }
    }
}
