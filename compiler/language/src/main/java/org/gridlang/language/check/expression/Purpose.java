package org.gridlang.language.check.expression;

import java.util.Optional;
import org.gridlang.language.source.Span;

/// Why a value must have some dimension, in words for a message: subject `this cost`, rule `a cost is money per
/// step`.
///
/// @param why half a sentence on the reason, if it is not plain
/// @param declared where the needed dimension is declared
/// @param declaredText what to say there
public record Purpose(String subject, String rule, Optional<String> why, Optional<Span> declared, String declaredText) {
    public static Purpose of(String subject, String rule) {
        return new Purpose(subject, rule, Optional.empty(), Optional.empty(), "");
    }

    public Purpose because(String reason) {
        return new Purpose(subject, rule, Optional.of(reason), declared, declaredText);
    }

    public Purpose declaredAt(Span span, String text) {
        return new Purpose(subject, rule, why, Optional.of(span), text);
    }
}
