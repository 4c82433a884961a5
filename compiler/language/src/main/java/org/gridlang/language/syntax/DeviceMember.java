package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;

/// A line of a device; its role is its kind of record.
public sealed interface DeviceMember {
    Span span();

    String documentation();

    /// `param capacity: Energy in 5 kWh .. 40 kWh = 13.5 kWh`.
    record Param(
            Span span,
            String documentation,
            Identifier name,
            DimensionExpression dimension,
            Optional<Expression.Range> range,
            Optional<Expression> fallback)
            implements DeviceMember {}

    /// `input outside: Temperature`, bound to a series by the population.
    record Input(Span span, String documentation, Identifier name, DimensionExpression dimension)
            implements DeviceMember {}

    /// `state soc: Ratio in 10 % .. 95 % = 50 %`; the value is that at the start of the day.
    record State(
            Span span,
            String documentation,
            Identifier name,
            DimensionExpression dimension,
            Optional<Expression.Range> range,
            Expression initial)
            implements DeviceMember {}

    /// `action p: Power in -rating .. rating = 0 kW`; the value after `=` is what `no_control` does (middle of
    /// the range if absent).
    record Action(
            Span span,
            String documentation,
            Identifier name,
            DimensionExpression dimension,
            Expression.Range range,
            Optional<Expression> idle)
            implements DeviceMember {}

    /// `let charge = max(-p, 0 kW)`.
    record Let(
            Span span, String documentation, Identifier name, Optional<DimensionExpression> dimension, Expression value)
            implements DeviceMember {}

    /// `next soc = ...`.
    record Next(Span span, String documentation, Identifier state, Expression value) implements DeviceMember {}

    /// `der indoor = ...`.
    record Derivative(Span span, String documentation, Identifier state, Expression value) implements DeviceMember {}

    /// `inject p = output`: power delivered into the network; the name is `p` or `q`.
    record Inject(Span span, String documentation, Identifier quantity, Expression value) implements DeviceMember {}

    /// `observe output / rating, bus.v_pu, price`.
    record Observe(Span span, String documentation, List<Expression> values) implements DeviceMember {}

    /// `limit capability: output^2 + q^2 <= rating^2`, met by construction.
    record Limit(Span span, String documentation, Identifier name, Expression condition) implements DeviceMember {}

    /// `cost fuel = ...` (money in each step) or, with `terminal`, `terminal refill = ...` (money at the end of
    /// the horizon).
    record Cost(Span span, String documentation, Identifier name, Expression value, boolean terminal)
            implements DeviceMember {}
}
