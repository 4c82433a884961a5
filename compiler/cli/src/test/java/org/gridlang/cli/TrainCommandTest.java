package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.gridlang.cli.Trainer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final List<TrainOptions> asked = new ArrayList<>();
    private final Recording recording = Recording.ofPipe();

    @Test
    void whatTheCommandLineSaysReachesTheTrainer() throws IOException {
        Path out = folder.resolve("run");
        assertEquals(
                ExitCode.FINE,
                run(
                        "--experiment",
                        "ssl",
                        "--out",
                        out.toString(),
                        "--budget",
                        "3 min",
                        "--passes",
                        "20",
                        "--seed",
                        "20_260_427",
                        "--threads",
                        "2"));
        assertEquals(
                List.of(new TrainOptions(
                        "ssl",
                        out,
                        false,
                        Optional.of(Duration.ofMinutes(3)),
                        OptionalInt.of(20),
                        OptionalLong.of(20_260_427),
                        2)),
                asked);
        assertEquals("the table\nrun folder: " + out + "\n", recording.out());
        assertTrue(recording.err().startsWith("compiled\npass 1/20  "), recording.err());
    }

    @Test
    void theFirstExperimentAndAllCoresAreTheDefault() throws IOException {
        assertEquals(ExitCode.FINE, run("--out", folder.resolve("run").toString()));
        assertEquals("gradmap", asked.getFirst().experiment());
        assertEquals(
                Runtime.getRuntime().availableProcessors(), asked.getFirst().threads());
        assertEquals(Optional.empty(), asked.getFirst().budget());
    }

    @Test
    void resumingTakesTheFolderAsItIs() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("metrics.csv"), "");
        assertEquals(ExitCode.FINE, run("--resume", run.toString()));
        assertTrue(asked.getFirst().resume());
        assertEquals(run, asked.getFirst().folder());
    }

    @Test
    void anUnknownExperimentIsWrongUsage() throws IOException {
        assertEquals(
                ExitCode.USAGE,
                run("--experiment", "gradmpa", "--out", folder.resolve("run").toString()));
        assertTrue(recording.err().contains("did you mean \"gradmap\"? (it has: gradmap, ssl)"), recording.err());
        assertFalse(Files.exists(folder.resolve("run")));
    }

    @Test
    void contradictionsAreWrongUsage() throws IOException {
        assertEquals(ExitCode.USAGE, run("--resume", folder.toString(), "--out", "x"));
        assertEquals(ExitCode.USAGE, run("--resume", folder.toString(), "--seed", "1"));
    }

    @Test
    void aFolderWithFilesEndsTheRunBeforeItStarts() throws IOException {
        assertEquals(ExitCode.RUN, run("--out", folder.toString()));
        assertEquals("grid: " + folder + ": holds files already; name another folder\n", recording.err());
        assertEquals(List.of(), asked);
    }

    @Test
    void aRequirementThatDoesNotHoldIsAFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("f.grid"), "");
        var trainer = new FakeTrainer(List.of("gradmap.cost <= 1"));
        var grid = new Grid(List.of(
                new TrainCommand(FakeCompiler.meaning(SmallProblem.withExperiments("gradmap")), trainer),
                new EvaluateCommand(trainer)));
        String out = folder.resolve("run").toString();
        assertEquals(ExitCode.INPUT, grid.run(List.of("train", file.toString(), "--out", out), recording.terminal()));
        assertTrue(recording.out().contains("does not hold: require gradmap.cost <= 1\n"), recording.out());
        assertEquals(ExitCode.INPUT, grid.run(List.of("evaluate", out), recording.terminal()));
    }

    private ExitCode run(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("f.grid"), "");
        var words = new ArrayList<>(List.of("train", file.toString()));
        words.addAll(List.of(options));
        var compiler = FakeCompiler.meaning(SmallProblem.withExperiments("gradmap", "ssl"));
        return new Grid(List.of(new TrainCommand(compiler, new FakeTrainer(List.of()))))
                .run(words, recording.terminal());
    }

    /// Notes what it is asked and ends after a pass.
    private final class FakeTrainer implements Trainer {
        private final List<String> failedRequirements;

        FakeTrainer(List<String> failedRequirements) {
            this.failedRequirements = failedRequirements;
        }

        @Override
        public Outcome train(Input input, TrainOptions options, Progress progress, BooleanSupplier stop) {
            asked.add(options);
            progress.note("compiled");
            progress.pass(new PassLine(1, options.passes(), 0.5, 200, List.of(), 0, OptionalDouble.of(10)));
            return new Outcome(1, List.of("the table"), failedRequirements);
        }

        @Override
        public Outcome compare(Input input, CompareOptions options, Progress progress, BooleanSupplier stop) {
            return new Outcome(1, List.of("the table"), failedRequirements);
        }

        @Override
        public int report(Path folder, Path page, Optional<Path> pictures, Progress progress) {
            return 0;
        }

        @Override
        public Outcome evaluate(List<Path> runs, Progress progress) {
            return new Outcome(1, List.of("the table"), failedRequirements);
        }
    }
}
