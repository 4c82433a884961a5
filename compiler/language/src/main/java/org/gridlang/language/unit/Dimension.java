package org.gridlang.language.unit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A product of powers of base dimensions, with the parity of reactive power and the mark of a point on a
/// scale.
///
/// Products of two reactive quantities are not reactive, so that `p + q` is refused and `p^2 + q^2` is not.
///
/// @param exponents base dimension to non-zero exponent
/// @param reactive odd in reactive power
/// @param point a place on a scale (a temperature in degC) rather than a difference
public record Dimension(SortedMap<String, Rational> exponents, boolean reactive, boolean point) {
    /// That of a plain number.
    public static final Dimension NONE = new Dimension(Collections.emptySortedMap(), false, false);

    public Dimension {
        var kept = new TreeMap<>(exponents);
        kept.values().removeIf(Rational::isZero);
        exponents = Collections.unmodifiableSortedMap(kept);
    }

    /// A base dimension, for example `Time`.
    public static Dimension base(String name) {
        var exponents = new TreeMap<String, Rational>();
        exponents.put(name, Rational.ONE);
        return new Dimension(exponents, false, false);
    }

    public Dimension times(Dimension other) {
        var product = new TreeMap<>(exponents);
        other.exponents.forEach((base, exponent) -> product.merge(base, exponent, Rational::plus));
        return new Dimension(product, reactive != other.reactive, false);
    }

    public Dimension dividedBy(Dimension other) {
        return times(other.power(Rational.of(-1)));
    }

    /// The dimension of `x ^ exponent`; a root of an even power of reactive power is not reactive.
    public Dimension power(Rational exponent) {
        var raised = new TreeMap<String, Rational>();
        exponents.forEach((base, each) -> raised.put(base, each.times(exponent)));
        return new Dimension(raised, reactive && exponent.numerator() % 2 != 0, false);
    }

    public Dimension asReactive() {
        return new Dimension(exponents, true, point);
    }

    /// The same without the parity of reactive power.
    public Dimension asActive() {
        return new Dimension(exponents, false, point);
    }

    public Dimension asPoint() {
        return new Dimension(exponents, reactive, true);
    }

    /// What two points of this dimension differ by; itself if it is not a point.
    public Dimension difference() {
        return new Dimension(exponents, reactive, false);
    }

    /// Whether it is that of a plain number.
    public boolean isNone() {
        return equals(NONE);
    }

    /// The largest exponent in size, to refuse what nobody can mean.
    public double largestExponent() {
        return exponents.values().stream()
                .mapToDouble(each -> Math.abs(each.doubleValue()))
                .max()
                .orElse(0);
    }
}
