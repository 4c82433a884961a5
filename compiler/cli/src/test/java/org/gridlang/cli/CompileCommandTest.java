package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridlang.language.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompileCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void nothingIsWrittenForAFileWithErrors() throws IOException {
        assertEquals(ExitCode.INPUT, run(List.of(FakeCompiler.error())));
        assertFalse(Files.exists(folder.resolve("out")));
        assertEquals("", recording.out());
        assertTrue(
                recording.err().endsWith("\ngrid: " + folder.resolve("feeder.grid") + ": 1 error\n"), recording.err());
    }

    @Test
    void aLibraryIsNoProblem() throws IOException {
        assertEquals(ExitCode.INPUT, run(List.of()));
        assertFalse(Files.exists(folder.resolve("out")));
        assertEquals(
                "grid: " + folder.resolve("feeder.grid") + ": is a library, and this command needs a problem\n",
                recording.err());
    }

    @Test
    void theSourcesOfAProblemAreWrittenAndNamed() throws IOException {
        assertEquals(ExitCode.FINE, run(FakeCompiler.meaning(SmallProblem.withExperiments())));
        Path generated = folder.resolve("out/generated/Feeder.java");
        assertEquals("final class Feeder {}\n", Files.readString(generated));
        assertEquals(generated + "\n", recording.out());
    }

    @Test
    void stagesAreShownAndNothingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a.grid"), "library a\n\nfunction f(x: Ratio): Ratio = x\n");
        assertEquals(ExitCode.FINE, dump(file, "--dump=model,ast"));
        assertTrue(recording.out().startsWith("==== ast\n(SourceFile"), recording.out());
        assertTrue(recording.out().endsWith("==== model\nlibrary a\n"), recording.out());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void theTreeOfAFileWithErrorsIsShown() throws IOException {
        Path file = Files.writeString(folder.resolve("a.grid"), "library a\n\nfunction f(x: Ratio): Power = x\n");
        assertEquals(ExitCode.INPUT, dump(file, "--dump=ast,model"));
        assertTrue(recording.out().startsWith("==== ast\n"), recording.out());
        assertFalse(recording.out().contains("==== model"), recording.out());
        assertTrue(recording.err().contains("error["), recording.err());
    }

    @Test
    void anUnknownStageIsAMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("a.grid"), "library a\n");
        assertEquals(ExitCode.USAGE, dump(file, "--dump=ast,modell"));
        assertEquals("grid: --dump has no stage \"modell\"; did you mean model?\n", recording.err());
    }

    private ExitCode dump(Path file, String option) {
        var command = new CompileCommand(FakeCompiler.finding(List.of()));
        return new Grid(List.of(command)).run(List.of("compile", file.toString(), option), recording.terminal());
    }

    private ExitCode run(List<Diagnostic> diagnostics) throws IOException {
        return run(FakeCompiler.finding(diagnostics));
    }

    private ExitCode run(Compiler compiler) throws IOException {
        Path file = Files.writeString(folder.resolve("feeder.grid"), FakeCompiler.SOURCE.text());
        return new Grid(List.of(new CompileCommand(compiler)))
                .run(
                        List.of(
                                "compile",
                                file.toString(),
                                "-o",
                                folder.resolve("out").toString()),
                        recording.terminal());
    }
}
