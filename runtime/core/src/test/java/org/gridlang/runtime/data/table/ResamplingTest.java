package org.gridlang.runtime.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Resampling against a reference that looks at every second.
final class ResamplingTest {
    private static final long SEED = 20_260_427;
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void randomSeriesAgreeWithAReferenceThatLooksAtEverySecond() {
        for (int trial = 0; trial < 400; trial++) {
            var stream = Stream.of(SEED).child(trial);
            var table = random(stream);
            var axis = table.columns().getFirst().axis();
            int duration = 1 + stream.integer(1, 400);
            for (int moment = 0; moment < 6; moment++) {
                double start =
                        axis.start() - 200 + stream.integer(10 + moment, (int) (axis.end() - axis.start()) + 300);
                double expected = reference(table, start, duration);
                assertEquals(
                        expected,
                        table.value(0, start, duration),
                        1e-9,
                        "seed " + SEED + ", trial " + trial + ", " + table.between() + " from " + start);
            }
        }
    }

    /// Rows of random lengths, one day long in all so that they can repeat.
    private static DataTable random(Stream stream) {
        int rows = 1 + stream.integer(2, 12);
        long day = 86_400;
        var edges = new long[rows + 1];
        edges[0] = LocalDate.of(2025, 6, 1).toEpochDay() * day + stream.integer(3, 1000);
        for (int row = 1; row < rows; row++) {
            edges[row] = edges[row - 1] + 1 + stream.integer(4 + row, 150);
        }
        edges[rows] = edges[0] + day;
        var values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = stream.normal(100 + row);
        }
        var between = List.of(Between.HOLD, Between.LINEAR, Between.MEAN).get(stream.integer(50, 3));
        var outside = stream.integer(51, 2) == 0 ? PastEnd.HOLD : PastEnd.REPEAT;
        return new DataTable(
                "x", List.of(), List.of(new DataColumn(new TimeAxis(edges), values)), between, outside, outside, UTC);
    }

    private static double reference(DataTable table, double start, int duration) {
        if (table.between() != Between.MEAN) {
            return at(table, start, table.between() == Between.LINEAR);
        }
        double sum = 0;
        for (int second = 0; second < duration; second++) {
            sum += at(table, start + second, false);
        }
        return sum / duration;
    }

    private static double at(DataTable table, double moment, boolean linear) {
        var column = table.columns().getFirst();
        long[] edges = column.axis().edges();
        double[] values = column.values();
        boolean repeats = table.after() == PastEnd.REPEAT;
        if (!repeats && moment < edges[0]) {
            return values[0];
        }
        if (!repeats && moment >= edges[values.length]) {
            return values[values.length - 1];
        }
        double period = edges[values.length] - edges[0];
        double inside = edges[0] + ((moment - edges[0]) % period + period) % period;
        for (int row = 0; ; row++) {
            if (inside < edges[row + 1]) {
                boolean last = row + 1 == values.length;
                double next = last ? (repeats ? values[0] : values[row]) : values[row + 1];
                double share = (inside - edges[row]) / (edges[row + 1] - edges[row]);
                return linear ? values[row] + share * (next - values[row]) : values[row];
            }
        }
    }

    @Test
    void energyIsKeptBothWays() {
        var table = Requests.of("v\n1\n2\n3\n4\n5\n6\n")
                .format(',', '.', true, java.util.Set.of(), "")
                .counted(LocalDateTime.of(2025, 1, 1, 0, 0), 600)
                .table();
        long start = table.start();
        assertEquals(2, Requests.value(table, start, 1800));
        assertEquals(5, Requests.value(table, start + 1800, 1800));
        assertEquals(3.5, Requests.value(table, start, 3600));
        assertEquals(4, Requests.value(table, start + 1800, 60));
        assertThrows(UncoveredMomentException.class, () -> Requests.value(table, start + 3000, 1800));
        assertThrows(UncoveredMomentException.class, () -> Requests.value(table, start - 60, 60));
    }

    /// Seven in the morning stays seven in the morning, in winter and in summer, on days of 23 and of 25 hours.
    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"})
    void aRepeatedDayFollowsTheClock(String name) {
        var zone = ZoneId.of(name);
        var text = new StringBuilder("v\n");
        for (int hour = 0; hour < 24; hour++) {
            text.append(hour).append('\n');
        }
        var requests = Requests.of(text.toString())
                .counted(LocalDateTime.of(2025, 1, 1, 0, 0), 3600)
                .zone(name);
        requests.after = PastEnd.REPEAT;
        requests.before = PastEnd.REPEAT;
        var table = requests.table();
        for (var day = LocalDate.of(2024, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
            for (var at = day.atStartOfDay(zone); at.toLocalDate().equals(day); at = at.plusMinutes(30)) {
                double value = Requests.value(table, at.toEpochSecond(), 60);
                assertEquals(at.getHour(), value, "at " + at);
            }
        }
    }

    @Test
    void hoursOfTheClockAreHoursOfTheDay() {
        var first = ZonedDateTime.of(2025, 3, 30, 0, 0, 0, 0, ZoneId.of("Europe/London"));
        var table = Requests.of("t,v\n2025-03-30 00:00,1\n2025-03-30 02:00,2\n2025-03-30 03:00,3\n")
                .zone("Europe/London")
                .table();
        assertEquals(1, Requests.value(table, first.toEpochSecond(), 3600));
        assertEquals(2, Requests.value(table, first.toEpochSecond() + 3600, 3600));
        assertEquals(2.5, Requests.value(table, first.toEpochSecond() + 5400, 3600));
    }
}
