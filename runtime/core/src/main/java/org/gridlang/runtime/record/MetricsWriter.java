package org.gridlang.runtime.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gridlang.runtime.learn.Figures;
import org.gridlang.runtime.learn.Progress;

/// Appends a line to `metrics.csv` for each pass, at once, so that a run that is cut off keeps them.
///
/// Columns: `pass, seconds, evaluations, cost`, per constraint `NAME_violation_mean, NAME_violation_max`, per
/// constraint with multipliers `NAME_multiplier_mean, NAME_multiplier_max`, then `unconverged, radius, rate`,
/// and after a validation `validation_cost`, `validation_NAME_violation_mean` and `validation_merit`; these are
/// empty otherwise.
final class MetricsWriter implements AutoCloseable {
    private final Writer writer;
    private final Path file;
    private boolean headed;

    /// @param append whether lines go after what is there, as when a training is resumed
    MetricsWriter(Path file, boolean append) {
        this.file = file;
        try {
            headed = append && Files.exists(file) && Files.size(file) > 0;
            writer = Files.newBufferedWriter(
                    file,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    void add(Progress progress) {
        try {
            if (!headed) {
                line(header(progress));
                headed = true;
            }
            line(values(progress));
            writer.flush();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private void line(List<?> cells) throws IOException {
        writer.write(cells.stream().map(String::valueOf).collect(Collectors.joining(",")));
        writer.write('\n');
    }

    private static List<String> header(Progress progress) {
        var names = new ArrayList<>(List.of("pass", "seconds", "evaluations", "cost"));
        for (var violation : progress.figures().violations()) {
            names.add(violation.constraint() + "_violation_mean");
            names.add(violation.constraint() + "_violation_max");
        }
        for (var multipliers : progress.multipliers()) {
            names.add(multipliers.constraint() + "_multiplier_mean");
            names.add(multipliers.constraint() + "_multiplier_max");
        }
        names.addAll(List.of("unconverged", "radius", "rate", "validation_cost"));
        for (var violation : progress.figures().violations()) {
            names.add("validation_" + violation.constraint() + "_violation_mean");
        }
        names.add("validation_merit");
        return names;
    }

    private static List<Object> values(Progress progress) {
        var figures = progress.figures();
        var values = new ArrayList<Object>(
                List.of(progress.pass(), progress.seconds(), progress.evaluations(), figures.cost()));
        for (var violation : figures.violations()) {
            values.add(violation.mean());
            values.add(violation.largestOfAll());
        }
        for (var multipliers : progress.multipliers()) {
            values.add(multipliers.mean());
            values.add(multipliers.largest());
        }
        values.add(figures.unconverged());
        values.add(progress.radius());
        values.add(progress.rate());
        var validation = progress.validation();
        values.add(validation.<Object>map(each -> each.figures().cost()).orElse(""));
        for (int index = 0; index < figures.violations().size(); index++) {
            int constraint = index;
            values.add(validation
                    .map(Progress.Validation::figures)
                    .map(Figures::violations)
                    .<Object>map(each -> each.get(constraint).mean())
                    .orElse(""));
        }
        values.add(validation.<Object>map(Progress.Validation::merit).orElse(""));
        return values;
    }

    private UncheckedIOException failed(IOException failure) {
        return new UncheckedIOException("cannot write " + file + ": " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }
}
