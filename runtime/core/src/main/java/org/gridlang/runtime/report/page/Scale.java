package org.gridlang.runtime.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gridlang.runtime.report.plot.Axis;

/// From values to places along an axis, straight or by powers of ten.
///
/// @param floor least value that a scale by powers of ten can show; what is less stands there
record Scale(Axis axis, boolean powers, double floor) {
    private static final int TICKS = 5;
    /// Room beyond the outermost values, as a share of their distance.
    private static final double ROOM = 0.04;

    /// Straight, over these values.
    static Scale straight(List<Double> values, double from, double to) {
        double low = least(values);
        double high = most(values);
        double room = high > low ? ROOM * (high - low) : Math.max(Math.abs(high) * ROOM, 1e-6);
        return between(low - room, high + room, from, to);
    }

    /// Straight, from one value to another.
    static Scale between(double low, double high, double from, double to) {
        return new Scale(Axis.of(low, high > low ? high : low + 1, from, to, TICKS), false, 0);
    }

    /// By powers of ten, from the least of the values that are not zero.
    static Scale powers(List<Double> values, double from, double to) {
        double least = values.stream()
                .filter(each -> each > 0 && !each.isInfinite())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(1e-6);
        double low = Math.floor(Math.log10(least));
        double high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(most(values), least)) + 1e-9));
        return new Scale(Axis.of(low, high, from, to, TICKS), true, Math.pow(10, low));
    }

    private static double least(List<Double> values) {
        return values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
    }

    private static double most(List<Double> values) {
        return values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    double at(double value) {
        double shown = powers ? Math.log10(Math.max(value, floor)) : value;
        return axis.at(Math.clamp(shown, axis.low(), axis.high()));
    }

    /// Values that get a line across and a number.
    List<Double> ticks() {
        if (!powers) {
            return axis.ticks();
        }
        var ticks = new ArrayList<Double>();
        int step = (int) Math.max(1, Math.ceil((axis.high() - axis.low()) / TICKS));
        for (int power = (int) axis.low(); power <= axis.high(); power += step) {
            ticks.add(Math.pow(10, power));
        }
        return ticks;
    }

    String text(double tick) {
        if (powers) {
            return String.format(Locale.ROOT, "1e%d", Math.round(Math.log10(tick)));
        }
        double size = Math.max(Math.abs(axis.low()), Math.abs(axis.high()));
        return size >= 1e5 ? String.format(Locale.ROOT, "%.3gk", tick / 1000) : axis.text(tick);
    }
}
