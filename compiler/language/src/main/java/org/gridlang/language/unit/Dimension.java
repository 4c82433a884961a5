package org.gridlang.language.unit;

import java.util.SortedMap;

/// A product of powers of base dimensions, with the parity of reactive power and the mark of a point on a scale.
///
/// @param exponents base dimension to non-zero exponent
/// @param reactive odd in reactive power: `p + q` is refused, `p^2 + q^2` is not
/// @param point a place on a scale (a temperature in degC) rather than a difference
public record Dimension(SortedMap<String, Rational> exponents, boolean reactive, boolean point) {}
