package org.gridlang.runtime.compare;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.gridlang.runtime.random.Stream;

/// What several seeds say of a figure: the mean of the middle half of them, and between which bounds it lies with a
/// confidence of 95 %.
///
/// ```
/// five seeds 11.9 12.0 12.1 12.3 19.0     middle 12.13, the mean of the three between the outermost
/// ```
///
/// The interquartile mean is deaf to a single seed that went astray, unlike the mean, and wastes less than the median.
/// The bounds are quantiles of the same mean over [#RESAMPLES] draws of as many seeds with replacement (the percentile
/// bootstrap; Agarwal et al., "Deep reinforcement learning at the edge of the statistical precipice", 2021). A seed
/// that never got there counts as infinitely late, and so may a bound.
///
/// @param middle interquartile mean
/// @param seeds how many values there are
public record Interval(double middle, double low, double high, int seeds) {
    /// Draws of the bootstrap.
    public static final int RESAMPLES = 2000;

    private static final double TAIL = 0.025;

    /// Of one value for each seed.
    ///
    /// @param stream of this figure, so that its bounds depend on nothing else
    public static Interval of(double[] values, Stream stream) {
        return of(values, new double[0], stream, Draws::first);
    }

    /// Of how many times as long the second takes as the first, `iqm(second) / iqm(first)`: each is drawn from its own
    /// seeds, as two strata.
    public static Interval ratio(double[] first, double[] second, Stream stream) {
        return of(first, second, stream, draws -> quotient(draws.second(), draws.first()));
    }

    /// The interquartile means of two samples.
    private record Draws(double first, double second) {}

    private static Interval of(double[] first, double[] second, Stream stream, ToDoubleFunction<Draws> figure) {
        double middle = figure.applyAsDouble(new Draws(interquartileMean(first), interquartileMean(second)));
        int seeds = second.length == 0 ? first.length : Math.min(first.length, second.length);
        if (first.length < 2) {
            return new Interval(middle, middle, middle, seeds);
        }
        var figures = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            var draw = stream.child(resample);
            figures[resample] = figure.applyAsDouble(new Draws(
                    interquartileMean(drawn(first, draw.child(0))), interquartileMean(drawn(second, draw.child(1)))));
        }
        Arrays.sort(figures);
        return new Interval(middle, quantile(figures, TAIL), quantile(figures, 1 - TAIL), seeds);
    }

    private static double[] drawn(double[] values, Stream stream) {
        var drawn = new double[values.length];
        for (int index = 0; index < drawn.length; index++) {
            drawn[index] = values[stream.integer(index, values.length)];
        }
        return drawn;
    }

    /// The mean without the lowest and the highest quarter, each rounded down: of five values the middle three, of
    /// fewer than four all.
    static double interquartileMean(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 4;
        double sum = 0;
        for (int index = cut; index < sorted.length - cut; index++) {
            sum += sorted[index];
        }
        return sum / (sorted.length - 2 * cut);
    }

    /// Infinitely late over infinitely late says nothing of either.
    private static double quotient(double above, double below) {
        return Double.isInfinite(above) && Double.isInfinite(below) ? 1 : above / below;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[Math.clamp(Math.round(share * (sorted.length - 1)), 0, sorted.length - 1)];
    }
}
