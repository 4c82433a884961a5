package org.gridlang.runtime.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.TableRequest.ColumnReference;
import org.gridlang.runtime.data.table.TableRequest.Layout;
import org.gridlang.runtime.data.table.TableRequest.SessionValue;
import org.gridlang.runtime.data.table.TableRequest.Values;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of files, and what is refused.
final class TableReaderTest {
    private static final long SEED = 7_001;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static double[] values(DataTable table) {
        return table.columns().getFirst().values();
    }

    @Test
    void aFileInTheContinentalManner() {
        var text =
                "\uFEFF stamp ; v \r\n\"31.12.2024 23:00\"; 1,5 \r\n01.01.2025 00:00;-2,25e1\r\n\r\n01.01.2025 01:00;NA\r\n"
                        + "01.01.2025 02:00;+4";
        var requests = Requests.of(text)
                .format(';', ',', true, Set.of("NA"), "dd.MM.yyyy HH:mm")
                .gaps(TableRequest.Gaps.LINEAR);
        requests.layout = new Layout.Stamped(new ColumnReference("time", "stamp", 0), 3600, false);
        var table = requests.table();
        assertArrayEquals(new double[] {1.5, -22.5, -9.25, 4}, values(table));
        assertEquals(LocalDate.of(2024, 12, 31).toEpochDay() * 86_400 + 23 * 3600, table.start());
    }

    @Test
    void blanksAroundNumbersAndNoHeader() {
        var table = Requests.of(" 0.036 \r\n 0.040 \r\n").format(',', '.', false, Set.of(), "");
        table.values = new Values.One(new ColumnReference("column", "", 1));
        table.unit = new TableRequest.Scale(1000, 0);
        var read = table.counted(LocalDateTime.of(2025, 1, 1, 0, 0), 60).table();
        assertArrayEquals(new double[] {36, 40}, values(read));
        assertEquals(120, read.end() - read.start());
    }

