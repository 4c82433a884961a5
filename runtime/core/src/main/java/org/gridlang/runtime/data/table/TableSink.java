package org.gridlang.runtime.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gridlang.runtime.data.table.TableRequest.Layout;

/// Sorts the rows of one file into its series: one, one for each column of a wide file, or one for each key of a
/// long one.
final class TableSink implements RowSink {
    private final TableRequest request;
    private final Faults faults;
    private final TreeMap<String, RowSequence> byKey = new TreeMap<>(KeyOrder.NATURAL);
    private ColumnPlan plan = new ColumnPlan(-1, -1, -1, List.of(), List.of());
    private Optional<SessionSeries> sessions = Optional.empty();
    private String lastKey = "";
    private Optional<RowSequence> last = Optional.empty();

    /// Series by key; the key is empty where there is but one.
    record Found(List<String> keys, List<DataColumn> columns) {}

    TableSink(TableRequest request, Faults faults) {
        this.request = request;
        this.faults = faults;
    }

    @Override
    public void begin(ColumnPlan found) {
        plan = found;
        if (request.layout() instanceof Layout.Sessions layout) {
            sessions = Optional.of(new SessionSeries(request, layout, faults));
        }
    }

    @Override
    public void accept(Row row) {
        switch (request.layout()) {
            case Layout.Sessions layout ->
                sessions.orElseThrow()
                        .add(
                                row.number,
                                new SessionSeries.Stamp(plan.time(), row.stamp, row.absolute),
                                new SessionSeries.Stamp(plan.end(), row.end, row.endAbsolute),
                                row.key,
                                row.values.length == 0 ? 1 : row.values[0]);
            case Layout.Stamped stamped ->
                sequence(row, stamped.step()).add(row.number, plan.time(), row.stamp, row.absolute, row.values);
            case Layout.Counted counted -> sequence(row, counted.step()).add(row.values);
        }
    }

    private RowSequence sequence(Row row, long step) {
        // Rows of one key often follow each other, and then the text is the same object.
        if (last.isPresent() && row.key.equals(lastKey)) {
            return last.get();
        }
        var found = Optional.ofNullable(byKey.get(row.key)).orElseGet(() -> created(row, step));
        last = Optional.of(found);
        lastKey = row.key;
        return found;
    }

    private RowSequence created(Row row, long step) {
        var created = new RowSequence(request, faults, row.values.length, step);
        if (request.layout() instanceof Layout.Counted counted) {
            created.beginAt(counted.start());
        }
        byKey.put(row.key, created);
        return created;
    }

    /// What the rows make; empty if there are faults.
    Optional<Found> finish() {
        if (sessions.isPresent()) {
            var keys = sessions.get().keys();
            return sessions.get().columns().map(columns -> new Found(keys, columns));
        }
        boolean ends = request.layout() instanceof Layout.Stamped stamped && stamped.ends();
        if (byKey.isEmpty()) {
            return new RowSequence(request, faults, 1, 1).columns(ends).map(columns -> new Found(List.of(""), columns));
        }
        var keys = new ArrayList<String>();
        var columns = new ArrayList<DataColumn>();
        boolean complete = true;
        for (var entry : byKey.entrySet()) {
            var found = entry.getValue().columns(ends);
            complete &= found.isPresent();
            found.ifPresent(each -> {
                keys.addAll(plan.keys().isEmpty() ? List.of(entry.getKey()) : plan.keys());
                columns.addAll(each);
            });
        }
        return complete && !faults.any() ? Optional.of(new Found(keys, columns)) : Optional.empty();
    }
}
