package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.ScenarioLibrary;
import org.gridlang.runtime.problem.Stress;
import org.gridlang.runtime.problem.Stress.Hours;
import org.gridlang.runtime.problem.StressedProblem;
import org.junit.jupiter.api.Test;

/// Each stress changes what it names, in the hours it names, and nothing else.
final class StressTest {
    private static final int STEPS = 48;
    private static final int PRICE = 0;
    private static final int OUTSIDE = 3;
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2025, 3, 12), LocalDate.of(2025, 3, 20));
    private static final Hours EVENING = new Hours(17 * 3600, 20 * 3600);

    private final SmallProblem problem = SmallProblem.everything(STEPS);

    private double[] column(int column, Stress... stresses) {
        var block = new ScenarioLibrary(new StressedProblem(problem, List.of(stresses))).block(DAYS, 2);
        int from = block.seriesAt(column, 0);
        return Arrays.copyOfRange(block.series(), from, from + STEPS * 2);
    }

    @Test
    void aShiftMovesItsSeriesAllDay() {
        double[] before = column(OUTSIDE);
        double[] after = column(OUTSIDE, new Stress.Shift("outside", -8, Hours.ALL));
        for (int index = 0; index < before.length; index++) {
            assertEquals(before[index] - 8, after[index], 1e-9);
        }
        assertEquals(
                List.of(box(column(PRICE))), List.of(box(column(PRICE, new Stress.Shift("outside", -8, Hours.ALL)))));
    }

    @Test
    void aSpikeStandsInItsHours() {
        double[] before = column(PRICE);
        double[] after = column(PRICE, new Stress.Scale("price", 3, EVENING), new Stress.Scale("price", 2, EVENING));
        for (int step = 0; step < STEPS; step++) {
            boolean evening = step >= 34 && step < 40;
            for (int day = 0; day < 2; day++) {
                int at = step * 2 + day;
                assertEquals(before[at] * (evening ? 6 : 1), after[at], 1e-18, "step " + step);
            }
        }
    }

    @Test
    void loadsKeepTheirPowerFactor() {
        var plain = new ScenarioLibrary(problem).block(DAYS, 2);
        var heavy = new ScenarioLibrary(new StressedProblem(problem, List.of(new Stress.ScaleLoads(1.2, Hours.ALL))))
                .block(DAYS, 2);
        for (int index = 0; index < plain.loadPower().length; index++) {
            assertEquals(1.2 * plain.loadPower()[index], heavy.loadPower()[index], 1e-9);
            assertEquals(1.2 * plain.loadReactivePower()[index], heavy.loadReactivePower()[index], 1e-9);
        }
    }

    @Test
    void aSwitchIsOpenedAndRegulatorsAct() {
        var stressed = new StressedProblem(problem, List.of(new Stress.Switch("l34", false), new Stress.Regulators()));
        var lines = stressed.network().lines();
        assertTrue(lines.get(1).closed());
        assertFalse(lines.get(2).closed());
        assertEquals(Regulation.ACTIVE, stressed.regulation());
        assertEquals(problem.regulation(), new StressedProblem(problem, List.of()).regulation());
    }

    /// Twenty per cent more load is more energy, more losses and a higher peak; the same agents draw the same.
    @Test
    void heavierDaysAreHarder() {
        try (var workers = new Workers(2)) {
            var plain = new Rollouts(new World(problem), workers, 4).idle(DAYS);
            var stressed = new StressedProblem(problem, List.of(new Stress.ScaleLoads(1.2, Hours.ALL)));
            var heavy = new Rollouts(new World(stressed), workers, 4).idle(DAYS);
            for (int day = 0; day < 2; day++) {
                assertTrue(heavy.importEnergy()[day] > plain.importEnergy()[day]);
                assertTrue(heavy.lossEnergy()[day] > plain.lossEnergy()[day]);
                assertTrue(heavy.peakImport()[day] > plain.peakImport()[day]);
            }
            for (int index = 0; index < plain.money().size() - 1; index++) {
                assertEquals(
                        plain.money().get(index).mean(),
                        heavy.money().get(index).mean(),
                        1e-12);
            }
        }
    }

    private static List<Double> box(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
