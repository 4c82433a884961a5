package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.PolicyCase.AGENT;
import static org.gridlang.runtime.policy.PolicyCase.widen;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// The kernels against their plain twin on random shapes, with sizes on both sides of the ends of vectors,
/// panels, blocks and chunks.
final class PolicyKernelsTest {
    private static final long SEED = 11;
    private static final int CASES = 60;

    /// What `float` and the rational tanh (3e-7) cost in networks of this size, relative to the largest value.
    private static final double TOLERANCE = 1e-5;

    @Test
    void forwardEqualsItsTwin() {
        forRandomCases(c -> {
            double[] expected = plainActions(c);
            float[] actual = new float[c.actionStart + c.samples * c.shape.outputs()];
            Workspace workspace = new Workspace(c.shape, c.samples);
            PolicyKernels.forward(c.bank, AGENT, c.x, c.xStart, c.samples, actual, c.actionStart, workspace);
            assertArrayEquals(expected, widen(actual), TOLERANCE, c.toString());
            float[] kept = new float[actual.length];
            PolicyKernels.forwardKeeping(c.bank, AGENT, c.x, c.xStart, c.samples, kept, c.actionStart, workspace);
            assertArrayEquals(actual, kept);
        });
    }

    @Test
    void inputGradientEqualsItsTwinInAnySteps() {
        forRandomCases(c -> {
            int stride = c.shape.paddedInputs();
            double[] expected = new double[c.xStart + c.samples * stride];
            PlainPolicy.inputGradient(
                    new PolicyBank64(c.bank),
                    AGENT,
                    widen(c.x),
                    c.xStart,
                    c.samples,
                    widen(c.gradientAtActions),
                    c.actionStart,
                    expected,
                    c.xStart);
            Workspace workspace = new Workspace(c.shape, c.samples);
            float[] actions = new float[c.samples * c.shape.outputs()];
            PolicyKernels.forwardKeeping(c.bank, AGENT, c.x, c.xStart, c.samples, actions, 0, workspace);
            for (int step : new int[] {1, 3, 16, 1000}) {
                float[] actual = new float[expected.length];
                Arrays.fill(actual, c.xStart, actual.length, Float.NaN);
                for (int first = 0; first < c.samples; first += step) {
                    PolicyKernels.inputGradient(
                            c.bank,
                            AGENT,
                            workspace,
                            first,
                            Math.min(step, c.samples - first),
                            c.gradientAtActions,
                            c.actionStart + first * c.shape.outputs(),
                            actual,
                            c.xStart + first * stride);
                }
                assertArrayEquals(expected, widen(actual), TOLERANCE * (1 + c.largest(expected)), c.toString());
            }
        });
    }

    @Test
    void weightGradientEqualsItsTwin() {
        forRandomCases(c -> {
            double[] expected = new double[c.shape.weightCount()];
            PlainPolicy.weightGradient(
                    new PolicyBank64(c.bank),
                    AGENT,
                    widen(c.x),
                    c.xStart,
                    c.samples,
                    widen(c.gradientAtActions),
                    c.actionStart,
                    expected);
            float[] actual = new float[expected.length];
            Arrays.fill(actual, Float.NaN);
            PolicyKernels.weightGradient(
                    c.bank,
                    AGENT,
                    c.x,
                    c.xStart,
                    c.samples,
                    c.gradientAtActions,
                    c.actionStart,
                    actual,
                    new Workspace(c.shape, 0));
            assertArrayEquals(expected, widen(actual), TOLERANCE * (1 + c.largest(expected)), c.toString());
        });
    }

