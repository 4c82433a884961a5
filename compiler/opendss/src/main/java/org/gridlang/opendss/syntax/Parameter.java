package org.gridlang.opendss.syntax;

import java.util.Objects;
import org.gridlang.language.source.Span;

/// One word of a command, with its name where it has one: `kVA=5000`, or only `5000`.
///
/// @param name as written; empty if there is none
/// @param value without its outer quotes or brackets
/// @param quoted whether the value stood in quotes or brackets
/// @param nameSpan the name; the value if there is none
/// @param valueSpan the value with its quotes
public record Parameter(String name, String value, boolean quoted, Span nameSpan, Span valueSpan) {
    public Parameter {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
        Objects.requireNonNull(nameSpan);
        Objects.requireNonNull(valueSpan);
    }

    /// The same with another value, for example that of a variable.
    public Parameter withValue(String other, boolean quotedOther) {
        return new Parameter(name, other, quotedOther, nameSpan, valueSpan);
    }

    /// Name and value as they stand.
    public Span span() {
        return nameSpan.to(valueSpan);
    }
}
