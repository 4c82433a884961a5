package org.gridlang.runtime.learn;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.problem.Experiment;

/// Signed ascent: `lambda <- clamp( lambda + eta s, 0, most )`.
final class AscentUpdate implements DualUpdate {
    private final double eta;
    private final double curvature;
    private final double most;

    /// @param unit money per squared normalised unit that a setting of 1 stands for
    /// @param most limit of a multiplier
    AscentUpdate(Experiment.Duals.Ascent duals, double unit, double most) {
        this.eta = duals.rate() * unit;
        this.curvature = duals.penalty() * unit;
        this.most = most;
    }

    @Override
    public void update(double[] lambda, double[] signal) {
        for (int bucket = 0; bucket < lambda.length; bucket++) {
            if (signal[bucket] > Double.NEGATIVE_INFINITY) {
                lambda[bucket] = Math.clamp(lambda[bucket] + eta * signal[bucket], 0, most);
            }
        }
    }

    @Override
    public double curvature() {
        return curvature;
    }

    @Override
    public SortedMap<String, double[]> memory() {
        return new TreeMap<>();
    }

    @Override
    public void restore(Map<String, double[]> memory) {}
}
