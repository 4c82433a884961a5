package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.problem.Constraint;

/// The Lagrange multipliers of one constraint and side (above the upper bound, or below the lower one).
///
/// A multiplier is shared by all rows and steps of its bucket, as `dual per (...)` says. In the Lagrangian each
/// row and step of the bucket adds, on average over days,
///
/// ```
/// lambda v + (rho/2) v^2,       v = max(0, h),   h = the distance beyond the bound, normalised
/// ```
///
/// and after each pass the multiplier follows, as its [DualUpdate] says, the *signed* value `s`, so that it can
/// fall again when there is room:
///
/// ```
/// s = the largest, over the bucket's rows and steps, of the mean of v over days,     where any is violated,
///     less the tolerance, but not below -slackCap
/// s = the largest h of them all, but not below -slackCap,                            where none is
/// ```
///
/// So the worst place of a bucket decides, whatever its size. A mean over the bucket would let comfortable days
/// and nodes vote for a violation elsewhere in it, and would make large buckets slow to rise and quick to fall.
final class Multipliers {
    final double[] lambda;
    private final int[] bucketOfRow;
    private final int[] bucketOfStep;
    private final int timeBuckets;

    Multipliers(Constraint constraint, Constraint.Enforcement.Dual scope, int steps, double stepSeconds) {
        Map<List<Object>, Integer> groups = new HashMap<>();
        bucketOfRow = new int[constraint.rows().size()];
        for (int row = 0; row < bucketOfRow.length; row++) {
            var each = constraint.rows().get(row);
            var key = new ArrayList<>();
            if (scope.keys().contains(Constraint.Key.ELEMENT)) {
                key.add(each.element());
            }
            if (scope.keys().contains(Constraint.Key.PHASE)) {
                key.add(each.phase());
            }
            Integer known = groups.get(key);
            bucketOfRow[row] = known == null ? groups.size() : known;
            groups.putIfAbsent(key, bucketOfRow[row]);
        }
        bucketOfStep = new int[steps];
        for (int step = 0; step < steps; step++) {
            // A little is added so that a bucket of one hour holds both half hours whatever the rounding.
            bucketOfStep[step] = (int) Math.floor(step * stepSeconds / scope.bucketSeconds() + 1e-9);
        }
        timeBuckets = bucketOfStep[steps - 1] + 1;
        lambda = new double[groups.size() * timeBuckets];
    }

    double at(int row, int step) {
        return lambda[bucketOfRow[row] * timeBuckets + bucketOfStep[step]];
    }

    int buckets() {
        return lambda.length;
    }

    /// s by bucket; negative infinity where no day was solved, so that nothing is learned.
    ///
    /// @param mean mean over days of v, `[row][step]`
    /// @param worst largest h of any day, `[row][step]`
    /// @param tolerance what the mean of v may be without complaint
    double[] signal(double[] mean, double[] worst, double slackCap, double tolerance) {
        int steps = bucketOfStep.length;
        var violation = new double[lambda.length];
        var largest = new double[lambda.length];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < bucketOfRow.length; row++) {
            for (int step = 0; step < steps; step++) {
                int bucket = bucketOfRow[row] * timeBuckets + bucketOfStep[step];
                violation[bucket] = Math.max(violation[bucket], mean[row * steps + step]);
                largest[bucket] = Math.max(largest[bucket], worst[row * steps + step]);
            }
        }
        for (int bucket = 0; bucket < lambda.length; bucket++) {
            if (largest[bucket] > Double.NEGATIVE_INFINITY) {
                double beyond = Math.max(violation[bucket] - tolerance, -slackCap);
                largest[bucket] = violation[bucket] > 0 ? beyond : Math.max(largest[bucket], -slackCap);
            }
        }
        return largest;
    }

    double mean() {
        double sum = 0;
        for (double value : lambda) {
            sum += value;
        }
        return sum / lambda.length;
    }

    double largest() {
        double most = 0;
        for (double value : lambda) {
            most = Math.max(most, value);
        }
        return most;
    }
}
