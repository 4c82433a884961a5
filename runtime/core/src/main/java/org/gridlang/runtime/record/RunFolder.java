package org.gridlang.runtime.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gridlang.runtime.evaluate.EvaluationTable;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.learn.Progress;
import org.gridlang.runtime.learn.TrainingListener;
import org.gridlang.runtime.learn.TrainingState;

/// What a run leaves on disk. With one experiment:
///
/// ```
/// manifest.json     what was run and on what
/// metrics.csv       a line per pass
/// checkpoint/       state.bin: from which training can go on
/// policies/         the best policies, for any program to read
/// evaluation.csv    out-of-sample figures
/// learning_curve.png
/// ```
public final class RunFolder {
    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /// Makes a new run folder. An existing one that holds anything is left alone.
    public static RunFolder create(Path path, Manifest manifest) {
        try {
            if (Files.isDirectory(path)) {
                try (var content = Files.list(path)) {
                    if (content.findAny().isPresent()) {
                        throw new RunFolderException(path, "is not empty: name another folder, or remove it first");
                    }
                }
            }
            Files.createDirectories(path.resolve("checkpoint"));
        } catch (FileAlreadyExistsException file) {
            throw new RunFolderException(Path.of(file.getFile()), "is a file: name a folder");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write into " + path + ": " + failure, failure);
        }
        manifest.write(path);
        return new RunFolder(path);
    }

    /// Opens the folder of an earlier run.
    public static RunFolder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new RunFolderException(path, "is not a folder");
        }
        Manifest.read(path);
        return new RunFolder(path);
    }

    public Path path() {
        return path;
    }

    public Manifest manifest() {
        return Manifest.read(path);
    }

    /// Where the newest state is.
    public Path checkpointFile() {
        return path.resolve("checkpoint").resolve("state.bin");
    }

    /// A listener that writes metrics, checkpoints and the best policies as training goes.
    ///
    /// @param resumed whether metrics are appended to those of the earlier part
    public Recorder recorder(boolean resumed) {
        return new Recorder(resumed);
    }

    /// See [#recorder].
    public final class Recorder implements TrainingListener, AutoCloseable {
        private final MetricsWriter metrics;

        private Recorder(boolean resumed) {
            metrics = new MetricsWriter(path.resolve("metrics.csv"), resumed);
        }

        @Override
        public void progress(Progress progress) {
            metrics.add(progress);
        }

        @Override
        public void checkpoint(TrainingState state) {
            CheckpointFile.write(checkpointFile(), state);
        }

        @Override
        public void close() {
            metrics.close();
        }
    }

    public TrainingState checkpoint() {
        return CheckpointFile.read(checkpointFile());
    }

    public void policies(PolicySet policies) {
        PolicyFiles.write(path.resolve("policies"), policies);
    }

    public PolicySet policies() {
        return PolicyFiles.read(path.resolve("policies"));
    }

    /// Writes `evaluation.csv`: `evaluation, split, policy, metric, value, unit`.
    public void evaluation(List<EvaluationTable> tables) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("evaluation", "split", "policy", "metric", "value", "unit");
            for (var table : tables) {
                for (var row : table.rows()) {
                    for (var metric : row.metrics()) {
                        csv.writeRecord(
                                table.name(),
                                table.split().name().toLowerCase(Locale.ROOT),
                                row.policy(),
                                metric.name(),
                                Double.toString(metric.value()),
                                metric.unit());
                    }
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
        AtomicFile.write(path.resolve("evaluation.csv"), text.toString());
    }

    /// A metric of each policy in `evaluation.csv`; empty if there is no such file yet.
    public Map<String, Double> evaluated(String metric) {
        var values = new LinkedHashMap<String, Double>();
        var file = path.resolve("evaluation.csv");
        if (Files.exists(file)) {
            for (var row : rows(file)) {
                if (row.getOrDefault("metric", "").equals(metric)) {
                    values.put(row.getOrDefault("policy", ""), number(file, row.getOrDefault("value", "")));
                }
            }
        }
        return values;
    }

    /// Columns of `metrics.csv`; an empty cell is NaN.
    public Map<String, double[]> metrics() {
        var file = path.resolve("metrics.csv");
        if (!Files.exists(file)) {
            throw new RunFolderException(file, "is missing");
        }
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

    private static double number(Path file, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException damaged) {
            throw new RunFolderException(file, "is damaged: '" + text + "' is not a number");
        }
    }

    private static List<Map<String, String>> rows(Path file) {
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
