package org.gridlang.language.lower;

import org.gridlang.language.ir.BinaryOperation;
import org.gridlang.language.ir.UnaryOperation;
import org.gridlang.runtime.device.VectorMath;

/// All numbers from `low` to `high`, both included; may be infinite. Results of operations hold every result on numbers of
/// the arguments (not outward rounded: they decide signs, which rounding does not change).
record Interval(double low, double high) {
    static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(low + " .. " + high);
        }
    }

    static Interval of(double value) {
        return Double.isNaN(value) ? ALL : new Interval(value, value);
    }

    boolean isPositive() {
        return low > 0;
    }

    boolean isNegative() {
        return high < 0;
    }

    boolean isNeverNegative() {
        return low >= 0;
    }

    boolean isNeverPositive() {
        return high <= 0;
    }

    boolean excludesZero() {
        return isPositive() || isNegative();
    }

    Interval union(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    Interval negated() {
        return new Interval(-high, -low);
    }

    Interval apply(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE -> negated();
            case ABSOLUTE ->
                isNeverNegative() ? this : isNeverPositive() ? negated() : new Interval(0, Math.max(-low, high));
            case SIGN -> new Interval(Math.signum(low), Math.signum(high));
            case SQUARE_ROOT -> new Interval(Math.sqrt(Math.max(0, low)), Math.sqrt(Math.max(0, high)));
            case EXPONENTIAL -> new Interval(VectorMath.exp(low), VectorMath.exp(high));
            case LOGARITHM -> new Interval(VectorMath.log(Math.max(0, low)), VectorMath.log(Math.max(0, high)));
            case SINE, COSINE -> new Interval(-1, 1);
            case TANH -> new Interval(VectorMath.tanh(low), VectorMath.tanh(high));
            case RELATIVE_EXPONENTIAL -> new Interval(growth(low), growth(high));
        };
    }

    Interval apply(BinaryOperation operation, Interval other) {
        return switch (operation) {
            case ADD -> new Interval(low + other.low, high + other.high);
            case SUBTRACT -> new Interval(low - other.high, high - other.low);
            case MULTIPLY -> times(other);
            case DIVIDE -> other.excludesZero() ? times(new Interval(1 / other.high, 1 / other.low)) : ALL;
            case MINIMUM -> new Interval(Math.min(low, other.low), Math.min(high, other.high));
            case MAXIMUM -> new Interval(Math.max(low, other.low), Math.max(high, other.high));
        };
    }

    /// Its power with this exponent.
    Interval power(double exponent) {
        if (isPositive() || isNeverNegative() && exponent >= 0) {
            double first = Math.pow(low, exponent);
            double second = Math.pow(high, exponent);
            return new Interval(Math.min(first, second), Math.max(first, second));
        }
        if (exponent >= 0 && exponent % 2 == 0) {
            return apply(UnaryOperation.ABSOLUTE).power(exponent);
        }
        return ALL;
    }

    private Interval times(Interval other) {
        double a = product(low, other.low);
        double b = product(low, other.high);
        double c = product(high, other.low);
        double d = product(high, other.high);
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /// Infinite bounds stand for large numbers, so zero times one of them is zero.
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private static double growth(double x) {
        return Double.isInfinite(x) ? (x > 0 ? x : 0) : VectorMath.exprel(x);
    }
}
