package org.gridlang.runtime.powerflow;

/// The factors `J = L U` of the Jacobian of a power flow, whose entries are the real-linear maps
/// `z -> a z + b conj(z)` of the complex plane: the admittances have `b = 0`, a load's current adds `A` and `B` at its
/// nodes.
///
/// Such maps are a ring, so that the factors are computed as those of an ordinary matrix:
///
/// ```
/// (a, b)(c, d) = (a c + b conj(d), a d + b conj(c))
/// (a, b)^-1    = (conj(a), -b) / (|a|^2 - |b|^2)
/// (a, b)*      = (conj(a), b)                          the adjoint for Re(conj(w) z)
/// ```
///
/// A pivot is a whole 2x2 block of the real Jacobian. The sign of its determinant is the product of the signs of
/// `|a|^2 - |b|^2`, and positive without load: where it is negative, a solution lies beyond the nose of the
/// power-voltage
/// curve.
///
/// Factors are computed anew in place for each linearisation; nothing is allocated after construction. Vectors are in
/// the
/// order of elimination.
final class JacobianFactors {
    private static final int PARTS = 4;

    private final SparsePattern pattern;
    /// Columns of the admittance matrix by row, as positions, and its entries: real, imaginary.
    private final int[][] columns;
    private final double[][] admittance;
    /// Position of each element's ends, or -1 for ground and for rows without injection, and the same by voltage.
    private final int[] rowOf;
    private final int[] otherRowOf;
    private final int[] columnOf;
    private final int[] otherColumnOf;
    private final int[][] elementsAt;
    /// Per entry: real and imaginary part of `a`, then of `b`.
    private final double[][] lower;
    private final double[][] upper;
    private final double[] inverse;
    private final double[] work;
    private boolean reversed;

    JacobianFactors(PowerFlowModel model) {
        var matrix = model.conditioned();
        var coupled = matrix.copy();
        int elements = model.elementCount();
        for (var element : model.elements()) {
            if (element.isDelta()) {
                coupled.add(element.node(), element.otherNode(), 0, 0);
            }
        }
        pattern = SparsePattern.of(coupled, model.order().nodes());
        int size = matrix.size();
        columns = new int[size][];
        admittance = new double[size][];
        for (int at = 0; at < size; at++) {
            int node = pattern.order()[at];
            int[] nodes = matrix.columns(node);
            columns[at] = new int[nodes.length];
            admittance[at] = new double[2 * nodes.length];
            for (int k = 0; k < nodes.length; k++) {
                columns[at][k] = pattern.position()[nodes[k]];
                admittance[at][2 * k] = matrix.re(node, nodes[k]);
                admittance[at][2 * k + 1] = matrix.im(node, nodes[k]);
            }
        }
        columnOf = new int[elements];
        otherColumnOf = new int[elements];
        rowOf = new int[elements];
        otherRowOf = new int[elements];
        var counts = new int[size];
        for (var element : model.elements()) {
            int index = element.index();
            columnOf[index] = model.position(element.node());
            otherColumnOf[index] = element.isDelta() ? model.position(element.otherNode()) : -1;
            rowOf[index] = model.groundedNodes().contains(element.node()) ? -1 : columnOf[index];
            otherRowOf[index] = model.groundedNodes().contains(element.otherNode()) ? -1 : otherColumnOf[index];
            count(counts, rowOf[index], 1);
            count(counts, otherRowOf[index], 1);
        }
        elementsAt = new int[size][];
        for (int at = 0; at < size; at++) {
            elementsAt[at] = new int[counts[at]];
        }
        for (int index = 0; index < elements; index++) {
            enter(counts, rowOf[index], index);
            enter(counts, otherRowOf[index], index);
        }
        lower = entries(pattern.lower());
        upper = entries(pattern.upper());
        inverse = new double[PARTS * size];
        work = new double[PARTS * size];
    }

    private static void count(int[] counts, int row, int by) {
        if (row >= 0) {
            counts[row] += by;
        }
    }

