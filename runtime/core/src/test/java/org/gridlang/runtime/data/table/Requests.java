package org.gridlang.runtime.data.table;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridlang.runtime.data.table.TableRequest.ColumnReference;
import org.gridlang.runtime.data.table.TableRequest.Layout;
import org.gridlang.runtime.data.table.TableRequest.TextFormat;
import org.gridlang.runtime.data.table.TableRequest.Values;

/// Requests as tests write them: a text, and what differs from a plain one.
final class Requests {
    static final ColumnReference TIME = new ColumnReference("time", "t", 0);
    static final ColumnReference VALUE = new ColumnReference("column", "v", 0);

    List<DataFile> files;
    TextFormat format = new TextFormat(',', '.', true, Set.of(), StampFormat.ISO);
    Layout layout = new Layout.Stamped(TIME, 3600, false);
    Values values = new Values.One(VALUE);
    Optional<ColumnReference> key = Optional.empty();
    ZoneId zone = ZoneId.of("UTC");
    TableRequest.Scale unit = new TableRequest.Scale(1, 0);
    TableRequest.Gaps gaps = TableRequest.Gaps.ERROR;
    Between between = Between.MEAN;
    PastEnd before = PastEnd.ERROR;
    PastEnd after = PastEnd.ERROR;
    boolean text = true;

    private Requests(List<DataFile> files) {
        this.files = files;
    }

    static Requests of(String text) {
        return new Requests(List.of(file("data.csv", "", text.getBytes(StandardCharsets.UTF_8))));
    }

    static Requests of(DataFile... files) {
        return new Requests(List.of(files));
    }

    static DataFile file(String name, String key, byte[] bytes) {
        return new DataFile(name, key, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    Requests counted(LocalDateTime start, long step) {
        layout = new Layout.Counted(start, step);
        return this;
    }

    Requests step(long seconds) {
        layout = new Layout.Stamped(TIME, seconds, false);
        return this;
    }

    Requests zone(String name) {
        zone = ZoneId.of(name);
        return this;
    }

    Requests format(char separator, char decimal, boolean header, Set<String> missing, String stamps) {
        format = new TextFormat(separator, decimal, header, missing, new StampFormat(stamps));
        return this;
    }

    Requests gaps(TableRequest.Gaps rule) {
        gaps = rule;
        return this;
    }

    TableReading read() {
        return TableReader.read(new TableRequest(
                "demand",
                files,
                text ? Optional.of(format) : Optional.empty(),
                layout,
                values,
                key,
                zone,
                unit,
                gaps,
                between,
                before,
                after));
    }

    /// The table; fails with its faults if there are any.
    DataTable table() {
        var reading = read();
        return reading.table()
                .orElseThrow(() -> new AssertionError(reading.faults().toString()));
    }

    /// The value of the first column over a step that begins at a whole second.
    static double value(DataTable table, long start, double duration) {
        return table.value(0, (double) start, duration);
    }
}
