package org.gridlang.runtime.learn;

import java.util.Arrays;

/// `minimise x' P x / 2 + q' x  subject to  l <= A x <= u`, by the alternating direction method of multipliers
/// (B. Stellato et al., "OSQP", Mathematical Programming Computation 12, 2020, algorithm 1), dense, for a few hundred
/// numbers: an answer that owes nothing to what it is compared with.
final class QuadraticProgram {
    private static final double SIGMA = 1e-9;
    private static final double RHO = 1;
    private static final int ITERATIONS = 60_000;

    private final double[][] p;
    private final double[] q;
    private final double[][] a;
    private final double[] lower;
    private final double[] upper;
    double[] x;
    /// Multipliers of the rows of A.
    double[] y;

    QuadraticProgram(double[][] p, double[] q, double[][] a, double[] lower, double[] upper) {
        this.p = p;
        this.q = q;
        this.a = a;
        this.lower = lower;
        this.upper = upper;
        this.x = new double[q.length];
        this.y = new double[a.length];
    }

    void solve() {
        int n = q.length;
        double[][] factor = cholesky(system());
        double[] z = new double[a.length];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] right = new double[n];
            for (int j = 0; j < n; j++) {
                right[j] = SIGMA * x[j] - q[j];
            }
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < n; j++) {
                    right[j] += a[i][j] * (RHO * z[i] - y[i]);
                }
            }
            x = substitute(factor, right);
            for (int i = 0; i < a.length; i++) {
                double ax = product(a[i], x);
                z[i] = Math.clamp(ax + y[i] / RHO, lower[i], upper[i]);
                y[i] += RHO * (ax - z[i]);
            }
        }
    }

    double objective() {
        double sum = product(q, x);
        for (int i = 0; i < x.length; i++) {
            sum += 0.5 * x[i] * product(p[i], x);
        }
        return sum;
    }

    /// How far the answer is from meeting the conditions of Karush, Kuhn and Tucker, the largest of: rows beyond
    /// their bounds, `|P x + q + A' y|`, and multipliers of rows away from their bounds.
    double residual() {
        double worst = 0;
        double[] gradient = q.clone();
        for (int i = 0; i < x.length; i++) {
            gradient[i] += product(p[i], x);
        }
        for (int i = 0; i < a.length; i++) {
            double ax = product(a[i], x);
            worst = Math.max(worst, Math.max(ax - upper[i], lower[i] - ax));
            worst = Math.max(worst, Math.min(Math.max(y[i], 0), upper[i] - ax));
            worst = Math.max(worst, Math.min(Math.max(-y[i], 0), ax - lower[i]));
            for (int j = 0; j < x.length; j++) {
                gradient[j] += a[i][j] * y[i];
            }
        }
        return Math.max(worst, Arrays.stream(gradient).map(Math::abs).max().orElse(0));
    }

    /// `P + sigma I + rho A' A`.
    private double[][] system() {
        int n = q.length;
        var matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = p[i][j] + (i == j ? SIGMA : 0);
                for (double[] row : a) {
                    matrix[i][j] += RHO * row[i] * row[j];
                }
            }
        }
        return matrix;
    }

    private static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        var factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
        }
        return factor;
    }

    private static double[] substitute(double[][] factor, double[] right) {
        int n = right.length;
        double[] result = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                result[i] -= factor[i][k] * result[k];
            }
            result[i] /= factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                result[i] -= factor[k][i] * result[k];
            }
            result[i] /= factor[i][i];
        }
        return result;
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
