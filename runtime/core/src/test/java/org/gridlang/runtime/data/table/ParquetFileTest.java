package org.gridlang.runtime.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;
import org.gridlang.runtime.data.table.TableRequest.ColumnReference;
import org.gridlang.runtime.data.table.TableRequest.Gaps;
import org.gridlang.runtime.data.table.TableRequest.Layout;
import org.gridlang.runtime.data.table.TableRequest.SessionValue;
import org.gridlang.runtime.data.table.TableRequest.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A Parquet file means what the same rows mean as CSV, however it is packed; its faults are told with file, row and
/// remedy.
final class ParquetFileTest {
    private static final long SEED = 7_003;
    private static final LocalDateTime START = LocalDateTime.of(2025, 3, 28, 0, 0);
    private static final Optional<Object> ABSENT = Optional.empty();
    private static final String STAMP = "required int64 t (TIMESTAMP(MILLIS,false)); ";

    private static Requests parquet(ParquetBytes written) {
        return parquet(written.bytes());
    }

    private static Requests parquet(byte[] bytes) {
        var requests = Requests.of(Requests.file("data.parquet", "", bytes));
        requests.text = false;
        return requests;
    }

    private static long millis(LocalDateTime local) {
        return local.toEpochSecond(ZoneOffset.UTC) * 1000;
    }

    private static void assertSame(DataTable expected, DataTable actual) {
        assertEquals(expected.keys(), actual.keys());
        for (int index = 0; index < expected.columns().size(); index++) {
            assertEquals(
                    expected.columns().get(index).axis(),
                    actual.columns().get(index).axis());
            assertArrayEquals(
                    expected.columns().get(index).values(),
                    actual.columns().get(index).values());
        }
    }

    /// The only fault of a file.
    private static DataFault fault(Requests requests) {
        var faults = requests.read().faults();
        assertEquals(1, faults.size(), faults::toString);
        return faults.getFirst();
    }

