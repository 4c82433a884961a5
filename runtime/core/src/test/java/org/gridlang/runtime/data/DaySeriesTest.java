package org.gridlang.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

final class DaySeriesTest {
    private static final Calendar CALENDAR = new Calendar(ZoneId.of("UTC"), 6 * 3600, 4);

    private static double[] column(SeriesColumn.Kind kind, int steps) {
        var columns = List.<SeriesColumn>of(
                new SeriesColumn.Generated("hours", context -> Math.abs(context.timeOfDay() / 3600 - 12)),
                new SeriesColumn.View("view", 0, kind, steps));
        double[] values = new DaySeries(CALENDAR, columns, Stream.of(1)).of(LocalDate.of(2025, 1, 1));
        assertArrayEquals(new double[] {12, 6, 0, 6}, Arrays.copyOf(values, 4));
        return Arrays.copyOfRange(values, 4, 8);
    }

    @Test
    void viewsLookAheadUpToTheDaysEnd() {
        assertArrayEquals(new double[] {6, 0, 6, 6}, column(SeriesColumn.Kind.LATER, 1));
        assertArrayEquals(new double[] {9, 3, 3, 6}, column(SeriesColumn.Kind.NEXT_MEAN, 2));
        assertArrayEquals(new double[] {0, 0, 0, 6}, column(SeriesColumn.Kind.NEXT_MINIMUM, 3));
        assertArrayEquals(new double[] {12, 6, 6, 6}, column(SeriesColumn.Kind.NEXT_MAXIMUM, 3));
        assertArrayEquals(new double[] {6, 6, 6, 6}, column(SeriesColumn.Kind.TODAY_MEAN, 0));
        assertArrayEquals(new double[] {0, 0, 0, 0}, column(SeriesColumn.Kind.TODAY_MINIMUM, 0));
        assertArrayEquals(new double[] {12, 12, 12, 12}, column(SeriesColumn.Kind.TODAY_MAXIMUM, 0));
    }

    @Test
    void aSeriesThatIsNotFiniteIsNamedWithItsMoment() {
        var columns = List.<SeriesColumn>of(
                new SeriesColumn.Generated("broken", context -> context.timeOfDay() > 0 ? Double.NaN : 1));
        var series = new DaySeries(CALENDAR, columns, Stream.of(1));
        var failure = assertThrows(NonFiniteSeriesException.class, () -> series.of(LocalDate.of(2025, 1, 1)));
        assertEquals("series broken is NaN on 2025-01-01 at step 1", failure.getMessage());
    }

    @Test
    void aPassNeverMeetsADayTwice() {
        var sampler = new DaySampler(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 31), Stream.of(1));
        assertEquals(31, sampler.pool());
        for (int pass = 0; pass < 20; pass++) {
            assertEquals(20, new HashSet<>(sampler.days(pass, 20)).size());
        }
        assertEquals(sampler.days(3, 5), sampler.days(3, 5));
        assertTrue(!sampler.days(3, 5).equals(sampler.days(4, 5)));
        assertThrows(IllegalArgumentException.class, () -> sampler.days(0, 32));
    }

    @Test
    void spreadDaysAreEvenAndInside() {
        var first = LocalDate.of(2025, 1, 1);
        assertEquals(
                List.of(first.plusDays(1), first.plusDays(4), first.plusDays(7)),
                DaySampler.spread(first, first.plusDays(8), 3));
        assertEquals(9, DaySampler.spread(first, first.plusDays(8), 100).size());
    }
}
