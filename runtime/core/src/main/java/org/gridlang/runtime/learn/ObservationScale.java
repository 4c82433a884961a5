package org.gridlang.runtime.learn;

/// Makes each observed feature a number around zero of about unit size: `(o - mean) * factor`, `factor = 1 /
/// deviation`. One pair per feature and population, measured once before training on training days and fixed
/// from then on; it belongs to the policy.
///
/// @param mean per feature, in the feature's own unit
/// @param factor per feature; 0 for a feature that never changed, which then tells the policy nothing
public record ObservationScale(double[] mean, double[] factor) {
    public ObservationScale {
        if (mean.length != factor.length) {
            throw new IllegalArgumentException(mean.length + " means, " + factor.length + " factors");
        }
    }

    public int features() {
        return mean.length;
    }

    /// Sums from which a scale is computed, for one agent or, added up in a fixed order, for a population.
    static final class Sums {
        /// Deviations below this, relative to the mean, are rounding.
        private static final double CONSTANT = 1e-9;

        private final double[] sum;
        private final double[] squares;
        private double count;

        Sums(int features) {
            sum = new double[features];
            squares = new double[features];
        }

        /// Adds the lanes in use of an observation `[feature][lane]`.
        void add(double[] observation, int at, int lanes, int days) {
            for (int feature = 0; feature < sum.length; feature++) {
                for (int day = 0; day < days; day++) {
                    double value = observation[at + feature * lanes + day];
                    sum[feature] += value;
                    squares[feature] += value * value;
                }
            }
            count += days;
        }

        void add(Sums other) {
            for (int feature = 0; feature < sum.length; feature++) {
                sum[feature] += other.sum[feature];
                squares[feature] += other.squares[feature];
            }
            count += other.count;
        }

        ObservationScale scale() {
            var mean = new double[sum.length];
            var factor = new double[sum.length];
            for (int feature = 0; feature < sum.length; feature++) {
                mean[feature] = sum[feature] / count;
                double variance = squares[feature] / count - mean[feature] * mean[feature];
                double deviation = Math.sqrt(Math.max(variance, 0));
                boolean constant = deviation <= CONSTANT * Math.max(Math.abs(mean[feature]), Double.MIN_NORMAL);
                factor[feature] = constant ? 0 : 1 / deviation;
            }
            return new ObservationScale(mean, factor);
        }
    }
}