    private static void assertFault(Kind kind, String headline, String remedy, DataFault fault) {
        assertEquals(kind, fault.kind(), fault::toString);
        var row = fault.place() instanceof Place.Cell cell ? " [" + cell.file() + " row " + cell.row() + "]" : "";
        assertEquals(headline, fault.headline() + row);
        assertTrue(fault.notes().stream().anyMatch(note -> note.text().contains(remedy)), fault::toString);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> packings() {
        return Stream.of(
                        CompressionCodecName.UNCOMPRESSED,
                        CompressionCodecName.SNAPPY,
                        CompressionCodecName.GZIP,
                        CompressionCodecName.ZSTD)
                .flatMap(codec -> Stream.of(WriterVersion.values())
                        .flatMap(version -> Stream.of(true, false)
                                .map(dictionary ->
                                        org.junit.jupiter.params.provider.Arguments.of(codec, version, dictionary))));
    }

    /// 700 rows in row groups of 300 and pages of 40, with columns of every number type, beside others that are not
    /// read.
    @ParameterizedTest
    @MethodSource("packings")
    void numbersOfEveryTypeInEveryPacking(CompressionCodecName codec, WriterVersion version, boolean dictionary) {
        var written = ParquetBytes.of("""
                        required binary note (STRING);
                        required int64 t (TIMESTAMP(MICROS,true));
                        required double v_double; optional float v_float; required int32 v_int32; required int64 v_int64;
                        required int32 unread; required int32 v_decimal32 (DECIMAL(9,2)); required int64 v_decimal64 (DECIMAL(18,6));
                        required fixed_len_byte_array(11) v_fixed (DECIMAL(24,3)); required binary v_binary (DECIMAL(30,1));
                        required int32 v_uint32 (INTEGER(32,false)); required int32 v_byte (INTEGER(8,true)); required boolean flag;
                        """)
                .with(
                        codec,
                        builder -> builder.withWriterVersion(version)
                                .withDictionaryEncoding(dictionary)
                                .withRowGroupRowCountLimit(300)
                                .withPageRowCountLimit(40));
        var text = new StringBuilder(
                "t,v_double,v_float,v_int32,v_int64,v_decimal32,v_decimal64,v_fixed,v_binary,v_uint32,v_byte\n");
        for (int index = 0; index < 700; index++) {
            var random = org.gridlang.runtime.random.Stream.of(SEED).child(index);
            double real = random.normal(0) * 1000;
            float single = (float) random.normal(1);
            int whole = random.integer(2, 2_000_001) - 1_000_000;
            long large = whole * 4_000_000_001L;
            var decimal = BigDecimal.valueOf(random.normal(3)).multiply(BigDecimal.valueOf(1e5));
            var two = decimal.setScale(2, RoundingMode.HALF_EVEN);
            var six = decimal.setScale(6, RoundingMode.HALF_EVEN);
            var three = decimal.setScale(3, RoundingMode.HALF_EVEN);
            var one = decimal.setScale(1, RoundingMode.HALF_EVEN);
            long unsigned = 4_294_967_295L - index;
            int small = index % 256 - 128;
            var moment = START.plusHours(index).toInstant(ZoneOffset.UTC);
            written.row(
                    "row " + index,
                    moment.getEpochSecond() * 1_000_000,
                    real,
                    single,
                    whole,
                    large,
                    index,
                    two,
                    six,
                    three,
                    one,
                    (int) unsigned,
                    small,
                    index % 2 == 0);
            text.append(String.join(
                            ",",
                            moment.toString(),
                            Double.toString(real),
                            Double.toString((double) single),
                            Integer.toString(whole),
                            Long.toString(large),
                            two.toPlainString(),
                            six.toPlainString(),
                            three.toPlainString(),
                            one.toPlainString(),
                            Long.toString(unsigned),
                            Integer.toString(small)))
                    .append('\n');
        }
        var csv = Requests.of(text.toString());
        csv.values = new Values.Matching("v_*");
        var same = parquet(written);
        same.values = new Values.Matching("v_*");
        var expected = csv.table();
        assertEquals(10, expected.keys().size());
        assertSame(expected, same.table());
    }

    /// Stamps in each unit, as moments or as what the clock of London shows, over both changes of the clock.
    @ParameterizedTest
    @CsvSource({
        "'TIMESTAMP(MILLIS,true)',1000,true", "'TIMESTAMP(MICROS,true)',1000000,true",
        "'TIMESTAMP(NANOS,true)',1000000000,true", "'TIMESTAMP(MILLIS,false)',1000,false",
        "'TIMESTAMP(MICROS,false)',1000000,false", "'TIMESTAMP(NANOS,false)',1000000000,false",
        "TIMESTAMP_MILLIS,1000,true", "TIMESTAMP_MICROS,1000000,true"
    })
    void stampsOfEveryUnit(String type, long perSecond, boolean absolute) {
        var zone = ZoneId.of("Europe/London");
        for (var start : List.of(START, LocalDateTime.of(2025, 10, 24, 0, 0), LocalDateTime.of(1968, 1, 1, 0, 0))) {
            var written = ParquetBytes.of("required int64 t (" + type + "); required double v;");
            var text = new StringBuilder("t,v\n");
            var moment = start.atZone(zone).toInstant();
            for (int index = 0; index < 96; index++) {
                var shown = absolute
                        ? moment.atOffset(ZoneOffset.UTC).toLocalDateTime()
                        : moment.atZone(zone).toLocalDateTime();
                written.row(shown.toEpochSecond(ZoneOffset.UTC) * perSecond, index);
                text.append(shown)
                        .append(absolute ? "Z" : "")
                        .append(',')
                        .append(index)
                        .append('\n');
                moment = moment.plusSeconds(3600);
            }
            var expected = Requests.of(text.toString()).zone("Europe/London").table();
            assertSame(expected, parquet(written).zone("Europe/London").table());
            assertEquals(start.atZone(zone).toEpochSecond(), expected.start());
        }
    }

    @Test
    void stampsAsDatesTextsAndOldTimestamps() {
        var dates = ParquetBytes.of("required int32 t (DATE); required double v;")
                .row(START.toLocalDate().toEpochDay(), 1)
                .row(START.toLocalDate().toEpochDay() + 1, 2);
        assertSame(
                Requests.of("t,v\n2025-03-28,1\n2025-03-29,2\n").step(86_400).table(),
                parquet(dates).step(86_400).table());
        var expected =
                Requests.of("t,v\n2025-03-28T00:00Z,1\n2025-03-28T01:00Z,2\n").table();
        var texts = ParquetBytes.of("required binary t (STRING); required double v;")
                .row("2025-03-28 00:00Z", 1)
                .row("2025-03-28T02:00:00+01:00", 2);
        assertSame(expected, parquet(texts).table());
        var old = ParquetBytes.of("required int96 t; required double v;")
                .row(Instant.parse("2025-03-28T00:00:00Z"), 1)
                .row(Instant.parse("2025-03-28T01:00:00Z"), 2);
        assertSame(expected, parquet(old).table());
    }

    @ParameterizedTest
    @EnumSource(names = {"HOLD", "LINEAR"})
    void nullsAreGaps(Gaps gaps) {
        var written = ParquetBytes.of(STAMP + "optional double v;");
        var text = new StringBuilder("t,v\n");
        for (int index = 0; index < 50; index++) {
            boolean absent = index % 7 == 3 || index % 7 == 4;
            var stamp = START.minusDays(20).plusHours(index);
            written.row(millis(stamp), absent ? ABSENT : (Object) (double) index);
            text.append(stamp)
                    .append(',')
                    .append(absent ? "" : Integer.toString(index))
                    .append('\n');
        }
        assertSame(
                Requests.of(text.toString()).gaps(gaps).table(),
                parquet(written).gaps(gaps).table());
    }

    /// Keys as texts, in a dictionary or not, and as whole numbers, in rows that are mixed.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysOfLongFiles(boolean dictionary) {
        var texts = ParquetBytes.of("required binary k (STRING); " + STAMP + "required float v;")
                .with(builder -> builder.withDictionaryEncoding(dictionary).withRowGroupRowCountLimit(100));
        var numbers = ParquetBytes.of("required int32 k (INTEGER(16,false)); " + STAMP + "required float v;");
        var text = new StringBuilder("k,t,v\n");
        for (int index = 0; index < 240; index++) {
            int key = 7 * index % 5 + 8;
            var stamp = LocalDateTime.of(2025, 1, 1, 0, 0).plusHours(index / 5);
            texts.row(Integer.toString(key), millis(stamp), index);
            numbers.row(key, millis(stamp), index);
            text.append(key).append(',').append(stamp).append(',').append(index).append('\n');
        }
        var tables = new ArrayList<DataTable>();
        for (var requests : List.of(Requests.of(text.toString()), parquet(texts), parquet(numbers))) {
            requests.key = Optional.of(new ColumnReference("key", "k", 0));
            tables.add(requests.table());
        }
        assertEquals(List.of("8", "9", "10", "11", "12"), tables.getFirst().keys());
        assertSame(tables.getFirst(), tables.get(1));
        assertSame(tables.getFirst(), tables.get(2));
    }

