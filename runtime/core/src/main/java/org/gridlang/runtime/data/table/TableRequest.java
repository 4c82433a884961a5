package org.gridlang.runtime.data.table;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a `csv(...)` or `parquet(...)` asks for.
///
/// @param name how the series is named to people
/// @param files at least one; several are one series each, by their keys
/// @param text how a text file is written; empty for Parquet
/// @param values which columns hold values
/// @param key the column that says whose row it is, where one file holds the rows of several
/// @param zone whose clock stamps without an offset show, and whose days a repetition shifts by
/// @param unit from the numbers of the file to SI units
public record TableRequest(
        String name,
        List<DataFile> files,
        Optional<TextFormat> text,
        Layout layout,
        Values values,
        Optional<ColumnReference> key,
        ZoneId zone,
        Scale unit,
        Gaps gaps,
        Between between,
        PastEnd before,
        PastEnd after) {
    public TableRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file");
        }
    }

    /// How a text file is written.
    ///
    /// @param separator between fields
    /// @param decimal sign before the fraction of a number
    /// @param header whether the first row names the columns
    /// @param missing texts that stand for a missing value
    public record TextFormat(char separator, char decimal, boolean header, Set<String> missing, StampFormat stamps) {
        public TextFormat {
            missing = Set.copyOf(missing);
        }
    }

    /// A column by its name or its number.
    ///
    /// @param argument of the call that names it
    /// @param number from 1; 0 if it is named
    public record ColumnReference(String argument, String name, int number) {
        /// How to speak of it.
        String text() {
            return number > 0 ? "column " + number : "column \"" + name + "\"";
        }
    }

    /// Which columns hold values.
    public sealed interface Values {
        /// One column.
        record One(ColumnReference column) implements Values {}

        /// One column for each key, which is what the `*` of the pattern stands for.
        record Matching(String pattern) implements Values {}

        /// None: sessions that are only counted.
        record None() implements Values {}
    }

    /// When rows are.
    public sealed interface Layout {
        /// A column tells when each row begins, or ends.
        ///
        /// @param step from row to row, s
        record Stamped(ColumnReference time, long step, boolean ends) implements Layout {}

        /// Rows follow each other from a moment on, on the clock of the zone.
        record Counted(LocalDateTime start, long step) implements Layout {}

        /// Each row is a session with a beginning and an end.
        ///
        /// @param shortest to which shorter sessions are lengthened, s; 0 if they are faults
        record Sessions(ColumnReference begin, ColumnReference end, SessionValue value, long shortest)
                implements Layout {}
    }

    /// What a session contributes while it lasts.
    public enum SessionValue {
        /// 1, however many there are.
        PRESENCE,
        /// 1 for each.
        COUNT,
        /// Its amount, spread evenly.
        SPREAD,
        /// Its amount as it is.
        LEVEL
    }

    /// What becomes of missing rows and values.
    public enum Gaps {
        ERROR,
        /// The value before.
        HOLD,
        /// On the straight line between the neighbours.
        LINEAR,
        /// The row is left out; for sessions.
        SKIP
    }

    /// `si = factor * value + offset`.
    public record Scale(double factor, double offset) {
        double toSi(double value) {
            return value * factor + offset;
        }
    }
}
