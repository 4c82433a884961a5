package org.gridlang.opendss.convert;

import java.util.Objects;
import org.gridlang.language.source.Span;

/// A value that the files do not say and the format sets, for example `capacitance of linecode mtx601`: `3.4 and 1.6 nF
/// per mi`.
///
/// @param where the object that lacks it
public record DefaultTaken(Span where, String what, String value) {
    public DefaultTaken {
        Objects.requireNonNull(where);
        Objects.requireNonNull(what);
        Objects.requireNonNull(value);
    }
}