    @Test
    void sessions() {
        var written = ParquetBytes.of(
                        "required int64 a (TIMESTAMP(MILLIS,true)); required int64 b (TIMESTAMP(MILLIS,true)); optional double v;")
                .row(millis(START.plusHours(7)), millis(START.plusHours(9)), 6)
                .row(millis(START.plusHours(8)), millis(START.plusHours(30)), 4)
                .row(millis(START.plusHours(9)), millis(START.plusHours(10)), ABSENT);
        var csv = Requests.of("a,b,v\n2025-03-28T07:00Z,2025-03-28T09:00Z,6\n2025-03-28T08:00Z,2025-03-29T06:00Z,4\n");
        var same = parquet(written).gaps(Gaps.SKIP);
        for (var requests : List.of(csv, same)) {
            requests.layout = new Layout.Sessions(
                    new ColumnReference("begin", "a", 0), new ColumnReference("end", "b", 0), SessionValue.LEVEL, 0);
        }
        assertSame(csv.table(), same.table());
        assertFault(
                Kind.MISSING_VALUE,
                "row 3 of column \"v\" in data.parquet has no value",
                "gaps: skip",
                fault(same.gaps(Gaps.ERROR)));
    }

    /// Files of pandas, see the README beside them.
    @ParameterizedTest
    @ValueSource(strings = {"pandas", "zone_zstd", "index_gzip"})
    void filesOfPandas(String name) throws java.io.IOException {
        byte[] bytes;
        try (var stream = java.util.Objects.requireNonNull(getClass().getResourceAsStream(name + ".parquet"))) {
            bytes = stream.readAllBytes();
        }
        var requests = parquet(bytes);
        requests.layout = new Layout.Stamped(new ColumnReference("time", "stamp", 0), 3600, false);
        requests.values = new Values.One(new ColumnReference("column", "t_out", 0));
        var table = requests.table();
        assertEquals(Instant.parse("2025-03-28T00:00:00Z").getEpochSecond(), table.start());
        double[] expected = new double[72];
        Arrays.setAll(expected, hour -> 20 - 0.25 * hour);
        assertArrayEquals(expected, table.columns().getFirst().values());
    }

