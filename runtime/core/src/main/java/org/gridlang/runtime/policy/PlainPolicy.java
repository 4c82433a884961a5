package org.gridlang.runtime.policy;

import java.util.Arrays;

/// The plain twin of [PolicyKernels]: the same methods in `double`, as loops one can check against the
/// formulas. They allocate and are slow. Arrays have the same layout, with the same `paddedInputs()`.
///
/// Here the activation is `StrictMath.tanh`, whose derivative `1 - tanh^2` is what the backward passes use, so
/// these gradients are exact to rounding. The kernels use the same `1 - a^2` on their rational tanh, which is
/// off by 3e-7.
public final class PlainPolicy {
    private PlainPolicy() {}

    /// See [PolicyKernels#forward].
    public static void forward(
            PolicyBank64 bank, int agent, double[] x, int xStart, int samples, double[] out, int outStart) {
        PolicyShape shape = bank.shape();
        for (int sample = 0; sample < samples; sample++) {
            double[][] values = values(bank, agent, x, xStart + sample * shape.paddedInputs());
            System.arraycopy(values[shape.layers()], 0, out, outStart + sample * shape.outputs(), shape.outputs());
        }
    }

    /// See [PolicyKernels#inputGradient], but the observations are given again instead of kept: `gIn = (d pi /
    /// d x)' gOut`.
    public static void inputGradient(
            PolicyBank64 bank,
            int agent,
            double[] x,
            int xStart,
            int samples,
            double[] gOut,
            int gOutStart,
            double[] gIn,
            int gInStart) {
        PolicyShape shape = bank.shape();
        int stride = shape.paddedInputs();
        for (int sample = 0; sample < samples; sample++) {
            double[][] values = values(bank, agent, x, xStart + sample * stride);
            double[] derivatives = Arrays.copyOfRange(
                    gOut, gOutStart + sample * shape.outputs(), gOutStart + (sample + 1) * shape.outputs());
            for (int layer = shape.layers() - 1; layer >= 0; layer--) {
                toSums(shape, layer, derivatives, values[layer + 1]);
                derivatives = toInputs(bank, agent, layer, derivatives);
            }
            int at = gInStart + sample * stride;
            Arrays.fill(gIn, at, at + stride, 0);
            System.arraycopy(derivatives, 0, gIn, at, shape.inputs());
        }
    }

    /// See [PolicyKernels#weightGradient].
    public static void weightGradient(
            PolicyBank64 bank,
            int agent,
            double[] x,
            int xStart,
            int samples,
            double[] gOut,
            int gOutStart,
            double[] gradient) {
        Arrays.fill(gradient, 0);
        PolicyShape shape = bank.shape();
        for (int sample = 0; sample < samples; sample++) {
            double[][] values = values(bank, agent, x, xStart + sample * shape.paddedInputs());
            double[] derivatives = Arrays.copyOfRange(
                    gOut, gOutStart + sample * shape.outputs(), gOutStart + (sample + 1) * shape.outputs());
            addWeightGradient(bank, agent, values, derivatives, gradient);
        }
    }

    /// See [PolicyKernels#surrogateStep].
    public static double surrogateStep(
            PolicyBank64 bank,
            int agent,
            double[] x,
            int xStart,
            double[] oldActions,
            double[] normalisedGradient,
            int actionStart,
            int[] indices,
            int firstIndex,
            int count,
            SurrogateSettings settings) {
        PolicyShape shape = bank.shape();
        double[] gradient = new double[shape.weightCount()];
        double squares = 0;
        for (int index = firstIndex; index < firstIndex + count; index++) {
            int sample = indices[index];
            double[][] values = values(bank, agent, x, xStart + sample * shape.paddedInputs());
            double[] derivatives = new double[shape.outputs()];
            for (int output = 0; output < derivatives.length; output++) {
                int at = actionStart + sample * shape.outputs() + output;
                double change = values[shape.layers()][output] - oldActions[at];
                derivatives[output] =
                        settings.surrogate().derivative(normalisedGradient[at], change, settings.radius()) / count;
                squares += change * change;
            }
            addWeightGradient(bank, agent, values, derivatives, gradient);
        }
        boolean finite = adam(bank, agent, gradient, settings);
        return finite ? squares / ((double) count * shape.outputs()) : Double.NaN;
    }

