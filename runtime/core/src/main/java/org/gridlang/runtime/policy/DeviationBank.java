package org.gridlang.runtime.policy;

import java.util.Arrays;

/// How far each agent strays from the mean of its policy while it explores: one log deviation for each action,
/// the same in all states, with an Adam of its own.
///
///     a = pi(o) + exp(l) xi,      xi ~ N(0, 1)
///
/// Threads may work on different agents at the same time.
public final class DeviationBank {
    /// Deviations are kept between 0.01 and 1 of the action unit: a smaller one makes the density ratio of
    /// proximal methods explode, a larger one saturates every device.
    private static final double LEAST = Math.log(0.01);

    private static final double MOST = 0;

    private final int outputs;
    /// `[agent][output]`, like the moments.
    private final double[] logDeviations;

    private final double[] firstMoments;
    private final double[] secondMoments;
    private final int[] steps;

    /// @param deviation of every action at the start, in (0.01, 1)
    public DeviationBank(int agents, int outputs, double deviation) {
        this.outputs = outputs;
        logDeviations = new double[agents * outputs];
        firstMoments = new double[agents * outputs];
        secondMoments = new double[agents * outputs];
        steps = new int[agents];
        Arrays.fill(logDeviations, StrictMath.log(deviation));
    }

    public int agents() {
        return steps.length;
    }

    public double logDeviation(int agent, int output) {
        return logDeviations[agent * outputs + output];
    }

    public double deviation(int agent, int output) {
        return StrictMath.exp(logDeviations[agent * outputs + output]);
    }

    /// Sets all deviations, for a learner that does not learn them.
    public void fix(double deviation) {
        Arrays.fill(logDeviations, StrictMath.log(deviation));
    }

    /// An Adam step along the derivative by each log deviation.
    ///
    /// @param gradient one number for each action
    /// @return whether it was finite; if not, nothing changes
    public boolean step(int agent, double[] gradient, double learningRate, double gradientNormLimit) {
        double squares = 0;
        for (int output = 0; output < outputs; output++) {
            squares += gradient[output] * gradient[output];
        }
        double norm = Math.sqrt(squares);
        if (!Double.isFinite(norm)) {
            return false;
        }
        double scale = norm > gradientNormLimit ? gradientNormLimit / norm : 1;
        int step = ++steps[agent];
        for (int output = 0; output < outputs; output++) {
            int at = agent * outputs + output;
            logDeviations[at] = Math.clamp(
                    logDeviations[at]
                            - Adam.change(
                                    firstMoments, secondMoments, at, gradient[output] * scale, learningRate, step),
                    LEAST,
                    MOST);
        }
        return true;
    }

    /// All that training changes, for a checkpoint: log deviations, then both moments, then steps, each
    /// agent-major.
    public double[] state() {
        int length = logDeviations.length;
        var state = new double[3 * length + steps.length];
        System.arraycopy(logDeviations, 0, state, 0, length);
        System.arraycopy(firstMoments, 0, state, length, length);
        System.arraycopy(secondMoments, 0, state, 2 * length, length);
        for (int agent = 0; agent < steps.length; agent++) {
            state[3 * length + agent] = steps[agent];
        }
        return state;
    }

    /// Puts back what [#state] gave.
    public void restore(double[] state) {
        int length = logDeviations.length;
        if (state.length != 3 * length + steps.length) {
            throw new IllegalArgumentException(state.length + " numbers for the deviations of " + agents() + " agents");
        }
        System.arraycopy(state, 0, logDeviations, 0, length);
        System.arraycopy(state, length, firstMoments, 0, length);
        System.arraycopy(state, 2 * length, secondMoments, 0, length);
        for (int agent = 0; agent < steps.length; agent++) {
            steps[agent] = (int) state[3 * length + agent];
        }
    }
}