    private void enter(int[] left, int row, int element) {
        if (row >= 0) {
            elementsAt[row][--left[row]] = element;
        }
    }

    private static double[][] entries(int[][] columns) {
        var entries = new double[columns.length][];
        for (int row = 0; row < entries.length; row++) {
            entries[row] = new double[PARTS * columns[row].length];
        }
        return entries;
    }

    /// Factorises the Jacobian at the elements' linearisation `di = A du + B conj(du)`, four numbers per element: `A`,
    /// then `B`. Returns false where a pivot vanishes.
    boolean factor(double[] linear) {
        reversed = false;
        for (int at = 0; at < pattern.size(); at++) {
            load(at, linear);
            int[] below = pattern.lower()[at];
            for (int column : below) {
                eliminate(column);
            }
            store(below, lower[at]);
            if (!pivot(at)) {
                return false;
            }
            int[] above = pattern.upper()[at];
            store(above, upper[at]);
            for (int k = 0; k < above.length; k++) {
                scale(inverse, PARTS * at, upper[at], PARTS * k);
            }
        }
        return true;
    }

    /// Whether the determinant has another sign than without load.
    boolean reversed() {
        return reversed;
    }

    private void load(int at, double[] linear) {
        for (int k = 0; k < columns[at].length; k++) {
            int to = PARTS * columns[at][k];
            work[to] = admittance[at][2 * k];
            work[to + 1] = admittance[at][2 * k + 1];
        }
        for (int element : elementsAt[at]) {
            double sign = rowOf[element] == at ? 1 : -1;
            add(columnOf[element], sign, linear, PARTS * element);
            if (otherColumnOf[element] >= 0) {
                add(otherColumnOf[element], -sign, linear, PARTS * element);
            }
        }
    }

    private void add(int column, double sign, double[] linear, int from) {
        for (int part = 0; part < PARTS; part++) {
            work[PARTS * column + part] += sign * linear[from + part];
        }
    }

    /// Subtracts `L_column U_column` from the row in the workspace.
    private void eliminate(int column) {
        double aRe = work[PARTS * column];
        double aIm = work[PARTS * column + 1];
        double bRe = work[PARTS * column + 2];
        double bIm = work[PARTS * column + 3];
        int[] targets = pattern.upper()[column];
        double[] entries = upper[column];
        for (int k = 0; k < targets.length; k++) {
            int to = PARTS * targets[k];
            double cRe = entries[PARTS * k];
            double cIm = entries[PARTS * k + 1];
            double dRe = entries[PARTS * k + 2];
            double dIm = entries[PARTS * k + 3];
            work[to] -= aRe * cRe - aIm * cIm + bRe * dRe + bIm * dIm;
            work[to + 1] -= aRe * cIm + aIm * cRe + bIm * dRe - bRe * dIm;
            work[to + 2] -= aRe * dRe - aIm * dIm + bRe * cRe + bIm * cIm;
            work[to + 3] -= aRe * dIm + aIm * dRe + bIm * cRe - bRe * cIm;
        }
    }

    private boolean pivot(int at) {
        int from = PARTS * at;
        double aRe = work[from];
        double aIm = work[from + 1];
        double bRe = work[from + 2];
        double bIm = work[from + 3];
        double determinant = aRe * aRe + aIm * aIm - bRe * bRe - bIm * bIm;
        clear(at);
        if (determinant == 0 || !Double.isFinite(determinant)) {
            clearAll();
            return false;
        }
        reversed ^= determinant < 0;
        inverse[from] = aRe / determinant;
        inverse[from + 1] = -aIm / determinant;
        inverse[from + 2] = -bRe / determinant;
        inverse[from + 3] = -bIm / determinant;
        return true;
    }

    private void clear(int at) {
        for (int part = 0; part < PARTS; part++) {
            work[PARTS * at + part] = 0;
        }
    }

    private void clearAll() {
        java.util.Arrays.fill(work, 0);
    }

