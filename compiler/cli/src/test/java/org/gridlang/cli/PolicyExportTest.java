package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridlang.runtime.deploy.AgentPolicy;
import org.gridlang.runtime.deploy.OnnxModel;
import org.gridlang.runtime.record.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyExportTest {
    @TempDir
    Path temporary = Path.of("");

    private Path run = Path.of("");

    @BeforeEach
    void train() {
        run = TrainedRun.in(temporary.resolve("run"));
    }

    @Test
    void everyAgentGetsAModel() throws IOException {
        assertEquals(
                run.resolve("onnx") + ": 3 policies\n",
                grid("onnx", run.toString()).out());
        assertEquals(List.of("batteries_0.onnx", "batteries_1.onnx", "inverters_0.onnx"), names(run.resolve("onnx")));
        var second = AgentPolicy.all(RunFolder.open(run).policies()).get(1);
        assertArrayEquals(OnnxModel.of(second), Files.readAllBytes(run.resolve("onnx/batteries_1.onnx")));
    }

    @Test
    void everyPopulationGetsAnArchive() throws IOException {
        assertEquals(
                run.resolve("npz") + ": 3 policies\n",
                grid("npz", run.toString()).out());
        assertEquals(List.of("batteries.npz", "inverters.npz"), names(run.resolve("npz")));
    }

    @Test
    void oneAgentGetsItsC() throws IOException {
        Path out = temporary.resolve("firmware");
        assertEquals(
                out + ": 1 policy\n",
                grid("c", run.toString(), "--agent", "inverters:0", "-o", out.toString())
                        .out());
        assertEquals(List.of("inverters_0.c", "inverters_0.h"), names(out));
    }

    @Test
    void filesAreReplacedOnlyByForceAndOthersStay() throws IOException {
        Path out = Files.createDirectory(temporary.resolve("out"));
        Path mine = Files.writeString(out.resolve("mine.txt"), "mine");
        var refused = grid("onnx", run.toString(), "-o", out.toString());
        assertEquals(
                "grid: " + out + ": holds files already; --force replaces those of the same names\n", refused.err());
        assertEquals(List.of("mine.txt"), names(out));
        grid("onnx", run.toString(), "-o", out.toString(), "--force");
        assertEquals("mine", Files.readString(mine));
        assertEquals(4, names(out).size());
        assertEquals(List.of("out", "run"), names(temporary), "nothing is left beside it");
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        assertTrue(grid("onnx", temporary.toString()).err().contains("is not a run folder"));
        assertTrue(grid("c", run.toString(), "--feeder", "net").err().contains("--feeder has no meaning"));
        Path nowhere = temporary.resolve("none/out");
        assertTrue(grid("c", run.toString(), "-o", nowhere.toString()).err().contains("there is no folder"));
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertTrue(grid("c", run.toString(), "-o", file.toString()).err().contains("is a file; name a folder"));
        Files.writeString(run.resolve("policies/batteries.f32"), "damaged");
        assertTrue(grid("onnx", run.toString()).err().contains("is damaged"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static Recording grid(String... words) {
        var all = new ArrayList<>(List.of("export"));
        all.addAll(List.of(words));
        var recording = Recording.ofPipe();
        new Grid(List.of(new ExportCommand(FakeCompiler.finding(List.of())))).run(all, recording.terminal());
        return recording;
    }
}
