package org.gridlang.runtime.compare;

import java.util.Locale;
import java.util.function.DoubleFunction;

/// Figures with their bounds as text: `12171.30 (12150.00 to 12190.00)`.
public final class FigureText {
    private FigureText() {}

    /// The middle, and the bounds where there are at least two seeds.
    public static String of(Interval interval, DoubleFunction<String> number) {
        if (Double.isNaN(interval.middle())) {
            return "";
        }
        String middle = number.apply(interval.middle());
        return interval.seeds() < 2
                ? middle
                : middle + " (" + number.apply(interval.low()) + " to " + number.apply(interval.high()) + ")";
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

    /// How many times as much; `never` without end.
    public static String times(double value) {
        return Double.isInfinite(value) ? "never" : format("%.2f x", value);
    }

    private static String format(String pattern, double value) {
        String text = String.format(Locale.ROOT, pattern, value);
        return text.matches("-0(\\.0*)?( %)?") ? text.substring(1) : text;
    }
}
