package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridlang.language.diagnostic.Diagnostic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private final Recording recording = Recording.ofPipe();

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("feeder.grid"), FakeCompiler.SOURCE.text());
    }

    @Test
    void aGoodFileIsFine() {
        assertEquals(ExitCode.FINE, run(List.of(), "check", file.toString()));
        assertEquals(file + ": no faults\n", recording.out());
    }

    @Test
    void warningsAreShownAndFine() {
        assertEquals(ExitCode.FINE, run(List.of(FakeCompiler.warning()), "check", file.toString()));
        assertTrue(recording.out().contains("unknown declaration \"parm\""), recording.out());
        assertTrue(recording.out().endsWith("\n" + file + ": no errors, 1 warning\n"), recording.out());
    }

    @Test
    void strictlyAWarningIsTheCode() {
        assertEquals(ExitCode.INPUT, run(List.of(FakeCompiler.warning()), "check", "--strict", file.toString()));
        assertTrue(recording.out().endsWith("\n" + file + ": no errors, 1 warning\n"), recording.out());
    }

    @Test
    void errorsAreTheResultAndTheCode() {
        assertEquals(
                ExitCode.INPUT, run(List.of(FakeCompiler.error(), FakeCompiler.warning()), "check", file.toString()));
        assertTrue(recording.out().endsWith("\n" + file + ": 1 error, 1 warning\n"), recording.out());
        assertEquals("", recording.err());
    }

    @Test
    void machinesReadTheRecords() throws IOException {
        assertEquals(ExitCode.INPUT, run(List.of(FakeCompiler.error()), "check", "--json", file.toString()));
        JsonNode root = new ObjectMapper().readTree(recording.out());
        JsonNode diagnostic = root.path(0);
        assertEquals("error", diagnostic.path("severity").asText());
        assertEquals("unknown declaration \"parm\"", diagnostic.path("headline").asText());
    }

    @Test
    void aMissingFileIsAnInputError() {
        assertEquals(
                ExitCode.INPUT,
                run(List.of(), "check", folder.resolve("none.grid").toString()));
        assertEquals("grid: " + folder.resolve("none.grid") + ": no such file\n", recording.err());
    }

    private ExitCode run(List<Diagnostic> diagnostics, String... words) {
        return new Grid(List.of(new CheckCommand(FakeCompiler.finding(diagnostics))))
                .run(List.of(words), recording.terminal());
    }
}
