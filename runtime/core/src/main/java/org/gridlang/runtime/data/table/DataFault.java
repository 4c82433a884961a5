package org.gridlang.runtime.data.table;

import java.util.List;
import java.util.Optional;

/// Something wrong with a data file, or with what is asked of it.
///
/// @param headline in the words of the data, on one line
/// @param label what to say at the place
/// @param notes `instead`, `why` and the like
/// @param replacement what the argument at which the fault is should be instead, if that is sure
public record DataFault(
        Kind kind, String headline, Place place, String label, List<Note> notes, Optional<String> replacement) {
    public DataFault {
        notes = List.copyOf(notes);
    }

    static DataFault of(Kind kind, Place place, String headline) {
        return new DataFault(kind, headline, place, "", List.of(), Optional.empty());
    }

    DataFault pointing(String text) {
        return new DataFault(kind, headline, place, text, notes, replacement);
    }

    DataFault note(String title, String text) {
        var more = new java.util.ArrayList<>(notes);
        more.add(new Note(title, text));
        return new DataFault(kind, headline, place, label, more, replacement);
    }

    DataFault replacing(String text) {
        return new DataFault(kind, headline, place, label, notes, Optional.of(text));
    }

    DataFault at(Place found) {
        return new DataFault(kind, headline, found, label, notes, replacement);
    }

    /// A line below the text.
    public record Note(String title, String text) {}

    /// Where a fault is.
    public sealed interface Place {
        /// An argument of the call, by its name; the file itself has none.
        record Argument(String name) implements Place {
            static final Argument FILE = new Argument("");
        }

        /// A cell of a row, or the whole row if the field is negative.
        ///
        /// @param row line of a text file, row of a Parquet file, from 1
        record Cell(String file, long row, int field) implements Place {}

        /// A stretch of a line of a text file.
        ///
        /// @param line from 1
        record Text(String file, long line, String text, int start, int end) implements Place {}
    }

    /// What sort of fault.
    public enum Kind {
        UNREADABLE_FILE,
        NOT_UTF8,
        TOO_LARGE,
        NO_COLUMN,
        WRONG_SEPARATOR,
        DECIMAL_SIGN,
        NOT_A_NUMBER,
        NOT_FINITE,
        MISSING_VALUE,
        GAP,
        DUPLICATE_STAMP,
        UNORDERED_STAMPS,
        WRONG_STEP,
        FIELD_COUNT,
        UNREADABLE_STAMP,
        CLOCK_CHANGE,
        TOO_FEW_ROWS,
        QUOTES,
        COLUMN_TYPE,
        DAMAGED_FILE,
        DUPLICATE_KEY,
        SESSION,
        PERIOD
    }
}