    /// Files without stamps, columns by number.
    @Test
    void rowsCountedFromAStart() {
        var written = ParquetBytes.of("required int32 other; required double v;")
                .row(7, 1.5)
                .row(7, 2.5);
        var requests = parquet(written).counted(START, 60);
        requests.values = new Values.One(new ColumnReference("column", "", 2));
        assertArrayEquals(
                new double[] {1.5, 2.5}, requests.table().columns().getFirst().values());
    }

    @Test
    void faultsOfValuesAreAllTold() {
        var written = ParquetBytes.of("optional int64 t (TIMESTAMP(MILLIS,false)); optional double v;")
                .row(millis(START), 1)
                .row(millis(START.plusHours(1)), ABSENT)
                .row(millis(START.plusHours(2)), Double.NaN)
                .row(millis(START.plusHours(3)), Double.NEGATIVE_INFINITY)
                .row(ABSENT, 5);
        var faults = parquet(written).read().faults();
        assertEquals(4, faults.size(), faults::toString);
        assertFault(
                Kind.MISSING_VALUE, "row 2 of column \"v\" in data.parquet has no value", "gaps: hold", faults.get(0));
        assertFault(
                Kind.NOT_FINITE,
                "row 3 of column \"v\" in data.parquet is NaN",
                "a null with gaps: hold",
                faults.get(1));
        assertFault(
                Kind.NOT_FINITE,
                "row 4 of column \"v\" in data.parquet is -Infinity",
                "a null with gaps",
                faults.get(2));
        assertFault(
                Kind.MISSING_VALUE,
                "row 5 of column \"t\" in data.parquet has no stamp",
                "each row has one",
                faults.get(3));
    }

    @Test
    void aKeyThatIsMissing() {
        var requests = parquet(ParquetBytes.of(STAMP + "optional binary k (STRING); required double v;")
                .row(millis(START), "a", 1)
                .row(millis(START), ABSENT, 1));
        requests.key = Optional.of(new ColumnReference("key", "k", 0));
        assertFault(
                Kind.MISSING_VALUE,
                "row 2 of column \"k\" in data.parquet has no key",
                "each row has one",
                fault(requests));
    }

