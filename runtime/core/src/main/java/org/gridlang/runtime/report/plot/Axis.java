package org.gridlang.runtime.report.plot;

import java.util.ArrayList;
import java.util.List;

/// A straight scale from values to places with ticks at round values, for example 0, 0.5, 1, 1.5 km.
///
/// @param low the least value
/// @param high the greatest
/// @param from where the least stands in the picture
/// @param to where the greatest stands
/// @param step between two ticks
public record Axis(double low, double high, double from, double to, double step) {
    /// An axis with at most `most` ticks.
    public static Axis of(double low, double high, double from, double to, int most) {
        double least = (high - low) / most;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = 10 * power;
        for (double factor : new double[] {5, 2, 1}) {
            if (factor * power >= least) {
                step = factor * power;
            }
        }
        return new Axis(low, high, from, to, step);
    }

    /// Where a value stands.
    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /// Round values within.
    public List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (long index = (long) Math.ceil(low / step - 1e-9); index * step <= high + 1e-9 * step; index++) {
            ticks.add(index * step);
        }
        return ticks;
    }

    /// With as many digits as tell neighbours apart.
    public String text(double tick) {
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return PlotText.fixed(tick, digits);
    }
}