    /// Decimal texts mean what Java says they mean, to the last bit.
    @Test
    void numbersAreRoundedCorrectly() {
        var reader = new NumberReader('.');
        for (int trial = 0; trial < 20_000; trial++) {
            var stream = Stream.of(SEED).child(trial);
            double value = stream.normal(0) * Math.pow(10, stream.integer(1, 40) - 20);
            var text = trial % 2 == 0
                    ? Double.toString(value)
                    : String.format(Locale.ROOT, "%." + stream.integer(2, 18) + "f", value);
            char[] characters = text.toCharArray();
            assertEquals(
                    Double.parseDouble(text),
                    reader.read(characters, 0, characters.length),
                    "seed " + SEED + ", trial " + trial + ": " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f", "0x10", "1d", "Infinityx", "1_000", "--1", "1 000", "1e", ".", "1..2", "٣"})
    void whatOnlyJavaTakesForANumberIsNone(String text) {
        var reader = new NumberReader('.');
        assertTrue(Double.isNaN(reader.read(text.toCharArray(), 0, text.length())));
        assertEquals(NumberReader.Outcome.NOT_A_NUMBER, reader.outcome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-31 13:30",
                "2025-01-31T13:30",
                "2025-01-31T13:30:00",
                "2025-01-31t13:30:00.000",
                " 2025-01-31 13:30:00 "
            })
    void isoStampsOnTheClock(String text) {
        var reader = new StampReader(StampFormat.ISO);
        assertTrue(reader.read(text.toCharArray(), 0, text.length()));
        assertEquals(
                LocalDateTime.of(2025, 1, 31, 13, 30),
                LocalDateTime.ofEpochSecond(reader.seconds(), 0, java.time.ZoneOffset.UTC));
        assertTrue(!reader.absolute());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-01-31T13:30Z", "2025-01-31 14:30+01:00", "2025-01-31 08:30:00 -0500", "2025-01-31T15:30+02"
            })
    void isoStampsThatAreMoments(String text) {
        var reader = new StampReader(StampFormat.ISO);
        assertTrue(reader.read(text.toCharArray(), 0, text.length()));
        assertEquals(java.time.Instant.parse("2025-01-31T13:30:00Z").getEpochSecond(), reader.seconds());
        assertTrue(reader.absolute());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29 00:00",
                "2025-13-01",
                "2025-01-31 25:00",
                "2025-01-31 12:60",
                "31.01.2025",
                "2025-01-31 1:00",
                "2025-01-31 24:30",
                "2025-01-31T12:00+"
            })
    void whatIsNoStamp(String text) {
        assertTrue(!new StampReader(StampFormat.ISO).read(text.toCharArray(), 0, text.length()));
    }

    /// A year of rows as the clock shows them, with the hour that comes twice and without the one that is left out.
    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe"})
    void localStampsFollowTheClockThroughTheYear(String name) {
        var zone = ZoneId.of(name);
        var start = ZonedDateTime.of(2025, 1, 1, 0, 0, 0, 0, zone);
        var text = new StringBuilder("t,v\n");
        int rows = 0;
        for (var at = start; at.getYear() == 2025; at = at.plusSeconds(1800)) {
            text.append(at.format(STAMP)).append(',').append(rows++).append('\n');
        }
        var table = Requests.of(text.toString()).step(1800).zone(name).table();
        assertEquals(start.toEpochSecond(), table.start());
        assertEquals(start.plusYears(1).toEpochSecond(), table.end());
        for (int row = 0; row < rows; row++) {
            assertEquals(row, Requests.value(table, start.toEpochSecond() + row * 1800L, 1800));
        }
    }

    @Test
    void daysFollowTheCalendar() {
        var zone = ZoneId.of("Europe/London");
        var table = Requests.of("t,v\n2025-03-29,1\n2025-03-30,2\n2025-03-31,3\n")
                .step(86_400)
                .zone("Europe/London")
                .table();
        assertEquals(LocalDate.of(2025, 4, 1).atStartOfDay(zone).toEpochSecond(), table.end());
        assertEquals(
                23 * 3600,
                table.columns().getFirst().axis().edges()[2]
                        - table.columns().getFirst().axis().edges()[1]);
    }

    @Test
    void stampsAtTheEndOfRows() {
        var requests = Requests.of("t,v\n2025-01-01 01:00,1\n2025-01-01 02:00,2\n");
        requests.layout = new Layout.Stamped(Requests.TIME, 3600, true);
        assertEquals(
                LocalDate.of(2025, 1, 1).toEpochDay() * 86_400, requests.table().start());
    }

    /// However homes are spread over columns, rows or files, they are the same homes.
    @Test
    void wideLongAndPerFileAreEqual() {
        var wide = new StringBuilder("t,home_10,home_2,home_1,other\n");
        var rows = new StringBuilder("t,id,v\n");
        var files =
                Map.of("10", new StringBuilder("v\n"), "2", new StringBuilder("v\n"), "1", new StringBuilder("v\n"));
        var start = LocalDateTime.of(2025, 1, 1, 0, 0);
        for (int hour = 0; hour < 48; hour++) {
            var stamp = start.plusHours(hour).format(STAMP);
            wide.append(stamp);
            for (var key : List.of("10", "2", "1")) {
                double value = Stream.of(SEED).child(key).normal(hour);
                wide.append(',').append(value);
                rows.append(stamp)
                        .append(',')
                        .append(key)
                        .append(',')
                        .append(value)
                        .append('\n');
                Objects.requireNonNull(files.get(key)).append(value).append('\n');
            }
            wide.append(",x\n");
        }
        var byColumn = Requests.of(wide.toString());
        byColumn.values = new Values.Matching("home_*");
        var byKey = Requests.of(rows.toString());
        byKey.key = Optional.of(new ColumnReference("key", "id", 0));
        var byFile = Requests.of(List.of("10", "2", "1").stream()
                        .map(key -> Requests.file(
                                "home_" + key + ".csv",
                                key,
                                Objects.requireNonNull(files.get(key))
                                        .toString()
                                        .getBytes(StandardCharsets.UTF_8)))
                        .toArray(DataFile[]::new))
                .counted(start, 3600);
        var expected = byColumn.table();
        assertEquals(List.of("1", "2", "10"), expected.keys());
        for (var other : List.of(byKey.table(), byFile.table())) {
            assertEquals(expected.keys(), other.keys());
            for (int key = 0; key < 3; key++) {
                assertEquals(
                        expected.columns().get(key).axis(),
                        other.columns().get(key).axis());
                assertArrayEquals(
                        expected.columns().get(key).values(),
                        other.columns().get(key).values());
            }
        }
    }

    @Test
    void tablesSurviveTheirFile() throws java.io.IOException {
        var requests = Requests.of("t,a_1,a_2\n2025-01-01,1,2\n2025-01-02,3,4\n")
                .step(86_400)
                .zone("Europe/London");
        requests.values = new Values.Matching("a_*");
        requests.after = PastEnd.REPEAT;
        var sessions = sessions("from,to,v\n2025-01-01 10:20,2025-01-02 01:00,3\n", SessionValue.LEVEL, 0)
                .table();
        var tables = new DataTables(List.of(requests.table(), sessions), Map.of("a", List.of("1", "2")));
        var read = DataTablesFile.read(new ByteArrayInputStream(tables.toBytes()));
        assertEquals(tables.keys(), read.keys());
        assertEquals(1, read.key("a", "2"));
        for (int index = 0; index < 2; index++) {
            var before = tables.tables().get(index);
            var after = read.tables().get(index);
            assertEquals(before.keys(), after.keys());
            assertEquals(before.zone(), after.zone());
            assertEquals(before.after(), after.after());
            for (int column = 0; column < before.columns().size(); column++) {
                assertEquals(
                        before.columns().get(column).axis(),
                        after.columns().get(column).axis());
                assertArrayEquals(
                        before.columns().get(column).values(),
                        after.columns().get(column).values());
            }
        }
    }

    private static Requests sessions(String text, SessionValue value, long shortest) {
        var requests = Requests.of(text);
        requests.layout = new Layout.Sessions(
                new ColumnReference("begin", "from", 0), new ColumnReference("end", "to", 0), value, shortest);
        requests.values = value == SessionValue.COUNT || value == SessionValue.PRESENCE
                ? new Values.None()
                : new Values.One(Requests.VALUE);
        return requests;
    }

    @Test
    void sessionsAddUp() {
        var text = """
                from,to,v
                2025-01-01 10:00,2025-01-01 12:00,4
                2025-01-01 11:00,2025-01-01 15:00,2
                2025-01-01 20:00,2025-01-01 20:00,0.5
                """;
        long midnight = LocalDate.of(2025, 1, 1).toEpochDay() * 86_400;
        var expected = Map.of(
                SessionValue.PRESENCE, new double[] {0, 1, 1, 1, 0, 0.25},
                SessionValue.COUNT, new double[] {0, 1, 2, 1, 0, 0.25},
                SessionValue.LEVEL, new double[] {0, 4, 6, 2, 0, 0.125},
                SessionValue.SPREAD,
                        new double[] {0, 4 / 7200.0, 4 / 7200.0 + 2 / 14_400.0, 2 / 14_400.0, 0, 0.5 / 3600});
        expected.forEach((value, numbers) -> {
            var table = sessions(text, value, 900).table();
            assertEquals(midnight, table.start());
            assertEquals(midnight + 86_400, table.end());
            int[] hours = {0, 10, 11, 13, 16, 20};
            for (int index = 0; index < hours.length; index++) {
                assertEquals(
                        numbers[index],
                        Requests.value(table, midnight + hours[index] * 3600L, 3600),
                        1e-12,
                        value + " " + hours[index]);
            }
        });
        var fault = sessions(text, SessionValue.SPREAD, 0).read().faults().getFirst();
        assertEquals(Kind.SESSION, fault.kind());
        assertEquals(4, ((DataFault.Place.Text) fault.place()).line());
    }

    /// What is spread over the sessions of a random file comes back as their sum, also over summer time.
    @Test
    void energyOfSessionsIsKept() {
        var zone = ZoneId.of("Europe/Oslo");
        for (int trial = 0; trial < 50; trial++) {
            var stream = Stream.of(SEED).child("sessions").child(trial);
            var text = new StringBuilder("from,to,v\n");
            double sum = 0;
            var first = ZonedDateTime.of(2025, 3, 29, 0, 0, 0, 0, zone);
            for (int row = 0; row < 30; row++) {
                var from = first.plusMinutes(stream.integer(3L * row, 4000));
                var to = from.plusMinutes(1L + stream.integer(3L * row + 1, 3000));
                double amount = stream.uniform(3L * row + 2);
                sum += amount;
                text.append(from.toOffsetDateTime())
                        .append(',')
                        .append(to.toOffsetDateTime())
                        .append(',')
                        .append(amount)
                        .append('\n');
            }
            var requests = sessions(text.toString(), SessionValue.SPREAD, 0).zone("Europe/Oslo");
            var table = requests.table();
            double energy = 0;
            for (long at = table.start(); at < table.end(); at += 900) {
                energy += 900 * Requests.value(table, at, 900);
            }
            assertEquals(sum, energy, 1e-9, "seed " + SEED + ", trial " + trial);
        }
    }

    @Test
    void tenFaultsOfAKindAndHowManyMore() {
        var text = new StringBuilder("t,v\n");
        for (int hour = 0; hour < 5000; hour++) {
            text.append(LocalDateTime.of(2025, 1, 1, 0, 0).plusHours(hour).format(STAMP))
                    .append(hour % 2 == 0 ? ",x\n" : ",\n");
        }
        var faults = Requests.of(text.toString()).read().faults();
        var kinds = new ArrayList<Kind>();
        faults.forEach(each -> kinds.add(each.kind()));
        assertEquals(20, kinds.size());
        assertEquals(10, kinds.stream().filter(Kind.MISSING_VALUE::equals).count());
        assertTrue(faults.stream()
                .flatMap(each -> each.notes().stream())
                .anyMatch(note -> note.text().equals("and 2,490 more like this in data.csv")));
    }

    @Test
    void aGibibyteIsTooMuch() {
        var file = new DataFile("huge.csv", "", 2L << 30, () -> {
            throw new java.io.IOException("must not be opened");
        });
        assertEquals(
                Kind.TOO_LARGE, Requests.of(file).read().faults().getFirst().kind());
    }

    @Test
    void halfAMillionRowsAreRead() {
        int rows = 500_000;
        var text = new StringBuilder("t,v\n");
        var start = LocalDateTime.of(2020, 1, 1, 0, 0);
        for (int row = 0; row < rows; row++) {
            text.append(start.plusMinutes(row).format(STAMP))
                    .append(',')
                    .append(row % 977 / 10.0)
                    .append('\n');
        }
        var requests = Requests.of(text.toString()).step(60).zone("Europe/London");
        requests.zone = ZoneId.of("UTC");
        long before = System.nanoTime();
        var table = requests.table();
        System.out.printf(Locale.ROOT, "500,000 rows in %.2f s%n", (System.nanoTime() - before) * 1e-9);
        assertEquals(rows, table.columns().getFirst().axis().rows());
        assertEquals((rows - 1) % 977 / 10.0, values(table)[rows - 1]);
    }

    @Test
    void keysAreOrderedLikeWordsWithNumbers() {
        var keys = new ArrayList<>(List.of("home_10", "home_2", "home_02", "Home_3", "a", "", "home_"));
        keys.sort(KeyOrder.NATURAL);
        assertEquals(List.of("", "Home_3", "a", "home_", "home_02", "home_2", "home_10"), keys);
    }
}
