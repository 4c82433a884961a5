package org.gridlang.runtime.actorcritic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.gridlang.runtime.policy.DeviationBank;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// The derivatives of all losses against central differences of their plain formulas.
final class LossesTest {
    private static final int AGENTS = 2;
    private static final int AGENT = 1;
    private static final int SAMPLES = 30;
    private static final int OUTPUTS = 2;
    private static final double ENTROPY = 0.01;
    private static final double STEP = 1e-5;

    private final Stream stream = Stream.of(17);
    private final DeviationBank deviations = new DeviationBank(AGENTS, OUTPUTS, 0.4);
    private final Explored explored = explored();
    private final float[] means = near(explored.means(), 0.15);
    private final float[] numbers = normals("numbers", AGENTS * SAMPLES * OUTPUTS, 1);
    private final int[] indices = stream.permutation(1, SAMPLES);

    private Explored explored() {
        int length = AGENTS * SAMPLES * OUTPUTS;
        var old = normals("means", length, 0.3);
        var actions = near(old, 0.5);
        return new Explored(actions, old, new double[] {-0.7, -0.9, -0.8, -1}, SAMPLES, OUTPUTS);
    }

    private float[] normals(String name, int length, double scale) {
        var values = new float[length];
        for (int index = 0; index < length; index++) {
            values[index] = (float) (scale * stream.child(name).normal(index));
        }
        return values;
    }

    private float[] near(float[] values, double distance) {
        var result = normals("near" + distance, values.length, distance);
        for (int index = 0; index < result.length; index++) {
            result[index] += values[index];
        }
        return result;
    }

    private double logDeviation(int output) {
        return deviations.logDeviation(AGENT, output);
    }

    private double logRatio(double[] mean, double[] log, int sample) {
        double sum = 0;
        for (int output = 0; output < OUTPUTS; output++) {
            int at = explored.at(AGENT, sample) + output;
            sum += Gaussian.logDensity(explored.actions()[at], mean[output], log[output])
                    - Gaussian.logDensity(
                            explored.actions()[at],
                            explored.means()[at],
                            explored.logDeviations()[AGENT * OUTPUTS + output]);
        }
        return sum;
    }

    /// The loss of one sample as a function of its means and of the log deviations.
    private interface Plain {
        double of(double[] mean, double[] log, int sample);
    }

