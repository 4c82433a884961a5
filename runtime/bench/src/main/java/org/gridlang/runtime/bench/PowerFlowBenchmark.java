package org.gridlang.runtime.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.gridlang.runtime.network.NetworkFile;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.Connection;
import org.gridlang.runtime.powerflow.DoubleAdjointBatch;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.DoubleFlowSolver;
import org.gridlang.runtime.powerflow.FloatAdjointBatch;
import org.gridlang.runtime.powerflow.FloatFlowBatch;
import org.gridlang.runtime.powerflow.FloatFlowSolver;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Three-phase power flows and adjoints per second on one core: the IEEE 123-node feeder, every load at a
/// random 50 to 120 % of its nominal power, cold start, to 1e-6 per unit. The score is scenarios per second.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before any benchmark
public class PowerFlowBenchmark {
    private static final int SCENARIOS = 512;

    /// `loads`: the feeder as it is. `agents`: an agent of constant power beside every load as well.
    @Param({"loads", "agents"})
    String elements = "loads";

    private DoubleFlowBatch batch;
    private DoubleAdjointBatch adjoint;
    private DoubleFlowSolver solver;
    private FloatFlowBatch singleBatch;
    private FloatAdjointBatch singleAdjoint;
    private FloatFlowSolver singleSolver;

    /// Reads the feeder, draws the loads and the seeds of the adjoint at all nodes, and solves once.
    @Setup
    public void prepare() {
        var model = PowerFlowModel.of(feeder(), elements.equals("agents") ? besideLoads(feeder()) : List.of());
        batch = new DoubleFlowBatch(model, SCENARIOS);
        singleBatch = new FloatFlowBatch(model, SCENARIOS);
        drawLoads(model, new SplittableRandom(123));
        adjoint = new DoubleAdjointBatch(batch);
        singleAdjoint = new FloatAdjointBatch(singleBatch);
        drawSeeds(model, new SplittableRandom(321));
        solver = new DoubleFlowSolver(model, FlowOptions.TRAINING);
        singleSolver = new FloatFlowSolver(model, FlowOptions.TRAINING);
        doubleSolve();
        floatSolve();
        if (batch.report.failures(0, SCENARIOS) + singleBatch.report.failures(0, SCENARIOS) > 0) {
            throw new IllegalStateException("a scenario of the benchmark did not converge");
        }
    }

    @Benchmark
    @OperationsPerInvocation(SCENARIOS)
    public DoubleFlowBatch doubleSolve() {
        solver.solve(batch, 0, SCENARIOS);
        return batch;
    }

    @Benchmark
    @OperationsPerInvocation(SCENARIOS)
    public DoubleAdjointBatch doubleAdjoint() {
        solver.adjoint(batch, adjoint, 0, SCENARIOS);
        return adjoint;
    }

    @Benchmark
    @OperationsPerInvocation(SCENARIOS)
    public FloatFlowBatch floatSolve() {
        singleSolver.solve(singleBatch, 0, SCENARIOS);
        return singleBatch;
    }

    @Benchmark
    @OperationsPerInvocation(SCENARIOS)
    public FloatAdjointBatch floatAdjoint() {
        singleSolver.adjoint(singleBatch, singleAdjoint, 0, SCENARIOS);
        return singleAdjoint;
    }

    private void drawLoads(PowerFlowModel model, SplittableRandom random) {
        var loads = model.network().loads();
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            for (int load = 0; load < loads.size(); load++) {
                double factor = random.nextDouble(0.5, 1.2);
                double power = factor * loads.get(load).power();
                double reactivePower = factor * loads.get(load).reactivePower();
                batch.addConsumption(model.loadElements(load), scenario, power, reactivePower);
                singleBatch.addConsumption(model.loadElements(load), scenario, power, reactivePower);
            }
        }
    }

    private void drawSeeds(PowerFlowModel model, SplittableRandom random) {
        for (int at = 0; at < model.nodeCount() * batch.stride; at++) {
            adjoint.seedRe[at] = random.nextDouble(-1, 1);
            adjoint.seedIm[at] = random.nextDouble(-1, 1);
            singleAdjoint.seedRe[at] = (float) adjoint.seedRe[at];
            singleAdjoint.seedIm[at] = (float) adjoint.seedIm[at];
        }
    }

    private static List<Connection> besideLoads(NetworkModel network) {
        return network.loads().stream()
                .map(load -> new Connection(load.bus(), load.terminals(), load.connection()))
                .toList();
    }

    private static NetworkModel feeder() {
        try (var stream = Objects.requireNonNull(PowerFlowBenchmark.class.getResourceAsStream("ieee123.json"))) {
            return NetworkFile.read(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
