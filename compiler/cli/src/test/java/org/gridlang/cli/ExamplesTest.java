package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every `.grid` file below `examples`, found by itself: it has no faults and leaves no doubts, has its canonical
/// layout,
/// its tests pass, the page of the examples tells of it, and if it is a problem with a `train` block, each is trained
/// for two passes and
/// evaluated on two days. Those in `data` need public data sets that are not in the repository; they have a
/// test of their own.
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../../examples");
    private static final Pattern TRAIN = Pattern.compile("^train\\s+(\\w+)", Pattern.MULTILINE);
    private static final Pattern EVALUATE = Pattern.compile("^evaluate\\s+\\w+\\s*\\{", Pattern.MULTILINE);
    private static final Pattern DAYS = Pattern.compile("^\\s*days:\\s*\\d+\\s*$", Pattern.MULTILINE);

    /// Compared as a whole instead.
    private static final Path COMPARED = Path.of("paper", "ieee13_small.grid");
    /// Trained once: its learners are tried on smaller problems.
    private static final Path STUDY = Path.of("paper", "ieee123_study.grid");

    /// Few: the figure of the reference is not looked at here.
    private static final int REFERENCE_STEPS = 4;

    @TempDir
    Path scratch = Path.of("");

    @TestFactory
    Stream<DynamicTest> everyExampleChecksTestsAndTrains() throws IOException {
        copy(EXAMPLES, scratch);
        return examples()
                .map(EXAMPLES::relativize)
                .map(Path::toString)
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path file = scratch.resolve(name);
                    assertEquals(file + ": no faults\n", run(ExitCode.FINE, "check", "--strict", file.toString()));
                    run(ExitCode.FINE, "format", "--check", file.toString());
                    run(ExitCode.FINE, "test", file.toString());
                    trainsBriefly(file);
                }));
    }

    @Test
    void thePageOfTheExamplesTellsOfEach() throws IOException {
        String page = Files.readString(EXAMPLES.resolve("README.md"));
        var untold = examples()
                .map(EXAMPLES::relativize)
                .map(Path::toString)
                .filter(name -> !page.contains(name))
                .toList();
        assertEquals(List.of(), untold, "examples/README.md has no line for these");
    }

    private static void trainsBriefly(Path file) throws IOException {
        String text = Files.readString(file);
        String small = EVALUATE.matcher(DAYS.matcher(text).replaceAll("")).replaceAll("$0\n  days: 2");
        Files.writeString(file, small);
        if (file.endsWith(COMPARED)) {
            comparesBriefly(file);
            return;
        }
        List<String> experiments =
                TRAIN.matcher(text).results().map(each -> each.group(1)).toList();
        for (String experiment : file.endsWith(STUDY) ? experiments.subList(0, 1) : experiments) {
            Path folder = file.resolveSibling("runs").resolve(file.getFileName() + "-" + experiment);
            var recording = Recording.ofPipe();
            var words = List.of(
                    "train", file.toString(), "--experiment", experiment, "--passes", "2", "--out", folder.toString());
            ExitCode code = grid().run(words, recording.terminal());
            // A requirement may fail after so few passes; everything else may not.
            boolean unmet = code == ExitCode.INPUT && recording.out().contains("does not hold: require");
            assertTrue(code == ExitCode.FINE || unmet, code + "\n" + recording.out() + recording.err());
            assertTrue(Files.size(folder.resolve("evaluation.csv")) > 0);
        }
    }

    private static void comparesBriefly(Path file) throws IOException {
        Path folder = file.resolveSibling("runs").resolve("compare");
        var recording = Recording.ofPipe();
        var words = List.of("compare", file.toString(), "--passes", "2", "--out", folder.toString());
        ExitCode code = grid().run(words, recording.terminal());
        boolean unmet = code == ExitCode.INPUT && recording.out().contains("does not hold: require");
        assertTrue(code == ExitCode.FINE || unmet, code + "\n" + recording.out() + recording.err());
        String table = Files.readString(folder.resolve("table.md"));
        for (String evaluation : List.of("spring", "cold_snap", "heavy", "price_spike", "regulated")) {
            assertTrue(table.contains("## " + evaluation + ": 2 test days"), table);
        }
        assertTrue(Files.size(folder.resolve("report.html")) > 0);
    }

    private static String run(ExitCode expected, String... words) {
        var recording = Recording.ofPipe();
        ExitCode code = grid().run(List.of(words), recording.terminal());
        assertEquals(expected, code, recording.out() + recording.err());
        return recording.out();
    }

    private static Grid grid() {
        var compiler = new PipelineCompiler();
        return new Grid(Commands.of(compiler, new LocalTrainer(compiler, REFERENCE_STEPS)));
    }

    private static Stream<Path> examples() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            return files
                    .filter(file -> file.toString().endsWith(".grid"))
                    .filter(file -> !file.startsWith(EXAMPLES.resolve("data")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
