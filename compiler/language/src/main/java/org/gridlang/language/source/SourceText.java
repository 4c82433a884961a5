package org.gridlang.language.source;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The text of one file, with the offsets of its lines.
///
/// Large files are asked for many places: the table of their lines is made once, on first use.
public final class SourceText {
    private final String name;
    private final String text;
    private final int firstLine;
    /// The offset at which each line begins; two threads at once would make the same table twice.
    private int @Nullable [] starts;

    /// @param name how the file is named to people: a path as given on the command line, or `std/devices.grid`
    /// @param text the whole text, unchanged, or of a large file of data some lines of it
    /// @param firstLine number of the first line of the text in the file
    public SourceText(String name, String text, int firstLine) {
        this.name = Objects.requireNonNull(name);
        this.text = Objects.requireNonNull(text);
        this.firstLine = firstLine;
    }

    /// A whole file.
    public SourceText(String name, String text) {
        this(name, text, 1);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /// The place of a character offset; lines and columns count from 1, columns in UTF-16 units.
    public Position position(int offset) {
        int clamped = Math.clamp(offset, 0, text.length());
        int[] known = starts();
        int found = Arrays.binarySearch(known, clamped);
        int line = found >= 0 ? found : -found - 2;
        return new Position(firstLine + line, clamped - known[line] + 1);
    }

    /// The text of a line (from 1) without its line break; empty if there is no such line.
    public String line(int number) {
        int[] known = starts();
        int line = number - firstLine;
        if (line < 0 || line >= known.length) {
            return "";
        }
        int end = line + 1 < known.length ? known[line + 1] - 1 : text.length();
        boolean windows = end > known[line] && text.charAt(end - 1) == '\r';
        return text.substring(known[line], windows ? end - 1 : end);
    }

    private int[] starts() {
        var known = starts;
        if (known == null) {
            known = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(each -> text.charAt(each) == '\n')
                                    .map(each -> each + 1))
                    .toArray();
            starts = known;
        }
        return known;
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