    /// Takes entries out of the workspace, which is zero there afterwards.
    private void store(int[] at, double[] entries) {
        for (int k = 0; k < at.length; k++) {
            System.arraycopy(work, PARTS * at[k], entries, PARTS * k, PARTS);
            clear(at[k]);
        }
    }

    /// Replaces an entry by `factor` times it.
    private static void scale(double[] factor, int at, double[] entries, int to) {
        double cRe = entries[to];
        double cIm = entries[to + 1];
        double dRe = entries[to + 2];
        double dIm = entries[to + 3];
        double aRe = factor[at];
        double aIm = factor[at + 1];
        double bRe = factor[at + 2];
        double bIm = factor[at + 3];
        entries[to] = aRe * cRe - aIm * cIm + bRe * dRe + bIm * dIm;
        entries[to + 1] = aRe * cIm + aIm * cRe + bIm * dRe - bRe * dIm;
        entries[to + 2] = aRe * dRe - aIm * dIm + bRe * cRe + bIm * cIm;
        entries[to + 3] = aRe * dIm + aIm * dRe + bIm * cRe - bRe * cIm;
    }

    /// Solves `J x = b` in place.
    void solve(double[] re, double[] im) {
        for (int at = 0; at < pattern.size(); at++) {
            subtract(pattern.lower()[at], lower[at], at, re, im);
            divide(at, 1, re, im);
        }
        for (int at = pattern.size() - 1; at >= 0; at--) {
            subtract(pattern.upper()[at], upper[at], at, re, im);
        }
    }

    /// Solves `J* x = b` in place, with the adjoint for the inner product `Re(conj(w) z)`.
    void solveAdjoint(double[] re, double[] im) {
        for (int at = 0; at < pattern.size(); at++) {
            scatter(pattern.upper()[at], upper[at], at, re, im);
        }
        for (int at = pattern.size() - 1; at >= 0; at--) {
            divide(at, -1, re, im);
            scatter(pattern.lower()[at], lower[at], at, re, im);
        }
    }

    private static void subtract(int[] from, double[] entries, int at, double[] re, double[] im) {
        double sumRe = re[at];
        double sumIm = im[at];
        for (int k = 0; k < from.length; k++) {
            double zRe = re[from[k]];
            double zIm = im[from[k]];
            int entry = PARTS * k;
            sumRe -= entries[entry] * zRe
                    - entries[entry + 1] * zIm
                    + entries[entry + 2] * zRe
                    + entries[entry + 3] * zIm;
            sumIm -= entries[entry] * zIm
                    + entries[entry + 1] * zRe
                    + entries[entry + 3] * zRe
                    - entries[entry + 2] * zIm;
        }
        re[at] = sumRe;
        im[at] = sumIm;
    }

    private static void scatter(int[] into, double[] entries, int at, double[] re, double[] im) {
        double wRe = re[at];
        double wIm = im[at];
        for (int k = 0; k < into.length; k++) {
            int entry = PARTS * k;
            re[into[k]] -= entries[entry] * wRe
                    + entries[entry + 1] * wIm
                    + entries[entry + 2] * wRe
                    + entries[entry + 3] * wIm;
            im[into[k]] -= entries[entry] * wIm
                    - entries[entry + 1] * wRe
                    + entries[entry + 3] * wRe
                    - entries[entry + 2] * wIm;
        }
    }

    /// Applies the inverse of a pivot, or its adjoint for a sign of -1.
    private void divide(int at, int sign, double[] re, double[] im) {
        int entry = PARTS * at;
        double zRe = re[at];
        double zIm = im[at];
        double aIm = sign * inverse[entry + 1];
        re[at] = inverse[entry] * zRe - aIm * zIm + inverse[entry + 2] * zRe + inverse[entry + 3] * zIm;
        im[at] = inverse[entry] * zIm + aIm * zRe + inverse[entry + 3] * zRe - inverse[entry + 2] * zIm;
    }
}
