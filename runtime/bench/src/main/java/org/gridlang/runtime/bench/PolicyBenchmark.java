package org.gridlang.runtime.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyKernels;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.policy.SurrogateSettings;
import org.gridlang.runtime.policy.Workspace;
import org.gridlang.runtime.random.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The policy work of the headline problem on one core: 1,000 agents, 16 days of 48 steps, 10 observations, two
/// hidden layers, one action.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PolicyBenchmark {
    private static final int INPUTS = 10;
    private static final int DAYS = 16;
    private static final int SAMPLES = 48 * DAYS;
    private static final int MINIBATCH = 192;

    @Param("1000")
    int agents;

    @Param("64")
    int width;

    private final SurrogateSettings settings = SurrogateSettings.proximal(0.05, 1e-3, 1);
    private PolicyShape shape = new PolicyShape(1, List.of(1), 1);
    private PolicyBank bank = new PolicyBank(shape, 0);
    private Workspace workspace = new Workspace(shape, 0);
    private float[] observations = {};
    private float[] oldActions = {};
    private float[] gradient = {};
    private float[] actions = {};
    private float[] inputGradient = {};
    private int[] order = {};

    /// A benchmark outside of JMH.
    static PolicyBenchmark of(int agents, int width) {
        PolicyBenchmark benchmark = new PolicyBenchmark();
        benchmark.agents = agents;
        benchmark.width = width;
        benchmark.prepare();
        return benchmark;
    }

    @Setup
    public void prepare() {
        Stream stream = Stream.of(1);
        shape = new PolicyShape(INPUTS, List.of(width, width), 1);
        bank = PolicyBank.initialise(shape, agents, stream.child("policies"));
        workspace = new Workspace(shape, SAMPLES);
        observations = uniform(stream.child("observations"), agents * SAMPLES * shape.paddedInputs());
        oldActions = uniform(stream.child("actions"), agents * SAMPLES);
        gradient = uniform(stream.child("gradient"), agents * SAMPLES);
        actions = new float[agents * SAMPLES];
        inputGradient = new float[SAMPLES * shape.paddedInputs()];
        order = stream.permutation(0, SAMPLES);
    }

    private static float[] uniform(Stream stream, int length) {
        float[] values = new float[length];
        for (int index = 0; index < length; index++) {
            values[index] = (float) stream.uniform(index, -1, 1);
        }
        return values;
    }

    /// Floating-point operations of [#epoch] that the mathematics needs: three products per weight and sample,
    /// forward, gradient and backward, but no backward product to the observations; a multiplication and an
    /// addition each. Activations, padding and Adam do not count.
    double epochOperations() {
        double weights = INPUTS * width + (double) width * width + width;
        return 2 * (3 * weights - INPUTS * width) * SAMPLES * agents;
    }

    /// One epoch of all agents: forward, backward and Adam on each minibatch.
    @Benchmark
    public double epoch() {
        double change = 0;
        for (int agent = 0; agent < agents; agent++) {
            for (int first = 0; first < SAMPLES; first += MINIBATCH) {
                change += PolicyKernels.surrogateStep(
                        bank,
                        agent,
                        observations,
                        agent * SAMPLES * shape.paddedInputs(),
                        oldActions,
                        gradient,
                        agent * SAMPLES,
                        order,
                        first,
                        MINIBATCH,
                        settings,
                        workspace);
            }
        }
        return change;
    }

    /// The policies' part of a rollout: one step of all days at a time.
    @Benchmark
    public float[] rollout() {
        for (int agent = 0; agent < agents; agent++) {
            for (int sample = agent * SAMPLES; sample < (agent + 1) * SAMPLES; sample += DAYS) {
                PolicyKernels.forward(
                        bank, agent, observations, sample * shape.paddedInputs(), DAYS, actions, sample, workspace);
            }
        }
        return actions;
    }

    /// The policies' part of a closed-loop adjoint: forward once, then one step of all days at a time, backward
    /// in time.
    @Benchmark
    public float[] adjoint() {
        int stride = shape.paddedInputs();
        for (int agent = 0; agent < agents; agent++) {
            int start = agent * SAMPLES;
            PolicyKernels.forwardKeeping(bank, agent, observations, start * stride, SAMPLES, actions, start, workspace);
            for (int first = SAMPLES - DAYS; first >= 0; first -= DAYS) {
                PolicyKernels.inputGradient(
                        bank, agent, workspace, first, DAYS, gradient, start + first, inputGradient, first * stride);
            }
        }
        return inputGradient;
    }
}
