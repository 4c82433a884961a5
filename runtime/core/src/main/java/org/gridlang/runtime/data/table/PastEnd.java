package org.gridlang.runtime.data.table;

/// What a series is outside of its rows.
public enum PastEnd {
    /// Nothing: asking for it is a fault.
    ERROR,
    /// The first or the last row.
    HOLD,
    /// The same time of day some whole number of periods away; the period is the length of the file, in days.
    REPEAT
}
