package org.gridlang.runtime.data;

/// One exogenous column that devices or the objective read, a value for each step and day.
public sealed interface SeriesColumn {
    String name();

    /// A series of the problem. `path` keys its random streams.
    record Generated(String name, SeriesFunction function) implements SeriesColumn {}

    /// A view of an earlier column: the value `steps` later (held at the day's end), or a statistic of the next
    /// `steps` steps from now on (cut at the day's end), or of the whole day.
    record View(String name, int column, Kind kind, int steps) implements SeriesColumn {}

    /// A clock value, the same on every day of equal date.
    record Clock(String name, Reading reading) implements SeriesColumn {}

    enum Kind {
        LATER,
        NEXT_MEAN,
        NEXT_MINIMUM,
        NEXT_MAXIMUM,
        TODAY_MEAN,
        TODAY_MINIMUM,
        TODAY_MAXIMUM
    }

    enum Reading {
        TIME_OF_DAY,
        /// sin(2 pi timeOfDay / 24 h)
        DAY_SINE,
        DAY_COSINE,
        DAY_OF_YEAR,
        WEEKEND
    }
}
