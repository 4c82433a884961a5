package org.gridlang.runtime.data.table;

import java.time.ZoneId;
import java.util.List;

/// What one `csv(...)` or `parquet(...)` means: one column, or one for each key.
///
/// @param name how the table is named to people
/// @param keys in the order of `columns`; empty if there is one column without a key
/// @param before what holds before the first row
/// @param after what holds after the last row
/// @param zone whose days a repetition shifts by
public record DataTable(
        String name,
        List<String> keys,
        List<DataColumn> columns,
        Between between,
        PastEnd before,
        PastEnd after,
        ZoneId zone) {
    public DataTable {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.size() != Math.max(1, keys.size())) {
            throw new IllegalArgumentException(columns.size() + " columns for " + keys.size() + " keys");
        }
    }

    public boolean keyed() {
        return !keys.isEmpty();
    }

    /// The value of a step.
    ///
    /// @param key index of the column
    /// @param start of the step, seconds since 1970-01-01T00:00Z
    /// @param duration of the step, s
    public double value(int key, double start, double duration) {
        return new Resampling(this, columns.get(key)).value(start, duration);
    }

    /// When the first column that begins late begins.
    public long start() {
        return columns.stream().mapToLong(each -> each.axis().start()).max().orElseThrow();
    }

    /// When the first column that ends ends.
    public long end() {
        return columns.stream().mapToLong(each -> each.axis().end()).min().orElseThrow();
    }
}
