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
    /// kind has none or in an override. `phases` are those of the last end, and of the first as well unless
    /// that has its own.
    record Element(
            Span span,
            String documentation,
            Identifier kind,
            Identifier name,
            List<Terminal> terminals,
            Optional<Identifier> phases,
            List<Item.Entry> entries)
            implements FeederMember {}

    /// An element of the base that is left out: `remove capacitor c1`, `remove bus "149"`.
    record Removal(Span span, Identifier kind, Identifier name) implements FeederMember {}

    /// A setting of an instance: `regulators: locked`, `loads: household_load(mean: load.p)`.
    record Setting(Span span, Item.Entry entry) implements FeederMember {}

    /// `from "149"`, `from "149" phases a`, `to "1"`, `at "1"`.
    ///
    /// @param phases those of the `from` end where it has its own
    record Terminal(Span span, Preposition preposition, Expression.Text bus, Optional<Identifier> phases) {}

    enum Preposition {
        AT,
        FROM,
        TO
    }
}
