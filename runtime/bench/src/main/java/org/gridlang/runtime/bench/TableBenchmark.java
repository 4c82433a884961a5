package org.gridlang.runtime.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gridlang.runtime.data.table.Between;
import org.gridlang.runtime.data.table.DataFile;
import org.gridlang.runtime.data.table.PastEnd;
import org.gridlang.runtime.data.table.StampFormat;
import org.gridlang.runtime.data.table.TableReader;
import org.gridlang.runtime.data.table.TableReading;
import org.gridlang.runtime.data.table.TableRequest;
import org.gridlang.runtime.data.table.TableRequest.ColumnReference;
import org.gridlang.runtime.random.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Rows per second of a CSV file of 500,000 rows, stamps by the minute and three columns, about 20 MB. `grid check`
/// runs
/// without the optimising compiler: `-jvmArgsAppend -XX:TieredStopAtLevel=1` measures that.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
public class TableBenchmark {
    private static final int ROWS = 500_000;
    private static final long SEED = 7_004;

    /// How many of the three columns are read.
    @Param({"1", "3"})
    int columns;

    private byte[] text = {};

    @Setup
    public void write() {
        var random = Stream.of(SEED);
        var lines = new StringBuilder("stamp,v_1,v_2,v_3\n");
        var start = LocalDateTime.of(2024, 1, 1, 0, 0);
        for (int row = 0; row < ROWS; row++) {
            lines.append(start.plusMinutes(row).toString().replace('T', ' '))
                    .append(String.format(
                            Locale.ROOT,
                            ",%.3f,%.2f,%.6f\n",
                            5 * random.normal(3L * row),
                            300 * random.normal(3L * row + 1),
                            random.normal(3L * row + 2)));
        }
        text = lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public TableReading rows() {
        var values = columns == 1
                ? new TableRequest.Values.One(new ColumnReference("column", "v_1", 0))
                : new TableRequest.Values.Matching("v_*");
        return TableReader.read(new TableRequest(
                "table",
                List.of(new DataFile("table.csv", "", text.length, () -> new ByteArrayInputStream(text))),
                Optional.of(new TableRequest.TextFormat(',', '.', true, Set.of(), StampFormat.ISO)),
                new TableRequest.Layout.Stamped(new ColumnReference("time", "stamp", 0), 60, false),
                values,
                Optional.empty(),
                ZoneId.of("UTC"),
                new TableRequest.Scale(1, 0),
                TableRequest.Gaps.ERROR,
                Between.MEAN,
                PastEnd.ERROR,
                PastEnd.ERROR));
    }
}
