package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// A scenario without a power flow solution must never look good.
final class UnsolvedTest {
    private static final List<LocalDate> DATES = List.of(LocalDate.of(2025, 1, 5), LocalDate.of(2025, 1, 17));

    @Test
    void countsAsViolatingEverywhereAndTeachesNothing() {
        var world = new World(new SmallProblem(4, 400)
                .batteries(2)
                .generators(1)
                .voltageBand(0.9, 1.1)
                .ampacity(20));
        try (var workers = new Workers(1)) {
            var environment = new Environment(world, workers, Precision.SINGLE, DATES);
            var policies = PolicySet.initial(
                    world, ExplorationController.scales(environment, Stream.of(1)), List.of(4), Stream.of(2));
            var controllers = new ArrayList<NeuralController>();
            for (var entry : policies.entries()) {
                controllers.add(new NeuralController(
                        entry.bank(), entry.scale(), environment.days, environment.lanes, environment.steps, 1));
            }
            environment.forward(controllers);
            var figures = new FigureReader(environment).read();
            assertEquals(8, figures.unconverged(), "every scenario is overloaded");
            var voltage = figures.violations().getFirst();
            assertEquals(1, voltage.mean(), 1e-12);
            assertEquals(1, voltage.rate(), 1e-12);
            assertEquals(20, figures.violations().get(1).mean(), 1e-12, "one bound of 20 A beyond the bound");
            assertTrue(Double.isFinite(figures.cost()));
            var prices = new Prices(
                    world.limits(),
                    environment.steps,
                    1800,
                    new Experiment.Duals.Ascent(1, 1),
                    new double[] {1, 1},
                    true);
            environment.backward(controllers, prices, true);
            for (var controller : controllers) {
                for (float value : controller.gradient) {
                    assertEquals(0, value);
                }
            }
        }
    }
}
