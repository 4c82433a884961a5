package org.gridlang.opendss.syntax;

import java.util.Objects;

/// One part of a value: of `[1666 (5 3 /)]` the words are `1666` and `5 3 /`, which was quoted.
///
/// @param text without its own quotes or brackets
/// @param quoted whether it stood in quotes or brackets, so that it may be arithmetic
/// @param start offset of its first character, quotes included, in the value
/// @param end offset behind its last character, quotes included
public record Word(String text, boolean quoted, int start, int end) {
    public Word {
        Objects.requireNonNull(text);
    }
}
