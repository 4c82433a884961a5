package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Set;
import org.gridlang.runtime.problem.Constraint;
import org.junit.jupiter.api.Test;

/// What multipliers follow, by hand: two buses, two steps, a bucket for each bus.
final class MultipliersTest {
    private static final double SLACK_CAP = 0.002;

    private static final Constraint.Enforcement.Dual PER_BUS =
            new Constraint.Enforcement.Dual(Set.of(Constraint.Key.ELEMENT), Double.POSITIVE_INFINITY);

    private static double[] signal(double[] mean, double[] worst, double tolerance) {
        var voltage = new Constraint(
                "voltage",
                Constraint.Quantity.VOLTAGE_PU,
                List.of(new Constraint.Row("a", 1, 0.95, 1.05), new Constraint.Row("b", 1, 0.95, 1.05)),
                PER_BUS);
        return new Multipliers(voltage, PER_BUS, 2, 1800).signal(mean, worst, SLACK_CAP, tolerance);
    }

    @Test
    void theWorstPlaceOfABucketDecides() {
        assertArrayEquals(
                new double[] {0.03, -0.001},
                signal(new double[] {0.01, 0.03, 0, 0}, new double[] {0.02, 0.05, -0.001, -0.04}, 0),
                1e-15);
    }

    @Test
    void roomCountsUpToTheCapAndWithoutAnySolutionNothingIsLearned() {
        double none = Double.NEGATIVE_INFINITY;
        assertArrayEquals(
                new double[] {-SLACK_CAP, none},
                signal(new double[] {0, 0, 0, 0}, new double[] {-0.03, -0.04, none, none}, 0),
                1e-15);
    }

    @Test
    void aViolationWithinTheToleranceLetsTheMultiplierFall() {
        assertArrayEquals(
                new double[] {0.02, -0.0015},
                signal(new double[] {0.03, 0, 0.0085, 0}, new double[] {0.05, 0, 0.02, 0}, 0.01),
                1e-15);
        assertArrayEquals(
                new double[] {-SLACK_CAP, -SLACK_CAP},
                signal(new double[] {1e-9, 0, 0, 0}, new double[] {1e-6, 0, -1, -1}, 0.5),
                1e-15);
    }
}
