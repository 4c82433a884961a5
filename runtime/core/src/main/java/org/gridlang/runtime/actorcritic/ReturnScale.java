package org.gridlang.runtime.actorcritic;

import java.util.Arrays;

/// What an agent's return usually is at each step of the day, and how far it strays from that: value networks
/// learn only the rest,
///
///     v(o_t) = m_t + s net(o_t),      m_t = mean over days of the return from t on,   s^2 = mean of (return - m_t)^2
///
/// both as moving averages over passes. So a network need not learn how much of the day is left, and one learning
/// rate suits agents whose money differs by orders of magnitude. This is the value normalisation of MAPPO (C. Yu et
/// al., NeurIPS 2022, arXiv 2103.01955) with a mean for each step, which a day of fixed length allows.
public final class ReturnScale {
    private static final double MEMORY = 0.8;
    /// Deviations below this, relative to the largest mean, are rounding.
    private static final double CONSTANT = 1e-6;

    private final int steps;
    private final int days;
    /// `[agent][step]`.
    private final double[] mean;
    /// `[agent]`; negative before the first pass.
    private final double[] square;

    public ReturnScale(int agents, int steps, int days) {
        this.steps = steps;
        this.days = days;
        mean = new double[agents * steps];
        square = new double[agents];
        Arrays.fill(square, -1);
    }

    /// Takes account of the discounted returns of one agent in a pass.
    ///
    /// @param reward of each sample, from `at` on
    public void follow(int agent, float[] reward, int at, double discount) {
        boolean first = square[agent] < 0;
        double keep = first ? 0 : MEMORY;
        var returns = new double[steps * days];
        for (int day = 0; day < days; day++) {
            double later = 0;
            for (int step = steps - 1; step >= 0; step--) {
                later = reward[at + step * days + day] + discount * later;
                returns[step * days + day] = later;
            }
        }
        double squares = 0;
        for (int step = 0; step < steps; step++) {
            double sum = 0;
            for (int day = 0; day < days; day++) {
                sum += returns[step * days + day];
            }
            int index = agent * steps + step;
            mean[index] = keep * mean[index] + (1 - keep) * sum / days;
            for (int day = 0; day < days; day++) {
                double rest = returns[step * days + day] - sum / days;
                squares += rest * rest;
            }
        }
        square[agent] = keep * Math.max(square[agent], 0) + (1 - keep) * squares / (steps * days);
    }

    /// s, in the unit of the reward; 1 where returns hardly change.
    public double deviation(int agent) {
        double largest = 0;
        for (int step = 0; step < steps; step++) {
            largest = Math.max(largest, Math.abs(mean[agent * steps + step]));
        }
        double deviation = Math.sqrt(Math.max(square[agent], 0));
        return deviation > CONSTANT * largest ? deviation : 1;
    }

    /// m_t, in the unit of the reward; 0 after the last step.
    public double mean(int agent, int step) {
        return step < steps ? mean[agent * steps + step] : 0;
    }

    /// From outputs of the network to values, in place.
    public void toValues(int agent, float[] numbers, int at) {
        double deviation = deviation(agent);
        for (int step = 0; step < steps; step++) {
            for (int day = 0; day < days; day++) {
                int index = at + step * days + day;
                numbers[index] = (float) (mean(agent, step) + deviation * numbers[index]);
            }
        }
    }

    /// From values to what the network should put out, in place.
    public void toOutputs(int agent, float[] numbers, int at) {
        double deviation = deviation(agent);
        for (int step = 0; step < steps; step++) {
            for (int day = 0; day < days; day++) {
                int index = at + step * days + day;
                numbers[index] = (float) ((numbers[index] - mean(agent, step)) / deviation);
            }
        }
    }

    /// For a checkpoint: means, then squares.
    public double[] state() {
        var state = Arrays.copyOf(mean, mean.length + square.length);
        System.arraycopy(square, 0, state, mean.length, square.length);
        return state;
    }

    /// Puts back what [#state] gave.
    public void restore(double[] state) {
        if (state.length != mean.length + square.length) {
            throw new IllegalArgumentException(
                    state.length + " numbers for the returns of " + square.length + " agents");
        }
        System.arraycopy(state, 0, mean, 0, mean.length);
        System.arraycopy(state, mean.length, square, 0, square.length);
    }
}
