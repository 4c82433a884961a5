package org.gridlang.language.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridlang.language.diagnostic.Diagnostic.Edit;
import org.gridlang.language.source.SourceText;

/// The lines of a file as they would be after some edits, with `+` below what is new and `~` below what is
/// changed.
final class EditPreview {
    private EditPreview() {}

    /// One line after the edits.
    ///
    /// @param number from 1, counted after the edits
    /// @param marks as long as the text or shorter; blank where nothing changed
    record Line(int number, String text, String marks) {}

    /// The lines that the edits touch.
    ///
    /// @param edits all in this file
    static List<Line> of(SourceText source, List<Edit> edits) {
        var sorted = edits.stream()
                .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                .toList();
        var text = new StringBuilder();
        var marks = new StringBuilder();
        int at = 0;
        for (Edit edit : sorted) {
            if (edit.span().start() < at) {
                throw new IllegalArgumentException("diagnostic: the edits of a fix overlap");
            }
            String before = source.text().substring(at, edit.span().start());
            text.append(before);
            marks.repeat(" ", before.length());
            text.append(edit.replacement());
            marks.repeat(
                    edit.span().start() == edit.span().end() ? "+" : "~",
                    edit.replacement().length());
            at = edit.span().end();
        }
        text.append(source.text(), at, source.text().length());
        return changedLines(text.toString(), marks.toString(), touched(source, sorted));
    }

    /// Numbers, before the edits, of the lines where a deletion leaves no mark.
    private static List<Integer> touched(SourceText source, List<Edit> edits) {
        var lines = new ArrayList<Integer>();
        for (Edit edit : edits) {
            if (edit.replacement().isEmpty()) {
                lines.add(source.position(edit.span().start()).line());
            }
        }
        return lines;
    }

    private static List<Line> changedLines(String text, String marks, List<Integer> deletedOn) {
        var lines = new ArrayList<Line>();
        int number = 1;
        int start = 0;
        while (start <= text.length()) {
            int newLine = text.indexOf('\n', start);
            int end = newLine < 0 ? text.length() : newLine;
            String lineMarks = marks.substring(Math.min(start, marks.length()), Math.min(end, marks.length()));
            if (!lineMarks.isBlank() || deletedOn.contains(number)) {
                lines.add(new Line(number, text.substring(start, end).replace("\r", ""), lineMarks.stripTrailing()));
            }
            number++;
            start = end + 1;
        }
        return lines;
    }
}
