package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands take a master file of OpenDSS where they take a `.grid` file with a feeder.
final class CircuitFileTest {
    private static final String VILLAGE = "src/test/resources/opendss/village.dss";

    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void itIsSolved() {
        assertEquals(ExitCode.FINE, grid("flow", VILLAGE), recording.err());
        List<String> lines = recording.out().lines().toList();
        assertTrue(
                lines.getFirst().startsWith("feeder village: 3 buses, 9 nodes, 2 loads; solved in"), lines.getFirst());
        // 39 kW of load, 9 kvar at a power factor of 0.95 and 10 kvar, and what line and transformer take.
        assertTrue(lines.get(1).matches("source +40\\.\\d+ kW +13\\.\\d+ kvar"), lines.get(1));
        assertTrue(lines.get(3).endsWith("at end.1"), lines.get(3));
    }

    @Test
    void itsTablesAreWritten() throws IOException {
        assertEquals(ExitCode.FINE, grid("flow", VILLAGE, "--csv", folder.toString()), recording.err());
        assertEquals(10, Files.readAllLines(folder.resolve("voltages.csv")).size());
    }

    @Test
    void itIsShownWithTheLengthsOfItsLines() {
        assertEquals(ExitCode.FINE, grid("show", "feeder", VILLAGE), recording.err());
        assertTrue(recording.out().contains("line l1"), recording.out());
        assertTrue(recording.out().contains("350 m"), recording.out());
        assertTrue(recording.out().contains("cable"), recording.out());
    }

    @Test
    void itsFaultsAreToldLikeThoseOfOtherFiles() throws IOException {
        Path master = Files.writeString(
                folder.resolve("Master.DSS"), "New Circuit.small basekV=4.16\nNew Load.a Bus1=sourcebus kW=high\n");
        assertEquals(ExitCode.INPUT, grid("check", master.toString()));
        assertTrue(recording.out().contains("error[O110]: kw needs a number, not \"high\""), recording.out());
        assertTrue(recording.out().contains("Master.DSS:2:30"), recording.out());
        assertEquals(ExitCode.INPUT, grid("flow", master.toString()));
        assertTrue(recording.err().contains("error[O110]"), recording.err());
    }

    @Test
    void itStatesNoProblem() {
        assertEquals(ExitCode.INPUT, grid("compile", VILLAGE, "-o", folder.toString()));
        assertTrue(recording.err().contains("is a library, and this command needs a problem"), recording.err());
    }

    private ExitCode grid(String... words) {
        var compiler = new PipelineCompiler();
        return new Grid(Commands.of(compiler, new LocalTrainer(compiler))).run(List.of(words), recording.terminal());
    }
}
