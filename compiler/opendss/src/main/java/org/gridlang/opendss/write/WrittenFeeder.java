package org.gridlang.opendss.write;

import java.util.List;
import java.util.Objects;

/// A feeder as text of the language.
///
/// @param text a library with the feeder, formatted
/// @param unsaid what of the network the language has no words for, a sentence each; the text is then not the network
public record WrittenFeeder(String text, List<String> unsaid) {
    public WrittenFeeder {
        Objects.requireNonNull(text);
        unsaid = List.copyOf(unsaid);
    }
}
