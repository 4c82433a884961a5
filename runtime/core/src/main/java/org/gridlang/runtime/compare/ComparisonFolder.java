package org.gridlang.runtime.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridlang.runtime.evaluate.EvaluationTable;
import org.gridlang.runtime.record.EvaluationFile;
import org.gridlang.runtime.record.Manifest;
import org.gridlang.runtime.record.RunFolder;

/// What `grid compare` leaves on disk:
///
/// ```
/// manifest.json                    what is compared, on what
/// runs/gradmap-7/                  a run folder for each experiment and seed
/// references/winter.no_control.csv figures of what needs no training
/// table.csv  table.md  BASELINE.md what came of it, written anew after each run
/// ```
///
/// A training that is over has a `result.json`, and one that is evaluated an `evaluation.csv`; so the same command goes
/// on with what is missing.
public final class ComparisonFolder {
    private final Path path;

    private ComparisonFolder(Path path) {
        this.path = path;
    }

    /// A run of a comparison.
    public record Run(String experiment, long seed, RunFolder folder) {}

    /// The folder of this comparison, new or taken up again.
    public static ComparisonFolder at(Path path, Manifest manifest) {
        try {
            Files.createDirectories(path.resolve("runs"));
            Files.createDirectories(path.resolve("references"));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write into " + path + ": " + failure, failure);
        }
        manifest.write(path);
        return new ComparisonFolder(path);
    }

    /// An earlier one.
    public static ComparisonFolder open(Path path) {
        return new ComparisonFolder(path);
    }

    public Path path() {
        return path;
    }

    public Manifest manifest() {
        return Manifest.any(path);
    }

    /// Where a training goes.
    Path run(String experiment, long seed) {
        return path.resolve("runs").resolve(experiment + "-" + seed);
    }

    /// The trainings begun so far: experiments in their order, each with its seeds in theirs.
    public List<Run> runs() {
        var runs = new ArrayList<Run>();
        var manifest = manifest();
        for (var experiment : manifest.experiments()) {
            for (long seed : seeds(manifest)) {
                if (Files.isRegularFile(run(experiment, seed).resolve("manifest.json"))) {
                    runs.add(new Run(experiment, seed, RunFolder.open(run(experiment, seed))));
                }
            }
        }
        return runs;
    }

    /// Seeds of a comparison, as its manifest names them.
    public static List<Long> seeds(Manifest manifest) {
        return manifest.names("seeds").stream().map(Long::valueOf).toList();
    }

    private Path referenceFile(String evaluation, String policy) {
        return path.resolve("references").resolve(evaluation + "." + policy + ".csv");
    }

    boolean hasReference(String evaluation, String policy) {
        return Files.isRegularFile(referenceFile(evaluation, policy));
    }

    void reference(EvaluationTable table, String policy) {
        EvaluationFile.write(referenceFile(table.name(), policy), List.of(table));
    }

    /// Figures of all references evaluated so far.
    List<EvaluationFile.Entry> references() {
        var entries = new ArrayList<EvaluationFile.Entry>();
        try (var files = Files.list(path.resolve("references"))) {
            files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(file -> entries.addAll(EvaluationFile.read(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path + ": " + failure, failure);
        }
        return entries;
    }

    /// Takes away a run that was cut off before its first checkpoint.
    static void remove(Path run) {
        if (!Files.isDirectory(run)) {
            return;
        }
        try (var files = Files.walk(run)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + run + ": " + failure, failure);
        }
    }
}
