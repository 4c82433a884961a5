package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Experiment;

/// What violations cost in the Lagrangian, per day, in money:
///
/// ```
/// L = E[ cost + sum over rows and steps ( lambda v + (rho/2) v^2 ) ]      constraints with `dual per`
///           + price x violation x dt                                     constraints with `penalty`
/// ```
///
/// ## Scale `unitPrice` m of a constraint is the price per normalised unit at which, put on *all* rows at once,
/// the constraint weighs as much as the cost in the gradient by the actions; [PriceScale] measures it before
/// training. With the experiment's `duals: ascent(rate, penalty)` and the reference violation r = 0.01 (per
/// unit, or of the bound),
///
/// ```
/// eta = rate m / r        rho = penalty m / r        lambda <= 1000 m
/// ```
///
/// so `penalty: 1` makes the quadratic term weigh as much as the unit price at a violation of r, and `rate: 1`
/// lets a standing violation of r add one unit price to its multiplier in each pass.
final class Prices implements PriceField {
    static final double REFERENCE_VIOLATION = 0.01;
    /// In rewards; its derivative cannot exist.
    private static final double UNSOLVED_VIOLATION = 0.1;

    private static final double MOST_UNITS = 1000;
    /// How much room within a bound counts, at most, when a multiplier falls.
    private static final double SLACK_CAP = 0.2 * REFERENCE_VIOLATION;

    final Limits limits;
    final double[] unitPrice;
    private final int steps;
    private final double stepSeconds;
    private final Experiment.Duals.Ascent duals;
    private final boolean active;
    private final List<Optional<Sides>> sides = new ArrayList<>();
    private final int[] constraintOfRow;

    /// The multipliers of a constraint.
    record Sides(Multipliers above, Multipliers below) {}

    /// @param active false: training on cost alone
    Prices(Limits limits, int steps, double stepSeconds, Experiment.Duals duals, double[] unitPrice, boolean active) {
        this.limits = limits;
        this.steps = steps;
        this.stepSeconds = stepSeconds;
        this.duals = switch (duals) {
            case Experiment.Duals.Ascent ascent -> ascent;
        };
        this.unitPrice = unitPrice.clone();
        this.active = active;
        this.constraintOfRow = new int[limits.rows()];
        for (int index = 0; index < limits.constraints.size(); index++) {
            Arrays.fill(constraintOfRow, limits.first[index], limits.first[index + 1], index);
            var constraint = limits.constraints.get(index);
            sides.add(
                    constraint.enforcement() instanceof Constraint.Enforcement.Dual dual
                                    && !constraint.rows().isEmpty()
                            ? Optional.of(new Sides(
                                    new Multipliers(constraint, dual, steps, stepSeconds),
                                    new Multipliers(constraint, dual, steps, stepSeconds)))
                            : Optional.empty());
        }
    }

    /// The multipliers of a constraint, if it has any.
    Optional<Sides> sides(int constraint) {
        return sides.get(constraint);
    }

    @Override
    public double derivative(int row, int step, int lane, double value) {
        if (!active) {
            return 0;
        }
        double above = limits.above(row, value);
        double below = limits.below(row, value);
        if (above <= 0 && below <= 0) {
            return 0;
        }
        int constraint = constraintOfRow[row];
        int own = row - limits.first[constraint];
        double sign = above > 0 ? 1 : -1;
        var multipliers = sides.get(constraint);
        if (multipliers.isPresent()) {
            double lambda = above > 0
                    ? multipliers.get().above().at(own, step)
                    : multipliers.get().below().at(own, step);
            double curvature = duals.penalty() * unitPrice[constraint] / REFERENCE_VIOLATION;
            return sign * (lambda + curvature * Math.max(above, below)) / limits.unit[row];
        }
        return sign * penalty(constraint) * stepSeconds;
    }

    /// What a day's Lagrangian adds for all rows at a step of a day, whose derivative is [#derivative], in money.
    ///
    /// A scenario without a solution counts as violating every row by [#UNSOLVED_VIOLATION].
    double cost(NetworkPass pass, int step, int lane) {
        double sum = 0;
        boolean solved = pass.solved[step * pass.lanes + lane];
        for (int row = 0; row < limits.rows() && active; row++) {
            double value = pass.value[pass.valueAt(row, step) + lane];
            double above = solved ? limits.above(row, value) : UNSOLVED_VIOLATION;
            double excess = solved ? Math.max(above, limits.below(row, value)) : UNSOLVED_VIOLATION;
            if (excess > 0) {
                sum += cost(row, step, above > 0, excess);
            }
        }
        return sum;
    }

    private double cost(int row, int step, boolean above, double excess) {
        int constraint = constraintOfRow[row];
        var multipliers = sides.get(constraint);
        if (multipliers.isPresent()) {
            var side = above ? multipliers.get().above() : multipliers.get().below();
            double lambda = side.at(row - limits.first[constraint], step);
            double curvature = duals.penalty() * unitPrice[constraint] / REFERENCE_VIOLATION;
            return (lambda + 0.5 * curvature * excess) * excess;
        }
        return penalty(constraint) * stepSeconds * excess * limits.unit[row];
    }

    private double penalty(int constraint) {
        return limits.constraints.get(constraint).enforcement() instanceof Constraint.Enforcement.Penalty penalty
                ? penalty.price()
                : 0;
    }

    /// Moves all multipliers after a pass.
    void ascend(NetworkPass pass) {
        if (!active) {
            return;
        }
        for (int index = 0; index < sides.size(); index++) {
            var each = sides.get(index);
            if (each.isPresent()) {
                int rows = limits.first[index + 1] - limits.first[index];
                double eta = duals.rate() * unitPrice[index] / REFERENCE_VIOLATION;
                double most = MOST_UNITS * unitPrice[index];
                var mean = new double[rows * steps];
                var worst = new double[rows * steps];
                pass.exceedance(limits.first[index], rows, true, mean, worst);
                each.get().above().ascend(mean, worst, SLACK_CAP, eta, most);
                pass.exceedance(limits.first[index], rows, false, mean, worst);
                each.get().below().ascend(mean, worst, SLACK_CAP, eta, most);
            }
        }
    }

    /// All multipliers, by constraint.
    List<TrainingState.Sides> snapshot() {
        return sides.stream()
                .map(each -> each.map(both -> new TrainingState.Sides(
                                both.above().lambda.clone(), both.below().lambda.clone()))
                        .orElseGet(() -> new TrainingState.Sides(new double[0], new double[0])))
                .toList();
    }

    /// Puts multipliers back that [#snapshot] gave.
    void restore(List<TrainingState.Sides> saved) {
        for (int index = 0; index < sides.size(); index++) {
            var from = saved.get(index);
            sides.get(index).ifPresent(both -> {
                System.arraycopy(from.above(), 0, both.above().lambda, 0, both.above().lambda.length);
                System.arraycopy(from.below(), 0, both.below().lambda, 0, both.below().lambda.length);
            });
        }
    }

    /// A line for each constraint with multipliers.
    List<Progress.MultiplierSummary> summaries() {
        var summaries = new ArrayList<Progress.MultiplierSummary>();
        for (int index = 0; index < sides.size(); index++) {
            String name = limits.constraints.get(index).name();
            sides.get(index)
                    .ifPresent(both -> summaries.add(new Progress.MultiplierSummary(
                            name,
                            both.above().mean() + both.below().mean(),
                            Math.max(both.above().largest(), both.below().largest()))));
        }
        return summaries;
    }
}
