package org.gridlang.opendss.circuit;

import java.util.Objects;
import org.gridlang.language.source.Span;

/// A terminal that a command left open: `Open Line.sw3 term=2`.
///
/// @param terminal from 1
/// @param conductor from 1; 0 is all of them
public record Opening(int terminal, int conductor, Span span) {
    public Opening {
        Objects.requireNonNull(span);
    }
}
