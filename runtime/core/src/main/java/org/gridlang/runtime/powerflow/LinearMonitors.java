package org.gridlang.runtime.powerflow;

import java.util.List;
import java.util.Map;

/// Complex quantities that are linear in the state, `value = offset + sum_k coefficient[k] state[row[k]]`, for
/// all scenarios at once; branch currents first of all.
///
/// The offset is the value without load and is kept in double precision, so that single precision loses nothing
/// to cancellation. Results are arrays `[monitor][scenario]` with the stride of the batch. See
/// [BranchCurrents].
public final class LinearMonitors {
    /// One monitored quantity.
    ///
    /// @param rows rows of the state
    /// @param re real parts of the coefficients
    /// @param im imaginary parts of the coefficients
    record Row(double offsetRe, double offsetIm, int[] rows, double[] re, double[] im) {
        /// The row with these coefficients (real, imaginary) by row of the state.
        static Row of(double offsetRe, double offsetIm, Map<Integer, double[]> coefficients) {
            var present = coefficients.entrySet().stream()
                    .filter(entry -> entry.getValue()[0] != 0 || entry.getValue()[1] != 0)
                    .toList();
            return new Row(
                    offsetRe,
                    offsetIm,
                    present.stream().mapToInt(Map.Entry::getKey).toArray(),
                    present.stream().mapToDouble(entry -> entry.getValue()[0]).toArray(),
                    present.stream().mapToDouble(entry -> entry.getValue()[1]).toArray());
        }
    }

    private final List<Row> rows;

    LinearMonitors(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /// Number of monitored quantities.
    public int count() {
        return rows.size();
    }

    /// Writes the values of scenarios `[from, to)`.
    public void evaluate(DoubleFlowBatch batch, double[] valueRe, double[] valueIm, int from, int to) {
        for (int monitor = 0; monitor < rows.size(); monitor++) {
            var row = rows.get(monitor);
            int at = monitor * batch.stride;
            for (int scenario = from; scenario < to; scenario++) {
                valueRe[at + scenario] = row.offsetRe;
                valueIm[at + scenario] = row.offsetIm;
            }
            for (int k = 0; k < row.rows.length; k++) {
                int state = row.rows[k] * batch.stride;
                addProduct(row.re[k], row.im[k], batch.stateRe, batch.stateIm, state, valueRe, valueIm, at, from, to);
            }
        }
    }

    /// Writes the values of scenarios `[from, to)`.
    public void evaluate(FloatFlowBatch batch, float[] valueRe, float[] valueIm, int from, int to) {
        for (int monitor = 0; monitor < rows.size(); monitor++) {
            var row = rows.get(monitor);
            int at = monitor * batch.stride;
            for (int scenario = from; scenario < to; scenario++) {
                valueRe[at + scenario] = 0;
                valueIm[at + scenario] = 0;
            }
            for (int k = 0; k < row.rows.length; k++) {
                int state = row.rows[k] * batch.stride;
                float re = (float) row.re[k];
                float im = (float) row.im[k];
                addProduct(re, im, batch.stateRe, batch.stateIm, state, valueRe, valueIm, at, from, to);
            }
            for (int scenario = from; scenario < to; scenario++) {
                valueRe[at + scenario] = (float) (row.offsetRe + valueRe[at + scenario]);
                valueIm[at + scenario] = (float) (row.offsetIm + valueIm[at + scenario]);
            }
        }
    }

    /// Adds to the seeds of scenarios `[from, to)` what gradients by the monitored quantities amount to, where
    /// `dL = Re(conj(gradient) d value)`: `seed += conj(coefficient) gradient`.
    public void seed(
            DoubleFlowBatch batch,
            double[] gradientRe,
            double[] gradientIm,
            DoubleAdjointBatch adjoint,
            int from,
            int to) {
        for (int monitor = 0; monitor < rows.size(); monitor++) {
            var row = rows.get(monitor);
            int at = monitor * batch.stride;
            for (int k = 0; k < row.rows.length; k++) {
                int state = row.rows[k] * batch.stride;
                addProduct(
                        row.re[k],
                        -row.im[k],
                        gradientRe,
                        gradientIm,
                        at,
                        adjoint.seedRe,
                        adjoint.seedIm,
                        state,
                        from,
                        to);
            }
        }
    }

    /// Adds to the seeds of scenarios `[from, to)` what gradients by the monitored quantities amount to, where
    /// `dL = Re(conj(gradient) d value)`: `seed += conj(coefficient) gradient`.
    public void seed(
            FloatFlowBatch batch, float[] gradientRe, float[] gradientIm, FloatAdjointBatch adjoint, int from, int to) {
        for (int monitor = 0; monitor < rows.size(); monitor++) {
            var row = rows.get(monitor);
            int at = monitor * batch.stride;
            for (int k = 0; k < row.rows.length; k++) {
                int state = row.rows[k] * batch.stride;
                float re = (float) row.re[k];
                float im = (float) -row.im[k];
                addProduct(re, im, gradientRe, gradientIm, at, adjoint.seedRe, adjoint.seedIm, state, from, to);
            }
        }
    }

    /// `y += (re + j im) x` over a range of scenarios of two rows that start at `x` and `y`.
    private static void addProduct(
            double re,
            double im,
            double[] xRe,
            double[] xIm,
            int x,
            double[] yRe,
            double[] yIm,
            int y,
            int from,
            int to) {
        for (int scenario = from; scenario < to; scenario++) {
            double real = xRe[x + scenario];
            double imaginary = xIm[x + scenario];
            yRe[y + scenario] += re * real - im * imaginary;
            yIm[y + scenario] += re * imaginary + im * real;
        }
    }

    private static void addProduct(
            float re, float im, float[] xRe, float[] xIm, int x, float[] yRe, float[] yIm, int y, int from, int to) {
        for (int scenario = from; scenario < to; scenario++) {
            float real = xRe[x + scenario];
            float imaginary = xIm[x + scenario];
            yRe[y + scenario] += re * real - im * imaginary;
            yIm[y + scenario] += re * imaginary + im * real;
        }
    }
}
