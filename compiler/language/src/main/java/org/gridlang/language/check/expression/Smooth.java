package org.gridlang.language.check.expression;

/// The smooth twins of `max`, `min`, `abs`, `clamp` and of a jump from 0 to 1: within a few widths of the corner they
/// round it off, away from it they come as near to the sharp function as one likes.
///
/// ```
/// smooth_max(a, b, w)       = (a + b + sqrt((a - b)^2 + w^2)) / 2
/// smooth_min(a, b, w)       = (a + b - sqrt((a - b)^2 + w^2)) / 2
/// smooth_abs(x, w)          = sqrt(x^2 + w^2)
/// smooth_clamp(x, l, h, w)  = (l + h + sqrt((x - l)^2 + w^2) - sqrt((x - h)^2 + w^2)) / 2
/// smooth_step(x, w)         = (1 + tanh(x / w)) / 2
/// ```
///
/// Far from the corner these differences would lose all digits: a clamp of 1e16 is no difference of two roots of 1e32.
/// So each is computed without one, as the difference of the squares over the sum: with d the root of (a - b)^2 + w^2,
///
/// ```
/// (a + b - d) / 2 = (4 a b - w^2) / (2 (a + b + d))    where a + b > 0
/// smooth_clamp    = (l + h + (h - l) ((x - l) + (x - h)) / (sqrt((x - l)^2 + w^2) + sqrt((x - h)^2 + w^2))) / 2
/// ```
///
/// The interval of each is tighter than interval arithmetic on its formula, which would not see that the same value
/// stands in it twice: that a smooth maximum exceeds both arguments, for example.
public final class Smooth {
    private Smooth() {}

    static double maximum(double a, double b, double width) {
        double sum = a + b;
        double distance = absolute(a - b, width);
        return sum < 0 ? (4 * a * b - width * width) / (sum - distance) / 2 : (sum + distance) / 2;
    }

    static double minimum(double a, double b, double width) {
        double sum = a + b;
        double distance = absolute(a - b, width);
        return sum > 0 ? (4 * a * b - width * width) / (sum + distance) / 2 : (sum - distance) / 2;
    }

    static double absolute(double x, double width) {
        return Math.sqrt(x * x + width * width);
    }

    static double clamp(double x, double low, double high, double width) {
        double both = absolute(x - low, width) + absolute(x - high, width);
        // Unknown widths may be zero; then both corners and x may coincide.
        return both == 0 ? x : (low + high + (high - low) * (((x - low) + (x - high)) / both)) / 2;
    }

    static double step(double x, double width) {
        return (1 + Math.tanh(x / width)) / 2;
    }

    /// Grows with each argument; at most half the width above the larger one.
    public static Interval maximum(Interval a, Interval b, Interval width) {
        return new Interval(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()) + half(width));
    }

    public static Interval minimum(Interval a, Interval b, Interval width) {
        return new Interval(Math.min(a.low(), b.low()) - half(width), Math.min(a.high(), b.high()));
    }

    public static Interval absolute(Interval x, Interval width) {
        return x.power(2).plus(width.power(2)).power(0.5);
    }

    /// Between its bounds, in whichever order they are.
    public static Interval clamp(Interval low, Interval high) {
        return low.union(high);
    }

    public static Interval step(Interval x, Interval width) {
        if (!width.isPositive() || Double.isInfinite(width.high())) {
            return new Interval(0, 1);
        }
        double least = step(x.low(), x.low() < 0 ? width.low() : width.high());
        double most = step(x.high(), x.high() > 0 ? width.low() : width.high());
        return new Interval(least, most);
    }

    /// Half of the largest width; infinite if nothing is known of it.
    private static double half(Interval width) {
        return width.absolute().high() / 2;
    }
}
