package org.gridlang.runtime.data.table;

/// Takes the rows of a file.
interface RowSink {
    /// Once, before the first row.
    void begin(ColumnPlan plan);

    /// The next row, good until this returns.
    void accept(Row row);
}
