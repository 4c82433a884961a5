package org.gridlang.runtime.powerflow;

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
        this(matrix, SparsePattern.of(matrix, order));
    }

    /// @param pattern of this matrix, or of one with the same entries
    SparseFactors(SparseMatrix matrix, SparsePattern pattern) {
        int size = matrix.size();
        lower = new Row[size];
        upper = new Row[size];
        pivotRe = new double[size];
        pivotIm = new double[size];
        var workRe = new double[size];
        var workIm = new double[size];
        for (int at = 0; at < size; at++) {
            factorRow(matrix, pattern, at, workRe, workIm);
        }
    }

    private void factorRow(SparseMatrix matrix, SparsePattern pattern, int at, double[] workRe, double[] workIm) {
        int node = pattern.order()[at];
        for (int column : matrix.columns(node)) {
            workRe[pattern.position()[column]] = matrix.re(node, column);
            workIm[pattern.position()[column]] = matrix.im(node, column);
        }
        int[] below = pattern.lower()[at];
        for (int column : below) {
            var above = upper[column];
            double re = workRe[column];
            double im = workIm[column];
            for (int k = 0; k < above.columns.length; k++) {
                int target = above.columns[k];
                workRe[target] -= re * above.re[k] - im * above.im[k];
                workIm[target] -= re * above.im[k] + im * above.re[k];
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
        workRe[at] = 0;
        workIm[at] = 0;
        lower[at] = row(below, workRe, workIm, 1, 0);
        upper[at] = row(pattern.upper()[at], workRe, workIm, pivotReal / square, -pivotImaginary / square);
    }

    /// Takes a row out of the workspace, which is zero again afterwards.
    private static Row row(int[] columns, double[] workRe, double[] workIm, double scaleRe, double scaleIm) {
        var re = new double[columns.length];
        var im = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            double real = workRe[columns[k]];
            double imaginary = workIm[columns[k]];
            re[k] = real * scaleRe - imaginary * scaleIm;
            im[k] = real * scaleIm + imaginary * scaleRe;
            workRe[columns[k]] = 0;
            workIm[columns[k]] = 0;
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
