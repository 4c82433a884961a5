package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.PolicyCase.AGENT;
import static org.gridlang.runtime.policy.PolicyCase.widen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each form against its formula by hand, its derivative against differences, and the step of the kernels against
/// the derivative of the whole mean by the weights.
final class SurrogateTest {
    private static final double RADIUS = 0.2;
    private static final long SEED = 8;

    /// Gradients and changes on both sides of zero and of the radius, and off the kinks.
    private static final double[] GRADIENTS = {-3, -0.7, 0, 0.4, 2};
    private static final double[] CHANGES = {-0.9, -0.23, -0.15, 0, 0.01, 0.19, 0.21, 1.3};

    @Test
    void valuesAreThoseOfTheFormulas() {
        // g = 2, moved by 0.3 beyond the radius in the worsening direction
        assertEquals(0.6, Surrogate.LINEAR.value(2, 0.3, RADIUS), 1e-15);
        assertEquals(0.6 + 0.225, Surrogate.PROXIMAL.value(2, 0.3, RADIUS), 1e-15);
        assertEquals(0.6, Surrogate.CLIP.value(2, 0.3, RADIUS), 1e-15);
        assertEquals(0.4, Surrogate.MASK.value(2, 0.3, RADIUS), 1e-15);
        double target = -0.2 * 2 / Math.sqrt(5);
        assertEquals((0.3 - target) * (0.3 - target) / 0.4, Surrogate.BOUNDED.value(2, 0.3, RADIUS), 1e-15);
        assertEquals(0.6 + 0.1125, Surrogate.CLIP_PROXIMAL.value(2, 0.3, RADIUS), 1e-15);
        // and in the improving one
        assertEquals(-0.6, Surrogate.LINEAR.value(2, -0.3, RADIUS), 1e-15);
        assertEquals(-0.4, Surrogate.CLIP.value(2, -0.3, RADIUS), 1e-15);
        assertEquals(-0.4, Surrogate.MASK.value(2, -0.3, RADIUS), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfTheValues(Surrogate surrogate) {
        double h = 1e-6;
        for (double g : GRADIENTS) {
            for (double d : CHANGES) {
                double difference = (surrogate.value(g, d + h, RADIUS) - surrogate.value(g, d - h, RADIUS)) / (2 * h);
                assertEquals(difference, surrogate.derivative(g, d, RADIUS), 1e-8, surrogate + " " + g + " " + d);
                assertEquals(
                        difference,
                        surrogate.derivative((float) g, (float) d, (float) RADIUS, (float) (1 / RADIUS)),
                        3e-6,
                        "in float: " + surrogate + " " + g + " " + d);
            }
        }
    }

    /// Only the pessimistic forms pull an action back that went beyond the radius the wrong way.
    @Test
    void clipPullsBackWhereMaskDoesNot() {
        assertEquals(2, Surrogate.CLIP.derivative(2, 0.5, RADIUS));
        assertEquals(0, Surrogate.MASK.derivative(2, 0.5, RADIUS));
        assertEquals(0, Surrogate.CLIP.derivative(2, -0.5, RADIUS));
        assertEquals(0, Surrogate.MASK.derivative(2, -0.5, RADIUS));
    }

    /// The target of the bounded form never lies farther than the radius, whatever the gradient.
    @Test
    void theBoundedTargetStaysWithinTheRadius() {
        for (double g : new double[] {1e-3, 1, 1e6}) {
            assertTrue(Surrogate.BOUNDED.derivative(g, -RADIUS, RADIUS) < 0, "pulls back at the radius: " + g);
            assertTrue(Surrogate.BOUNDED.derivative(g, 0, RADIUS) > 0, "pulls at the start: " + g);
        }
    }

    /// A step of the twin with the first moments fresh is `-rate sign(gradient)`: it must point where the mean
    /// of the surrogate over the minibatch, evaluated by its definition, falls.
    @ParameterizedTest
    @EnumSource
    void stepsGoDownTheMeanOfTheSurrogate(Surrogate surrogate) {
        PolicyCase c = new PolicyCase(new PolicyShape(4, List.of(9, 6), 2), 40, Stream.of(SEED));
        int[] indices = IntStream.range(0, c.samples).toArray();
        PolicyBank64 start = new PolicyBank64(c.bank);
        PolicyBank64 moved = new PolicyBank64(c.bank);
        double rate = 1e-7;
        PlainPolicy.surrogateStep(
                moved,
                AGENT,
                widen(c.x),
                c.xStart,
                widen(c.oldActions),
                widen(c.gradientAtActions),
                c.actionStart,
                indices,
                0,
                c.samples,
                SurrogateSettings.of(surrogate, RADIUS, rate, 1e9));
        double h = 1e-6;
        for (int index = 0; index < c.shape.weightCount(); index++) {
            double weight = start.weight(AGENT, index);
            start.setWeight(AGENT, index, weight + h);
            double above = mean(surrogate, start, c);
            start.setWeight(AGENT, index, weight - h);
            double below = mean(surrogate, start, c);
            start.setWeight(AGENT, index, weight);
            double derivative = (above - below) / (2 * h);
            if (Math.abs(derivative) > 1e-6) {
                assertEquals(
                        -rate * Math.signum(derivative),
                        moved.weight(AGENT, index) - weight,
                        0.02 * rate,
                        surrogate + " weight " + index + " derivative " + derivative);
            }
        }
    }

    private static double mean(Surrogate surrogate, PolicyBank64 bank, PolicyCase c) {
        double[] actions = new double[c.actionStart + c.samples * c.shape.outputs()];
        PlainPolicy.forward(bank, AGENT, widen(c.x), c.xStart, c.samples, actions, c.actionStart);
        double sum = 0;
        for (int index = c.actionStart; index < actions.length; index++) {
            sum += surrogate.value(c.gradientAtActions[index], actions[index] - c.oldActions[index], RADIUS);
        }
        return sum / c.samples;
    }
}
