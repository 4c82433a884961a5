package org.gridlang.opendss.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables of reference solutions: comma-separated, with a heading, without quotes.
final class Tables {
    private Tables() {}

    static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] heading = lines.getFirst().split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            var row = new LinkedHashMap<String, String>();
            for (int k = 0; k < heading.length; k++) {
                row.put(heading[k], cells[k]);
            }
            rows.add(row);
        }
        return rows;
    }

    static String text(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("there is no column " + column + " in " + row.keySet());
        }
        return cell;
    }

    static double number(Map<String, String> row, String column) {
        return Double.parseDouble(text(row, column));
    }

    static int whole(Map<String, String> row, String column) {
        return Integer.parseInt(text(row, column));
    }
}
