package org.gridlang.language.source;

import java.util.Objects;

/// A stretch of one file: character offsets, end exclusive.
public record Span(SourceText source, int start, int end) {
    public Span {
        Objects.requireNonNull(source);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span from " + start + " to " + end);
        }
    }

    /// The smallest span that holds both.
    public Span to(Span other) {
        return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
    }

    /// The text it covers.
    public String text() {
        return source.text()
                .substring(
                        Math.min(start, source.text().length()),
                        Math.min(end, source.text().length()));
    }

    /// What of it stands on its first line.
    public Span firstLine() {
        int lineEnd = source.text().indexOf('\n', start);
        return lineEnd < 0 || lineEnd > end ? this : new Span(source, start, lineEnd);
    }

    /// Line of its first character, from 1.
    public int line() {
        return source.position(start).line();
    }

    @Override
    public String toString() {
        var at = source.position(start);
        return source.name() + ":" + at.line() + ":" + at.column();
    }
}
