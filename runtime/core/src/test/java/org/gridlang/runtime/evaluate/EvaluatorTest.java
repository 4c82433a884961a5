package org.gridlang.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gridlang.runtime.learn.Figures;
import org.gridlang.runtime.problem.Evaluation;
import org.junit.jupiter.api.Test;

final class EvaluatorTest {
    private static Figures figures(double scale) {
        var days = List.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 2));
        return new Figures(
                days,
                List.of(
                        new Figures.Money("batteries", "wear", true, new double[] {scale, 3 * scale}),
                        new Figures.Money("network", "exchange", true, new double[] {10 * scale, 10 * scale})),
                List.of(new Figures.Violation(
                        "voltage",
                        100,
                        new double[] {0.1 * scale, 0.3 * scale},
                        new double[] {0.1 * scale, 0.3 * scale},
                        new double[] {0.01, 0.02},
                        new int[] {10, 30},
                        Optional.of("voltage at 83.1"))),
                1,
                new double[] {3.6e6, 7.2e6},
                new double[] {3.6e5, 3.6e5},
                new double[] {2e3, 5e3},
                1800);
    }

    private static EvaluationTable table() {
        return new EvaluationTable(
                "winter",
                Evaluation.Split.TEST,
                List.of(
                        new EvaluationTable.Row("gradmap", figures(1)),
                        new EvaluationTable.Row("no_control", figures(2))),
                List.of(),
                List.of());
    }

    @Test
    void metricsAreMeansOverDays() {
        assertEquals(12, table().value("gradmap", "cost"));
        assertEquals(2, table().value("gradmap", "cost.batteries.wear"));
        assertEquals(0.002, table().value("gradmap", "voltage.violation_mean"), 1e-15);
        assertEquals(0.02, table().value("gradmap", "voltage.violation_max"));
        assertEquals(0.2, table().value("gradmap", "voltage.violation_rate"));
        assertEquals(0.003, table().value("gradmap", "voltage.violation_p95"), 1e-15);
        assertEquals(1.5, table().value("gradmap", "import"));
        assertEquals(5, table().value("gradmap", "peak"));
        // 0.2 pu a day, added up over nodes and half hours.
        assertEquals(0.1, table().value("gradmap", "voltage.violation_hours"), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> table().value("gradmap", "nonsense"));
    }

    @Test
    void requirementsAreJudged() {
        var judged = table().with(List.of(
                new Evaluation.Requirement(
                        "gradmap.cost <= no_control.cost",
                        3,
                        results -> results.value("gradmap", "cost") <= results.value("no_control", "cost")),
                new Evaluation.Requirement("gradmap.cost <= 1", 4, results -> results.value("gradmap", "cost") <= 1),
                new Evaluation.Requirement("ssl.cost <= 1", 5, results -> results.value("ssl", "cost") <= 1)));
        assertEquals(
                List.of(
                        EvaluationTable.Verdict.HOLDS,
                        EvaluationTable.Verdict.FAILS,
                        EvaluationTable.Verdict.NOT_JUDGED),
                judged.outcomes().stream().map(EvaluationTable.Outcome::verdict).toList());
        assertFalse(judged.passed());
        assertTrue(
                EvaluationText.of(judged).contains("FAILS       gradmap.cost <= 1   (line 4)"),
                EvaluationText.of(judged));
    }

    @Test
    void theTableIsAligned() {
        var lines = EvaluationText.of(table()).lines().toList();
        assertTrue(lines.getFirst().endsWith("gradmap  no_control"), lines.getFirst());
        for (var line : lines.subList(2, lines.size())) {
            assertEquals(lines.getFirst().length(), line.length(), line);
        }
        assertTrue(lines.get(2).matches("cost per day +12\\.00 +24\\.00"), lines.get(2));
    }

    @Test
    void figuresJoinDayByDay() {
        var joined = figures(1).join(figures(3));
        assertEquals(4, joined.days());
        assertEquals(24, joined.cost());
        assertEquals(0.004, joined.violations().getFirst().mean(), 1e-15);
        assertEquals(2, joined.unconverged());
    }
}
