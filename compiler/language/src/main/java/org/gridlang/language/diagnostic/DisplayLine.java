package org.gridlang.language.diagnostic;

/// A line of source as a terminal shows it: tabs become spaces, wide characters take two columns, and a line
/// that is too long to read is cut to what lies around the place of interest.
final class DisplayLine {
    private static final int TAB = 4;
    private static final int WIDEST = 160;
    private static final int BEFORE = 60;
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD}
    };

    private final String shown;
    /// The column of each UTF-16 unit of the raw line, and one more for its end.
    private final int[] columns;

    /// @param interest offset in the line that must stay in sight
    DisplayLine(String raw, int interest) {
        var text = new StringBuilder();
        int[] textOffsets = new int[raw.length() + 1];
        columns = new int[raw.length() + 1];
        int column = 0;
        for (int at = 0; at < raw.length(); at++) {
            columns[at] = column;
            textOffsets[at] = text.length();
            int point = raw.codePointAt(at);
            if (Character.isSupplementaryCodePoint(point)) {
                at++;
                columns[at] = column;
                textOffsets[at] = text.length();
            }
            int width = point == '\t' ? TAB - column % TAB : Character.isISOControl(point) ? 1 : width(point);
            text.append(
                    point == '\t'
                            ? " ".repeat(width)
                            : Character.isISOControl(point) ? "\uFFFD" : Character.toString(point));
            column += width;
        }
        columns[raw.length()] = column;
        textOffsets[raw.length()] = text.length();
        shown = column <= WIDEST ? text.toString() : cut(text, textOffsets, interest);
    }

    private String cut(StringBuilder text, int[] textOffsets, int interest) {
        int length = columns.length - 1;
        int from = Math.clamp(interest - BEFORE, 0, length);
        int to = Math.min(length, from + WIDEST);
        int shift = columns[from] - (from > 0 ? 1 : 0);
        int first = columns[from];
        int last = columns[to];
        for (int at = 0; at <= length; at++) {
            columns[at] = Math.clamp(columns[at], first, last) - shift;
        }
        return (from > 0 ? "…" : "") + text.substring(textOffsets[from], textOffsets[to]) + (to < length ? "…" : "");
    }

    String text() {
        return shown;
    }

    /// The column of an offset in the line, from 0.
    int column(int offset) {
        return columns[Math.clamp(offset, 0, columns.length - 1)];
    }

    /// How many columns a terminal gives a character: the wide ranges of Unicode Standard Annex 11, none for
    /// marks that sit on the character before.
    static int width(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> wide(point) ? 2 : 1;
        };
    }

    private static boolean wide(int point) {
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
