package org.gridlang.opendss.circuit;

import java.util.Objects;
import org.gridlang.language.source.Span;

/// One assignment: `kv=4.16`.
///
/// @param name the full name in lower case, whatever the file abbreviates
/// @param winding which winding, conductor or the like it is for (from 1), where the class has several; else 0
/// @param value the value without its outer quotes or brackets; `(8 1000 /)` gives `8 1000 /`
/// @param quoted whether the value stood in quotes or brackets, so that it may be arithmetic
/// @param span the value where it stands, quotes included
public record DssProperty(String name, int winding, String value, boolean quoted, Span span) {
    public DssProperty {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
        Objects.requireNonNull(span);
    }
}
