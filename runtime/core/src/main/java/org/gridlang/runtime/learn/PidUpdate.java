package org.gridlang.runtime.learn;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.problem.Experiment;

/// A controller that holds violations at zero (A. Stooke, J. Achiam, P. Abbeel, "Responsive Safety in
/// Reinforcement Learning by PID Lagrangian Methods", arXiv 2007.03964, algorithm 2):
///
/// ```
/// I <- clamp( I + Ki s, 0, most )
/// lambda = clamp( Kp s + I + Kd max(0, s - sBefore), 0, most )
/// ```
///
/// The proportional part answers a violation at once and leaves with it, and the derivative part answers one that
/// grows, so that the integral, which alone overshoots, may move slowly.
final class PidUpdate implements DualUpdate {
    private final double proportional;
    private final double integral;
    private final double derivative;
    private final double curvature;
    private final double most;
    private final double[] sum;
    private final double[] before;

    /// @param unit money per squared normalised unit that a setting of 1 stands for
    /// @param most limit of a multiplier
    PidUpdate(Experiment.Duals.Pid duals, double unit, double most, int buckets) {
        this.proportional = duals.proportional() * unit;
        this.integral = duals.integral() * unit;
        this.derivative = duals.derivative() * unit;
        this.curvature = duals.penalty() * unit;
        this.most = most;
        this.sum = new double[buckets];
        this.before = new double[buckets];
    }

    @Override
    public void update(double[] lambda, double[] signal) {
        for (int bucket = 0; bucket < lambda.length; bucket++) {
            double s = signal[bucket];
            if (s > Double.NEGATIVE_INFINITY) {
                sum[bucket] = Math.clamp(sum[bucket] + integral * s, 0, most);
                double rise = Math.max(0, s - before[bucket]);
                lambda[bucket] = Math.clamp(proportional * s + sum[bucket] + derivative * rise, 0, most);
                before[bucket] = s;
            }
        }
    }

    @Override
    public double curvature() {
        return curvature;
    }

    @Override
    public SortedMap<String, double[]> memory() {
        return new TreeMap<>(Map.of("sum", sum.clone(), "before", before.clone()));
    }

    @Override
    public void restore(Map<String, double[]> memory) {
        Saved.copy(memory, "sum", sum);
        Saved.copy(memory, "before", before);
    }
}
