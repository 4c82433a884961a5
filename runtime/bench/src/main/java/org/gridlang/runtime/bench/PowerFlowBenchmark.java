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

/// Three-phase power flows and adjoints per second on one core, with every load at a random 50 to 120 % of its nominal
/// power. The score is scenarios per second.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before any benchmark
public class PowerFlowBenchmark {
    private static final int SCENARIOS = 128;

    /// The IEEE feeders at their published taps, or a [LargeFeeder].
    @Param({"ieee13", "ieee123", "large"})
    String feeder = "ieee123";

    /// `loads`: the feeder as it is. `agents`: an agent of constant power beside every load as well.
    @Param("loads")
    String elements = "loads";

    /// Largest change of a voltage in the last iteration, in per unit; that of the adjoint is ten times as large.
    @Param({"1e-6", "1e-8"})
    double tolerance = 1e-6;

    /// `cold`: from the no-load voltage. `warm`: from the voltages before every load moved by up to 5 %.
    @Param({"cold", "warm"})
    String start = "cold";

    private DoubleFlowBatch batch;
    private double[][] powers;
    private int draw;
    private DoubleAdjointBatch adjoint;
    private DoubleFlowSolver solver;
    private FloatFlowBatch singleBatch;
    private FloatAdjointBatch singleAdjoint;
    private FloatFlowSolver singleSolver;

    /// Reads the feeder, draws the loads and the seeds of the adjoint at all nodes, and solves once.
    @Setup
    public void prepare() {
        var network = feeder(feeder);
        var model = PowerFlowModel.of(network, elements.equals("agents") ? besideLoads(network) : List.of());
        batch = new DoubleFlowBatch(model, SCENARIOS);
        singleBatch = new FloatFlowBatch(model, SCENARIOS);
        drawLoads(model, new SplittableRandom(123));
        adjoint = new DoubleAdjointBatch(batch);
        singleAdjoint = new FloatAdjointBatch(singleBatch);
        drawSeeds(model, new SplittableRandom(321));
        var options = new FlowOptions(tolerance, 60, 10 * tolerance, 60, start.equals("warm"));
        solver = new DoubleFlowSolver(model, options);
        singleSolver = new FloatFlowSolver(model, options);
        doubleSolve();
        floatSolve();
        if (batch.report.failures(0, SCENARIOS) + singleBatch.report.failures(0, SCENARIOS) > 0) {
            throw new IllegalStateException("a scenario of the benchmark did not converge");
        }
    }

    @Benchmark
    @OperationsPerInvocation(SCENARIOS)
    public DoubleFlowBatch doubleSolve() {
        moveLoads();
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

    /// For a warm start the loads take turns between two draws.
    private void moveLoads() {
        if (start.equals("warm")) {
            draw = 1 - draw;
            System.arraycopy(powers[draw], 0, batch.p, 0, batch.p.length);
        }
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
        powers = new double[][] {batch.p.clone(), batch.p.clone()};
        for (int at = 0; at < batch.p.length; at++) {
            powers[1][at] *= random.nextDouble(0.95, 1.05);
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

    /// The feeder of this name.
    static NetworkModel feeder(String name) {
        if (name.equals("large")) {
            return LargeFeeder.draw(1, LargeFeeder.HOMES);
        }
        try (var stream = Objects.requireNonNull(PowerFlowBenchmark.class.getResourceAsStream(name + ".json"))) {
            return NetworkFile.read(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
