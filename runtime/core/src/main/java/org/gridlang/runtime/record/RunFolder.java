package org.gridlang.runtime.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// result.json       how the training ended
/// evaluation.csv    out-of-sample figures
/// learning_curve.png
/// ```
public final class RunFolder {
    private static final String EVALUATION = "evaluation.csv";

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

    /// Writes `evaluation.csv`, see [EvaluationFile].
    public void evaluation(List<EvaluationTable> tables) {
        EvaluationFile.write(path.resolve(EVALUATION), tables);
    }

    /// What `evaluation.csv` holds; nothing if there is no such file yet.
    public List<EvaluationFile.Entry> evaluation() {
        return EvaluationFile.read(path.resolve(EVALUATION));
    }

    /// Writes `result.json`, see [RunResult].
    public void result(RunResult result) {
        result.write(path);
    }

    /// How the training ended; empty while it has not.
    public Optional<RunResult> result() {
        return RunResult.read(path);
    }

    /// A metric of each policy in `evaluation.csv`; empty if there is no such file yet.
    public Map<String, Double> evaluated(String metric) {
        var values = new LinkedHashMap<String, Double>();
        for (var entry : evaluation()) {
            if (entry.metric().equals(metric)) {
                values.put(entry.policy(), entry.value());
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
        return CsvColumns.read(file);
    }
}
