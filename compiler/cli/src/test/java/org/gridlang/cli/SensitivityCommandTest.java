package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The words of the command; its numbers are tested where they are worked out.
final class SensitivityCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void theStrongestInjectionsAreShown() throws IOException {
        assertEquals(ExitCode.FINE, run("--at", "end.b"));
        List<String> lines = recording.out().lines().toList();
        assertEquals("feeder two_bus at its nominal loads: 1 voltage by injections at 6 places", lines.getFirst());
        assertTrue(lines.get(2).matches("end\\.b  0\\.\\d{6} pu"), lines.get(2));
        assertTrue(lines.get(3).startsWith("  1 kW at end.b change it by +0."), lines.get(3));
        assertTrue(lines.get(5).startsWith("  end.b "), lines.get(5));
    }

    @Test
    void aBusAloneMeansAllItsPhases() throws IOException {
        assertEquals(ExitCode.FINE, run("--at", "end", "--from", "end.1, source.c", "--json"));
        var json = new ObjectMapper().readTree(recording.out());
        assertEquals(3, json.get("voltages").size());
        var first = json.get("voltages").get(0);
        assertEquals("end.a", first.get("at").asText());
        assertEquals(2, first.get("effects").size());
        var strongest = first.get("effects").get(0);
        assertEquals("end.a", strongest.get("injection").asText());
        // Behind 0.5 + j1.01 ohm at 231 V: R / V^2 and X / V^2 for each kW and kvar, and more so near the limit.
        double square = 400 * 400 / 3.0;
        double byPower = strongest.get("dv_dp_pu_per_kW").asDouble();
        double byReactivePower = strongest.get("dv_dq_pu_per_kvar").asDouble();
        assertTrue(byPower > 500 / square && byPower < 10 * 500 / square, "by p: " + byPower);
        assertTrue(byReactivePower > 1010 / square && byReactivePower < 10 * 1010 / square, "by q: " + byReactivePower);
    }

    @Test
    void allDerivativesGoToAFile() throws IOException {
        Path file = folder.resolve("all.csv");
        assertEquals(ExitCode.FINE, run("--at", "end,source.a", "--csv", file.toString()));
        List<String> rows = Files.readAllLines(file);
        assertEquals("voltage,injection,dv_dp_pu_per_kw,dv_dq_pu_per_kvar", rows.getFirst());
        assertEquals(1 + 4 * 6, rows.size());
    }

    @Test
    void whatDoesNotExistIsTold() throws IOException {
        assertEquals(ExitCode.USAGE, run());
        assertTrue(recording.err().contains("--at must say whose voltages"), recording.err());
        assertEquals(ExitCode.USAGE, run("--at", "ned"));
        assertTrue(recording.err().contains("has no bus ned; did you mean \"end\"?"), recording.err());
        assertEquals(ExitCode.USAGE, run("--at", "end.d"));
        assertTrue(recording.err().contains("bus end has no \"d\" (there are: end.a, end.b, end.c)"), recording.err());
        assertEquals(ExitCode.USAGE, run("--at", "end", "--from", "sorce"));
        assertTrue(
                recording.err().contains("--from: feeder two_bus has no bus sorce; did you mean \"source\"?"),
                recording.err());
        assertEquals(
                ExitCode.RUN,
                run(
                        "--at",
                        "end",
                        "--csv",
                        folder.resolve("missing").resolve("all.csv").toString()));
        assertTrue(recording.err().contains("missing: no such file or folder"), recording.err());
        assertEquals("", recording.out());
    }

    private ExitCode run(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("f.grid"), "");
        var words = new ArrayList<>(List.of("sensitivity", file.toString()));
        words.addAll(List.of(options));
        return new Grid(List.of(new SensitivityCommand(FakeCompiler.meaning(SmallProblem.withExperiments()))))
                .run(words, recording.terminal());
    }
}
