package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridlang.runtime.problem.Evaluation;
import org.junit.jupiter.api.Test;

final class PerfectInformationTest {
    private static final int DAYS = 4;

    private static PerfectInformation.Reference reference(SmallProblem problem, int iterations, int starts) {
        var world = new World(problem);
        try (var workers = new Workers(2)) {
            return new PerfectInformation(world, workers, DAYS, iterations, starts)
                    .of(world.dates(Evaluation.Split.TEST, DAYS));
        }
    }

    /// Batteries without limits of the network are nearly convex: other starts must find the same money.
    @Test
    void startsAgreeWhereThereIsOneOptimum() {
        var one = reference(new SmallProblem(8, 1).batteries(3), 400, 1);
        var three = reference(new SmallProblem(8, 1).batteries(3), 400, 3);
        assertEquals(0, one.spread());
        assertTrue(three.spread() > 0, "the starts were the same");
        assertTrue(three.spread() < 0.02, "spread " + three.spread());
        assertBetter(one, three);
    }

    /// Whatever further starts find, a feasible day never gets dearer.
    @Test
    void moreStartsAreNeverWorse() {
        var problem = new SmallProblem(8, 0.5).batteries(12).voltageBand(0.96, 1.04);
        var one = reference(problem, 60, 1);
        var two = reference(new SmallProblem(8, 0.5).batteries(12).voltageBand(0.96, 1.04), 60, 2);
        assertTrue(two.infeasibleDays() <= one.infeasibleDays());
        if (one.infeasibleDays() == 0) {
            assertBetter(one, two);
        }
    }

    private static void assertBetter(PerfectInformation.Reference less, PerfectInformation.Reference more) {
        double[] before = less.figures().costPerDay();
        double[] after = more.figures().costPerDay();
        for (int day = 0; day < before.length; day++) {
            assertTrue(after[day] <= before[day] + 1e-9, "day " + day + ": " + after[day] + " after " + before[day]);
        }
    }

    @Test
    void isTheSameEachTime() {
        var one = reference(new SmallProblem(6, 1).batteries(2), 20, 2);
        var other = reference(new SmallProblem(6, 1).batteries(2), 20, 2);
        assertArrayEquals(one.figures().costPerDay(), other.figures().costPerDay());
        assertEquals(List.of(one.spread(), one.infeasibleDays()), List.of(other.spread(), other.infeasibleDays()));
    }
}