    /// What enters each layer, and the actions last: `[layer][unit]`.
    private static double[][] values(PolicyBank64 bank, int agent, double[] x, int start) {
        PolicyShape shape = bank.shape();
        double[][] values = new double[shape.layers() + 1][];
        values[0] = Arrays.copyOfRange(x, start, start + shape.inputs());
        for (int layer = 0; layer < shape.layers(); layer++) {
            values[layer + 1] = new double[shape.layerOutputs(layer)];
            for (int output = 0; output < values[layer + 1].length; output++) {
                double sum = bank.bias(agent, layer, output);
                for (int input = 0; input < values[layer].length; input++) {
                    sum += values[layer][input] * bank.weight(agent, layer, input, output);
                }
                boolean linear = layer == shape.layers() - 1 && shape.output() == PolicyShape.Output.LINEAR;
                values[layer + 1][output] = linear ? sum : StrictMath.tanh(sum);
            }
        }
        return values;
    }

    /// From derivatives at the values of a layer to derivatives at its sums.
    private static void toSums(PolicyShape shape, int layer, double[] derivatives, double[] values) {
        if (layer == shape.layers() - 1 && shape.output() == PolicyShape.Output.LINEAR) {
            return;
        }
        for (int unit = 0; unit < derivatives.length; unit++) {
            derivatives[unit] *= 1 - values[unit] * values[unit];
        }
    }

    /// From derivatives at the sums of a layer to derivatives at what enters it.
    private static double[] toInputs(PolicyBank64 bank, int agent, int layer, double[] derivatives) {
        double[] result = new double[bank.shape().layerInputs(layer)];
        for (int input = 0; input < result.length; input++) {
            for (int output = 0; output < derivatives.length; output++) {
                result[input] += derivatives[output] * bank.weight(agent, layer, input, output);
            }
        }
        return result;
    }

    /// Adds the gradient of one sample, in the order of [PolicyBank#weights(int)].
    private static void addWeightGradient(
            PolicyBank64 bank, int agent, double[][] values, double[] atActions, double[] gradient) {
        PolicyShape shape = bank.shape();
        double[] derivatives = atActions;
        int end = gradient.length;
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            toSums(bank.shape(), layer, derivatives, values[layer + 1]);
            int inputs = shape.layerInputs(layer);
            int outputs = shape.layerOutputs(layer);
            int biases = end - outputs;
            int weights = biases - inputs * outputs;
            for (int output = 0; output < outputs; output++) {
                gradient[biases + output] += derivatives[output];
                for (int input = 0; input < inputs; input++) {
                    gradient[weights + input * outputs + output] += values[layer][input] * derivatives[output];
                }
            }
            derivatives = toInputs(bank, agent, layer, derivatives);
            end = weights;
        }
    }

    /// See [Adam].
    private static boolean adam(PolicyBank64 bank, int agent, double[] gradient, SurrogateSettings settings) {
        double squares = 0;
        for (double value : gradient) {
            squares += value * value;
        }
        double norm = Math.sqrt(squares);
        if (!Double.isFinite(norm)) {
            return false;
        }
        double scale = Math.min(1, settings.gradientNormLimit() / norm);
        int step = ++bank.steps[agent];
        double firstCorrection = 1 - StrictMath.pow(Adam.FIRST_DECAY, step);
        double secondCorrection = 1 - StrictMath.pow(Adam.SECOND_DECAY, step);
        for (int index = 0; index < gradient.length; index++) {
            int at = bank.layout.start(agent) + bank.layout.place(index);
            double g = gradient[index] * scale;
            double m = bank.firstMoments[at] * Adam.FIRST_DECAY + g * (1 - Adam.FIRST_DECAY);
            double v = bank.secondMoments[at] * Adam.SECOND_DECAY + g * g * (1 - Adam.SECOND_DECAY);
            bank.firstMoments[at] = m;
            bank.secondMoments[at] = v;
            bank.weights[at] -=
                    settings.learningRate() * (m / firstCorrection) / (Math.sqrt(v / secondCorrection) + Adam.EPSILON);
        }
        return true;
    }
}
