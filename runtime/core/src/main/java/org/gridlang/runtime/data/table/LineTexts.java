package org.gridlang.runtime.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gridlang.runtime.data.table.DataFault.Place;

/// Puts the text of their lines to the faults of a file. Only now is the file read for its text, so that a large
/// one need not be kept.
final class LineTexts {
    private LineTexts() {}

    static List<DataFault> located(DataFile file, char separator, List<DataFault> faults) throws IOException {
        var wanted = new TreeSet<Long>();
        for (var fault : faults) {
            if (fault.place() instanceof Place.Cell cell) {
                wanted.add(cell.row());
            }
        }
        if (wanted.isEmpty()) {
            return faults;
        }
        var texts = lines(file, wanted);
        return faults.stream()
                .map(fault -> fault.place() instanceof Place.Cell cell
                        ? fault.at(place(cell, texts.getOrDefault(cell.row(), ""), separator))
                        : fault)
                .toList();
    }

    private static Map<Long, String> lines(DataFile file, SortedSet<Long> wanted) throws IOException {
        var texts = new HashMap<Long, String>();
        try (var reader = new BufferedReader(new InputStreamReader(CsvFile.buffered(file), StandardCharsets.UTF_8))) {
            long number = 0;
            for (var line = reader.readLine(); line != null && number < wanted.last(); line = reader.readLine()) {
                number++;
                if (wanted.contains(number)) {
                    texts.put(number, number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
                }
            }
        }
        return texts;
    }

    /// The field in its line; the whole line if the field is on another.
    private static Place place(Place.Cell cell, String line, char separator) {
        int field = 0;
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at <= line.length() && cell.field() >= 0; at++) {
            boolean ends = at == line.length() || (!quoted && line.charAt(at) == separator);
            if (ends && field == cell.field()) {
                int from = start;
                int to = at;
                while (from < to && line.charAt(from) == ' ') {
                    from++;
                }
                while (from < to && line.charAt(to - 1) == ' ') {
                    to--;
                }
                // An empty field shows at its place, not at none.
                return from == to
                        ? new Place.Text(cell.file(), cell.row(), line, start, Math.max(at, start + 1))
                        : new Place.Text(cell.file(), cell.row(), line, from, to);
            }
            if (ends) {
                field++;
                start = at + 1;
            } else if (line.charAt(at) == '"') {
                quoted = !quoted;
            }
        }
        return new Place.Text(cell.file(), cell.row(), line, 0, line.length());
    }
}
