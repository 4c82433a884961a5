package org.gridlang.language.format;

import java.util.ArrayList;
import java.util.List;

/// Puts the comments behind consecutive lines below each other:
///
///     inject p = output              // positive is power delivered
///     inject q = 0.5 * output - lag  // the same
final class TrailingComments {
    private TrailingComments() {}

    /// A printed line.
    ///
    /// @param comment behind it; empty if there is none
    record Line(String code, String comment) {}

    /// The lines as one text.
    static String aligned(List<Line> lines) {
        var text = new StringBuilder();
        for (int at = 0; at < lines.size(); ) {
            int end = at;
            while (end < lines.size() && !lines.get(end).comment.isEmpty()) {
                end++;
            }
            if (end == at) {
                text.append(lines.get(at++).code).append('\n');
            } else {
                append(lines.subList(at, end), text);
                at = end;
            }
        }
        return text.toString();
    }

    private static void append(List<Line> run, StringBuilder text) {
        var widths = new ArrayList<Integer>();
        run.forEach(line -> widths.add(Columns.width(line.code)));
        int column = Columns.common(widths);
        boolean fits = run.stream().allMatch(line -> column + 2 + Columns.width(line.comment) <= Printer.WIDTH);
        for (Line line : run) {
            text.append(line.code);
            text.repeat(' ', (fits ? Math.max(0, column - Columns.width(line.code)) : 0) + 2);
            text.append(line.comment).append('\n');
        }
    }
}