    /// Hours after the start at which rows stand, and what is wrong with them.
    @ParameterizedTest
    @CsvSource({
        "0 1 1 2,DUPLICATE_STAMP,2025-03-28 01:00 is there twice [data.parquet row 3],each time has one row",
        "0 1 3 2,UNORDERED_STAMPS,2025-03-28 02:00 stands after 2025-03-28 03:00 [data.parquet row 4],order of time",
        "0 1 2 5,GAP,2 rows are missing between 2025-03-28 02:00 and 2025-03-28 05:00 [data.parquet row 4],gaps: hold",
        "0 2 4 6,WRONG_STEP,the rows of data.parquet are 2 h apart,",
    })
    void stampsOutOfStep(String hours, Kind kind, String headline, String remedy) {
        var written = ParquetBytes.of(STAMP + "required double v;");
        for (var hour : hours.split(" ")) {
            written.row(millis(START.plusHours(Long.parseLong(hour))), 1);
        }
        var faults = parquet(written).read().faults().stream()
                .filter(each -> each.kind() == kind)
                .toList();
        assertEquals(1, faults.size(), faults::toString);
        if (remedy == null) {
            assertEquals(headline, faults.getFirst().headline());
            assertEquals(Optional.of("2 h"), faults.getFirst().replacement());
        } else {
            assertFault(kind, headline, remedy, faults.getFirst());
        }
    }

    @Test
    void aStampBetweenTwoSecondsIsNotCutOff() {
        var written = ParquetBytes.of("required int64 t (TIMESTAMP(NANOS,true)); required double v;")
                .row(1_000_000_000L * 3600, 1)
                .row(2_000_000_000L * 3600 + 500, 1);
        assertFault(
                Kind.UNREADABLE_STAMP,
                "row 2 of column \"t\" in data.parquet is 1970-01-01T02:00:00.000000500Z, between two seconds",
                "whole seconds",
                fault(parquet(written)));
    }

    @Test
    void aTextThatIsNoStamp() {
        var written = ParquetBytes.of("required binary t (STRING); required double v;")
                .row("2025-01-01 00:00", 1)
                .row("yesterday", 1);
        assertFault(
                Kind.UNREADABLE_STAMP,
                "row 2 of column \"t\" in data.parquet is \"yesterday\", which is not a date and time",
                "2025-01-31 13:30",
                fault(parquet(written)));
    }

    @Test
    void columnsThatAreNotThere() {
        var faults = parquet(ParquetBytes.of("required int64 time (TIMESTAMP(MILLIS,false)); required double value;"))
                .read()
                .faults();
        assertEquals(2, faults.size(), faults::toString);
        assertFault(Kind.NO_COLUMN, "data.parquet has no column \"t\"", "time, value", faults.get(0));
        assertFault(Kind.NO_COLUMN, "data.parquet has no column \"v\"", "time, value", faults.get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required int64 t|required double v|column \"t\" of data.parquet does not hold stamps|int64|write timestamps",
                "required int32 t (TIME(MILLIS,false))|required double v|column \"t\" of data.parquet does not hold stamps|int32 (time)|write",
                "required int64 t (TIMESTAMP(MILLIS,true))|required binary v (STRING)|column \"v\" of data.parquet does not hold numbers|byte array (string)|write doubles",
                "required int64 t (TIMESTAMP(MILLIS,true))|required boolean v|column \"v\" of data.parquet does not hold numbers|boolean|write doubles",
                "required int64 t (TIMESTAMP(MILLIS,true))|required int32 v (DATE)|column \"v\" of data.parquet does not hold numbers|int32 (date)|write doubles",
            })
    void columnsOfAnotherType(String time, String value, String headline, String found, String remedy) {
        var fault = fault(parquet(ParquetBytes.of(time + "; " + value + ";")));
        assertFault(Kind.COLUMN_TYPE, headline, remedy, fault);
        assertEquals(new DataFault.Note("found", found), fault.notes().getFirst());
    }

    @Test
    void keysOfAnotherType() {
        var requests = parquet(ParquetBytes.of(STAMP + "required double k; required double v;"));
        requests.key = Optional.of(new ColumnReference("key", "k", 0));
        assertFault(
                Kind.COLUMN_TYPE, "column \"k\" of data.parquet does not hold keys", "write texts", fault(requests));
    }

    @Test
    void columnsInsideOfColumns() {
        assertFault(
                Kind.COLUMN_TYPE,
                "data.parquet has columns inside of columns",
                "write a flat table",
                fault(parquet(ParquetBytes.of(STAMP + "required group place { required double v; }"))));
    }

