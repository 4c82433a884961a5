package org.gridlang.runtime.compare;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.gridlang.runtime.record.AtomicFile;

/// Writes `table.csv`, `races.csv`, `table.md` and `BASELINE.md` of a comparison, each as a whole or not at all.
public final class ComparisonFiles {
    private ComparisonFiles() {}

    public static void write(ComparisonFolder folder, ComparisonTable table) {
        var path = folder.path();
        AtomicFile.write(path.resolve("table.csv"), figures(table));
        AtomicFile.write(path.resolve("races.csv"), races(table));
        AtomicFile.write(path.resolve("table.md"), ComparisonText.of(table));
        AtomicFile.write(path.resolve("BASELINE.md"), ComparisonText.baseline(table));
    }

    /// Works on a writer of CSV.
    @FunctionalInterface
    private interface Content {
        void writeTo(CsvWriter csv);
    }

    private static String figures(ComparisonTable table) {
        return text(csv -> {
            csv.writeRecord("evaluation", "split", "policy", "metric", "unit", "seeds", "middle", "low", "high");
            for (var line : table.lines()) {
                var interval = line.interval();
                csv.writeRecord(
                        line.evaluation(),
                        line.split(),
                        line.policy(),
                        line.metric(),
                        line.unit(),
                        line.trained() ? Integer.toString(interval.seeds()) : "",
                        Double.toString(interval.middle()),
                        Double.toString(interval.low()),
                        Double.toString(interval.high()));
            }
        });
    }

    private static String races(ComparisonTable table) {
        return text(csv -> {
            csv.writeRecord(
                    "target",
                    "experiment",
                    "arrived",
                    "seeds",
                    "seconds",
                    "seconds_low",
                    "seconds_high",
                    "scenarios",
                    "times_sooner",
                    "times_sooner_low",
                    "times_sooner_high");
            for (var race : table.races()) {
                csv.writeRecord(
                        race.target(),
                        race.racer(),
                        Integer.toString(race.arrived()),
                        Integer.toString(race.seconds().seeds()),
                        Double.toString(race.seconds().middle()),
                        Double.toString(race.seconds().low()),
                        Double.toString(race.seconds().high()),
                        Double.toString(race.scenarios().middle()),
                        Double.toString(race.times().middle()),
                        Double.toString(race.times().low()),
                        Double.toString(race.times().high()));
            }
        });
    }

    private static String text(Content content) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            content.writeTo(csv);
        } catch (IOException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
        return text.toString();
    }
}
