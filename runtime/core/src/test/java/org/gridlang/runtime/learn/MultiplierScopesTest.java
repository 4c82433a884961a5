package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridlang.runtime.problem.Constraint;
import org.junit.jupiter.api.Test;

/// Which rows and steps share a multiplier, for every scope of METHOD section 6.
final class MultiplierScopesTest {
    private static final int STEPS = 8;
    private static final double STEP_SECONDS = 1800;
    private static final double EVER = Double.POSITIVE_INFINITY;

    /// Two buses of three phases.
    private static Constraint constraint(Constraint.Enforcement.Dual scope) {
        var rows = new ArrayList<Constraint.Row>();
        for (var bus : List.of("2", "3")) {
            for (int phase = 1; phase <= 3; phase++) {
                rows.add(new Constraint.Row(bus, phase, 0.95, 1.05));
            }
        }
        return new Constraint("voltage", Constraint.Quantity.VOLTAGE_PU, rows, scope);
    }

    private static Multipliers multipliers(Set<Constraint.Key> keys, double bucketSeconds) {
        var scope = new Constraint.Enforcement.Dual(keys, bucketSeconds);
        return new Multipliers(constraint(scope), scope, STEPS, STEP_SECONDS);
    }

    @Test
    void eachScopeSharesWhatItDoesNotName() {
        assertShares(
                Set.of(Constraint.Key.ELEMENT, Constraint.Key.PHASE),
                STEP_SECONDS,
                48,
                (row, step) -> row * STEPS + step);
        assertShares(
                Set.of(Constraint.Key.ELEMENT, Constraint.Key.PHASE), 3600, 24, (row, step) -> row * STEPS + step / 2);
        assertShares(Set.of(Constraint.Key.ELEMENT, Constraint.Key.PHASE), EVER, 6, (row, step) -> row);
        assertShares(Set.of(Constraint.Key.ELEMENT), EVER, 2, (row, step) -> row / 3);
        assertShares(Set.of(Constraint.Key.PHASE), EVER, 3, (row, step) -> row % 3);
        assertShares(Set.of(), 3600, 4, (row, step) -> step / 2);
        assertShares(Set.of(), EVER, 1, (row, step) -> 0);
    }

    private interface Group {
        int of(int row, int step);
    }

    /// Rows and steps have the same multiplier exactly where the group is the same.
    private static void assertShares(Set<Constraint.Key> keys, double bucketSeconds, int buckets, Group group) {
        var multipliers = multipliers(keys, bucketSeconds);
        String told = keys + " per " + bucketSeconds + " s";
        assertEquals(buckets, multipliers.buckets(), told);
        for (int bucket = 0; bucket < buckets; bucket++) {
            multipliers.lambda[bucket] = bucket + 1;
        }
        Map<Integer, Double> byGroup = new HashMap<>();
        for (int row = 0; row < 6; row++) {
            for (int step = 0; step < STEPS; step++) {
                double value = multipliers.at(row, step);
                Double known = byGroup.putIfAbsent(group.of(row, step), value);
                assertEquals(known == null ? value : known, value, told + ", row " + row + ", step " + step);
            }
        }
        assertEquals(buckets, byGroup.values().stream().distinct().count(), told);
    }
}
