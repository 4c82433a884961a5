package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `grid flow` on four snapshots of the IEEE 123-node feeder, loads, photovoltaics, taps and capacitors all
/// moved, beside which stand the voltages that OpenDSS (DSS C-API 0.14.6) finds.
final class FeederFlowTest {
    private static final Path CASES = Path.of("src/test/resources/flow");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"perturbed1", "perturbed2", "perturbed3", "perturbed4"})
    void findsTheVoltagesOfOpenDss(String name) throws IOException {
        var recording = Recording.ofPipe();
        assertEquals(ExitCode.FINE, grid().run(words(name), recording.terminal()), recording.err());
        var expected = voltages(CASES.resolve(name + ".csv"));
        var found = voltages(folder.resolve("voltages.csv"));
        assertEquals(278, expected.size());
        expected.forEach((node, voltage) -> {
            // Bus 610 floats behind a delta winding: only its line-to-line voltages mean anything, see the next test.
            if (!node.startsWith("610.")) {
                assertEquals(voltage[0], found.getOrDefault(node, new double[2])[0], 1e-6, node + ", pu");
                assertEquals(voltage[1], found.getOrDefault(node, new double[2])[1], 1e-4, node + ", degrees");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"perturbed1", "perturbed2", "perturbed3", "perturbed4"})
    void findsTheLineVoltagesOfTheFloatingBus(String name) throws IOException {
        var recording = Recording.ofPipe();
        grid().run(words(name), recording.terminal());
        var expected = voltages(CASES.resolve(name + ".csv"));
        var found = voltages(folder.resolve("voltages.csv"));
        for (int phase = 1; phase <= 3; phase++) {
            String from = "610." + phase;
            String to = "610." + (phase % 3 + 1);
            assertEquals(0, distance(expected, found, from, to), 1e-6 * Math.sqrt(3), from + " to " + to);
        }
    }

    @Test
    void saysWhichFeederThereIs() throws IOException {
        var recording = Recording.ofPipe();
        var words = List.of("flow", CASES.resolve("perturbed1.grid").toString(), "--feeder", "snapshit");
        assertEquals(ExitCode.USAGE, grid().run(words, recording.terminal()));
        assertTrue(recording.err().contains("snapshot"), recording.err());
    }

    private List<String> words(String name) {
        String file = CASES.resolve(name + ".grid").toString();
        return List.of("flow", file, "--feeder", "snapshot", "--csv", folder.toString());
    }

    private static Grid grid() {
        var compiler = new PipelineCompiler();
        return new Grid(Commands.of(compiler, new LocalTrainer(compiler)));
    }

    /// How far apart the two files put the voltage between two nodes, per unit.
    private static double distance(
            Map<String, double[]> expected, Map<String, double[]> found, String from, String to) {
        double re = 0;
        double im = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            var file = sign > 0 ? expected : found;
            for (int end = -1; end <= 1; end += 2) {
                var voltage = file.getOrDefault(end < 0 ? from : to, new double[2]);
                re += sign * end * voltage[0] * Math.cos(Math.toRadians(voltage[1]));
                im += sign * end * voltage[0] * Math.sin(Math.toRadians(voltage[1]));
            }
        }
        return Math.hypot(re, im);
    }

    /// Magnitude and angle by `bus.phase`.
    private static Map<String, double[]> voltages(Path file) throws IOException {
        var voltages = new HashMap<String, double[]>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> voltages.put(row.getField("bus") + "." + row.getField("phase"), new double[] {
                Double.parseDouble(row.getField("vmag_pu")), Double.parseDouble(row.getField("vang_deg"))
            }));
        }
        return voltages;
    }
}
