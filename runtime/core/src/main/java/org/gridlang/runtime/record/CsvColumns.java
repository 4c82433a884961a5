package org.gridlang.runtime.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads tables with a header, `pass,seconds,cost` and a line for each pass, such as `metrics.csv`.
final class CsvColumns {
    private CsvColumns() {}

    /// Columns of numbers by name; an empty cell is NaN.
    static Map<String, double[]> read(Path file) {
        var rows = rows(file);
        var columns = new LinkedHashMap<String, double[]>();
        for (int index = 0; index < rows.size(); index++) {
            for (var cell : rows.get(index).entrySet()) {
                columns.computeIfAbsent(cell.getKey(), absent -> new double[rows.size()])[index] =
                        cell.getValue().isEmpty() ? Double.NaN : number(file, cell.getValue());
            }
        }
        return columns;
    }

    static double number(Path file, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException damaged) {
            throw new RunFolderException(file, "is damaged: '" + text + "' is not a number");
        }
    }

    /// Cells by the name of their column.
    static List<Map<String, String>> rows(Path file) {
        var rows = new ArrayList<Map<String, String>>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(each -> rows.add(each.getFieldsAsMap()));
        } catch (CsvParseException damaged) {
            throw new RunFolderException(file, "is damaged: " + damaged.getMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
        return rows;
    }
}
