package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// A square complex matrix that is filled entry by entry. Its pattern is kept symmetric.
///
/// A row is a few arrays whose columns ascend: the rows of a feeder are short, so that inserting is cheap.
final class SparseMatrix {
    private static final int USUAL_ENTRIES = 12;

    private final int[] counts;
    private final int[][] columns;
    private final double[][] re;
    private final double[][] im;

    SparseMatrix(int size) {
        counts = new int[size];
        columns = new int[size][USUAL_ENTRIES];
        re = new double[size][USUAL_ENTRIES];
        im = new double[size][USUAL_ENTRIES];
    }

    private SparseMatrix(SparseMatrix other) {
        counts = other.counts.clone();
        columns = Arrays.stream(other.columns).map(int[]::clone).toArray(int[][]::new);
        re = Arrays.stream(other.re).map(double[]::clone).toArray(double[][]::new);
        im = Arrays.stream(other.im).map(double[]::clone).toArray(double[][]::new);
    }

    int size() {
        return counts.length;
    }

    /// Adds to an entry; the mirrored entry joins the pattern.
    void add(int row, int column, double addedRe, double addedIm) {
        int at = entry(row, column);
        re[row][at] += addedRe;
        im[row][at] += addedIm;
        if (row != column) {
            entry(column, row);
        }
    }

    /// Where the entry stands in its row; it joins the pattern if it is new.
    private int entry(int row, int column) {
        int found = find(row, column);
        if (found >= 0) {
            return found;
        }
        int at = -found - 1;
        int count = counts[row]++;
        if (count == columns[row].length) {
            columns[row] = Arrays.copyOf(columns[row], 2 * count);
            re[row] = Arrays.copyOf(re[row], 2 * count);
            im[row] = Arrays.copyOf(im[row], 2 * count);
        }
        System.arraycopy(columns[row], at, columns[row], at + 1, count - at);
        System.arraycopy(re[row], at, re[row], at + 1, count - at);
        System.arraycopy(im[row], at, im[row], at + 1, count - at);
        columns[row][at] = column;
        re[row][at] = 0;
        im[row][at] = 0;
        return at;
    }

    private int find(int row, int column) {
        return Arrays.binarySearch(columns[row], 0, counts[row], column);
    }

    /// Columns of the entries of a row, in order.
    int[] columns(int row) {
        return Arrays.copyOf(columns[row], counts[row]);
    }

    double re(int row, int column) {
        int at = find(row, column);
        return at < 0 ? 0 : re[row][at];
    }

    double im(int row, int column) {
        int at = find(row, column);
        return at < 0 ? 0 : im[row][at];
    }

    double magnitude(int row, int column) {
        return Math.hypot(re(row, column), im(row, column));
    }

    /// Sets all values of a row to zero; the pattern stays.
    void clearRow(int row) {
        Arrays.fill(re[row], 0);
        Arrays.fill(im[row], 0);
    }

    SparseMatrix copy() {
        return new SparseMatrix(this);
    }

    /// `right - this * x`, in place of `right`.
    void subtractProduct(double[] xRe, double[] xIm, double[] rightRe, double[] rightIm) {
        for (int row = 0; row < size(); row++) {
            for (int k = 0; k < counts[row]; k++) {
                int column = columns[row][k];
                rightRe[row] -= re[row][k] * xRe[column] - im[row][k] * xIm[column];
                rightIm[row] -= re[row][k] * xIm[column] + im[row][k] * xRe[column];
            }
        }
    }
}
