package org.gridlang.language.syntax;

import java.util.List;
import org.gridlang.language.source.Span;

/// A unit as written, a product of powers: `kW`, `$/kWh`, `K^2*h`.
public record UnitExpression(Span span, List<Factor> factors) {
    public UnitExpression {
        factors = List.copyOf(factors);
    }

    /// One unit to a (possibly negative) power. In `$/kWh` the second factor has exponent -1.
    public record Factor(Span span, String unit, int exponent) {}
}
