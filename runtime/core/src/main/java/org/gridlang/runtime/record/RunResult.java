package org.gridlang.runtime.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gridlang.runtime.learn.TrainingResult;

/// `result.json`: how a training ended. It is written last, so a folder that has it holds a training that is over.
///
/// @param end `passes done`, `budget spent` or `failed`
/// @param failure what went wrong, or an empty text
/// @param passes done
/// @param seconds trained, validation included, preparation not
/// @param preparationSeconds before the first pass
/// @param evaluations scenarios (day and step) solved forward and backward
/// @param bestPass pass after which the policies kept were validated
/// @param bestMerit their merit
public record RunResult(
        String end,
        String failure,
        int passes,
        double seconds,
        double preparationSeconds,
        long evaluations,
        int bestPass,
        double bestMerit) {
    private static final String FILE = "result.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// Of a training that came to its end.
    public static RunResult of(TrainingResult result) {
        return new RunResult(
                result.end().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "",
                result.passes(),
                result.seconds(),
                result.preparationSeconds(),
                result.evaluations(),
                result.bestPass(),
                result.bestMerit());
    }

    /// Of a training that broke off for good.
    public static RunResult failed(String failure) {
        return new RunResult("failed", failure, 0, 0, 0, 0, 0, Double.NaN);
    }

    /// Whether there are no policies to evaluate.
    public boolean broke() {
        return !failure.isEmpty();
    }

    void write(Path folder) {
        try {
            AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a result is plain data", impossible);
        }
    }

    static Optional<RunResult> read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), RunResult.class));
        } catch (JsonProcessingException damaged) {
            throw new RunFolderException(file, "is damaged: " + damaged.getOriginalMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }
}
