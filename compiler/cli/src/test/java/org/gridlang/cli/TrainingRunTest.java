package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole path, as a user takes it: a `.grid` file is compiled, its agents are trained, evaluated, and left
/// in a folder.
final class TrainingRunTest {
    private static final String EXAMPLE = "../../examples/two_bus.grid";

    @TempDir
    Path folder = Path.of("");

    @Test
    void leavesARunFolderThatCanBeEvaluatedAgain() throws IOException {
        Path run = train("first", "--passes", "6");
        for (var name : List.of(
                "manifest.json",
                "metrics.csv",
                "evaluation.csv",
                "checkpoint/state.bin",
                "policies/index.json",
                "policies/batteries.f32")) {
            assertTrue(Files.size(run.resolve(name)) > 0, name);
        }
        assertEquals(7, Files.readAllLines(run.resolve("metrics.csv")).size());
        assertTrue(ImageIO.read(run.resolve("learning_curve.png").toFile()).getWidth() > 600);
        String before = Files.readString(run.resolve("evaluation.csv"));
        Files.delete(run.resolve("evaluation.csv"));
        var recording = Recording.ofPipe();
        grid().run(List.of("evaluate", run.toString()), recording.terminal());
        assertTrue(recording.out().contains("perfect_information"), recording.out());
        assertEquals(before, Files.readString(run.resolve("evaluation.csv")));
    }

    @Test
    void theSameSeedGivesTheSamePoliciesWithOneThreadOrTwo() throws IOException {
        byte[] one = policies(train("one", "--passes", "4", "--seed", "3", "--threads", "1"));
        byte[] two = policies(train("two", "--passes", "4", "--seed", "3", "--threads", "2"));
        byte[] other = policies(train("other", "--passes", "4", "--seed", "4", "--threads", "2"));
        assertArrayEquals(one, two);
        assertFalse(Arrays.equals(one, other), "two seeds gave the same policies");
    }

    @Test
    void runsOfSeveralExperimentsAreComparedInOneTable() throws IOException {
        Path gradmap = train("gradmap", "--passes", "3");
        Path ssl = train("ssl", "--passes", "3", "--experiment", "ssl");
        var recording = Recording.ofPipe();
        grid().run(List.of("evaluate", gradmap.toString(), ssl.toString()), recording.terminal());
        String header = recording.out().lines().findFirst().orElse("");
        assertTrue(header.contains("gradmap") && header.contains("ssl"), recording.out());
        assertTrue(recording.out().contains("\nto merit "), recording.out());
    }

    @Test
    void anUnstableSettingEndsWithADiagnosisAndAGoodCheckpoint() throws IOException {
        Path file = folder.resolve("unstable.grid");
        Files.writeString(
                file,
                Files.readString(Path.of(EXAMPLE))
                        .replaceFirst("gradmap\\(epochs[^)]*\\)", "gradmap(radius: 10, rate: 1)"));
        Path run = folder.resolve("unstable");
        var recording = Recording.ofPipe();
        var exit = grid().run(
                        List.of("train", file.toString(), "--passes", "40", "--out", run.toString()),
                        recording.terminal());
        assertEquals(ExitCode.RUN, exit, recording.err());
        String message = recording.err();
        assertTrue(message.contains("the steps are too long: since pass 1, "), message);
        assertTrue(message.contains("population batteries, agent "), message);
        assertTrue(message.contains("lower the rate, now ") && message.contains("and the radius, now "), message);
        assertTrue(message.contains("the last good checkpoint is in " + run), message);
        assertTrue(Files.size(run.resolve("checkpoint/state.bin")) > 0);
    }

    /// Devices without an action have no policy, and take part in everything else.
    @Test
    void fixedLoadsStandBesideAgentsThatLearn() throws IOException {
        Path file = folder.resolve("mixed.grid");
        Files.writeString(
                file,
                Files.readString(Path.of(EXAMPLE))
                        .replace("import std.profiles.", "import std.loads.{FixedLoad}\nimport std.profiles.")
                        .replace("population batteries", """
                                profile evening: Power = household_load(mean: 0.6 kW)

                                population neighbours = 5 of FixedLoad {
                                  place on load in net.loads
                                  bind demand = evening
                                }

                                population batteries"""));
        Path run = trainFile(file, "mixed", "--passes", "3");
        assertFalse(Files.exists(run.resolve("policies/neighbours.f32")));
        grid().run(
                        List.of("train", file.toString(), "--passes", "5", "--resume", run.toString()),
                        Recording.ofPipe().terminal());
        assertEquals(6, Files.readAllLines(run.resolve("metrics.csv")).size());
        String table = Files.readString(run.resolve("evaluation.csv"));
        assertTrue(table.contains("perfect_information") && table.contains("no_control"), table);
        var recording = Recording.ofPipe();
        grid().run(List.of("evaluate", run.toString()), recording.terminal());
        assertTrue(recording.out().contains("no_control"), recording.out() + recording.err());
    }

    @Test
    void aDamagedFolderIsRefusedInASentence() throws IOException {
        Path run = train("damaged", "--passes", "2");
        byte[] weights = Files.readAllBytes(run.resolve("policies/batteries.f32"));
        weights[5] ^= 1;
        Files.write(run.resolve("policies/batteries.f32"), weights);
        var recording = Recording.ofPipe();
        assertEquals(ExitCode.INPUT, grid().run(List.of("evaluate", run.toString()), recording.terminal()));
        assertTrue(recording.err().contains("is damaged"), recording.err());
    }

    @Test
    void aFileWithAFaultLeavesNothing() throws IOException {
        Path file = folder.resolve("faulty.grid");
        Files.writeString(file, Files.readString(Path.of(EXAMPLE)).replace("length: 250 m", "length: 250 kW"));
        var recording = Recording.ofPipe();
        Path out = folder.resolve("nothing");
        assertEquals(
                ExitCode.INPUT,
                grid().run(List.of("train", file.toString(), "--out", out.toString()), recording.terminal()));
        assertFalse(Files.exists(out));
        assertTrue(recording.err().contains("250 kW"), recording.err());
    }

    private Path train(String name, String... options) {
        return trainFile(Path.of(EXAMPLE), name, options);
    }

    private Path trainFile(Path file, String name, String... options) {
        Path run = folder.resolve(name);
        var words = new ArrayList<>(List.of("train", file.toString(), "--out", run.toString()));
        words.addAll(List.of(options));
        var recording = Recording.ofPipe();
        ExitCode code = grid().run(words, recording.terminal());
        // A requirement of the example may fail after so few passes; everything else may not.
        assertTrue(
                code == ExitCode.FINE
                        || (code == ExitCode.INPUT && recording.err().contains("trained")),
                recording.err());
        return run;
    }

    private static byte[] policies(Path run) throws IOException {
        return Files.readAllBytes(run.resolve("policies/batteries.f32"));
    }

    private static Grid grid() {
        var compiler = new PipelineCompiler();
        return new Grid(Commands.of(compiler, new LocalTrainer(compiler)));
    }
}
