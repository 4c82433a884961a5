package org.gridlang.runtime.learn;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.problem.Experiment;

/// The augmented Lagrangian method, as self-supervised primal-dual learning uses it (S. Park, P. Van Hentenryck,
/// "Self-Supervised Primal-Dual Learning for Constrained Optimization", arXiv 2208.09046):
///
/// ```
/// every n passes:     s = mean of the signals since the last update
///     lambda <- clamp( lambda + rho s, 0, most )
///     rho    <- min( growth rho, most rho )       where the largest s did not fall to `reduction` of the last
/// ```
///
/// Between two updates the policies come nearer to the minimum for the multipliers that stand; the mean over those
/// passes also takes the chance out of their days.
final class AugmentedUpdate implements DualUpdate {
    private final Experiment.Duals.Augmented duals;
    private final double unit;
    private final double most;
    /// Of the signals since the last update, by bucket.
    private final double[] sum;
    private final double[] count;
    /// rho in units, the largest violation at the last update, and passes since then.
    private final double[] standing;

    /// Violations up to a hundredth of the reference come and go with the days of a pass; they need no more penalty.
    private static final double NEGLIGIBLE = 0.01 * Prices.REFERENCE_VIOLATION;

    private static final int PENALTY = 0;
    private static final int LAST_VIOLATION = 1;
    private static final int PASSES = 2;

    /// @param unit money per squared normalised unit that a setting of 1 stands for
    /// @param most limit of a multiplier
    AugmentedUpdate(Experiment.Duals.Augmented duals, double unit, double most, int buckets) {
        this.duals = duals;
        this.unit = unit;
        this.most = most;
        this.sum = new double[buckets];
        this.count = new double[buckets];
        this.standing = new double[] {duals.penalty(), Double.POSITIVE_INFINITY, 0};
    }

    @Override
    public void update(double[] lambda, double[] signal) {
        for (int bucket = 0; bucket < lambda.length; bucket++) {
            if (signal[bucket] > Double.NEGATIVE_INFINITY) {
                sum[bucket] += signal[bucket];
                count[bucket]++;
            }
        }
        standing[PASSES]++;
        if (standing[PASSES] >= duals.every()) {
            standing[PASSES] = 0;
            move(lambda);
        }
    }

    private void move(double[] lambda) {
        double largest = 0;
        for (int bucket = 0; bucket < lambda.length; bucket++) {
            if (count[bucket] > 0) {
                double mean = sum[bucket] / count[bucket];
                lambda[bucket] = Math.clamp(lambda[bucket] + curvature() * mean, 0, most);
                largest = Math.max(largest, mean);
            }
            sum[bucket] = 0;
            count[bucket] = 0;
        }
        if (largest > NEGLIGIBLE && largest > duals.reduction() * standing[LAST_VIOLATION]) {
            double limit = Math.max(duals.most(), duals.penalty());
            standing[PENALTY] = Math.min(standing[PENALTY] * duals.growth(), limit);
        }
        standing[LAST_VIOLATION] = largest;
    }

    @Override
    public double curvature() {
        return standing[PENALTY] * unit;
    }

    @Override
    public SortedMap<String, double[]> memory() {
        return new TreeMap<>(Map.of("sum", sum.clone(), "count", count.clone(), "standing", standing.clone()));
    }

    @Override
    public void restore(Map<String, double[]> memory) {
        Saved.copy(memory, "sum", sum);
        Saved.copy(memory, "count", count);
        Saved.copy(memory, "standing", standing);
    }
}
