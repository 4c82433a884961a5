package org.gridlang.language.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Puts the cells of consecutive lines of the same make below each other:
///
///     param rating: Power        in 1 kW .. 20 kW = 5 kW
///     param ramp:   Power / Time                  = 1 [kW/min]
///
/// A cell is as wide as the widest above and below it, as far as lines go on that agree in the labels of
/// all cells up to it. One that is much wider than its like counts for nothing, and its line goes on
/// without columns. Sorting aside, the time is proportional to the number of cells.
final class Columns {
    /// No cell is padded by more than the steps up to the next wider ones, of which none is wider than
    /// this.
    private static final int WIDEST_STEP = 16;

    private final List<List<Cell>> rows;
    private final int[][] padded;
    private final boolean[] ragged;

    private Columns(List<List<Cell>> rows) {
        this.rows = rows;
        this.ragged = new boolean[rows.size()];
        this.padded = new int[rows.size()][];
        for (int row = 0; row < padded.length; row++) {
            padded[row] = rows.get(row).stream().mapToInt(Cell::width).toArray();
        }
    }

    /// @param label what kind of thing it is; cells align only with cells of the same kind
    /// @param text may be empty for something left out
    record Cell(String label, String text) {
        int width() {
            return Columns.width(text);
        }
    }

    /// The spaces that each cell needs behind it, on top of the one that separates it from the next.
    ///
    /// @param rows a row without cells separates those above from those below
    static int[][] padding(List<List<Cell>> rows) {
        return padding(rows, Integer.MAX_VALUE);
    }

    /// The same; rows that would thereby become longer than this stand in no column.
    static int[][] padding(List<List<Cell>> rows, int longest) {
        var columns = new Columns(rows);
        int[][] padding = columns.run();
        var narrower = new Columns(rows);
        for (int row = 0; row < padding.length; row++) {
            narrower.ragged[row] = length(rows.get(row), padding[row]) > longest;
        }
        return narrower.run();
    }

    /// The columns that a row takes with this padding.
    private static int length(List<Cell> cells, int[] padding) {
        int length = cells.size() - 1;
        for (int i = 0; i < padding.length; i++) {
            length += cells.get(i).width() + (i + 1 < padding.length ? padding[i] : 0);
        }
        return length;
    }

    /// Columns that a text takes.
    static int width(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    /// The width that most of these share, the few that are far wider than the others aside.
    static int common(List<Integer> widths) {
        int common = 0;
        boolean first = true;
        for (int width : widths.stream().sorted().toList()) {
            if (!first && width - common > WIDEST_STEP) {
                return common;
            }
            common = width;
            first = false;
        }
        return common;
    }

    private int[][] run() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        // Whether a row agrees with the one above it in the labels of all cells up to the column.
        var agrees = new boolean[rows.size()];
        Arrays.fill(agrees, true);
        for (int column = 0; column + 1 < columns; column++) {
            for (int row = 0; row < agrees.length; row++) {
                agrees[row] &= row > 0 && agree(rows.get(row - 1), rows.get(row), column);
            }
            for (int from = 0; from < agrees.length; ) {
                int to = from + 1;
                while (to < agrees.length && agrees[to]) {
                    to++;
                }
                pad(from, to, column);
                from = to;
            }
        }
        return IntStream.range(0, padded.length)
                .mapToObj(row -> IntStream.range(0, padded[row].length)
                        .map(column -> spaces(rows.get(row).get(column), padded[row][column]))
                        .toArray())
                .toArray(int[][]::new);
    }

    /// An empty cell has no separator of its own.
    private static int spaces(Cell cell, int width) {
        return width == 0 ? 0 : width - cell.width() + (cell.text.isEmpty() ? 1 : 0);
    }

    private static boolean agree(List<Cell> above, List<Cell> below, int column) {
        return column + 1 < above.size()
                && column + 1 < below.size()
                && above.get(column).label.equals(below.get(column).label);
    }

    private void pad(int from, int to, int column) {
        var widths = new ArrayList<Integer>();
        for (int row = from; row < to; row++) {
            if (!ragged[row] && column + 1 < padded[row].length && padded[row][column] > 0) {
                widths.add(padded[row][column]);
            }
        }
        int common = common(widths);
        for (int row = from; row < to; row++) {
            if (!ragged[row] && column + 1 < padded[row].length) {
                ragged[row] = padded[row][column] > common;
                padded[row][column] = Math.max(padded[row][column], common);
            }
        }
    }
}
