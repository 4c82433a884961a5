package org.gridlang.runtime.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// The same bits whenever and wherever they are computed, and no allocation.
final class ReproducibilityTest {
    private static final PolicyShape SHAPE = new PolicyShape(10, List.of(64, 40), 1);
    private static final int SAMPLES = 96;
    private static final int BATCH = 48;
    private static final int AGENTS = 6;

    private final float[] x = random("x", AGENTS * SAMPLES * SHAPE.paddedInputs());
    private final float[] oldActions = random("old", AGENTS * SAMPLES);
    private final float[] gradient = random("gradient", AGENTS * SAMPLES);
    private final int[] indices = Stream.of(3).permutation(0, SAMPLES);
    private final SurrogateSettings settings = SurrogateSettings.proximal(0.05, 1e-3, 1);

    private static float[] random(String name, int length) {
        Stream stream = Stream.of(3).child(name);
        float[] values = new float[length];
        for (int index = 0; index < length; index++) {
            values[index] = (float) (0.5 * stream.normal(index));
        }
        return values;
    }

    private static PolicyBank newBank() {
        return PolicyBank.initialise(SHAPE, AGENTS, Stream.of(1));
    }

    private double train(PolicyBank bank, int agent, Workspace workspace) {
        double change = 0;
        for (int first = 0; first < SAMPLES; first += BATCH) {
            change += PolicyKernels.surrogateStep(
                    bank,
                    agent,
                    x,
                    agent * SAMPLES * SHAPE.paddedInputs(),
                    oldActions,
                    gradient,
                    agent * SAMPLES,
                    indices,
                    first,
                    BATCH,
                    settings,
                    workspace);
        }
        return change;
    }

    private static void assertSameBits(PolicyBank expected, PolicyBank actual) {
        for (int agent = 0; agent < AGENTS; agent++) {
            assertArrayEquals(
                    expected.state(agent).weights(), actual.state(agent).weights());
            assertArrayEquals(
                    expected.state(agent).firstMoment(), actual.state(agent).firstMoment());
            assertArrayEquals(
                    expected.state(agent).secondMoment(), actual.state(agent).secondMoment());
        }
    }

    /// The first rounds run in the interpreter, the last ones compiled.
    @Test
    void compilationDoesNotChangeBits() {
        PolicyBank first = newBank();
        Workspace workspace = new Workspace(SHAPE, SAMPLES);
        double firstChange = train(first, 0, workspace);
        for (int round = 0; round < 1500; round++) {
            PolicyBank bank = new PolicyBank(SHAPE, 1);
            bank.setWeights(0, newBank().weights(0));
            assertEquals(firstChange, train(bank, 0, workspace));
            assertArrayEquals(first.weights(0), bank.weights(0), "round " + round);
        }
    }

    @Test
    void threadsDoNotChangeBits() throws InterruptedException, ExecutionException {
        PolicyBank alone = newBank();
        Workspace workspace = new Workspace(SHAPE, SAMPLES);
        for (int agent = 0; agent < AGENTS; agent++) {
            train(alone, agent, workspace);
        }
        PolicyBank shared = newBank();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<? extends Future<?>> tasks = IntStream.range(0, AGENTS)
                    .mapToObj(agent -> threads.submit(() -> train(shared, agent, new Workspace(SHAPE, SAMPLES))))
                    .toList();
            for (Future<?> task : tasks) {
                task.get();
            }
        }
        assertSameBits(alone, shared);
    }

    @Test
    void theBatchDoesNotChangeAnAction() {
        PolicyBank bank = newBank();
        Workspace workspace = new Workspace(SHAPE, SAMPLES);
        float[] together = new float[SAMPLES];
        float[] apart = new float[SAMPLES];
        PolicyKernels.forward(bank, 0, x, 0, SAMPLES, together, 0, workspace);
        for (int step : new int[] {1, 5, 16}) {
            for (int sample = 0; sample < SAMPLES; sample += step) {
                int count = Math.min(step, SAMPLES - sample);
                PolicyKernels.forward(bank, 0, x, sample * SHAPE.paddedInputs(), count, apart, sample, workspace);
            }
            assertArrayEquals(together, apart);
        }
    }

    @Test
    void nothingIsAllocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PolicyBank bank = newBank();
        Workspace workspace = new Workspace(SHAPE, SAMPLES);
        float[] out = new float[SAMPLES];
        float[] inputGradient = new float[SAMPLES * SHAPE.paddedInputs()];
        float[] weightGradient = new float[SHAPE.weightCount()];
        long least = Long.MAX_VALUE;
        // Before compilation each vector is an object.
        for (int epoch = 0; epoch < 4000 && least > 0; epoch++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            train(bank, 0, workspace);
            PolicyKernels.forward(bank, 0, x, 0, SAMPLES, out, 0, workspace);
            PolicyKernels.forwardKeeping(bank, 0, x, 0, SAMPLES, out, 0, workspace);
            for (int sample = 0; sample < SAMPLES; sample += 16) {
                PolicyKernels.inputGradient(
                        bank, 0, workspace, sample, 16, gradient, sample, inputGradient, sample * SHAPE.paddedInputs());
            }
            PolicyKernels.weightGradient(bank, 0, x, 0, SAMPLES, gradient, 0, weightGradient, workspace);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // An epoch has some 20,000 vector operations. On a busy machine a method that is called once an epoch may
        // still not be compiled, and make a few objects; none may come from a loop.
        assertTrue(least < 1024, least + " bytes in an epoch");
    }
}
