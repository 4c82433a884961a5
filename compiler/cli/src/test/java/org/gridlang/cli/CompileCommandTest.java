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
