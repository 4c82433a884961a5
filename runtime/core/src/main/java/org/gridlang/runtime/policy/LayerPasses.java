package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// The parts of a pass over a chunk of samples that are not a product of matrices.
final class LayerPasses {
    private LayerPasses() {}

    /// Copies the observations of successive samples into the rows of a chunk; numbers in the padding are not
    /// read, and become zero.
    ///
    /// @param from where the first observation starts
    static void gather(float[] x, int from, int samples, PolicyShape shape, float[] into) {
        int stride = shape.paddedInputs();
        int whole = shape.inputs() / COUNT * COUNT;
        VectorMask<Float> rest = SPECIES.indexInRange(whole, shape.inputs());
        for (int sample = 0; sample < samples; sample++) {
            copy(x, from + sample * stride, whole, rest, into, sample * stride);
        }
    }

    /// Copies the observations of the samples `indices[firstIndex], ...` into the rows of a chunk.
    ///
    /// @param from where the observation of sample 0 starts
    static void gather(
            float[] x, int from, int[] indices, int firstIndex, int samples, PolicyShape shape, float[] into) {
        int stride = shape.paddedInputs();
        int whole = shape.inputs() / COUNT * COUNT;
        VectorMask<Float> rest = SPECIES.indexInRange(whole, shape.inputs());
        for (int sample = 0; sample < samples; sample++) {
            copy(x, from + indices[firstIndex + sample] * stride, whole, rest, into, sample * stride);
        }
    }

    private static void copy(float[] x, int from, int whole, VectorMask<Float> rest, float[] into, int to) {
        for (int input = 0; input < whole; input += COUNT) {
            FloatVector.fromArray(SPECIES, x, from + input).intoArray(into, to + input);
        }
        if (rest.anyTrue()) {
            FloatVector.fromArray(SPECIES, x, from + whole, rest).intoArray(into, to + whole);
        }
    }

    /// The sums of the output units: `sums[sample * outputs + output] = bias + weights[output] .
    /// activations[sample]`.
    ///
    /// The lanes are added one by one, because the order in which `reduceLanes` adds is up to the compiler.
    ///
    /// @param weights `[output][stride]`
    /// @param lanes scratch of one vector
    static void dots(
            float[] weights,
            int stride,
            float[] biases,
            int biasStart,
            float[] activations,
            int activationStart,
            int samples,
            float[] sums,
            int sumStart,
            int outputs,
            float[] lanes) {
        for (int output = 0; output < outputs; output++) {
            int weightStart = output * stride;
            for (int sample = 0; sample < samples; sample++) {
                int from = activationStart + sample * stride;
                FloatVector total = FloatVector.zero(SPECIES);
                for (int unit = 0; unit < stride; unit += COUNT) {
                    FloatVector weight = FloatVector.fromArray(SPECIES, weights, weightStart + unit);
                    total = FloatVector.fromArray(SPECIES, activations, from + unit)
                            .fma(weight, total);
                }
                total.intoArray(lanes, 0);
                float sum = biases[biasStart + output];
                for (int lane = 0; lane < COUNT; lane++) {
                    sum += lanes[lane];
                }
                sums[sumStart + sample * outputs + output] = sum;
            }
        }
    }

    /// From derivatives at the values `h = tanh(z)` of a layer to derivatives at its sums: `d *= 1 - h^2`, and
    /// their sums over the samples, the gradient of the biases, are added to `biasGradient`.
    static void throughTanh(
            float[] d, float[] h, int hStart, int samples, int stride, float[] biasGradient, int biasStart) {
        int unit = 0;
        for (; unit + 4 * COUNT <= stride; unit += 4 * COUNT) {
            fourThroughTanh(d, h, hStart, samples, stride, unit, biasGradient, biasStart);
        }
        for (; unit < stride; unit += COUNT) {
            FloatVector sum = FloatVector.fromArray(SPECIES, biasGradient, biasStart + unit);
            for (int sample = 0; sample < samples; sample++) {
                int at = sample * stride + unit;
                sum = sum.add(timesSlope(d, at, h, hStart + at));
            }
            sum.intoArray(biasGradient, biasStart + unit);
        }
    }

    /// Four vectors of units at a time, so that no sum has to wait for itself.
    private static void fourThroughTanh(
            float[] d, float[] h, int hStart, int samples, int stride, int unit, float[] biasGradient, int biasStart) {
        int bias = biasStart + unit;
        FloatVector sum0 = FloatVector.fromArray(SPECIES, biasGradient, bias);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, biasGradient, bias + COUNT);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, biasGradient, bias + 2 * COUNT);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, biasGradient, bias + 3 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = sample * stride + unit;
            sum0 = sum0.add(timesSlope(d, at, h, hStart + at));
            sum1 = sum1.add(timesSlope(d, at + COUNT, h, hStart + at + COUNT));
            sum2 = sum2.add(timesSlope(d, at + 2 * COUNT, h, hStart + at + 2 * COUNT));
            sum3 = sum3.add(timesSlope(d, at + 3 * COUNT, h, hStart + at + 3 * COUNT));
        }
        sum0.intoArray(biasGradient, bias);
        sum1.intoArray(biasGradient, bias + COUNT);
        sum2.intoArray(biasGradient, bias + 2 * COUNT);
        sum3.intoArray(biasGradient, bias + 3 * COUNT);
    }

    private static FloatVector timesSlope(float[] d, int at, float[] h, int hAt) {
        FloatVector value = FloatVector.fromArray(SPECIES, h, hAt);
        FloatVector slope = value.neg().fma(value, FloatVector.broadcast(SPECIES, 1));
        FloatVector product = FloatVector.fromArray(SPECIES, d, at).mul(slope);
        product.intoArray(d, at);
        return product;
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
