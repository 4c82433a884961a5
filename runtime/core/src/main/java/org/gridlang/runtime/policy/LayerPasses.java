package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The parts of a pass over a chunk of samples that are not a product of matrices.
///
/// No method here or elsewhere in the kernels takes or returns a vector: where the compiler decides not to
/// inline such a method, which depends on what else has run, each vector becomes an object.
final class LayerPasses {
    private LayerPasses() {}

    /// Copies the observations of successive samples into a chunk, with whatever is in their padding.
    ///
    /// @param from where the first observation starts
    static void gather(float[] x, int from, int samples, PolicyShape shape, SampleMatrix into) {
        int stride = shape.paddedInputs();
        for (int sample = 0; sample < samples; sample++) {
            copy(x, from + sample * stride, stride, into, sample);
        }
        clearRestOfGroup(into, samples);
    }

    /// Copies the observations of the samples `indices[firstIndex], ...` into a chunk.
    ///
    /// @param from where the observation of sample 0 starts
    static void gather(
            float[] x, int from, int[] indices, int firstIndex, int samples, PolicyShape shape, SampleMatrix into) {
        int stride = shape.paddedInputs();
        for (int sample = 0; sample < samples; sample++) {
            copy(x, from + indices[firstIndex + sample] * stride, stride, into, sample);
        }
        clearRestOfGroup(into, samples);
    }

    private static void copy(float[] x, int from, int stride, SampleMatrix into, int sample) {
        for (int input = 0; input < stride; input += COUNT) {
            FloatVector.fromArray(SPECIES, x, from + input).intoArray(into.values, into.at(sample, input));
        }
    }

    /// Zeroes the samples that fill up the last group: what an earlier chunk left there may not be a number.
    static void clearRestOfGroup(SampleMatrix matrix, int samples) {
        for (int sample = samples; sample % Workspace.SAMPLE_GROUP != 0; sample++) {
            for (int column = 0; column < matrix.columns(); column++) {
                matrix.values[matrix.at(sample, column)] = 0;
            }
        }
    }

    /// Copies rows of a chunk to `to`, one behind the other.
    static void scatter(SampleMatrix from, int samples, float[] to, int start) {
        for (int sample = 0; sample < samples; sample++) {
            for (int column = 0; column < from.columns(); column += COUNT) {
                FloatVector.fromArray(SPECIES, from.values, from.at(sample, column))
                        .intoArray(to, start + sample * from.columns() + column);
            }
        }
    }

    /// The sum of an output unit, `weights . activations`, for each sample.
    ///
    /// @param weights from `weightStart` on, one per unit
    /// @param sums `[sumStart + sample * outputs]`
    static void dots(
            float[] weights,
            int weightStart,
            float bias,
            SampleMatrix activations,
            int firstSample,
            int samples,
            float[] sums,
            int sumStart,
            int outputs) {
        float[] values = activations.values;
        for (int sample = 0; sample < samples; sample++) {
            FloatVector total = FloatVector.zero(SPECIES);
            for (int panel = 0; panel < activations.columns(); panel += Lanes.PANEL) {
                int at = activations.at(firstSample + sample, panel);
                for (int unit = 0; unit < activations.width(panel); unit += COUNT) {
                    FloatVector weight = FloatVector.fromArray(SPECIES, weights, weightStart + panel + unit);
                    total = FloatVector.fromArray(SPECIES, values, at + unit).fma(weight, total);
                }
            }
            if (COUNT > 8) {
                total = total.add(total.rearrange(Lanes.ROTATE_8));
            }
            if (COUNT > 4) {
                total = total.add(total.rearrange(Lanes.ROTATE_4));
            }
            if (COUNT > 2) {
                total = total.add(total.rearrange(Lanes.ROTATE_2));
            }
            if (COUNT > 1) {
                total = total.add(total.rearrange(Lanes.ROTATE_1));
            }
            sums[sumStart + sample * outputs] = bias + total.lane(0);
        }
    }

    /// Replaces sums by activations.
    static void tanh(SampleMatrix matrix, int firstSample, int samples) {
        for (int panel = 0; panel < matrix.columns(); panel += Lanes.PANEL) {
            int at = matrix.at(firstSample, panel);
            int width = matrix.width(panel);
            if (width == Lanes.PANEL) {
                RationalTanh.apply(matrix.values, at, samples * Lanes.PANEL);
            } else {
                for (int sample = 0; sample < samples; sample++) {
                    RationalTanh.apply(matrix.values, at + sample * Lanes.PANEL, width);
                }
            }
        }
    }

