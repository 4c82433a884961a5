package org.gridlang.language.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rows below a line of source: marks under each labelled stretch, and what the labels say.
/// ```
///   cost energy  = price * electric
///                  ━━━━━   ━━━━━━━━
///                  $/kWh   kW
/// ```
final class Underlines {
    private static final String PRIMARY = "━";
    private static final String SECONDARY = "─";
    private static final int GAP = 2;

    private final List<Mark> marks;
    private final Ink primary;
    private final boolean colour;

    /// @param primary the ink of primary labels
    Underlines(List<Mark> marks, Ink primary, boolean colour) {
        this.marks = marks.stream()
                .sorted(Comparator.comparingInt(Mark::start).thenComparing(Mark::primary))
                .toList();
        this.primary = primary;
        this.colour = colour;
    }

    /// A labelled stretch of a line, in columns; at least one wide.
    record Mark(int start, int end, String text, boolean primary) {
        Mark {
            end = Math.max(end, start + 1);
        }
    }

    List<String> rows() {
        var rows = new ArrayList<String>();
        var speaking = marks.stream().filter(mark -> !mark.text().isEmpty()).toList();
        if (speaking.isEmpty()) {
            rows.add(marksRow());
            return rows;
        }
        var last = speaking.getLast();
        boolean lastEndsTheRow = marks.stream().noneMatch(mark -> mark.end() > last.end());
        if (speaking.size() == 1 && lastEndsTheRow) {
            rows.add(marksRow() + "  " + ink(last).on(last.text(), colour));
        } else if (sideBySide(speaking)) {
            rows.add(marksRow());
            rows.add(textRow(speaking));
        } else {
            rows.add(marksRow());
            for (int shown = speaking.size(); shown > 0; shown--) {
                rows.add(stemsRow(speaking.subList(0, shown)));
            }
        }
        return rows;
    }

    private String marksRow() {
        int width = marks.stream().mapToInt(Mark::end).max().orElse(0);
        var row = new StringBuilder();
        for (int column = 0; column < width; column++) {
            row.append(markAt(column));
        }
        return row.toString();
    }

    private String markAt(int column) {
        boolean secondary = false;
        for (Mark mark : marks) {
            if (column >= mark.start() && column < mark.end()) {
                if (mark.primary()) {
                    return primary.on(PRIMARY, colour);
                }
                secondary = true;
            }
        }
        return secondary ? Ink.SECONDARY.on(SECONDARY, colour) : " ";
    }

    private static boolean sideBySide(List<Mark> speaking) {
        for (int i = 0; i + 1 < speaking.size(); i++) {
            if (speaking.get(i).start() + width(speaking.get(i).text()) + GAP
                    > speaking.get(i + 1).start()) {
                return false;
            }
        }
        return true;
    }

    private String textRow(List<Mark> speaking) {
        var row = new StringBuilder();
        int column = 0;
        for (Mark mark : speaking) {
            row.repeat(" ", mark.start() - column).append(ink(mark).on(mark.text(), colour));
            column = mark.start() + width(mark.text());
        }
        return row.toString();
    }

    /// The text of the last of these, and a stem for each before it.
    private String stemsRow(List<Mark> speaking) {
        var row = new StringBuilder();
        int column = 0;
        var last = speaking.getLast();
        for (Mark mark : speaking.subList(0, speaking.size() - 1)) {
            if (mark.start() >= column && mark.start() < last.start()) {
                row.repeat(" ", mark.start() - column).append(ink(mark).on("│", colour));
                column = mark.start() + 1;
            }
        }
        return row.repeat(" ", last.start() - column)
                .append(ink(last).on(last.text(), colour))
                .toString();
    }

    private Ink ink(Mark mark) {
        return mark.primary() ? primary : Ink.SECONDARY;
    }

    private static int width(String text) {
        return text.codePoints().map(DisplayLine::width).sum();
    }
}
