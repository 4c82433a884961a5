package org.gridlang.language.describe;

import java.util.List;

/// A part of what `grid show` tells. Keys name it in JSON, where a quantity is a number in SI and its key carries the
/// unit (`length_m`); titles and texts are for people.
public sealed interface Description {
    String key();

    /// Parts under a title; in JSON an object.
    record Section(String key, String title, List<Description> parts) implements Description {
        public Section {
            parts = List.copyOf(parts);
        }
    }

    /// `source  4.16 kV at bus 150`.
    record Fact(String key, String name, Value value) implements Description {}

    /// Rows under column heads; in JSON an array of objects.
    ///
    /// @param shown how many rows people see; machines get all of them
    record Table(String key, String title, List<Column> columns, List<Row> rows, int shown) implements Description {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /// A table that is shown whole.
        public Table(String key, String title, List<Column> columns, List<Row> rows) {
            this(key, title, columns, rows, Integer.MAX_VALUE);
        }
    }

    /// @param right whether it is set flush right, as numbers are
    record Column(String key, String head, boolean right) {
        static Column text(String key, String head) {
            return new Column(key, head, false);
        }

        static Column number(String key, String head) {
            return new Column(key, head, true);
        }
    }

    record Row(List<Value> cells, Readers readers) {
        public Row {
            cells = List.copyOf(cells);
        }

        static Row of(Value... cells) {
            return new Row(List.of(cells), Readers.ALL);
        }

        Row forOnly(Readers some) {
            return new Row(cells, some);
        }
    }

    /// Whom a row is for: people see a long run of lines as one row, machines each of them.
    enum Readers {
        ALL,
        PEOPLE,
        MACHINES
    }

    /// What a cell says to people, and to machines.
    ///
    /// @param data a text, a number in SI, a truth value or a list of texts; null is left out
    record Value(
            String text, @org.jspecify.annotations.Nullable Object data) {
        static Value text(String text) {
            return new Value(text, text.isEmpty() ? null : text);
        }

        static Value count(long number) {
            return new Value(Long.toString(number), number);
        }

        static Value number(double si, String text) {
            return new Value(text, si);
        }

        static Value truth(boolean value) {
            return new Value(value ? "yes" : "no", value);
        }

        static Value list(List<String> texts) {
            return new Value(String.join(", ", texts), List.copyOf(texts));
        }

        /// Something to see that says nothing new to a machine.
        static Value shown(String text) {
            return new Value(text, null);
        }

        static Value none() {
            return new Value("", null);
        }
    }
}
