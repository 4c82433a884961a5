package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The words of the command; what it tells is tested where it is worked out.
final class ShowCommandTest {
    private static final String SMALL = "../../examples/two_bus.grid";

    private final Recording recording = Recording.ofPipe();

    @Test
    void aFileAloneIsToldOnOnePage() {
        assertEquals(ExitCode.FINE, run(SMALL));
        assertTrue(recording.out().startsWith("problem two_bus\n"), recording.out());
    }

    @Test
    void aTopicAndAFile() throws IOException {
        assertEquals(ExitCode.FINE, run("feeder", SMALL, "--name", "lane", "--json"));
        assertEquals(
                "lane", new ObjectMapper().readTree(recording.out()).get("name").asText());
    }

    @Test
    void aForgottenFileIsAskedFor() {
        assertEquals(ExitCode.USAGE, run("feeder"));
        assertTrue(recording.err().contains("grid show feeder needs a FILE"), recording.err());
    }

    @Test
    void anUnknownTopicIsAMistake() {
        assertEquals(ExitCode.USAGE, run("feders", SMALL));
        assertTrue(recording.err().contains("did you mean \"feeder\"?"), recording.err());
    }

    @Test
    void anUnknownNameIsAMistake() {
        assertEquals(ExitCode.USAGE, run("feeder", SMALL, "--name", "lan"));
        assertTrue(recording.err().contains("has no feeder lan; did you mean \"lane\"?"), recording.err());
    }

    @Test
    void aLibraryHasNoAgents() {
        assertEquals(ExitCode.INPUT, run("agents", "../../stdlib/src/main/resources/std/devices.grid"));
        assertTrue(recording.err().contains("is a library"), recording.err());
    }

    @Test
    void nothingIsTooLittle() {
        assertEquals(ExitCode.USAGE, run());
        assertTrue(recording.err().contains("FILE is missing"), recording.err());
    }

    private ExitCode run(String... words) {
        var all = new java.util.ArrayList<>(List.of("show"));
        all.addAll(List.of(words));
        return new Grid(List.of(new ShowCommand(new PipelineCompiler()))).run(all, recording.terminal());
    }
}
