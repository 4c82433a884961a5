package org.gridlang.runtime.data.table;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;

/// Reads what a `csv(...)` or `parquet(...)` asks for: every fault of its files at once, or a table.
public final class TableReader {
    private static final long MOST_BYTES = 1L << 30;

    private final TableRequest request;
    private final Set<String> hashed;
    private final List<DataFault> faults = new ArrayList<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final TreeMap<String, DataColumn> columns = new TreeMap<>(KeyOrder.NATURAL);

    private TableReader(TableRequest request, Set<String> hashed) {
        this.request = request;
        this.hashed = hashed;
    }

    public static TableReading read(TableRequest request) {
        return read(request, Set.of());
    }

    /// @param hashed names of files whose hash is known: that takes a third of the time of reading
    public static TableReading read(TableRequest request, Set<String> hashed) {
        return new TableReader(request, hashed).read();
    }

    private TableReading read() {
        for (var file : request.files()) {
            read(file);
        }
        var table = faults.isEmpty() ? Optional.of(table()) : Optional.<DataTable>empty();
        table.ifPresent(this::checkPeriod);
        return new TableReading(faults.isEmpty() ? table : Optional.empty(), faults, hashes);
    }

    private void read(DataFile file) {
        var found = new Faults(file.name());
        if (file.bytes() > MOST_BYTES) {
            found.add(DataFault.of(Kind.TOO_LARGE, Place.Argument.FILE, file.name() + " is larger than a gibibyte")
                    .note("size", file.bytes() + " bytes; at most " + MOST_BYTES + " are read")
                    .note("instead", "leave out rows that the problem's dates do not need, or use Parquet"));
            faults.addAll(found.all());
            return;
        }
        var sink = new TableSink(request, found);
        try {
            var digest = hashed.contains(file.name()) ? Optional.<MessageDigest>empty() : Optional.of(sha256());
            if (request.text().isPresent()) {
                CsvFile.read(file, request, sink, digest, found);
            } else {
                ParquetFile.read(file, request, sink, digest, found);
            }
            digest.ifPresent(each -> hashes.put(file.name(), HexFormat.of().formatHex(each.digest())));
            boolean serious = found.any();
            var series = sink.finish();
            if (series.isPresent() && !serious) {
                add(file, series.get());
            }
            faults.addAll(
                    request.text().isPresent()
                            ? LineTexts.located(file, request.text().get().separator(), found.all())
                            : found.all());
        } catch (IOException failure) {
            faults.add(DataFault.of(Kind.UNREADABLE_FILE, Place.Argument.FILE, file.name() + " cannot be read")
                    .note("reason", String.valueOf(failure.getMessage())));
        }
    }

    private void add(DataFile file, TableSink.Found series) {
        for (int index = 0; index < series.columns().size(); index++) {
            var key = request.files().size() > 1 || !file.key().isEmpty()
                    ? file.key()
                    : series.keys().get(index);
            columns.put(key, series.columns().get(index));
        }
    }

    private DataTable table() {
        boolean keyed = !columns.containsKey("");
        return new DataTable(
                request.name(),
                keyed ? List.copyOf(columns.keySet()) : List.of(),
                List.copyOf(columns.values()),
                request.between(),
                request.before(),
                request.after(),
                request.zone());
    }

    /// A repetition shifts by whole days, so that morning stays morning.
    private void checkPeriod(DataTable table) {
        if (table.before() != PastEnd.REPEAT && table.after() != PastEnd.REPEAT) {
            return;
        }
        for (var column : table.columns()) {
            if (Resampling.days(table, column.axis()) == 0) {
                var argument = table.after() == PastEnd.REPEAT ? "past_end" : "before_start";
                var axis = column.axis();
                faults.add(DataFault.of(
                                Kind.PERIOD,
                                new Place.Argument(argument),
                                table.name() + " cannot repeat: its rows do not make whole days")
                        .note(
                                "found",
                                "rows from " + TimeText.moment(axis.start(), table.zone()) + " to "
                                        + TimeText.moment(axis.end(), table.zone()))
                        .note("why", "a repetition keeps the time of day"));
                return;
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
