package org.gridlang.runtime.actorcritic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

final class AdvantagesTest {
    private static final int STEPS = 7;
    private static final int DAYS = 3;
    private static final int AT = 5;

    private final float[] reward = numbers("reward");
    private final float[] value = numbers("value");

    private static float[] numbers(String name) {
        var numbers = new float[AT + STEPS * DAYS];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = (float) Stream.of(4).child(name).normal(index);
        }
        return numbers;
    }

    /// The definition: the weighted mean of all n-step advantages, each summed up by itself.
    @Test
    void equalTheWeightedMeanOfAllHorizons() {
        double discount = 0.9;
        for (double trace : new double[] {0, 0.6, 0.95, 1}) {
            var advantage = new float[reward.length];
            var target = new float[reward.length];
            Advantages.estimate(reward, value, AT, STEPS, DAYS, discount, trace, advantage, target);
            for (int step = 0; step < STEPS; step++) {
                for (int day = 0; day < DAYS; day++) {
                    double expected = plain(step, day, discount, trace);
                    int index = AT + step * DAYS + day;
                    assertEquals(expected, advantage[index], 1e-5);
                    assertEquals(expected + value[index], target[index], 1e-5);
                }
            }
        }
    }

    private double plain(int step, int day, double discount, double trace) {
        int most = STEPS - step;
        double sum = 0;
        double weight = 1 - trace;
        for (int horizon = 1; horizon < most; horizon++) {
            sum += weight * horizonAdvantage(step, day, horizon, discount);
            weight *= trace;
        }
        return sum + Math.pow(trace, most - 1) * horizonAdvantage(step, day, most, discount);
    }

    private double horizonAdvantage(int step, int day, int horizon, double discount) {
        double sum = -value[AT + step * DAYS + day];
        for (int k = 0; k < horizon; k++) {
            sum += Math.pow(discount, k) * reward[AT + (step + k) * DAYS + day];
        }
        boolean ends = step + horizon == STEPS;
        return sum + (ends ? 0 : Math.pow(discount, horizon) * value[AT + (step + horizon) * DAYS + day]);
    }

    @Test
    void normalisedNumbersHaveMeanZeroAndDeviationOne() {
        var numbers = reward.clone();
        Advantages.normalise(numbers, AT, STEPS * DAYS);
        double sum = 0;
        double squares = 0;
        for (int index = AT; index < numbers.length; index++) {
            sum += numbers[index];
            squares += numbers[index] * numbers[index];
        }
        assertEquals(0, sum / (STEPS * DAYS), 1e-6);
        assertEquals(1, squares / (STEPS * DAYS), 1e-5);
        assertEquals(reward[0], numbers[0]);
        var alike = new float[] {3, 3, 3};
        Advantages.normalise(alike, 0, 3);
        assertArrayEquals(new float[3], alike);
    }

    @Test
    void theScaleTakesAwayMeanAndDeviationOfReturns() {
        var scale = new ReturnScale(2, STEPS, DAYS);
        scale.follow(1, reward, AT, 1);
        double mean = 0;
        for (int day = 0; day < DAYS; day++) {
            for (int step = 2; step < STEPS; step++) {
                mean += reward[AT + step * DAYS + day] / DAYS;
            }
        }
        assertEquals(mean, scale.mean(1, 2), 1e-6);
        var numbers = reward.clone();
        scale.toOutputs(1, numbers, AT);
        assertEquals((reward[AT + 2 * DAYS] - mean) / scale.deviation(1), numbers[AT + 2 * DAYS], 1e-5);
        scale.toValues(1, numbers, AT);
        assertArrayEquals(reward, numbers, 1e-5f);
        assertEquals(1, scale.deviation(0), "nothing is known of it");
        var other = new ReturnScale(2, STEPS, DAYS);
        other.restore(scale.state());
        scale.follow(1, value, AT, 1);
        other.follow(1, value, AT, 1);
        assertArrayEquals(scale.state(), other.state());
    }
}
