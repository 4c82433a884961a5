package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gridlang.runtime.problem.Experiment;
import org.junit.jupiter.api.Test;

/// The moves of multipliers against their formulas, by hand; and that each kind holds a constraint that its price
/// moves.
final class DualUpdateTest {
    /// With the reference violation of 0.01, a setting of 1 stands for 200.
    private static final double UNIT_PRICE = 2;

    private static final double UNIT = 200;

    private static double[] moved(DualUpdate update, double[] lambda, double... signals) {
        for (double signal : signals) {
            update.update(lambda, new double[] {signal, Double.NEGATIVE_INFINITY});
        }
        return lambda;
    }

    @Test
    void ascentAddsTheViolation() {
        var update = DualUpdate.of(new Experiment.Duals.Ascent(0.5, 3), UNIT_PRICE, 2);
        assertEquals(3 * UNIT, update.curvature());
        var lambda = moved(update, new double[] {1, 7}, 0.02, 0.01);
        assertArrayEquals(new double[] {1 + 0.5 * UNIT * 0.03, 7}, lambda, 1e-12);
        assertEquals(0, moved(update, lambda, -1)[0]);
        assertEquals(1000 * UNIT_PRICE, moved(update, lambda, 1e9)[0]);
    }

    @Test
    void pidAnswersTheViolationItsSumAndItsRise() {
        var update = DualUpdate.of(new Experiment.Duals.Pid(1, 0.5, 2, 3), UNIT_PRICE, 2);
        var lambda = moved(update, new double[] {0, 7}, 0.02);
        assertArrayEquals(new double[] {UNIT * (0.02 + 0.5 * 0.02 + 2 * 0.02), 7}, lambda, 1e-12);
        assertEquals(UNIT * (0.03 + 0.5 * 0.05 + 2 * 0.01), moved(update, lambda, 0.03)[0], 1e-12);
        // Falling, the derivative part is silent.
        assertEquals(UNIT * (0.01 + 0.5 * 0.06), moved(update, lambda, 0.01)[0], 1e-12);
        var again = DualUpdate.of(new Experiment.Duals.Pid(1, 0.5, 2, 3), UNIT_PRICE, 2);
        again.restore(update.memory());
        assertArrayEquals(moved(update, lambda.clone(), 0.02), moved(again, lambda.clone(), 0.02));
    }

    @Test
    void augmentedWaitsAndRaisesItsPenalty() {
        var update = DualUpdate.of(new Experiment.Duals.Augmented(3, 2, 0.75, 2, 10), UNIT_PRICE, 2);
        var lambda = moved(update, new double[] {0, 7}, 0.02);
        assertArrayEquals(new double[] {0, 7}, lambda);
        moved(update, lambda, 0.04);
        assertEquals(3 * UNIT * 0.03, lambda[0], 1e-12);
        assertEquals(3 * UNIT, update.curvature());
        // Not down to three quarters: the penalty doubles, up to its limit.
        moved(update, lambda, 0.03, 0.03);
        assertEquals(6 * UNIT, update.curvature());
        moved(update, lambda, 0.03, 0.03);
        assertEquals(10 * UNIT, update.curvature());
        // Down: it stays.
        moved(update, lambda, 0.01, 0.01);
        assertEquals(10 * UNIT, update.curvature());
        var again = DualUpdate.of(new Experiment.Duals.Augmented(3, 2, 0.75, 2, 10), UNIT_PRICE, 2);
        again.restore(update.memory());
        assertArrayEquals(moved(update, lambda.clone(), 0.02, 0.02), moved(again, lambda.clone(), 0.02, 0.02));
    }

    /// `minimise (x - 1)^2 / 2 UNIT  subject to x <= 0.9`, x in tenths: the multiplier is UNIT / 10, whatever the
    /// update.
    @Test
    void eachFindsTheMultiplierOfAKnownProblem() {
        for (var duals : new Experiment.Duals[] {
            new Experiment.Duals.Ascent(0.5, 1),
            new Experiment.Duals.Pid(0.5, 0.3, 0.2, 1),
            new Experiment.Duals.Augmented(1, 2, 0.75, 1, 8)
        }) {
            var update = DualUpdate.of(duals, UNIT_PRICE, 2);
            var lambda = new double[2];
            double excess = 0;
            for (int pass = 0; pass < 400; pass++) {
                // The minimiser of UNIT (x - 1)^2 / 2 + lambda v + rho v^2 / 2 with v = x - 0.9.
                double rho = update.curvature();
                excess = (UNIT * 0.1 - lambda[0]) / (UNIT + rho);
                moved(update, lambda, excess);
            }
            assertEquals(0.1 * UNIT, lambda[0], 1e-6 * UNIT, duals.toString());
            assertTrue(Math.abs(excess) < 1e-6, duals + ": " + excess);
        }
    }
}
