package org.gridlang.language.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridlang.language.golden.Golden;
import org.gridlang.runtime.problem.Experiment;
import org.junit.jupiter.api.Test;

/// The tables of what a `train` block may say, and that the reference of the language says the same.
final class ExperimentOptionsTest {
    private static final Path REFERENCE = Path.of("../docs/language.md");

    private static Stream<OptionTable<?>> tables() {
        return Stream.of(ExperimentOptions.ALGORITHMS, ExperimentOptions.DUALS, ExperimentOptions.SELECTIONS)
                .flatMap(List::stream);
    }

    /// `-Dupdate=true` rewrites the tables of the reference.
    @Test
    void theReferenceHasTheSameTables() {
        String text = Golden.read(REFERENCE);
        text = replaced(text, "algorithms", ExperimentOptions.ALGORITHMS);
        text = replaced(text, "duals", ExperimentOptions.DUALS);
        text = replaced(text, "selection", ExperimentOptions.SELECTIONS);
        Golden.assertMatches(REFERENCE, text);
    }

    private static <T> String replaced(String text, String name, List<OptionTable<T>> tables) {
        String begin = "<!-- options: " + name + " -->\n";
        String end = "<!-- end -->";
        int from = text.indexOf(begin);
        assertTrue(from >= 0, () -> REFERENCE + " has no line " + begin);
        from += begin.length();
        return text.substring(0, from) + markdown(tables) + text.substring(text.indexOf(end, from));
    }

    private static <T> String markdown(List<OptionTable<T>> tables) {
        var text = new StringBuilder("| option | meaning | allowed | if left out |\n|---|---|---|---|\n");
        for (var table : tables) {
            text.append("| **`%s`** | **%s** | | |\n".formatted(table.name(), table.meaning()));
            for (var option : table.options()) {
                text.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                option.name(), option.meaning(), option.allowed(), option.written(option.standard())));
            }
        }
        return text.toString();
    }

    @Test
    void buildsARecordWithWhatIsWrittenAndTheRestStandard() {
        var gradMap = ExperimentOptions.ALGORITHMS.getFirst();
        var built = gradMap.build(Map.of("epochs", 3));
        for (var option : gradMap.options()) {
            Object expected = option.name().equals("epochs") ? 3 : option.standard();
            assertEquals(expected, gradMap.value(built, option), option.name());
        }
        assertEquals(gradMap, ExperimentOptions.tableOf(ExperimentOptions.ALGORITHMS, built));
    }

    @Test
    void eachRecordOfTheRuntimeHasATable() {
        var records = Stream.of(Experiment.Algorithm.class, Experiment.Duals.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        var described = new HashSet<Class<?>>();
        tables().forEach(table -> described.add(table.build(Map.of()).getClass()));
        described.remove(Experiment.Selection.class);
        assertEquals(records, described);
    }

    @Test
    void refusesATableThatDoesNotFitItsRecord() {
        var rate = new Option.Decimal("rate", 0, 1, 0.5, "Adam's step length");
        var speed = new Option.Decimal("speed", 0, 1, 0.5, "none");
        assertThrows(IllegalArgumentException.class, () -> ssl(speed));
        assertThrows(IllegalArgumentException.class, () -> ssl(rate, speed));
        assertThrows(IllegalArgumentException.class, () -> ssl());
    }

    private static OptionTable<Experiment.Algorithm> ssl(Option... options) {
        return OptionTable.of(
                "ssl", Experiment.Algorithm.Ssl.class, Experiment.Algorithm.class, "plain steps", options);
    }
}
