package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
    private static final String VILLAGE = "src/test/resources/opendss/village.dss";

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsWrittenSolvesAlike() {
        Path file = folder.resolve("village.grid");
        assertTrue(
                grid("import", "opendss", VILLAGE, "-o", file.toString()).out().endsWith(file + ": written\n"));
        var feeder = grid("flow", file.toString());
        assertEquals("", feeder.err());
        assertEquals(
                grid("flow", VILLAGE).out().lines().skip(1).toList(),
                feeder.out().lines().skip(1).toList());
    }

    @Test
    void whatIsLeftOutIsListedWithItsPlace() {
        var told = grid("import", "opendss", VILLAGE);
        assertEquals("", told.err());
        assertTrue(told.out().startsWith("circuit village: 3 buses, 1 line, 1 transformer, 2 loads"), told.out());
        assertTrue(told.out().contains("dropped:\n  village.dss:13: Monitor.m1: it measures"), told.out());
        assertTrue(told.out().contains("  village.dss:17: Solve: it runs a solution"), told.out());
        assertTrue(told.out().contains("bus of Vsource.source: sourcebus"), told.out());
    }

    @Test
    void machinesGetTheSame() throws IOException {
        var json = new ObjectMapper()
                .readTree(grid("import", "opendss", VILLAGE, "--json").out());
        assertEquals("village", json.get("circuit").asText());
        assertEquals(2, json.get("loads").asInt());
        assertEquals("Monitor.m1", json.get("dropped").get(0).get("what").asText());
        assertEquals(13, json.get("dropped").get(0).get("line").asInt());
        assertEquals(3, json.get("ignored").size());
        assertTrue(json.get("defaults").size() >= 1);
        assertEquals(0, json.get("diagnostics").size());
    }

    @Test
    void aCircuitWithFaultsIsNotWritten() throws IOException {
        Path master = Files.writeString(folder.resolve("bad.dss"), "New Circuit.small\nNew Lien.l1 Bus1=sourcebus\n");
        Path file = folder.resolve("bad.grid");
        var refused = grid("import", "opendss", master.toString(), "-o", file.toString());
        assertTrue(refused.err().contains("error[O108]"), refused.err());
        assertFalse(Files.exists(file));
        var json = new ObjectMapper()
                .readTree(grid("import", "opendss", master.toString(), "--json").out());
        assertEquals("O108", json.get("diagnostics").get(0).get("code").asText());
    }

    @Test
    void namesAndFilesAreMinded() throws IOException {
        Path file = folder.resolve("mine.grid");
        grid("import", "opendss", VILLAGE, "-o", file.toString(), "--feeder", "hamlet");
        assertTrue(Files.readString(file).contains("feeder hamlet {"));
        assertTrue(grid("import", "opendss", VILLAGE, "-o", file.toString())
                .err()
                .contains("exists; --force replaces it"));
        assertTrue(grid(
                        "import",
                        "opendss",
                        VILLAGE,
                        "-o",
                        folder.resolve("a-b.grid").toString())
                .err()
                .contains("its library is called alike"));
        assertTrue(grid("import", "opendss", VILLAGE, "-o", file.toString(), "--feeder", "A b", "--force")
                .err()
                .contains("--feeder needs a name"));
        assertEquals(
                "grid: grid import reads opendss, not \"cim\"\n",
                grid("import", "cim", VILLAGE).err());
    }

    private static Recording grid(String... words) {
        var recording = Recording.ofPipe();
        var compiler = new PipelineCompiler();
        new Grid(Commands.of(compiler, new LocalTrainer(compiler))).run(List.of(words), recording.terminal());
        return recording;
    }
}