    /// Several steps, so that Adam's memory counts; with all forms, and with and without a binding norm limit.
    @Test
    void surrogateStepsEqualTheirTwin() {
        SurrogateSettings[] settings = {
            SurrogateSettings.proximal(0.05, 1e-3, 1e9),
            SurrogateSettings.proximal(0.2, 3e-3, 0.1),
            SurrogateSettings.linear(1e-3, Double.POSITIVE_INFINITY),
            SurrogateSettings.of(Surrogate.CLIP, 0.3, 1e-3, 1),
            SurrogateSettings.of(Surrogate.MASK, 0.3, 1e-3, 1),
            SurrogateSettings.of(Surrogate.BOUNDED, 0.3, 1e-3, 1),
            SurrogateSettings.of(Surrogate.CLIP_PROXIMAL, 0.3, 1e-3, 1)
        };
        forRandomCases(c -> {
            if (c.samples == 0) {
                return;
            }
            PolicyBank64 plain = new PolicyBank64(c.bank);
            Workspace workspace = new Workspace(c.shape, 0);
            int[] indices = Stream.of(SEED).permutation(0, c.samples);
            int half = (c.samples + 1) / 2;
            for (int step = 0; step < 7; step++) {
                SurrogateSettings chosen = settings[step % settings.length];
                int first = step % 2 == 0 ? 0 : c.samples - half;
                double actual = surrogateStep(c, indices, first, half, chosen, workspace);
                double expected = PlainPolicy.surrogateStep(
                        plain,
                        AGENT,
                        widen(c.x),
                        c.xStart,
                        widen(c.oldActions),
                        widen(c.gradientAtActions),
                        c.actionStart,
                        indices,
                        first,
                        half,
                        chosen);
                assertEquals(expected, actual, TOLERANCE * (1 + expected), c.toString());
            }
            assertEquals(plain.steps[AGENT], c.bank.state(AGENT).steps());
            assertMostlyClose(plain, c);
        });
    }

    /// Where a gradient is near zero, the quotient of Adam's moments magnifies rounding: a few weights may
    /// differ by more than the many, but none by a whole step.
    private static void assertMostlyClose(PolicyBank64 plain, PolicyCase c) {
        float[] actual = c.bank.weights(AGENT);
        int far = 0;
        for (int index = 0; index < actual.length; index++) {
            double difference = Math.abs(plain.weight(AGENT, index) - actual[index]);
            assertTrue(difference < 3e-3, () -> "weight off by " + difference + " in " + c);
            far += difference > 1e-5 ? 1 : 0;
        }
        assertTrue(far <= 1 + actual.length / 100, far + " weights are off in " + c);
    }

    @Test
    void otherAgentsStayAsTheyAre() {
        PolicyCase c = new PolicyCase(new PolicyShape(10, List.of(17, 33), 2), 50, Stream.of(SEED));
        AgentState before = c.bank.state(AGENT - 1);
        AgentState after = c.bank.state(AGENT + 1);
        int[] indices = Stream.of(SEED).permutation(0, c.samples);
        surrogateStep(c, indices, 0, 50, SurrogateSettings.linear(0.1, 1), new Workspace(c.shape, 0));
        assertArrayEquals(before.weights(), c.bank.weights(AGENT - 1));
        assertArrayEquals(after.weights(), c.bank.weights(AGENT + 1));
        assertEquals(0, c.bank.state(AGENT + 1).steps());
    }

    @Test
    void aGradientThatIsNotFiniteLeavesTheAgentUntouched() {
        PolicyCase c = new PolicyCase(new PolicyShape(10, List.of(17, 33), 2), 50, Stream.of(SEED));
        Workspace workspace = new Workspace(c.shape, 0);
        int[] indices = Stream.of(SEED).permutation(0, c.samples);
        SurrogateSettings settings = SurrogateSettings.proximal(0.05, 0.1, 1);
        AgentState before = c.bank.state(AGENT);
        c.gradientAtActions[c.actionStart + 20] = Float.NaN;
        assertEquals(Double.NaN, surrogateStep(c, indices, 0, 50, settings, workspace));
        assertArrayEquals(before.weights(), c.bank.weights(AGENT));
        assertArrayEquals(before.firstMoment(), c.bank.state(AGENT).firstMoment());
        assertEquals(0, c.bank.state(AGENT).steps());
        // What the fault left in the workspace must not reach the next step.
        c.gradientAtActions[c.actionStart + 20] = 0;
        double clean = surrogateStep(c, indices, 0, 49, settings, workspace);
        assertTrue(Double.isFinite(clean));
        assertTrue(Float.isFinite(c.bank.weights(AGENT)[0]));
    }

    @Test
    void anObservationThatIsNotFiniteSpoilsOnlyItsOwnMinibatch() {
        for (int outputs = 1; outputs <= 2; outputs++) {
            PolicyCase c = new PolicyCase(new PolicyShape(10, List.of(17, 33), outputs), 50, Stream.of(SEED));
            Workspace workspace = new Workspace(c.shape, 0);
            int[] indices = IntStream.range(0, 50).toArray();
            SurrogateSettings settings = SurrogateSettings.proximal(0.05, 0.1, 1);
            c.x[c.xStart + 49 * c.shape.paddedInputs()] = Float.NaN;
            assertEquals(Double.NaN, surrogateStep(c, indices, 0, 50, settings, workspace));
            assertTrue(Double.isFinite(surrogateStep(c, indices, 0, 49, settings, workspace)));
        }
    }

