package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.language.source.Span;

/// A line of a rule; its role is its kind of record.
public sealed interface RuleMember {
    Span span();

    String documentation();

    Identifier name();

    /// `param low: Ratio in 0 % .. 100 % = 30 %`, a constant that a problem may change.
    record Param(
            Span span,
            String documentation,
            Identifier name,
            DimensionExpression dimension,
            Optional<Expression.Range> range,
            Expression value)
            implements RuleMember {}

    /// `let cheap = min(price, today)`.
    record Let(
            Span span, String documentation, Identifier name, Optional<DimensionExpression> dimension, Expression value)
            implements RuleMember {}

    /// `set p = if price <= cheap then -rating else 0 kW`: the action of that name, in physical units.
    record Set(Span span, String documentation, Identifier name, Expression value) implements RuleMember {}
}
