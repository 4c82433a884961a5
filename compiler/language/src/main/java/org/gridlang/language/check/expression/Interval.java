package org.gridlang.language.check.expression;

import org.gridlang.language.model.Curve;

/// A closed interval of the extended real line that surely holds a value, SI.
public record Interval(double low, double high) {
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    public static final Interval NOT_NEGATIVE = new Interval(0, Double.POSITIVE_INFINITY);

    public Interval {
        if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
            // What cannot be bounded is unknown: an interval is a promise.
            low = Double.NEGATIVE_INFINITY;
            high = Double.POSITIVE_INFINITY;
        }
    }

    public static Interval of(double value) {
        return new Interval(value, value);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public boolean isPoint() {
        return low == high;
    }

    public boolean isPositive() {
        return low > 0;
    }

    public boolean isNotNegative() {
        return low >= 0;
    }

    public boolean isNegative() {
        return high < 0;
    }

    public boolean isNotPositive() {
        return high <= 0;
    }

    public boolean isZero() {
        return low == 0 && high == 0;
    }

    public Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high);
    }

    public Interval negated() {
        return new Interval(-high, -low);
    }

    public Interval minus(Interval other) {
        return plus(other.negated());
    }

    public Interval times(Interval other) {
        double a = product(low, other.low);
        double b = product(low, other.high);
        double c = product(high, other.low);
        double d = product(high, other.high);
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /// Zero times a bound that is infinite is zero: the value itself is finite.
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    /// 1 / x; everything if x may be zero.
    public Interval reciprocal() {
        if ((low < 0 && high > 0) || isZero()) {
            return ALL;
        }
        double first = high == 0 ? Double.NEGATIVE_INFINITY : 1 / high;
        double second = low == 0 ? Double.POSITIVE_INFINITY : 1 / low;
        return new Interval(first, second);
    }

    public Interval smallest(Interval other) {
        return new Interval(Math.min(low, other.low), Math.min(high, other.high));
    }

    public Interval largest(Interval other) {
        return new Interval(Math.max(low, other.low), Math.max(high, other.high));
    }

    public Interval absolute() {
        if (low >= 0) {
            return this;
        }
        return high <= 0 ? negated() : new Interval(0, Math.max(-low, high));
    }

    /// x ^ exponent, for x where it is defined.
    public Interval power(double exponent) {
        boolean whole = exponent == Math.rint(exponent);
        if (exponent < 0) {
            return power(-exponent).reciprocal();
        }
        if (whole && exponent % 2 == 0) {
            var size = absolute();
            return new Interval(Math.pow(size.low, exponent), Math.pow(size.high, exponent));
        }
        if (whole) {
            return new Interval(Math.pow(low, exponent), Math.pow(high, exponent));
        }
        return new Interval(Math.pow(Math.max(low, 0), exponent), Math.pow(Math.max(high, 0), exponent));
    }

    /// What a piecewise straight function makes of it.
    public Interval through(Curve curve) {
        double first = curve.value(low);
        double last = curve.value(high);
        double least = Math.min(first, last);
        double most = Math.max(first, last);
        for (int point = 0; point < curve.size(); point++) {
            if (contains(curve.at().get(point))) {
                least = Math.min(least, curve.values().get(point));
                most = Math.max(most, curve.values().get(point));
            }
        }
        return new Interval(least, most);
    }

    /// What two intervals that both hold a value leave; this one if they contradict each other.
    public Interval cut(Interval other) {
        double least = Math.max(low, other.low);
        double most = Math.min(high, other.high);
        return least <= most ? new Interval(least, most) : this;
    }

    /// The smallest interval that holds both.
    public Interval union(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }
}
