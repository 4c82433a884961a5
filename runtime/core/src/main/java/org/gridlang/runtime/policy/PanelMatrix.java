package org.gridlang.runtime.policy;

/// A matrix cut into panels of whole columns: in each panel the rows follow one another without a gap, for
/// example with 16 lanes and 112 columns `[rows][64]`, `[rows][32]`, `[rows][16]`.
///
/// A panel is four, two or one vectors wide. So the distance between its rows is a constant in the kernel that
/// works on it, which lets the compiler move the bounds checks out of the innermost loop.
///
/// @param start where the first panel starts
/// @param rows a multiple of [Lanes#ROWS]
/// @param columns a multiple of the lanes
record PanelMatrix(int start, int rows, int columns) {
    static final PanelMatrix EMPTY = new PanelMatrix(0, 0, 0);

    int length() {
        return rows * columns;
    }

    /// The width in vectors of the panel whose first column this is.
    int vectors(int firstColumn) {
        int left = (columns - firstColumn) / Lanes.COUNT;
        return left >= Lanes.WIDEST ? Lanes.WIDEST : Integer.highestOneBit(left);
    }

    /// Where the panel with this first column starts.
    int panel(int firstColumn) {
        return start + rows * firstColumn;
    }

    int place(int row, int column) {
        int firstColumn = 0;
        int width = vectors(0) * Lanes.COUNT;
        while (column >= firstColumn + width) {
            firstColumn += width;
            width = vectors(firstColumn) * Lanes.COUNT;
        }
        return panel(firstColumn) + row * width + column - firstColumn;
    }
}
