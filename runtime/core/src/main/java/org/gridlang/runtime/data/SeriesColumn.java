package org.gridlang.runtime.data;

import java.util.List;

/// One exogenous column that devices or the objective read, a value for each step and day; or several side by side,
/// one for each key.
public sealed interface SeriesColumn {
    String name();

    /// How many columns it is.
    default int width() {
        return 1;
    }

    /// How many columns they are together.
    static int width(List<SeriesColumn> columns) {
        return columns.stream().mapToInt(SeriesColumn::width).sum();
    }

    /// A series of the problem. `path` keys its random streams.
    record Generated(String name, SeriesFunction function) implements SeriesColumn {}

    /// A series of the problem that has a value for each of some keys.
    record Keyed(String name, int width, SeriesFunction function) implements SeriesColumn {}

    /// A view of an earlier column: the value `steps` later (held at the day's end), or a statistic of the next
    /// `steps` steps from now on (cut at the day's end), or of the whole day.
    ///
    /// @param column place of the column it reads, of the first if it reads several
    record View(String name, int column, Kind kind, int steps, int width) implements SeriesColumn {
        public View(String name, int column, Kind kind, int steps) {
            this(name, column, kind, steps, 1);
        }
    }

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
