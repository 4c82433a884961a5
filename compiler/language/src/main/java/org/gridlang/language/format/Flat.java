package org.gridlang.language.format;

import java.util.List;
import java.util.Optional;

/// What a document looks like on one line.
///
/// @param text without the comment behind it
/// @param behind the comment that ends the line; empty if there is none
record Flat(String text, String behind) {
    /// Empty if it cannot stand on one line, for example because there is a comment inside.
    static Optional<Flat> of(Document document) {
        var writer = new Writer();
        return writer.write(document) ? Optional.of(new Flat(writer.text.toString(), writer.behind)) : Optional.empty();
    }

    /// Columns that the text takes.
    int width() {
        return Columns.width(text);
    }

    private static final class Writer {
        private final StringBuilder text = new StringBuilder();
        private String behind = "";

        private boolean write(Document document) {
            return switch (document) {
                case Document.Text(String more) -> append(more);
                case Document.Line(String flat) -> append(flat);
                case Document.HardLine _, Document.Above _ -> false;
                case Document.Gap _ -> true;
                case Document.Indent(int _, Document content) -> write(content);
                case Document.Group(Document content) -> write(content);
                case Document.Concat(List<Document> parts) -> parts.stream().allMatch(this::write);
                case Document.Behind(String comment) -> {
                    behind = comment;
                    yield true;
                }
            };
        }

        private boolean append(String more) {
            text.append(more);
            return behind.isEmpty() || more.isEmpty();
        }
    }
}
