package org.gridlang.language.syntax;

import org.gridlang.language.source.Span;

/// A dimension as written: `Money / (Power * Energy)`.
public sealed interface DimensionExpression {
    Span span();

    record Named(Span span, String name) implements DimensionExpression {}

    /// The literal `1` in `1 / Time`.
    record One(Span span) implements DimensionExpression {}

    record Product(Span span, DimensionExpression left, DimensionExpression right) implements DimensionExpression {}

    record Quotient(Span span, DimensionExpression left, DimensionExpression right) implements DimensionExpression {}

    /// Exponent `numerator / denominator`; `^2` has denominator 1.
    record Power(Span span, DimensionExpression base, int numerator, int denominator) implements DimensionExpression {}
}
