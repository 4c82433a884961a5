package org.gridlang.language.unit;

/// An exact exponent, in lowest terms with a positive denominator.
public record Rational(int numerator, int denominator) implements Comparable<Rational> {
    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);

    public Rational {
        if (denominator == 0) {
            throw new IllegalArgumentException("zero denominator");
        }
        int divisor = gcd(Math.abs(numerator), Math.abs(denominator)) * Integer.signum(denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    public Rational plus(Rational other) {
        return new Rational(
                numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
    }

    public Rational times(Rational other) {
        return new Rational(numerator * other.numerator, denominator * other.denominator);
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
