package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gridlang.runtime.random.Stream;

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
/// local optimum, called a reference and not a bound. More than one start, the first at rest and the others at random
/// schedules, tells how much that matters: the best of all is kept, and how far they lie apart is told.
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
    private final int starts;

    /// What was found.
    ///
    /// @param iterations gradient steps per day and start
    /// @param infeasibleDays days without a point within [#FEASIBLE]
    /// @param spread largest difference of a day's cost between the feasible points that two starts ended with, as
    ///     part of the mean size of a day's cost; 0 with one start
    public record Reference(Figures figures, int iterations, int infeasibleDays, double spread) {}

    /// From one start.
    public PerfectInformation(World world, Workers workers, int batchDays, int iterations) {
        this(world, workers, batchDays, iterations, 1);
    }

    /// @param batchDays days at a time: memory grows with it
    /// @param iterations gradient steps per day and start
    public PerfectInformation(World world, Workers workers, int batchDays, int iterations, int starts) {
        this.world = world;
        this.workers = workers;
        this.batchDays = batchDays;
        this.iterations = iterations;
        this.starts = starts;
    }

    /// The reference for these days.
    public Reference of(List<LocalDate> dates) {
        Optional<Figures> all = Optional.empty();
        int infeasible = 0;
        double widest = 0;
        for (var batch : Rollouts.batches(dates, batchDays)) {
            var search = new Search(batch);
            widest = Math.max(widest, search.run());
            var figures = search.figures();
            infeasible += search.infeasibleDays();
            all = Optional.of(all.map(before -> before.join(figures)).orElse(figures));
        }
        var figures = all.orElseThrow(() -> new IllegalArgumentException("no days to evaluate"));
        double size = 0;
        for (double cost : figures.costPerDay()) {
            size += Math.abs(cost) / figures.costPerDay().length;
        }
        return new Reference(figures, iterations, infeasible, size == 0 ? 0 : widest / size);
    }

    /// The search over one batch of days.
    private final class Search {
        private final Environment environment;
        /// One for each population that can act.
        private final List<ScheduleController> controllers = new ArrayList<>();
        private final List<Controller> everybody;
        private final List<ScheduleOptimiser> optimisers = new ArrayList<>();
        private final double[] unitPrices;
        private DayPrices prices;
        private final Stream stream;
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
                best.add(new double[controller.actions.length]);
            }
            everybody = PassiveController.among(world, controllers);
            environment.forward(everybody);
            unitPrices = PriceScale.measure(environment, controllers);
            prices = new DayPrices(environment, unitPrices);
            stream = Stream.of(world.problem().seed())
                    .child("starts")
                    .child(dates.getFirst().toEpochDay());
            bestCost = new double[environment.days];
            bestViolation = new double[environment.days];
            Arrays.fill(bestCost, Double.POSITIVE_INFINITY);
            Arrays.fill(bestViolation, Double.POSITIVE_INFINITY);
        }

        /// @return the largest difference of a day's cost between two starts that ended with a feasible point
        double run() {
            double widest = 0;
            var least = new double[environment.days];
            var most = new double[environment.days];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(most, Double.NEGATIVE_INFINITY);
            for (int start = 0; start < starts; start++) {
                begin(start);
                double[] found = descend();
                for (int day = 0; day < environment.days; day++) {
                    least[day] = Math.min(least[day], found[day]);
                    most[day] = Math.max(most[day], found[day] == Double.POSITIVE_INFINITY ? least[day] : found[day]);
                    widest = Math.max(widest, most[day] > least[day] ? most[day] - least[day] : 0);
                }
            }
            return widest;
        }

        /// Puts all schedules at rest or at random, and forgets prices and optimisers.
        private void begin(int start) {
            prices = new DayPrices(environment, unitPrices);
            optimisers.clear();
            for (int index = 0; index < controllers.size(); index++) {
                var optimiser = new ScheduleOptimiser(controllers.get(index), workers);
                if (start > 0) {
                    optimiser.scatter(stream.child(start).child(index));
                } else {
                    optimiser.rest();
                }
                optimisers.add(optimiser);
            }
        }

        /// @return the cost of the best feasible point of each day; positive infinity if there is none
        private double[] descend() {
            var found = new double[environment.days];
            Arrays.fill(found, Double.POSITIVE_INFINITY);
            for (int iteration = 0; iteration < iterations; iteration++) {
                environment.forward(everybody);
                keepBest(found);
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
            keepBest(found);
            return found;
        }

        /// Takes over the actions of the days that are better than all before: feasible and cheaper, or less
        /// violating.
        ///
        /// @param found cost of the best feasible point of each day in this descent
        private void keepBest(double[] found) {
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
                if (feasible && cost[day] < found[day]) {
                    found[day] = cost[day];
                }
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
