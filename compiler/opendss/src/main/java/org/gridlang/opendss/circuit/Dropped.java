package org.gridlang.opendss.circuit;

import java.util.Objects;
import org.gridlang.language.source.Span;

/// Something that was read and does not become part of the network: `Monitor.m1`, because measuring changes nothing.
///
/// @param what as the file names it
/// @param why half a sentence for people
public record Dropped(Span where, String what, String why) {
    public Dropped {
        Objects.requireNonNull(where);
        Objects.requireNonNull(what);
        Objects.requireNonNull(why);
    }
}
