package org.gridlang.runtime.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gridlang.runtime.random.Stream;

/// A random policy with random data, in `float` for the kernels and in `double`, with the same values, for
/// their twin.
final class PolicyCase {
    static final int AGENTS = 3;
    static final int AGENT = 1;

    /// Around the sizes at which vectors, panels and blocks end.
    private static final int[] WIDTHS = {
        1, 2, Lanes.COUNT - 1, Lanes.COUNT, Lanes.COUNT + 1, 3 * Lanes.COUNT, 4 * Lanes.COUNT, 50, 5 * Lanes.COUNT + 3
    };

    final PolicyShape shape;
    final int samples;
    final PolicyBank bank;

    /// Arrays start with an agent's worth of other data, so that wrong offsets show.
    final int xStart;

    final int actionStart;
    final float[] x;
    final float[] oldActions;
    final float[] gradientAtActions;

    PolicyCase(PolicyShape shape, int samples, Stream stream) {
        this.shape = shape;
        this.samples = samples;
        bank = new PolicyBank(shape, AGENTS);
        for (int agent = 0; agent < AGENTS; agent++) {
            bank.setWeights(agent, randomWeights(shape, stream.child("weights").child(agent)));
        }
        int stride = shape.paddedInputs();
        xStart = 3 * stride + 1;
        actionStart = 5;
        x = new float[xStart + samples * stride];
        // What is not an input must never count.
        Arrays.fill(x, Float.NaN);
        for (int sample = 0; sample < samples; sample++) {
            for (int input = 0; input < shape.inputs(); input++) {
                int at = xStart + sample * stride + input;
                x[at] = (float) stream.child("x").normal(at);
            }
        }
        int actions = actionStart + samples * shape.outputs();
        oldActions = fill(new float[actions], stream.child("old"), 0.5);
        gradientAtActions = fill(new float[actions], stream.child("gradient"), 1);
    }

    static PolicyCase random(Stream stream) {
        int inputs = pick(WIDTHS, stream, 0);
        int outputs = 1 + stream.integer(1, 6);
        Integer[] hidden = IntStream.range(0, 1 + stream.integer(2, 3))
                .mapToObj(layer -> pick(WIDTHS, stream, 3 + layer))
                .toArray(Integer[]::new);
        int[] counts = {0, 1, 7, 8, 9, 16, Workspace.CHUNK - 1, Workspace.CHUNK, Workspace.CHUNK + 1, 200};
        return new PolicyCase(new PolicyShape(inputs, List.of(hidden), outputs), pick(counts, stream, 9), stream);
    }

    static int pick(int[] values, Stream stream, long counter) {
        return values[stream.integer(counter, values.length)];
    }

    /// Also the biases and the last layer are of unit scale here, so that a fault in them shows.
    private static float[] randomWeights(PolicyShape shape, Stream stream) {
        float[] weights = new float[shape.weightCount()];
        int next = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            double scale = 1 / Math.sqrt(shape.layerInputs(layer));
            for (int end = next + (shape.layerInputs(layer) + 1) * shape.layerOutputs(layer); next < end; next++) {
                weights[next] = (float) (scale * stream.normal(next));
            }
        }
        return weights;
    }

    private static float[] fill(float[] values, Stream stream, double scale) {
        for (int index = 0; index < values.length; index++) {
            values[index] = (float) (scale * stream.normal(index));
        }
        return values;
    }

    static double[] widen(float[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, index -> values[index]);
        return result;
    }

    double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    @Override
    public String toString() {
        return shape + ", " + samples + " samples";
    }
}
