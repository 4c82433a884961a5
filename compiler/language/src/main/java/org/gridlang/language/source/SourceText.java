package org.gridlang.language.source;

import java.util.Arrays;
import java.util.Objects;

/// The text of one file, with the offsets of its lines.
///
/// @param name how the file is named to people: a path as given on the command line, or `std/devices.grid`
/// @param text the whole text, unchanged, or of a large file of data some lines of it
/// @param firstLine number of the first line of the text in the file
public record SourceText(String name, String text, int firstLine) {
    public SourceText {
        Objects.requireNonNull(name);
        Objects.requireNonNull(text);
    }

    /// A whole file.
    public SourceText(String name, String text) {
        this(name, text, 1);
    }

    /// The place of a character offset; lines and columns count from 1, columns in UTF-16 units.
    public Position position(int offset) {
        int clamped = Math.clamp(offset, 0, text.length());
        int line = firstLine;
        int lineStart = 0;
        for (int i = 0; i < clamped; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, clamped - lineStart + 1);
    }

    /// The text of a line (from 1) without its line break; empty if there is no such line.
    public String line(int number) {
        int start = 0;
        for (int line = firstLine; line < number; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// A line and a column, both counted from 1.
    public record Position(int line, int column) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceText that
                && firstLine == that.firstLine
                && name.equals(that.name)
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {name.hashCode(), text.length(), firstLine});
    }
}
