package org.gridlang.opendss.syntax;

import java.util.List;
import java.util.Objects;
import org.gridlang.language.source.Span;

/// One line that says something: `New Line.650632 Phases=3 ...`, `~ wdg=1 bus=633`, `Load.671.kW=1155`.
///
/// @param word the first word, `~` of a continuation; empty where the line begins with an assignment
/// @param at the first word
/// @param parameters what follows; the assignment too where the line begins with one
public record Command(String word, Span at, List<Parameter> parameters) {
    public Command {
        Objects.requireNonNull(word);
        Objects.requireNonNull(at);
        parameters = List.copyOf(parameters);
    }

    /// From its first to its last word.
    public Span span() {
        return parameters.isEmpty() ? at : at.to(parameters.getLast().valueSpan());
    }
}
