package org.gridlang.runtime.learn;

import java.util.function.Function;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.problem.Regulation;

/// Which power flow a batch of days needs, by its precision and what the regulators of its world do:
///
/// | | locked | smooth | active |
/// |---|---|---|---|
/// | training | single precision | smooth | active |
/// | evaluation | double precision | active | active |
///
/// Where regulators move, everything is double precision.
final class Engines {
    private final World world;
    private final Watched watched;
    private final int days;
    private final int steps;
    private final int lanes;
    private final int workers;

    /// @param lanes days of a step, surplus ones included
    Engines(World world, Watched watched, int days, int steps, int lanes, int workers) {
        this.world = world;
        this.watched = watched;
        this.days = days;
        this.steps = steps;
        this.lanes = lanes;
        this.workers = workers;
    }

    NetworkEngine of(Precision precision) {
        var options = switch (precision) {
            case SINGLE -> FlowOptions.TRAINING;
            case DOUBLE -> FlowOptions.EVALUATION;
            case EXACT -> FlowOptions.EXACT;
        };
        return switch (world.regulation()) {
            case Regulation.Locked locked ->
                precision == Precision.SINGLE
                        ? new SingleEngine(world.model(), watched, options, steps, lanes, workers)
                        : engine(batch -> new HeldFlow(world.model(), options, workers));
            case Regulation.Smooth smooth ->
                precision == Precision.DOUBLE
                        ? engine(batch -> active(batch, options))
                        : engine(batch -> new SmoothFlow(world.model(), options, smooth.gain(), batch, workers));
            case Regulation.Active active -> engine(batch -> active(batch, options));
        };
    }

    private ActiveFlow active(DoubleFlowBatch batch, FlowOptions options) {
        double stepSeconds = world.problem().time().stepSeconds();
        return new ActiveFlow(world.model(), options, batch, days, stepSeconds, workers);
    }

    private DoubleEngine engine(Function<DoubleFlowBatch, StepFlow> flow) {
        return new DoubleEngine(world.model(), watched, flow, steps, lanes, workers);
    }
}
