package org.gridlang.runtime.powerflow;

import java.util.SortedSet;
import java.util.TreeSet;

/// The factors `A = L U` of a sparse complex matrix in an order of elimination, `U` with a unit diagonal,
/// without pivoting (an admittance matrix of a passive network does not need it). Indices are positions in that
/// order.
final class SparseFactors {
    /// One row of a factor off the diagonal: columns ascend.
    record Row(int[] columns, double[] re, double[] im) {}

    /// Below the diagonal, with the pivots' scale.
    final Row[] lower;
    /// Above the diagonal.
    final Row[] upper;
    /// The pivots.
    final double[] pivotRe;
    final double[] pivotIm;

    /// @param order node index per position
    SparseFactors(SparseMatrix matrix, int[] order) {
        int size = matrix.size();
        lower = new Row[size];
        upper = new Row[size];
        pivotRe = new double[size];
        pivotIm = new double[size];
        var position = new int[size];
        for (int at = 0; at < size; at++) {
            position[order[at]] = at;
        }
        var workRe = new double[size];
        var workIm = new double[size];
        for (int at = 0; at < size; at++) {
            factorRow(matrix, order[at], at, position, workRe, workIm);
        }
    }

    private void factorRow(SparseMatrix matrix, int node, int at, int[] position, double[] workRe, double[] workIm) {
        var pattern = new TreeSet<Integer>();
        pattern.add(at);
        for (int column : matrix.columns(node)) {
            pattern.add(position[column]);
            workRe[position[column]] = matrix.re(node, column);
            workIm[position[column]] = matrix.im(node, column);
        }
        // Columns below the diagonal in ascending order; eliminating one may add columns further right.
        for (Integer column = pattern.first(); column < at; column = pattern.higher(column)) {
            var above = upper[column];
            double re = workRe[column];
            double im = workIm[column];
            for (int k = 0; k < above.columns.length; k++) {
                int target = above.columns[k];
                workRe[target] -= re * above.re[k] - im * above.im[k];
                workIm[target] -= re * above.im[k] + im * above.re[k];
                pattern.add(target);
            }
        }
        double pivotReal = workRe[at];
        double pivotImaginary = workIm[at];
        double square = pivotReal * pivotReal + pivotImaginary * pivotImaginary;
        if (!(square > 0)) {
            throw new ArithmeticException("node " + node + " has no admittance to the rest of the network");
        }
        pivotRe[at] = pivotReal;
        pivotIm[at] = pivotImaginary;
        lower[at] = row(pattern.headSet(at), workRe, workIm, 1, 0);
        upper[at] = row(pattern.tailSet(at, false), workRe, workIm, pivotReal / square, -pivotImaginary / square);
        for (int column : pattern) {
            workRe[column] = 0;
            workIm[column] = 0;
        }
    }

    private static Row row(
            SortedSet<Integer> pattern, double[] workRe, double[] workIm, double scaleRe, double scaleIm) {
        int[] columns = pattern.stream().mapToInt(Integer::intValue).toArray();
        var re = new double[columns.length];
        var im = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            double real = workRe[columns[k]];
            double imaginary = workIm[columns[k]];
            re[k] = real * scaleRe - imaginary * scaleIm;
            im[k] = real * scaleIm + imaginary * scaleRe;
        }
        return new Row(columns, re, im);
    }

    int size() {
        return pivotRe.length;
    }

    /// Number of stored entries off the diagonal of both factors from position `from` on.
    int entries(int from) {
        int count = 0;
        for (int at = from; at < size(); at++) {
            count += lower[at].columns.length + upper[at].columns.length;
        }
        return count;
    }

    /// Solves `A x = b` in place; vectors are in the order of elimination.
    void solve(double[] re, double[] im) {
        for (int at = 0; at < size(); at++) {
            subtract(lower[at], at, re, im);
            divide(at, re, im);
        }
        for (int at = size() - 1; at >= 0; at--) {
            subtract(upper[at], at, re, im);
        }
    }

    /// Solves `A' x = b` in place, with the plain transpose.
    void solveTransposed(double[] re, double[] im) {
        for (int at = 0; at < size(); at++) {
            scatter(upper[at], at, re, im);
        }
        for (int at = size() - 1; at >= 0; at--) {
            divide(at, re, im);
            scatter(lower[at], at, re, im);
        }
    }

    private static void subtract(Row row, int at, double[] re, double[] im) {
        for (int k = 0; k < row.columns.length; k++) {
            int from = row.columns[k];
            re[at] -= row.re[k] * re[from] - row.im[k] * im[from];
            im[at] -= row.re[k] * im[from] + row.im[k] * re[from];
        }
    }

    private static void scatter(Row row, int at, double[] re, double[] im) {
        for (int k = 0; k < row.columns.length; k++) {
            int to = row.columns[k];
            re[to] -= row.re[k] * re[at] - row.im[k] * im[at];
            im[to] -= row.re[k] * im[at] + row.im[k] * re[at];
        }
    }

    private void divide(int at, double[] re, double[] im) {
        double square = pivotRe[at] * pivotRe[at] + pivotIm[at] * pivotIm[at];
        double real = re[at];
        re[at] = (real * pivotRe[at] + im[at] * pivotIm[at]) / square;
        im[at] = (im[at] * pivotRe[at] - real * pivotIm[at]) / square;
    }
}
