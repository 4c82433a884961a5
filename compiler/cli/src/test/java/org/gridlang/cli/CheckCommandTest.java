package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals("unknown declaration \"parm\"\n\n" + file + ": no errors, 1 warning\n", recording.out());
    }

    @Test
    void errorsAreTheResultAndTheCode() {
        assertEquals(
                ExitCode.INPUT, run(List.of(FakeCompiler.error(), FakeCompiler.warning()), "check", file.toString()));
        assertEquals("unknown declaration \"parm\"\n\n".repeat(2) + file + ": 1 error, 1 warning\n", recording.out());
        assertEquals("", recording.err());
    }

    @Test
    void machinesReadTheRecords() throws IOException {
        assertEquals(ExitCode.INPUT, run(List.of(FakeCompiler.error()), "check", "--json", file.toString()));
        JsonNode root = new ObjectMapper().readTree(recording.out());
        assertEquals(file.toString(), root.path("file").asText());
        JsonNode diagnostic = root.path("diagnostics").path(0);
        assertEquals("error", diagnostic.path("severity").asText());
        assertEquals("unknown declaration \"parm\"", diagnostic.path("headline").asText());
        JsonNode label = diagnostic.path("labels").path(0);
        assertEquals("feeder.grid", label.path("file").asText());
        assertEquals(2, label.path("start").path("line").asInt());
        assertEquals(1, label.path("start").path("column").asInt());
        assertEquals(10, label.path("end").path("offset").asInt());
        assertEquals("why", diagnostic.path("notes").path(0).path("title").asText());
        JsonNode edit = diagnostic.path("fix").path("edits").path(0);
        assertEquals("param", edit.path("replacement").asText());
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
