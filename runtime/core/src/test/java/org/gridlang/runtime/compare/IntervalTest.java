package org.gridlang.runtime.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

final class IntervalTest {
    private static final Stream STREAM = Stream.of(11);

    @Test
    void theMiddleIsDeafToASeedThatWentAstray() {
        double[] values = {11.9, 12.0, 12.1, 12.3, 19.0};
        assertEquals((12.0 + 12.1 + 12.3) / 3, Interval.of(values, STREAM).middle(), 1e-12);
        double[] worse = {11.9, 12.0, 12.1, 12.3, 1900};
        assertEquals(
                Interval.of(values, STREAM).middle(), Interval.of(worse, STREAM).middle());
    }

    @Test
    void oneSeedHasNoWidth() {
        assertEquals(new Interval(3, 3, 3, 1), Interval.of(new double[] {3}, STREAM));
    }

    /// Of many draws from a normal distribution the bounds are about right: in 95 of 100 cases they hold the truth. A
    /// bootstrap of few seeds promises a little too much; of twenty it is near.
    @Test
    void theBoundsHoldTheTruthAsOftenAsTheySay() {
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            var draws = STREAM.child("truth").child(trial);
            var values = new double[20];
            for (int index = 0; index < values.length; index++) {
                values[index] = 5 + draws.normal(index);
            }
            var interval = Interval.of(values, STREAM.child(trial));
            held += interval.low() <= 5 && 5 <= interval.high() ? 1 : 0;
        }
        assertTrue(held >= 178 && held <= 198, "seed 11: the bounds held the truth in " + held + " of 200 cases");
    }

    @Test
    void aRatioComparesTwoSamplesEachDrawnByItself() {
        double[] fast = {10, 11, 12, 10.5, 11.5};
        double[] slow = Arrays.stream(fast).map(each -> 3 * each).toArray();
        var times = Interval.ratio(fast, slow, STREAM);
        assertEquals(3, times.middle(), 1e-12);
        assertTrue(times.low() < 3 && times.low() > 2.5, times.toString());
        assertTrue(times.high() > 3 && times.high() < 3.6, times.toString());
    }

    @Test
    void whatNeverArrivesMakesBoundsInfiniteAndNothingElse() {
        double never = Double.POSITIVE_INFINITY;
        var interval = Interval.of(new double[] {10, 11, 12, 13, never}, STREAM);
        assertEquals(12, interval.middle());
        assertEquals(never, interval.high());
        assertTrue(interval.low() < 12);
        assertEquals(
                0,
                Interval.ratio(new double[] {never, never}, new double[] {4, 5}, STREAM)
                        .middle());
    }
}
