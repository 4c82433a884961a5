package org.gridlang.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

final class MomentTest {
    private static final Calendar LONDON = new Calendar(ZoneId.of("Europe/London"), 1800, 48);

    private static Moment moment(LocalDate date, int step, long seed) {
        var moment = new Moment(LONDON, Stream.of(seed), Stream.of(seed).child("series"));
        moment.moveTo(date, step);
        return moment;
    }

    @Test
    void stepsStayEquallyLongWhereTheClockJumps() {
        var spring = LocalDate.of(2025, 3, 30);
        assertEquals(1800, moment(spring, 1, 1).timeOfDay());
        // 01:00 GMT is 02:00 BST.
        assertEquals(2 * 3600, moment(spring, 2, 1).timeOfDay());
        assertEquals(0, moment(spring, 46, 1).timeOfDay());
        var autumn = LocalDate.of(2025, 10, 26);
        assertEquals(3600, moment(autumn, 2, 1).timeOfDay());
        assertEquals(3600, moment(autumn, 4, 1).timeOfDay());
        assertEquals(23 * 3600 - 1800, moment(autumn, 47, 1).timeOfDay());
    }

    @Test
    void readsTheCalendar() {
        var sunday = moment(LocalDate.of(2025, 2, 2), 24, 1);
        assertEquals(33.5, sunday.dayOfYear());
        assertEquals(7, sunday.weekday());
        assertEquals(1, sunday.weekend());
        assertEquals(0, moment(LocalDate.of(2025, 2, 3), 0, 1).weekend());
    }

    @Test
    void wanderHasUnitVarianceAndIsSmooth() {
        long seed = 7;
        double sum = 0;
        double squares = 0;
        double lagged = 0;
        double largestStep = 0;
        int count = 0;
        double correlation = 4 * 3600;
        for (int day = 0; day < 2000; day++) {
            var date = LocalDate.of(2020, 1, 1).plusDays(day);
            var moment = new Moment(LONDON, Stream.of(seed), Stream.of(seed).child("series"));
            double before = Double.NaN;
            for (int step = 0; step < 48; step += 8) {
                moment.moveTo(date, step);
                double value = moment.wander(0, 2, correlation);
                sum += value;
                squares += value * value;
                lagged += step == 0 ? 0 : value * before;
                before = value;
                count++;
            }
            moment.moveTo(date, 10);
            double first = moment.wander(0, 2, correlation);
            moment.moveTo(date, 11);
            largestStep = Math.max(largestStep, Math.abs(moment.wander(0, 2, correlation) - first));
        }
        String message = "seed " + seed;
        assertEquals(0, sum / count, 0.1, message);
        assertEquals(4, squares / count, 0.2, message);
        assertEquals(0.49, lagged / (count * 5 / 6.0) / 4, 0.05, message);
        assertTrue(largestStep < 2.5, "half an hour changes it by " + largestStep);
    }

    @Test
    void anyMomentCanBeReplayedAlone() {
        var walked = new Moment(LONDON, Stream.of(3), Stream.of(3).child("series"));
        var date = LocalDate.of(2025, 6, 1);
        for (int step = 0; step < 48; step++) {
            walked.moveTo(date, step);
            var alone = moment(date, step, 3);
            assertEquals(alone.wander(0, 1, 7200), walked.wander(0, 1, 7200));
            assertEquals(alone.daily(1, 1), walked.daily(1, 1));
            assertEquals(alone.noise(2, 1), walked.noise(2, 1));
        }
        // The next midnight is the same moment whichever day it is counted from.
        assertEquals(
                moment(date.plusDays(1), 0, 3).wander(0, 1, 7200),
                moment(date, 48, 3).wander(0, 1, 7200));
    }

    @Test
    void primitivesAndSeedsAreIndependent() {
        var moment = moment(LocalDate.of(2025, 6, 1), 5, 3);
        assertNotEquals(moment.noise(0, 1), moment.noise(1, 1));
        assertNotEquals(
                moment.noise(0, 1), moment(LocalDate.of(2025, 6, 1), 5, 4).noise(0, 1));
    }
}
