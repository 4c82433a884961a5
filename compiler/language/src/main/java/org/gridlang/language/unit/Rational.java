package org.gridlang.language.unit;

import java.util.Optional;

/// An exact exponent, in lowest terms with a positive denominator.
public record Rational(int numerator, int denominator) implements Comparable<Rational> {
    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);

    private static final int LARGEST_DENOMINATOR = 12;

    public Rational {
        if (denominator == 0) {
            throw new IllegalArgumentException("zero denominator");
        }
        int divisor = gcd(Math.abs(numerator), Math.abs(denominator)) * Integer.signum(denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    public static Rational of(int whole) {
        return new Rational(whole, 1);
    }

    /// The simple fraction that a decimal exponent such as `0.5` stands for; empty if there is none with a
    /// denominator up to 12.
    public static Optional<Rational> of(double value) {
        for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            double scaled = value * denominator;
            if (Math.abs(scaled) < 1e6 && Math.abs(scaled - Math.rint(scaled)) < 1e-9) {
                return Optional.of(new Rational((int) Math.rint(scaled), denominator));
            }
        }
        return Optional.empty();
    }

    public Rational plus(Rational other) {
        return new Rational(
                numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
    }

    public Rational times(Rational other) {
        return new Rational(numerator * other.numerator, denominator * other.denominator);
    }

    public Rational negated() {
        return new Rational(-numerator, denominator);
    }

    public boolean isZero() {
        return numerator == 0;
    }

    public double doubleValue() {
        return (double) numerator / denominator;
    }

    @Override
    public int compareTo(Rational other) {
        return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
    }

    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? Math.max(a, 1) : gcd(b, a % b);
    }
}
