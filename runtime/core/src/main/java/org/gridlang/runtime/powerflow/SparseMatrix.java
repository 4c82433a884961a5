package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A square complex matrix that is filled entry by entry. Its pattern is kept symmetric.
final class SparseMatrix {
    private final List<TreeMap<Integer, double[]>> rows = new ArrayList<>();

    SparseMatrix(int size) {
        for (int row = 0; row < size; row++) {
            rows.add(new TreeMap<>());
        }
    }

    int size() {
        return rows.size();
    }

    /// Adds to an entry; the mirrored entry joins the pattern.
    void add(int row, int column, double re, double im) {
        double[] entry = entry(row, column);
        entry(column, row);
        entry[0] += re;
        entry[1] += im;
    }

    private double[] entry(int row, int column) {
        return rows.get(row).computeIfAbsent(column, at -> new double[2]);
    }

    /// Columns of the entries of a row, in order.
    Set<Integer> columns(int row) {
        return rows.get(row).keySet();
    }

    double re(int row, int column) {
        double[] entry = rows.get(row).get(column);
        return entry == null ? 0 : entry[0];
    }

    double im(int row, int column) {
        double[] entry = rows.get(row).get(column);
        return entry == null ? 0 : entry[1];
    }

    double magnitude(int row, int column) {
        return Math.hypot(re(row, column), im(row, column));
    }

    /// Sets all values of a row to zero; the pattern stays.
    void clearRow(int row) {
        rows.get(row).values().forEach(entry -> {
            entry[0] = 0;
            entry[1] = 0;
        });
    }

    SparseMatrix copy() {
        var copy = new SparseMatrix(size());
        for (int row = 0; row < size(); row++) {
            for (int column : columns(row)) {
                copy.add(row, column, re(row, column), im(row, column));
            }
        }
        return copy;
    }

    /// `right - this * x`, in place of `right`.
    void subtractProduct(double[] xRe, double[] xIm, double[] rightRe, double[] rightIm) {
        for (int row = 0; row < size(); row++) {
            for (var entry : rows.get(row).entrySet()) {
                int column = entry.getKey();
                double re = entry.getValue()[0];
                double im = entry.getValue()[1];
                rightRe[row] -= re * xRe[column] - im * xIm[column];
                rightIm[row] -= re * xIm[column] + im * xRe[column];
            }
        }
    }
}
