package org.gridlang.language.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridlang.language.source.Span;

/// One fault of a file, complete enough that a terminal, JSON and an editor show the same.
///
/// @param code stable identity, for example `U203`
/// @param headline what is wrong, in the domain's words, on one line
/// @param labels the parts of the text that take part; the first primary one gives the place
/// @param notes `found`, `needed`, `why` and the like
public record Diagnostic(
        Severity severity, Code code, String headline, List<Label> labels, List<Note> notes, Optional<Fix> fix) {
    public Diagnostic {
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
    }

    public static Diagnostic error(Code code, Span at, String headline) {
        return new Diagnostic(
                Severity.ERROR, code, headline, List.of(new Label(at, "", true)), List.of(), Optional.empty());
    }

    public static Diagnostic warning(Code code, Span at, String headline) {
        return new Diagnostic(
                Severity.WARNING, code, headline, List.of(new Label(at, "", true)), List.of(), Optional.empty());
    }

    /// What is worth knowing and no reason to refuse a file.
    public static Diagnostic remark(Code code, Span at, String headline) {
        return new Diagnostic(
                Severity.NOTE, code, headline, List.of(new Label(at, "", true)), List.of(), Optional.empty());
    }

    /// The same with the text of the primary label filled in.
    public Diagnostic pointing(String text) {
        var first = labels.getFirst();
        var rest = labels.subList(1, labels.size());
        var changed = new java.util.ArrayList<Label>();
        changed.add(new Label(first.span(), text, true));
        changed.addAll(rest);
        return new Diagnostic(severity, code, headline, changed, notes, fix);
    }

    /// The same with a secondary label.
    public Diagnostic also(Span span, String text) {
        var more = new java.util.ArrayList<>(labels);
        more.add(new Label(span, text, false));
        return new Diagnostic(severity, code, headline, more, notes, fix);
    }

    /// The same with a note, for example `note("why", "costs are summed over steps")`.
    public Diagnostic note(String title, String text) {
        var more = new java.util.ArrayList<>(notes);
        more.add(new Note(title, text));
        return new Diagnostic(severity, code, headline, labels, more, fix);
    }

    /// The same with an edit that mends it.
    public Diagnostic fix(String title, Edit... edits) {
        return new Diagnostic(severity, code, headline, labels, notes, Optional.of(new Fix(title, List.of(edits))));
    }

    /// Where it is: the first primary label.
    public Span place() {
        return labels.stream()
                .filter(Label::primary)
                .findFirst()
                .orElse(labels.getFirst())
                .span();
    }

    public enum Severity {
        ERROR,
        WARNING,
        /// Worth knowing; a strict check does not refuse a file for it.
        NOTE;

        /// `error`, as it is shown.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A stretch of text that takes part.
    public record Label(Span span, String text, boolean primary) {}

    /// A line below the text, such as `needed    Money ($)`.
    public record Note(String title, String text) {}

    /// A suggestion that compiles.
    public record Fix(String title, List<Edit> edits) {
        public Fix {
            edits = List.copyOf(edits);
        }
    }

    /// Replace the span by the text.
    public record Edit(Span span, String replacement) {}
}
