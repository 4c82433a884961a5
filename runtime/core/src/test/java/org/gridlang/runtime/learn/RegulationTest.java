package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.control.ControlLoop;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.problem.Regulation;
import org.junit.jupiter.api.Test;

/// What regulators and capacitor controls do while policies act.
final class RegulationTest {
    private static final int STEPS = 24;
    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2025, 3, 12), LocalDate.of(2025, 3, 20), LocalDate.of(2025, 3, 29));

    /// Without agents each step is a control loop of its own that begins where the one before it ended.
    @Test
    void controlsGoOnFromStepToStepAsControlLoopsDo() {
        var problem = new SmallProblem(STEPS, 3).voltageBand(0.9, 1.1).regulated(Regulation.ACTIVE);
        var world = new World(problem);
        try (var workers = new Workers(1)) {
            var environment = new Environment(world, workers, Precision.DOUBLE, DATES);
            environment.forward(List.of());
            int moves = 0;
            for (int day = 0; day < DATES.size(); day++) {
                var network = problem.network();
                for (int step = 0; step < STEPS; step++) {
                    var loads = new ArrayList<Load>();
                    for (int load = 0; load < network.loads().size(); load++) {
                        var each = network.loads().get(load);
                        double power = environment.block()
                                .loadPower()[environment.block().loadAt(load, step) + day];
                        loads.add(each.withPower(power, power / each.power() * each.reactivePower()));
                    }
                    var settings = new ControlLoop.Settings(false, 100, step * 1800);
                    var outcome = new ControlLoop(network.withLoads(loads), settings).run();
                    assertTrue(outcome.settled());
                    moves += outcome.actions().size();
                    var limits = world.limits();
                    for (int row = 0; row < limits.rows(); row++) {
                        double expected = outcome.solution().perUnit(limits.nodes[limits.slot[row]]);
                        double value = environment.network.value[environment.network.valueAt(row, step) + day];
                        assertEquals(expected, value, 1e-7, "day " + day + ", step " + step);
                    }
                    network = outcome.network().withLoads(problem.network().loads());
                }
            }
            assertTrue(moves > 10, "only " + moves + " moves");
        }
    }

    @Test
    void evaluationMayLetControlsActThatTrainingHeld() {
        var problem = SmallProblem.everything(STEPS).regulated(Regulation.LOCKED);
        var world = new World(problem);
        try (var workers = new Workers(1)) {
            double held = new Rollouts(world, workers, 2).idle(DATES).cost();
            double acting = new Rollouts(world.with(Regulation.ACTIVE), workers, 2)
                    .idle(DATES)
                    .cost();
            double smooth = new Rollouts(world.with(new Regulation.Smooth(5)), workers, 2)
                    .idle(DATES)
                    .cost();
            assertNotEquals(held, acting, 1e-6 * held);
            assertEquals(acting, smooth, 0, "smooth regulators are for training");
        }
    }

    @Test
    void smoothRegulatorsKeepVoltagesNearTheirTarget() {
        var problem = new SmallProblem(STEPS, 3).voltageBand(0.98, 1.02);
        try (var workers = new Workers(2)) {
            double held = meanDeviation(problem.regulated(Regulation.LOCKED), workers);
            double smooth = meanDeviation(problem.regulated(new Regulation.Smooth(20)), workers);
            assertTrue(smooth < 0.7 * held, smooth + " is not well below " + held);
        }
    }

    private static double meanDeviation(SmallProblem problem, Workers workers) {
        var world = new World(problem);
        var environment = new Environment(world, workers, Precision.SINGLE, DATES);
        environment.forward(List.of());
        double sum = 0;
        // Those of bus 2, up to which the regulators compensate.
        for (int row = 0; row < 3; row++) {
            for (int step = 0; step < STEPS; step++) {
                for (int day = 0; day < DATES.size(); day++) {
                    double value = environment.network.value[environment.network.valueAt(row, step) + day];
                    sum += Math.abs(value - 114.5 / 115);
                }
            }
        }
        return sum;
    }
}