    /// From derivatives at the values `h = tanh(z)` of a layer to derivatives at its sums: `d *= 1 - h^2`;
    /// their sums over the samples, the gradient of the biases, are added to `biasGradient`.
    ///
    /// @param d the samples of a chunk
    /// @param h the same samples from `firstSample` on
    static void throughTanh(
            SampleMatrix d, SampleMatrix h, int firstSample, int samples, float[] biasGradient, int biasStart) {
        for (int panel = 0; panel < d.columns(); panel += Lanes.PANEL) {
            int dAt = d.at(0, panel);
            int hAt = h.at(firstSample, panel);
            int unit = 0;
            for (; unit + 4 * COUNT <= d.width(panel); unit += 4 * COUNT) {
                int bias = biasStart + panel + unit;
                fourThroughTanh(d.values, dAt + unit, h.values, hAt + unit, samples, biasGradient, bias);
            }
            for (; unit < d.width(panel); unit += COUNT) {
                int bias = biasStart + panel + unit;
                oneThroughTanh(d.values, dAt + unit, h.values, hAt + unit, samples, biasGradient, bias);
            }
        }
    }

    /// Four vectors of units at a time, so that no sum has to wait for itself.
    private static void fourThroughTanh(
            float[] d, int dStart, float[] h, int hStart, int samples, float[] biasGradient, int bias) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector sum0 = FloatVector.fromArray(SPECIES, biasGradient, bias);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, biasGradient, bias + COUNT);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, biasGradient, bias + 2 * COUNT);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, biasGradient, bias + 3 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int dAt = dStart + sample * Lanes.PANEL;
            int hAt = hStart + sample * Lanes.PANEL;
            FloatVector value0 = FloatVector.fromArray(SPECIES, h, hAt);
            FloatVector product0 =
                    FloatVector.fromArray(SPECIES, d, dAt).mul(value0.neg().fma(value0, one));
            product0.intoArray(d, dAt);
            sum0 = sum0.add(product0);
            FloatVector value1 = FloatVector.fromArray(SPECIES, h, hAt + COUNT);
            FloatVector product1 = FloatVector.fromArray(SPECIES, d, dAt + COUNT)
                    .mul(value1.neg().fma(value1, one));
            product1.intoArray(d, dAt + COUNT);
            sum1 = sum1.add(product1);
            FloatVector value2 = FloatVector.fromArray(SPECIES, h, hAt + 2 * COUNT);
            FloatVector product2 = FloatVector.fromArray(SPECIES, d, dAt + 2 * COUNT)
                    .mul(value2.neg().fma(value2, one));
            product2.intoArray(d, dAt + 2 * COUNT);
            sum2 = sum2.add(product2);
            FloatVector value3 = FloatVector.fromArray(SPECIES, h, hAt + 3 * COUNT);
            FloatVector product3 = FloatVector.fromArray(SPECIES, d, dAt + 3 * COUNT)
                    .mul(value3.neg().fma(value3, one));
            product3.intoArray(d, dAt + 3 * COUNT);
            sum3 = sum3.add(product3);
        }
        sum0.intoArray(biasGradient, bias);
        sum1.intoArray(biasGradient, bias + COUNT);
        sum2.intoArray(biasGradient, bias + 2 * COUNT);
        sum3.intoArray(biasGradient, bias + 3 * COUNT);
    }

    private static void oneThroughTanh(
            float[] d, int dStart, float[] h, int hStart, int samples, float[] biasGradient, int bias) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector sum = FloatVector.fromArray(SPECIES, biasGradient, bias);
        for (int sample = 0; sample < samples; sample++) {
            int dAt = dStart + sample * Lanes.PANEL;
            FloatVector value = FloatVector.fromArray(SPECIES, h, hStart + sample * Lanes.PANEL);
            FloatVector product =
                    FloatVector.fromArray(SPECIES, d, dAt).mul(value.neg().fma(value, one));
            product.intoArray(d, dAt);
            sum = sum.add(product);
        }
        sum.intoArray(biasGradient, bias);
    }

    /// Writes the transpose of the first `rows` rows of a matrix.
    static void transpose(float[] from, int start, PanelMatrix matrix, int rows, float[] to, PanelMatrix transpose) {
        for (int column = 0; column < transpose.rows(); ) {
            int width = matrix.vectors(column) * COUNT;
            int source = start + matrix.panel(column);
            int end = Math.min(column + width, transpose.rows());
            for (int rowPanel = 0; rowPanel < rows; ) {
                int rowWidth = transpose.vectors(rowPanel) * COUNT;
                int target = transpose.panel(rowPanel) + column * rowWidth;
                int count = Math.min(rowPanel + rowWidth, rows) - rowPanel;
                for (int row = 0; row < count; row++) {
                    int at = source + (rowPanel + row) * width;
                    for (int offset = 0; offset < end - column; offset++) {
                        to[target + offset * rowWidth + row] = from[at + offset];
                    }
                }
                rowPanel += rowWidth;
            }
            column += width;
        }
    }
}