    /// @return samples for which the derivative by the first mean is not zero
    private int check(ActorLoss loss, Plain plain) {
        var outputs = new float[SAMPLES * OUTPUTS];
        for (int sample = 0; sample < SAMPLES; sample++) {
            System.arraycopy(means, explored.at(AGENT, indices[sample]), outputs, sample * OUTPUTS, OUTPUTS);
        }
        var into = new float[outputs.length];
        loss.begin(AGENT, SAMPLES);
        loss.derivative(outputs, indices, 0, SAMPLES, into);
        var log = new double[] {logDeviation(0), logDeviation(1)};
        int active = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int output = 0; output < OUTPUTS; output++) {
                double expected = slope(plain, outputs, log, sample, output, true) / SAMPLES;
                assertEquals(expected, into[sample * OUTPUTS + output], 1e-5 * (1 + Math.abs(expected)));
            }
            active += into[sample * OUTPUTS] != 0 ? 1 : 0;
        }
        for (int output = 0; output < OUTPUTS; output++) {
            double expected = -ENTROPY;
            for (int sample = 0; sample < SAMPLES; sample++) {
                expected += slope(plain, outputs, log, sample, output, false) / SAMPLES;
            }
            assertEquals(expected, loss.byLogDeviation()[output], 1e-5 * (1 + Math.abs(expected)));
        }
        return active;
    }

    private double slope(Plain plain, float[] outputs, double[] log, int sample, int output, boolean byMean) {
        var mean = new double[] {outputs[sample * OUTPUTS], outputs[sample * OUTPUTS + 1]};
        ToDoubleFunction<Double> at = change -> {
            var movedMean = mean.clone();
            var movedLog = log.clone();
            (byMean ? movedMean : movedLog)[output] += change;
            return plain.of(movedMean, movedLog, indices[sample]);
        };
        return (at.applyAsDouble(STEP) - at.applyAsDouble(-STEP)) / (2 * STEP);
    }

    @Test
    void theClippedLossIsThatOfItsFormula() {
        double clip = 0.2;
        var loss = new ClippedLoss(explored, numbers, deviations, clip, ENTROPY, 0);
        int active = check(loss, (mean, log, sample) -> {
            double ratio = Math.exp(logRatio(mean, log, sample));
            double advantage = numbers[AGENT * SAMPLES + sample];
            return -Math.min(ratio * advantage, Math.clamp(ratio, 1 - clip, 1 + clip) * advantage);
        });
        assertTrue(active > 5 && active < SAMPLES - 5, active + " samples are not clipped");
        assertTrue(loss.divergence() > 0);
    }

    /// The mask and the ratio in front are held fixed by the method; what varies is the action, redrawn with the same
    /// noise.
    @Test
    void theReparameterisedLossIsThatOfItsFormula() {
        double weight = 0.3;
        var loss = new ReparameterisedLoss(explored, numbers, deviations, 0.3, 0.5, weight, ENTROPY);
        var now = new double[] {logDeviation(0), logDeviation(1)};
        var silenced = new int[1];
        check(loss, (mean, log, sample) -> {
            int at = explored.at(AGENT, sample);
            var standing = new double[] {means[at], means[at + 1]};
            double ratio = Math.exp(logRatio(standing, now, sample));
            boolean within = ratio >= 0.7 && ratio <= 1.5;
            silenced[0] += within ? 0 : 1;
            double sum = 0;
            for (int output = 0; output < OUTPUTS; output++) {
                double noise = (explored.actions()[at + output] - standing[output]) / Math.exp(now[output]);
                double action = mean[output] + Math.exp(log[output]) * noise;
                sum += (within ? ratio : 0) * numbers[at + output] * action;
                sum += weight
                        * Gaussian.divergence(
                                explored.means()[at + output],
                                explored.logDeviations()[AGENT * OUTPUTS + output],
                                mean[output],
                                log[output]);
            }
            return sum;
        });
        assertTrue(silenced[0] > 0, "the mask was never tried");
    }

    @Test
    void theFirstReparameterisedStepIsThePlainGradient() {
        var same = new DeviationBank(AGENTS, OUTPUTS, 0.5);
        var start = new Explored(
                explored.actions(), explored.means(), filled(same.logDeviation(0, 0), 4), SAMPLES, OUTPUTS);
        var loss = new ReparameterisedLoss(start, numbers, same, 0.2, 0.2, 1, 0);
        var into = new float[OUTPUTS];
        loss.begin(AGENT, 1);
        var outputs = new float[] {start.means()[start.at(AGENT, 3)], start.means()[start.at(AGENT, 3) + 1]};
        loss.derivative(outputs, new int[] {3}, 0, 1, into);
        assertEquals(numbers[start.at(AGENT, 3)], into[0], 1e-6);
        assertEquals(0, loss.divergence(), 1e-12);
    }

    private static double[] filled(double value, int length) {
        var values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void thePlainDensityHasUnitMassAndTheDivergenceIsItsExpectedLogRatio() {
        double mass = 0;
        double divergence = 0;
        for (double a = -8; a <= 8; a += 1e-3) {
            double old = Gaussian.logDensity(a, 0.3, -0.5);
            mass += 1e-3 * Math.exp(old);
            divergence += 1e-3 * Math.exp(old) * (old - Gaussian.logDensity(a, -0.2, 0.1));
        }
        assertEquals(1, mass, 1e-9);
        assertEquals(divergence, Gaussian.divergence(0.3, -0.5, -0.2, 0.1), 1e-9);
    }

    @Test
    void theValueLossIsThatOfItsFormula() {
        double clip = 0.3;
        int agents = 2;
        var targets = normals("targets", AGENTS * SAMPLES, 1);
        var old = normals("old", AGENTS * SAMPLES, 1);
        var loss = new ValueLoss(targets, old, SAMPLES, agents, clip);
        var values = normals("values", SAMPLES * agents, 1);
        var into = new float[values.length];
        loss.begin(0, SAMPLES);
        loss.derivative(values, indices, 0, SAMPLES, into);
        int flat = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int agent = 0; agent < agents; agent++) {
                int at = agent * SAMPLES + indices[sample];
                double v = values[sample * agents + agent];
                double expected = (valueLoss(v + STEP, old[at], targets[at], clip)
                                - valueLoss(v - STEP, old[at], targets[at], clip))
                        / (2 * STEP)
                        / SAMPLES;
                assertEquals(expected, into[sample * agents + agent], 1e-5);
                flat += into[sample * agents + agent] == 0 ? 1 : 0;
            }
        }
        assertTrue(flat > 0, "the clip was never tried");
    }

    private static double valueLoss(double value, double old, double target, double clip) {
        double clipped = old + Math.clamp(value - old, -clip, clip);
        return Math.max((value - target) * (value - target), (clipped - target) * (clipped - target)) / 2;
    }
}
