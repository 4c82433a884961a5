package org.gridlang.runtime.policy;

/// The plain twin of [PolicyBank] in `double`, with the same layout and Adam state: for gradient checks.
public final class PolicyBank64 {
    final PolicyLayout layout;
    final double[] weights;
    final double[] firstMoments;
    final double[] secondMoments;
    final int[] steps;

    /// A copy of a bank: weights, moments and step counts.
    public PolicyBank64(PolicyBank bank) {
        layout = bank.layout;
        weights = widen(bank.weights);
        firstMoments = widen(bank.firstMoments);
        secondMoments = widen(bank.secondMoments);
        steps = bank.steps.clone();
    }

    private static double[] widen(float[] values) {
        double[] result = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            result[index] = values[index];
        }
        return result;
    }

    public PolicyShape shape() {
        return layout.shape();
    }

    public int agents() {
        return steps.length;
    }

    /// One weight, by its number in the order of [PolicyBank#weights(int)].
    public double weight(int agent, int index) {
        return weights[layout.start(agent) + layout.place(index)];
    }

    double weight(int agent, int layer, int input, int output) {
        return weights[layout.start(agent) + layout.weight(layer, input, output)];
    }

    double bias(int agent, int layer, int output) {
        return weights[layout.start(agent) + layout.bias(layer) + output];
    }

    /// Changes one weight: to step along a direction of a gradient check.
    public void setWeight(int agent, int index, double value) {
        weights[layout.start(agent) + layout.place(index)] = value;
    }

    /// Writes weights, moments and step counts, rounded to `float`, into a bank of the same shape and size.
    public void copyTo(PolicyBank bank) {
        if (!bank.shape().equals(shape()) || bank.agents() != agents()) {
            throw new IllegalArgumentException(
                    agents() + " x " + shape() + " into a bank of " + bank.agents() + " x " + bank.shape());
        }
        narrow(weights, bank.weights);
        narrow(firstMoments, bank.firstMoments);
        narrow(secondMoments, bank.secondMoments);
        System.arraycopy(steps, 0, bank.steps, 0, steps.length);
    }

    private static void narrow(double[] values, float[] into) {
        for (int index = 0; index < values.length; index++) {
            into[index] = (float) values[index];
        }
    }
}
