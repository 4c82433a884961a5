package org.gridlang.runtime.bench;

import java.util.concurrent.TimeUnit;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.DoubleFlowSolver;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.PowerFlowModel;
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

/// What another setting of taps and capacitors costs a `SettingFlow`: a model of its own, and a vector of scenarios
/// that
/// may be part empty.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before any benchmark
public class SettingBenchmark {
    /// As in [PowerFlowBenchmark].
    @Param({"ieee123", "large"})
    String feeder = "ieee123";

    private NetworkModel network;
    private DoubleFlowBatch batch;
    private DoubleFlowSolver solver;

    /// One scenario at nominal loads.
    @Setup
    public void prepare() {
        network = PowerFlowBenchmark.feeder(feeder);
        var model = PowerFlowModel.of(network);
        batch = new DoubleFlowBatch(model, 1);
        model.addNominalLoads(batch, 0, 1);
        solver = new DoubleFlowSolver(model, FlowOptions.TRAINING);
    }

    /// A model, factors and all.
    @Benchmark
    public PowerFlowModel model() {
        return PowerFlowModel.of(network);
    }

    /// A single scenario, which costs as much as a whole vector of them.
    @Benchmark
    public DoubleFlowBatch oneScenario() {
        solver.solve(batch, 0, 1);
        return batch;
    }
}
