package org.gridlang.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table for a terminal: the first column to the left, the others to the right.
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    void header(List<String> cells) {
        rows.addFirst(List.copyOf(cells));
    }

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    String text() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        var text = new StringBuilder();
        for (int index = 0; index < rows.size(); index++) {
            append(text, rows.get(index), widths);
            if (index == 0) {
                int total = 0;
                for (int width : widths) {
                    total += width + GAP.length();
                }
                text.append("-".repeat(total - GAP.length())).append('\n');
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP).append(column == 0 ? cell + padding : padding + cell);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    static String money(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /// Three digits, with an exponent where the number is small.
    static String small(double value) {
        if (value == 0) {
            return "0";
        }
        return Math.abs(value) < 1e-3
                ? String.format(Locale.ROOT, "%.2e", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * value);
    }
}
