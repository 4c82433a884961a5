package org.gridlang.runtime.actorcritic;

/// Generalised advantage estimation (J. Schulman et al., ICLR 2016, arXiv 1506.02438, equation 16) over days that
/// all end with the last step, after which nothing is worth anything:
///
///     d_t = r_t + gamma v_{t+1} - v_t,      A_t = d_t + gamma lambda A_{t+1},      v_T = A_T = 0
///     target of the value: A_t + v_t, the lambda-return
public final class Advantages {
    private Advantages() {}

    /// For one agent.
    ///
    /// @param reward of each sample, from `at` on, like all arrays here
    /// @param value estimated before the step, in the unit of the reward
    /// @param discount gamma
    /// @param trace lambda: 1 sums rewards only, 0 trusts the next value entirely
    /// @param advantage is overwritten
    /// @param target is overwritten with the lambda-return
    public static void estimate(
            float[] reward,
            float[] value,
            int at,
            int steps,
            int days,
            double discount,
            double trace,
            float[] advantage,
            float[] target) {
        for (int day = 0; day < days; day++) {
            double later = 0;
            double nextValue = 0;
            for (int step = steps - 1; step >= 0; step--) {
                int index = at + step * days + day;
                double surprise = reward[index] + discount * nextValue - value[index];
                later = surprise + discount * trace * later;
                nextValue = value[index];
                advantage[index] = (float) later;
                target[index] = (float) (later + value[index]);
            }
        }
    }

    /// Shifts and scales the numbers of one agent to mean 0 and deviation 1; numbers that are all alike become 0.
    public static void normalise(float[] numbers, int at, int count) {
        double sum = 0;
        double squares = 0;
        for (int index = at; index < at + count; index++) {
            sum += numbers[index];
        }
        double mean = sum / count;
        for (int index = at; index < at + count; index++) {
            squares += (numbers[index] - mean) * (numbers[index] - mean);
        }
        double deviation = Math.sqrt(squares / count);
        double factor = deviation > Float.MIN_NORMAL ? 1 / deviation : 0;
        for (int index = at; index < at + count; index++) {
            numbers[index] = (float) ((numbers[index] - mean) * factor);
        }
    }
}
