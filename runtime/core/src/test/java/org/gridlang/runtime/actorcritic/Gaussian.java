package org.gridlang.runtime.actorcritic;

/// The normal distribution of one action, `a ~ N(mean, exp(logDeviation)^2)`: plain formulas for checks.
final class Gaussian {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private Gaussian() {}

    static double logDensity(double action, double mean, double logDeviation) {
        double z = (action - mean) * Math.exp(-logDeviation);
        return -0.5 * z * z - logDeviation - HALF_LOG_TWO_PI;
    }

    /// KL(old || new).
    static double divergence(double oldMean, double oldLogDeviation, double mean, double logDeviation) {
        double difference = oldMean - mean;
        double spread = Math.exp(2 * oldLogDeviation) + difference * difference;
        return logDeviation - oldLogDeviation + 0.5 * spread * Math.exp(-2 * logDeviation) - 0.5;
    }
}
