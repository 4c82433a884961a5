package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A comparison as a user makes it: all experiments of a file, two seeds, a few passes.
final class CompareRunTest {
    private static final String EXAMPLE = "../../examples/two_bus.grid";
    private static final int REFERENCE_STEPS = 4;
    private static final int PASSES = 3;

    @TempDir
    Path folder = Path.of("");

    @Test
    void leavesTablesAndABaseline() throws IOException {
        Path out = folder.resolve("all");
        var recording = Recording.ofPipe();
        ExitCode code = grid().run(words(out, "2"), recording.terminal());
        assertTrue(code == ExitCode.FINE || recording.out().contains("does not hold: require"), recording.err());
        String csv = Files.readString(out.resolve("table.csv"));
        assertTrue(csv.contains(",gradmap,cost,money/day,2,"), csv);
        assertTrue(csv.contains(",gradmap,saving,1,2,"), csv);
        assertTrue(csv.contains(",no_control,cost,money/day,,"), csv);
        assertTrue(csv.contains(",perfect_information,gap,1,,0.0,0.0,0.0"), csv);
        String races = Files.readString(out.resolve("races.csv"));
        assertTrue(races.contains("\nssl,gradmap,"), races);
        String baseline = Files.readString(out.resolve("BASELINE.md"));
        for (var word : List.of("--seeds 2", "--passes 3", "SHA-256 of the file", "processors", "| seeds |")) {
            assertTrue(baseline.contains(word), word + "\n" + baseline);
        }
        assertTrue(recording.out().contains("| `gradmap` | 2 |"), recording.out());
        for (var draft : drafts(out)) {
            throw new AssertionError(draft + " was left half-written");
        }
    }

    /// Stopped in the middle of every training once and gone on with, it ends where an unbroken one does, to the last
    /// bit.
    @Test
    void goesOnWhereItStood() throws IOException, CommandFailure {
        Path whole = folder.resolve("whole");
        assertFalse(compare(whole, () -> false).table().isEmpty());
        Path broken = folder.resolve("broken");
        int calls = 0;
        boolean done = false;
        while (!done) {
            var asked = new AtomicInteger();
            done = !compare(broken, () -> asked.incrementAndGet() >= 3).table().isEmpty();
            calls++;
            assertTrue(calls < 40, "it does not come to an end");
        }
        assertTrue(calls > 4, "it was stopped only " + calls + " times");
        var first = evaluations(whole);
        assertEquals(4, first.size());
        for (var file : first) {
            assertEquals(
                    Files.readString(whole.resolve(file)), Files.readString(broken.resolve(file)), file.toString());
            assertEquals(
                    PASSES + 1,
                    Files.readAllLines(broken.resolve(file).resolveSibling("metrics.csv"))
                            .size());
        }
    }

    @Test
    void moreSeedsAreAddedAndOtherSettingsRefused() throws IOException {
        Path out = folder.resolve("more");
        grid().run(words(out, "1"), Recording.ofPipe().terminal());
        Path first = evaluations(out).getFirst();
        var written = Files.getLastModifiedTime(out.resolve(first));
        grid().run(words(out, "2"), Recording.ofPipe().terminal());
        assertEquals(4, evaluations(out).size());
        assertEquals(written, Files.getLastModifiedTime(out.resolve(first)));
        var other = new ArrayList<>(words(out, "2"));
        other.set(other.indexOf("--passes") + 1, "5");
        var recording = Recording.ofPipe();
        assertEquals(ExitCode.INPUT, grid().run(other, recording.terminal()));
        assertTrue(recording.err().contains("was begun with passes 3, not 5"), recording.err());
    }

    @Test
    void theFolderOfATrainingIsRefused() throws IOException {
        Path run = folder.resolve("run");
        grid().run(
                        List.of("train", EXAMPLE, "--passes", "2", "--out", run.toString()),
                        Recording.ofPipe().terminal());
        var recording = Recording.ofPipe();
        assertEquals(ExitCode.INPUT, grid().run(words(run, "1"), recording.terminal()));
        assertTrue(recording.err().contains("holds a training"), recording.err());
    }

    private static Trainer.Outcome compare(Path out, BooleanSupplier stop) throws IOException, CommandFailure {
        var compiler = new PipelineCompiler();
        var input = Input.read(compiler, Path.of(EXAMPLE), Recording.ofPipe().terminal());
        var display = new ProgressDisplay(new StatusLine(Recording.ofPipe().terminal()), OptionalInt.empty());
        return new LocalTrainer(compiler, REFERENCE_STEPS)
                .compare(input, new CompareOptions(out, 2, Optional.empty(), OptionalInt.of(PASSES), 2), display, stop);
    }

    private static List<String> words(Path out, String seeds) {
        return List.of(
                "compare", EXAMPLE, "--seeds", seeds, "--passes", Integer.toString(PASSES), "--out", out.toString());
    }

    private static List<Path> evaluations(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            return files.filter(file -> file.endsWith("evaluation.csv"))
                    .map(out::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> drafts(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private static Grid grid() {
        var compiler = new PipelineCompiler();
        return new Grid(Commands.of(compiler, new LocalTrainer(compiler, REFERENCE_STEPS)));
    }
}
