package org.gridlang.language.check.expression;

import java.util.Optional;
import java.util.function.Supplier;
import org.gridlang.language.source.Span;

/// Why a value must have some dimension, in words for a message: subject `this cost`, rule `a cost is money per
/// step`. The rule is put into words only when it is broken: to name a dimension well takes a search.
///
/// @param why half a sentence on the reason, if it is not plain
/// @param declared where the needed dimension is declared
/// @param declaredText what to say there
public record Purpose(
        String subject, Supplier<String> ruling, Optional<String> why, Optional<Span> declared, String declaredText) {
    public static Purpose of(String subject, String rule) {
        return of(subject, () -> rule);
    }

    public static Purpose of(String subject, Supplier<String> rule) {
        return new Purpose(subject, rule, Optional.empty(), Optional.empty(), "");
    }

    /// The rule in words.
    public String rule() {
        return ruling.get();
    }

    public Purpose because(String reason) {
        return new Purpose(subject, ruling, Optional.of(reason), declared, declaredText);
    }

    public Purpose declaredAt(Span span, String text) {
        return new Purpose(subject, ruling, why, Optional.of(span), text);
    }
}