    @Test
    void stepsReduceTheSurrogate() {
        PolicyCase c = new PolicyCase(new PolicyShape(6, List.of(32, 32), 1), 192, Stream.of(SEED));
        Workspace workspace = new Workspace(c.shape, c.samples);
        float[] start = new float[c.samples];
        PolicyKernels.forward(c.bank, AGENT, c.x, c.xStart, c.samples, start, 0, workspace);
        System.arraycopy(start, 0, c.oldActions, c.actionStart, c.samples);
        int[] indices = Stream.of(SEED).permutation(0, c.samples);
        double radius = 0.05;
        for (int step = 0; step < 200; step++) {
            surrogateStep(c, indices, 0, c.samples, SurrogateSettings.proximal(radius, 3e-3, 1), workspace);
        }
        float[] end = new float[c.samples];
        PolicyKernels.forward(c.bank, AGENT, c.x, c.xStart, c.samples, end, 0, workspace);
        double surrogate = 0;
        for (int sample = 0; sample < c.samples; sample++) {
            double change = end[sample] - start[sample];
            surrogate += c.gradientAtActions[c.actionStart + sample] * change + change * change / (2 * radius);
        }
        assertTrue(surrogate / c.samples < -0.005, "mean surrogate " + surrogate / c.samples);
    }

    @Test
    void whatIsNotKeptIsRefused() {
        PolicyCase c = new PolicyCase(new PolicyShape(4, List.of(8), 1), 20, Stream.of(SEED));
        Workspace workspace = new Workspace(c.shape, 20);
        float[] actions = new float[20];
        float[] gradient = new float[20 * c.shape.paddedInputs()];
        PolicyKernels.forwardKeeping(c.bank, AGENT, c.x, c.xStart, 20, actions, 0, workspace);
        assertThrows(
                IllegalStateException.class,
                () -> PolicyKernels.inputGradient(c.bank, 0, workspace, 0, 20, actions, 0, gradient, 0));
        assertThrows(
                IllegalStateException.class,
                () -> PolicyKernels.inputGradient(c.bank, AGENT, workspace, 10, 11, actions, 0, gradient, 0));
        PolicyKernels.forward(c.bank, AGENT, c.x, c.xStart, 20, actions, 0, workspace);
        assertThrows(
                IllegalStateException.class,
                () -> PolicyKernels.inputGradient(c.bank, AGENT, workspace, 0, 1, actions, 0, gradient, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> PolicyKernels.forwardKeeping(
                        c.bank, AGENT, c.x, c.xStart, 21, actions, 0, new Workspace(c.shape, 20)));
        Workspace other = new Workspace(new PolicyShape(4, List.of(9), 1), 20);
        assertThrows(
                IllegalArgumentException.class,
                () -> PolicyKernels.forward(c.bank, AGENT, c.x, c.xStart, 20, actions, 0, other));
    }

    private static double surrogateStep(
            PolicyCase c, int[] indices, int first, int count, SurrogateSettings settings, Workspace workspace) {
        return PolicyKernels.surrogateStep(
                c.bank,
                AGENT,
                c.x,
                c.xStart,
                c.oldActions,
                c.gradientAtActions,
                c.actionStart,
                indices,
                first,
                count,
                settings,
                workspace);
    }

    private static double[] plainActions(PolicyCase c) {
        double[] actions = new double[c.actionStart + c.samples * c.shape.outputs()];
        PlainPolicy.forward(new PolicyBank64(c.bank), AGENT, widen(c.x), c.xStart, c.samples, actions, c.actionStart);
        return actions;
    }

    private static void forRandomCases(Consumer<PolicyCase> test) {
        for (int number = 0; number < CASES; number++) {
            try {
                test.accept(PolicyCase.random(Stream.of(SEED).child(number)));
            } catch (RuntimeException | AssertionError fault) {
                throw new AssertionError("random case " + number + " of seed " + SEED, fault);
            }
        }
    }
}
