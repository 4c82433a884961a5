package org.gridlang.runtime.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.DoubleFlowSolver;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.powerflow.SettingBatch;
import org.gridlang.runtime.powerflow.SettingFlow;
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

/// What another setting of taps and capacitors costs: a model of its own, or a vector of scenarios in a `SettingFlow`,
/// against one at the setting of the network.
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
    private SettingFlow settings;
    private SettingBatch lower;
    private SettingBatch higher;
    private boolean turn;

    /// One scenario at nominal loads.
    @Setup
    public void prepare() {
        network = PowerFlowBenchmark.feeder(feeder);
        var model = PowerFlowModel.of(network);
        batch = new DoubleFlowBatch(model, 1);
        model.addNominalLoads(batch, 0, 1);
        solver = new DoubleFlowSolver(model, FlowOptions.TRAINING);
        settings = SettingFlow.held(model, FlowOptions.TRAINING);
        lower = new SettingBatch(model, batch);
        higher = new SettingBatch(model, batch);
        Arrays.setAll(lower.ratio, at -> 0.98 * lower.ratio[at]);
        Arrays.setAll(higher.ratio, at -> 1.02 * higher.ratio[at]);
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

    /// A single scenario at taps that differ from those of the call before.
    @Benchmark
    public DoubleFlowBatch otherTaps() {
        turn = !turn;
        settings.solve(batch, turn ? lower : higher, 0, 1);
        return batch;
    }
}
