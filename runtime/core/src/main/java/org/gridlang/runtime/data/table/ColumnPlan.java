package org.gridlang.runtime.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;
import org.gridlang.runtime.data.table.TableRequest.ColumnReference;
import org.gridlang.runtime.data.table.TableRequest.Layout;
import org.gridlang.runtime.data.table.TableRequest.Values;

/// Which field of a row holds what; -1 for what a file does not have.
///
/// @param time the stamp, or where a session begins
/// @param keys one for each value field if they are of several keys, else empty
record ColumnPlan(int time, int end, int key, List<Integer> values, List<String> keys) {
    ColumnPlan {
        values = List.copyOf(values);
        keys = List.copyOf(keys);
    }

    /// The plan of a file; empty if a column is not there, which is reported.
    ///
    /// @param names of its columns; empty if it names none
    /// @param count of its columns
    static Optional<ColumnPlan> of(TableRequest request, List<String> names, int count, Faults faults) {
        return new Search(request, names, count, faults).plan();
    }

    /// The names that a request asks for, patterns left out.
    static List<String> wanted(TableRequest request) {
        return references(request).stream()
                .filter(each -> each.number() == 0)
                .map(ColumnReference::name)
                .toList();
    }

    private static List<ColumnReference> references(TableRequest request) {
        var references = new ArrayList<ColumnReference>();
        switch (request.layout()) {
            case Layout.Stamped stamped -> references.add(stamped.time());
            case Layout.Sessions sessions -> {
                references.add(sessions.begin());
                references.add(sessions.end());
            }
            case Layout.Counted counted -> {}
        }
        request.key().ifPresent(references::add);
        if (request.values() instanceof Values.One(ColumnReference column)) {
            references.add(column);
        }
        return references;
    }

    private static final class Search {
        private final TableRequest request;
        private final List<String> names;
        private final int count;
        private final Faults faults;
        private boolean complete = true;

        Search(TableRequest request, List<String> names, int count, Faults faults) {
            this.request = request;
            this.names = names;
            this.count = count;
            this.faults = faults;
        }

        Optional<ColumnPlan> plan() {
            int time = -1;
            int end = -1;
            switch (request.layout()) {
                case Layout.Stamped stamped -> time = find(stamped.time());
                case Layout.Sessions sessions -> {
                    time = find(sessions.begin());
                    end = find(sessions.end());
                }
                case Layout.Counted counted -> {}
            }
            int key = request.key().map(this::find).orElse(-1);
            var values = new ArrayList<Integer>();
            var keys = new ArrayList<String>();
            switch (request.values()) {
                case Values.One(ColumnReference column) -> values.add(find(column));
                case Values.Matching(String pattern) -> matching(pattern, values, keys);
                case Values.None none -> {}
            }
            return complete ? Optional.of(new ColumnPlan(time, end, key, values, keys)) : Optional.empty();
        }

        private int find(ColumnReference wanted) {
            var place = new Place.Argument(wanted.argument());
            if (wanted.number() > 0) {
                if (wanted.number() <= count) {
                    return wanted.number() - 1;
                }
                return absent(DataFault.of(
                        Kind.NO_COLUMN,
                        place,
                        faults.file() + " has " + count + (count == 1 ? " column" : " columns") + ", and no "
                                + wanted.text()));
            }
            if (names.isEmpty()) {
                return absent(DataFault.of(
                                Kind.NO_COLUMN,
                                place,
                                faults.file() + " names no columns, so there is no " + wanted.text())
                        .note("instead", wanted.argument() + ": 1 is the first column"));
            }
            int found = names.indexOf(wanted.name());
            if (found < 0) {
                return absent(noSuchName(place, wanted));
            }
            if (names.lastIndexOf(wanted.name()) > found) {
                return absent(DataFault.of(
                                Kind.DUPLICATE_KEY,
                                new Place.Cell(faults.file(), 1, names.lastIndexOf(wanted.name())),
                                faults.file() + " has two columns called \"" + wanted.name() + "\"")
                        .note("instead", wanted.argument() + ": " + (found + 1) + " asks for the first by its number"));
            }
            return found;
        }

        private DataFault noSuchName(Place place, ColumnReference wanted) {
            var near = Nearest.of(wanted.name(), names);
            var fault = DataFault.of(
                    Kind.NO_COLUMN,
                    place,
                    faults.file() + " has no " + wanted.text()
                            + near.map(each -> "; did you mean \"" + each + "\"?")
                                    .orElse(""));
            if (near.isPresent()) {
                return fault.replacing("\"" + near.get() + "\"");
            }
            if (names.stream().allMatch(each -> each.matches("[\\d.,:TZ +-]*"))) {
                return fault.note("instead", "header: none if the first line holds data already");
            }
            var shown =
                    names.size() > 12 ? String.join(", ", names.subList(0, 12)) + ", ..." : String.join(", ", names);
            return fault.note("columns", shown);
        }

        private int absent(DataFault fault) {
            complete = false;
            faults.add(fault);
            return 0;
        }

        private void matching(String pattern, List<Integer> values, List<String> keys) {
            var seen = new TreeSet<String>();
            for (int index = 0; index < names.size(); index++) {
                var key = Wildcard.match(pattern, names.get(index));
                if (key.isEmpty()) {
                    continue;
                }
                if (!seen.add(key.get())) {
                    complete = false;
                    faults.add(DataFault.of(
                            Kind.DUPLICATE_KEY,
                            new Place.Cell(faults.file(), 1, index),
                            faults.file() + " has two columns called \"" + names.get(index) + "\""));
                }
                values.add(index);
                keys.add(key.get());
            }
            if (values.isEmpty()) {
                var fault = DataFault.of(
                        Kind.NO_COLUMN,
                        new Place.Argument("columns"),
                        "no column of " + faults.file() + " is called like \"" + pattern + "\"");
                absent(
                        names.isEmpty()
                                ? fault
                                : fault.note(
                                        "columns", String.join(", ", names.subList(0, Math.min(12, names.size())))));
            }
        }
    }
}
