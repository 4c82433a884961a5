package org.gridlang.runtime.record;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gridlang.runtime.evaluate.EvaluationTable;

/// Evaluated figures on disk, one to a line:
///
/// ```
/// evaluation,split,policy,metric,value,unit
/// winter,test,gradmap,cost,12171.3,money/day
/// ```
public final class EvaluationFile {
    private EvaluationFile() {}

    /// A line.
    public record Entry(String evaluation, String split, String policy, String metric, double value, String unit) {}

    /// Writes the file, as a whole or not at all.
    public static void write(Path file, List<EvaluationTable> tables) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("evaluation", "split", "policy", "metric", "value", "unit");
            for (var entry : entries(tables)) {
                csv.writeRecord(
                        entry.evaluation(),
                        entry.split(),
                        entry.policy(),
                        entry.metric(),
                        Double.toString(entry.value()),
                        entry.unit());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
        AtomicFile.write(file, text.toString());
    }

    private static List<Entry> entries(List<EvaluationTable> tables) {
        var entries = new ArrayList<Entry>();
        for (var table : tables) {
            String split = table.split().name().toLowerCase(Locale.ROOT);
            for (var row : table.rows()) {
                for (var metric : row.metrics()) {
                    entries.add(
                            new Entry(table.name(), split, row.policy(), metric.name(), metric.value(), metric.unit()));
                }
            }
        }
        return entries;
    }

    /// The lines of a file; none if it is not there.
    public static List<Entry> read(Path file) {
        var entries = new ArrayList<Entry>();
        if (Files.exists(file)) {
            for (var row : CsvColumns.rows(file)) {
                entries.add(new Entry(
                        row.getOrDefault("evaluation", ""),
                        row.getOrDefault("split", ""),
                        row.getOrDefault("policy", ""),
                        row.getOrDefault("metric", ""),
                        CsvColumns.number(file, row.getOrDefault("value", "")),
                        row.getOrDefault("unit", "")));
            }
        }
        return entries;
    }
}
