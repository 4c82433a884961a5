package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {
    private static final String VILLAGE = "src/test/resources/opendss/village.dss";
    private static final String LEFT_OUT =
            "left out of the network: Monitor.m1 (grid import opendss " + VILLAGE + " says why)\n";
    private static final String TWO_BUS = "../../examples/two_bus.grid";

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsWrittenSolvesAlike() throws IOException {
        for (String feeder : List.of(VILLAGE, TWO_BUS)) {
            Path file = folder.resolve(Path.of(feeder).getFileName() + ".out.dss");
            var export = grid("export", "opendss", feeder, "-o", file.toString());
            assertEquals(file + ": written\n", export.out());
            var solved = grid("flow", feeder);
            var again = grid("flow", file.toString());
            assertEquals(feeder.equals(VILLAGE) ? LEFT_OUT : "", solved.err());
            assertEquals("", again.err());
            assertEquals(figures(solved), figures(again));
        }
    }

    @Test
    void aFileIsReplacedOnlyByForce() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.dss"), "mine\n");
        var refused = grid("export", "opendss", VILLAGE, "-o", file.toString());
        assertEquals(LEFT_OUT + "grid: " + file + ": exists; --force replaces it\n", refused.err());
        assertEquals("mine\n", Files.readString(file));
        grid("export", "opendss", VILLAGE, "-o", file.toString(), "--force");
        assertTrue(Files.readString(file).contains("New Circuit.village"));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing is left beside it");
        }
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        Path nowhere = folder.resolve("none/mine.dss");
        assertTrue(grid("export", "opendss", VILLAGE, "-o", nowhere.toString())
                .err()
                .contains("there is no folder"));
        assertFalse(Files.exists(nowhere));
        assertTrue(grid("export", "opendss", VILLAGE, "-o", folder.toString(), "--force")
                .err()
                .contains("is a folder"));
        assertEquals(
                "grid: grid export writes opendss, onnx, c and npz, not \"cim\"\n",
                grid("export", "cim", VILLAGE).err());
        assertTrue(grid("export", "opendss").err().contains("FILE|DIR is missing"));
    }

    /// The powers and voltages that are shown, without how often was iterated.
    private static List<String> figures(Recording flow) {
        return flow.out().lines().skip(1).toList();
    }

    private static Recording grid(String... words) {
        var recording = Recording.ofPipe();
        var compiler = new PipelineCompiler();
        new Grid(Commands.of(compiler, new LocalTrainer(compiler))).run(List.of(words), recording.terminal());
        return recording;
    }
}