    @Test
    void noRows() {
        assertEquals(
                Kind.TOO_FEW_ROWS,
                fault(parquet(ParquetBytes.of(STAMP + "required double v;"))).kind());
    }

    @Test
    void aPackingThatIsNotRead() {
        var written = ParquetBytes.of(STAMP + "required double v;")
                .with(builder -> builder.withCompressionCodec(CompressionCodecName.LZ4_RAW))
                .row(millis(START), 1);
        assertFault(
                Kind.DAMAGED_FILE,
                "data.parquet is packed with lz4, which is not read here",
                "snappy, zstd, gzip",
                fault(parquet(written)));
    }

    private static byte[] sample(CompressionCodecName codec) {
        var written = ParquetBytes.of(STAMP + "optional double v; required binary k (STRING);")
                .with(codec, builder -> builder.withPageWriteChecksumEnabled(true));
        for (int index = 0; index < 60; index++) {
            written.row(millis(LocalDateTime.of(2025, 1, 1, 0, 0).plusHours(index)), index * index, "key");
        }
        return written.bytes();
    }

    /// Wherever a file is cut off, that is said, and nothing is thrown.
    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void aFileThatIsCutOff(CompressionCodecName codec) {
        byte[] whole = sample(codec);
        assertEquals(List.of(), parquet(whole).read().faults());
        for (int length = 0; length < whole.length; length += length < 16 || whole.length - length < 16 ? 1 : 29) {
            var fault = fault(parquet(Arrays.copyOf(whole, length)));
            assertEquals(Kind.DAMAGED_FILE, fault.kind(), "cut to " + length);
            assertEquals("data.parquet is not a sound Parquet file", fault.headline());
            assertEquals("reason", fault.notes().getFirst().title());
        }
    }

    /// A byte that has changed gives a fault or another table, never an exception.
    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void aFileWithAWrongByte(CompressionCodecName codec) {
        byte[] whole = sample(codec);
        var expected = parquet(whole).table();
        int told = 0;
        for (int trial = 0; trial < 150; trial++) {
            var random = org.gridlang.runtime.random.Stream.of(SEED).child(trial);
            byte[] changed = whole.clone();
            int at = random.integer(0, whole.length);
            changed[at] ^= (byte) (1 << random.integer(1, 8));
            try {
                told += parquet(changed).read().faults().isEmpty() ? 0 : 1;
            } catch (RuntimeException | Error thrown) {
                throw new AssertionError("seed " + SEED + ", trial " + trial + ", byte " + at, thrown);
            }
        }
        assertTrue(told > 50, told + " told");
        assertSame(expected, parquet(whole).table());
    }

    /// Only the stretches that hold the columns asked for are read, whatever else is in the file.
    @Test
    void columnsThatAreNotAskedForAreNotRead() {
        var written = ParquetBytes.of(STAMP + "required binary ballast (STRING); required double v;")
                .with(builder ->
                        builder.withDictionaryEncoding(false).withCompressionCodec(CompressionCodecName.UNCOMPRESSED));
        for (int index = 0; index < 400; index++) {
            written.row(millis(LocalDateTime.of(2025, 1, 1, 0, 0).plusHours(index)), "x".repeat(1000) + index, index);
        }
        byte[] bytes = written.bytes();
        var read = new java.util.concurrent.atomic.AtomicLong();
        var file = new DataFile("data.parquet", "", bytes.length, () -> new java.io.ByteArrayInputStream(bytes) {
            @Override
            public byte[] readNBytes(int length) throws java.io.IOException {
                read.addAndGet(length);
                return super.readNBytes(length);
            }
        });
        var requests = Requests.of(file);
        requests.text = false;
        assertEquals(400, requests.table().columns().getFirst().axis().rows());
        assertTrue(read.get() < bytes.length / 4, read + " of " + bytes.length);
        assertEquals(Set.of("data.parquet"), requests.read().hashes().keySet());
    }
}
