package org.gridlang.runtime.compare;

import java.util.Locale;
import java.util.function.DoubleFunction;

/// Figures with their bounds as text: `12171.30 (12150.00 to 12190.00)`.
public final class FigureText {
    private FigureText() {}

    /// The middle, and the bounds where several seeds differ.
    public static String of(Interval interval, DoubleFunction<String> number) {
        if (Double.isNaN(interval.middle())) {
            return "";
        }
        String middle = number.apply(interval.middle());
        String low = number.apply(interval.low());
        String high = number.apply(interval.high());
        boolean width = interval.seeds() > 1 && !(low.equals(middle) && high.equals(middle));
        return width ? middle + " (" + low + " to " + high + ")" : middle;
    }

    /// How a metric is written, by its name.
    public static DoubleFunction<String> style(String metric) {
        if (metric.equals(ComparisonTable.SAVING) || metric.equals(ComparisonTable.GAP) || metric.endsWith("_rate")) {
            return FigureText::share;
        }
        if (metric.contains(".violation_")) {
            return FigureText::small;
        }
        return metric.equals("days") || metric.equals("unconverged") ? FigureText::whole : FigureText::money;
    }

    /// With two decimals.
    public static String money(double value) {
        return format("%.2f", value);
    }

    /// With three significant digits; zero as 0.
    public static String small(double value) {
        return value == 0 ? "0" : format("%.2e", value);
    }

    /// In per cent.
    public static String share(double value) {
        return format("%.1f %%", 100 * value);
    }

    /// Without decimals; `never` for what was not reached.
    public static String whole(double value) {
        return Double.isInfinite(value) ? "never" : format("%.0f", value);
    }

    /// In seconds; `never` for what was not reached.
    public static String seconds(double value) {
        return Double.isInfinite(value) ? "never" : format("%.1f s", value);
    }

    /// How many times as long another took; `never` for nothing, which is a finite time over an infinite one.
    public static String times(double value) {
        return value == 0 || Double.isInfinite(value) ? "never" : format("%.2f x", value);
    }

    private static String format(String pattern, double value) {
        String text = String.format(Locale.ROOT, pattern, value);
        return text.matches("-0(\\.0*)?( %)?") ? text.substring(1) : text;
    }
}
