package org.gridlang.language.syntax;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.source.Span;

/// A line of a feeder.
public sealed interface FeederMember {
    Span span();

    /// An element, declared or (in a feeder with a base) overridden:
    /// `line l115 from "149" to "1" phases abc { code: code1, length: 400 ft }`,
    /// `load s1a at "1" phases a { p: 40 kW, q: 20 kvar }`, `linecode code1 { ... }`,
    /// `bus "149" { x: 350, y: 1150 }`, `regulator creg1a { tap: 7 }`. Ends and phases are absent where the
    /// kind has none or in an override.
    record Element(
            Span span,
            String documentation,
            Identifier kind,
            Identifier name,
            List<Terminal> terminals,
            Optional<Identifier> phases,
            List<Item.Entry> entries)
            implements FeederMember {}

    /// A setting of an instance: `regulators: locked`, `loads: household_load(mean: load.p)`.
    record Setting(Span span, Item.Entry entry) implements FeederMember {}

    /// `from "149"`, `to "1"`, `at "1"`.
    record Terminal(Span span, Preposition preposition, Expression.Text bus) {}

    enum Preposition {
        AT,
        FROM,
        TO
    }
}
