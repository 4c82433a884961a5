package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.language.source.Span;

/// A line of a population.
public sealed interface PopulationMember {
    Span span();

    /// `place on load in net.loads where load.phases == 1 weighted by load.p`.
    record Place(Span span, Expression.Binder binder, Optional<Expression> weight) implements PopulationMember {}

    /// `draw capacity ~ uniform(8 kWh, 16 kWh)`: for a param once per agent, for a state once per agent and
    /// day.
    record Draw(Span span, Identifier name, Expression distribution) implements PopulationMember {}

    /// `bind outside = outdoor`.
    record Bind(Span span, Identifier input, Expression series) implements PopulationMember {}

    /// `set rating = 5 kW`.
    record Set(Span span, Identifier param, Expression value) implements PopulationMember {}
}
