package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.PolicyCase.AGENT;
import static org.gridlang.runtime.policy.PolicyCase.widen;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// Networks with linear outputs, and steps on any loss.
final class LossStepTest {
    private static final long SEED = 5;

    private static PolicyCase linear(int number) {
        Stream stream = Stream.of(SEED).child(number);
        var drawn = PolicyCase.random(stream).shape;
        return new PolicyCase(
                PolicyShape.linear(drawn.inputs(), drawn.hidden(), drawn.outputs()),
                1 + stream.integer(20, 200),
                stream);
    }

    @Test
    void linearOutputsAndTheirGradientsEqualTheTwin() {
        for (int number = 0; number < 20; number++) {
            var c = linear(number);
            var workspace = new Workspace(c.shape, c.samples);
            var plain = new PolicyBank64(c.bank);
            var expected = new double[c.samples * c.shape.outputs()];
            PlainPolicy.forward(plain, AGENT, widen(c.x), c.xStart, c.samples, expected, 0);
            var actual = new float[expected.length];
            PolicyKernels.forwardKeeping(c.bank, AGENT, c.x, c.xStart, c.samples, actual, 0, workspace);
            assertArrayEquals(expected, widen(actual), 1e-5 * (1 + c.largest(expected)), c + " of seed " + SEED);
            assertTrue(c.largest(expected) > 0.1);
            var expectedInputs = new double[c.samples * c.shape.paddedInputs()];
            PlainPolicy.inputGradient(
                    plain, AGENT, widen(c.x), c.xStart, c.samples, widen(c.gradientAtActions), 0, expectedInputs, 0);
            var inputs = new float[expectedInputs.length];
            PolicyKernels.inputGradient(c.bank, AGENT, workspace, 0, c.samples, c.gradientAtActions, 0, inputs, 0);
            assertArrayEquals(
                    expectedInputs, widen(inputs), 1e-5 * (1 + c.largest(expectedInputs)), c + " of seed " + SEED);
        }
    }

    @Test
    void linearOutputsGoBeyondOne() {
        var bank = new PolicyBank(PolicyShape.linear(2, List.of(3), 1), 1);
        var weights = new float[bank.shape().weightCount()];
        weights[weights.length - 1] = 7.5f;
        bank.setWeights(0, weights);
        var out = new float[1];
        var x = new float[bank.shape().paddedInputs()];
        PolicyKernels.forward(bank, 0, x, 0, 1, out, 0, new Workspace(bank.shape(), 1));
        assertEquals(7.5f, out[0]);
    }

    /// The gradient itself against central differences in `double`: one step with Adam's memory empty moves each
    /// weight against the sign of its derivative, so the loss must fall by rate times the sum of their sizes.
    @Test
    void oneStepLowersTheLossAsItsDifferencesSay() {
        for (int number = 0; number < 12; number++) {
            var c = linear(number);
            int[] indices = Stream.of(SEED).permutation(number, c.samples);
            double before = loss(c, new PolicyBank64(c.bank));
            double slope = sumOfSlopes(c);
            double rate = 1e-5;
            assertTrue(LossStep.take(
                    c.bank,
                    AGENT,
                    c.x,
                    c.xStart,
                    indices,
                    0,
                    c.samples,
                    squaredError(c),
                    rate,
                    Double.POSITIVE_INFINITY,
                    new Workspace(c.shape, 0)));
            double fall = before - loss(c, new PolicyBank64(c.bank));
            assertEquals(rate * slope, fall, 0.05 * rate * slope, c + " of seed " + SEED);
        }
    }

    private static OutputLoss squaredError(PolicyCase c) {
        int outputs = c.shape.outputs();
        return (values, indices, firstIndex, samples, into) -> {
            for (int sample = 0; sample < samples; sample++) {
                for (int output = 0; output < outputs; output++) {
                    float target = c.oldActions[c.actionStart + indices[firstIndex + sample] * outputs + output];
                    into[sample * outputs + output] = (values[sample * outputs + output] - target) / c.samples;
                }
            }
        };
    }

    private static double loss(PolicyCase c, PolicyBank64 bank) {
        var values = new double[c.samples * c.shape.outputs()];
        PlainPolicy.forward(bank, AGENT, widen(c.x), c.xStart, c.samples, values, 0);
        double sum = 0;
        for (int index = 0; index < values.length; index++) {
            double error = values[index] - c.oldActions[c.actionStart + index];
            sum += error * error / 2;
        }
        return sum / c.samples;
    }

    private static double sumOfSlopes(PolicyCase c) {
        var bank = new PolicyBank64(c.bank);
        double sum = 0;
        for (int index = 0; index < c.shape.weightCount(); index++) {
            double weight = bank.weight(AGENT, index);
            bank.setWeight(AGENT, index, weight + 1e-6);
            double above = loss(c, bank);
            bank.setWeight(AGENT, index, weight - 1e-6);
            double below = loss(c, bank);
            bank.setWeight(AGENT, index, weight);
            sum += Math.abs(above - below) / 2e-6;
        }
        return sum;
    }

    @Test
    void aLossThatIsNotFiniteLeavesTheAgentUntouched() {
        var c = linear(3);
        float[] before = c.bank.weights(AGENT);
        int[] indices = Stream.of(SEED).permutation(0, c.samples);
        OutputLoss broken = (values, numbers, firstIndex, samples, into) -> Arrays.fill(into, Float.NaN);
        var workspace = new Workspace(c.shape, 0);
        assertFalse(LossStep.take(c.bank, AGENT, c.x, c.xStart, indices, 0, c.samples, broken, 0.1, 1, workspace));
        assertArrayEquals(before, c.bank.weights(AGENT));
        assertTrue(
                LossStep.take(c.bank, AGENT, c.x, c.xStart, indices, 0, c.samples, squaredError(c), 0.1, 1, workspace));
    }

    @Test
    void aTargetNetworkGoesPartOfTheWay() {
        var c = linear(1);
        var target = new PolicyBank(c.shape, PolicyCase.AGENTS);
        target.approach(AGENT, c.bank, 0.25f);
        float[] own = target.weights(AGENT);
        float[] towards = c.bank.weights(AGENT);
        for (int index = 0; index < own.length; index++) {
            assertEquals(0.25f * towards[index], own[index], 1e-6f);
        }
        assertArrayEquals(new float[own.length], target.weights(AGENT - 1));
    }
}
