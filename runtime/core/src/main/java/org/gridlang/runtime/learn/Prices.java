package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
/// training. What the experiment's `duals` say is relative to it and to the reference violation r = 0.01 (per
/// unit, or of the bound): `penalty: 1` makes the quadratic term weigh as much as the unit price at a violation of
/// r, and `ascent(rate: 1)` lets a standing violation of r add one unit price to its multiplier in each pass. How
/// multipliers move is the affair of a [DualUpdate] for each constraint and side.
final class Prices implements PriceField {
    static final double REFERENCE_VIOLATION = 0.01;
    /// In rewards; its derivative cannot exist.
    private static final double UNSOLVED_VIOLATION = 0.1;
    /// How much room within a bound counts, at most, when a multiplier falls.
    private static final double SLACK_CAP = 0.2 * REFERENCE_VIOLATION;

    final Limits limits;
    final double[] unitPrice;
    private final int steps;
    private final double stepSeconds;
    private final boolean active;
    private final double tolerance;
    private final List<Optional<Sides>> sides = new ArrayList<>();
    private final int[] constraintOfRow;

    /// The multipliers of a constraint.
    record Sides(Multipliers above, DualUpdate aboveUpdate, Multipliers below, DualUpdate belowUpdate) {
        static Sides of(Multipliers above, Multipliers below, Experiment.Duals duals, double unitPrice) {
            return new Sides(
                    above,
                    DualUpdate.of(duals, unitPrice, above.buckets()),
                    below,
                    DualUpdate.of(duals, unitPrice, below.buckets()));
        }
    }

    /// @param active false: training on cost alone
    Prices(Limits limits, int steps, double stepSeconds, Experiment.Duals duals, double[] unitPrice, boolean active) {
        this.limits = limits;
        this.steps = steps;
        this.stepSeconds = stepSeconds;
        this.unitPrice = unitPrice.clone();
        this.active = active;
        this.tolerance = duals.tolerance();
        this.constraintOfRow = new int[limits.rows()];
        for (int index = 0; index < limits.constraints.size(); index++) {
            Arrays.fill(constraintOfRow, limits.first[index], limits.first[index + 1], index);
            var constraint = limits.constraints.get(index);
            sides.add(
                    constraint.enforcement() instanceof Constraint.Enforcement.Dual dual
                                    && !constraint.rows().isEmpty()
                            ? Optional.of(Sides.of(
                                    new Multipliers(constraint, dual, steps, stepSeconds),
                                    new Multipliers(constraint, dual, steps, stepSeconds),
                                    duals,
                                    unitPrice[index]))
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
            var both = multipliers.get();
            double lambda =
                    above > 0 ? both.above().at(own, step) : both.below().at(own, step);
            double curvature = above > 0
                    ? both.aboveUpdate().curvature()
                    : both.belowUpdate().curvature();
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
            var both = multipliers.get();
            double lambda = (above ? both.above() : both.below()).at(row - limits.first[constraint], step);
            double curvature = (above ? both.aboveUpdate() : both.belowUpdate()).curvature();
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
                var mean = new double[rows * steps];
                var worst = new double[rows * steps];
                var both = each.get();
                pass.exceedance(limits.first[index], rows, true, mean, worst);
                both.aboveUpdate().update(both.above().lambda, both.above().signal(mean, worst, SLACK_CAP, tolerance));
                pass.exceedance(limits.first[index], rows, false, mean, worst);
                both.belowUpdate().update(both.below().lambda, both.below().signal(mean, worst, SLACK_CAP, tolerance));
            }
        }
    }

    /// What is remembered besides the multipliers, by name: `voltage.above.sum`.
    SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        for (int index = 0; index < sides.size(); index++) {
            String name = limits.constraints.get(index).name();
            sides.get(index).ifPresent(both -> {
                Saved.put(memory, name + ".above", both.aboveUpdate().memory());
                Saved.put(memory, name + ".below", both.belowUpdate().memory());
            });
        }
        return memory;
    }

    /// All multipliers, by constraint.
    List<TrainingState.Sides> snapshot() {
        return sides.stream()
                .map(each -> each.map(both -> new TrainingState.Sides(
                                both.above().lambda.clone(), both.below().lambda.clone()))
                        .orElseGet(() -> new TrainingState.Sides(new double[0], new double[0])))
                .toList();
    }

    /// Puts back what [#snapshot] and [#memory] gave.
    void restore(List<TrainingState.Sides> saved, Map<String, double[]> memory) {
        for (int index = 0; index < sides.size(); index++) {
            var from = saved.get(index);
            String name = limits.constraints.get(index).name();
            sides.get(index).ifPresent(both -> {
                System.arraycopy(from.above(), 0, both.above().lambda, 0, both.above().lambda.length);
                System.arraycopy(from.below(), 0, both.below().lambda, 0, both.below().lambda.length);
                both.aboveUpdate().restore(Saved.under(memory, name + ".above"));
                both.belowUpdate().restore(Saved.under(memory, name + ".below"));
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
