package org.gridlang.runtime.deploy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NumpyArchiveTest {
    @TempDir
    Path folder = Path.of("");

    /// A program of NumPy that acts by an archive and prints raw actions.
    private static final String PROGRAM = """
            import numpy, sys
            p = numpy.load(sys.argv[1])
            print(*p["features"], sep="|"); print(*p["actions"], sep="|"); print(*p["agent"])
            for line in sys.stdin:
                o = numpy.array([float(n) for n in line.split()])
                for i in range(len(p["agent"])):
                    x = ((o - p["mean"]) * p["factor"]).astype("float32")
                    layer = 0
                    while f"weights_{layer}" in p:
                        x = numpy.tanh(x @ p[f"weights_{layer}"][i] + p[f"biases_{layer}"][i])
                        layer += 1
                    print(*x)
            """;

    @Test
    void numpyActsAsTheKernelsDo() throws IOException, InterruptedException {
        System.out.println("NumpyArchiveTest: -Dseed=" + Agents.SEED);
        assumeTrue(run("import numpy", "").code() == 0, "skipped: there is no python3 with NumPy");
        for (String population : List.of("batteries", "inverters")) {
            var agents = of(population);
            Path file = folder.resolve(population + ".npz");
            try (var out = Files.newOutputStream(file)) {
                NumpyArchive.write(agents, out);
            }
            var observation = Agents.observation(3);
            var line = new StringBuilder();
            for (double value : observation) {
                line.append(value).append(' ');
            }
            var answer = run(PROGRAM, line + "\n", file.toString());
            assertEquals(0, answer.code(), answer.text());
            var lines = answer.text().lines().toList();
            assertEquals(String.join("|", agents.getFirst().features()), lines.get(0));
            assertEquals(String.join("|", agents.getFirst().actions()), lines.get(1));
            for (int agent = 0; agent < agents.size(); agent++) {
                float[] expected = new ActingAgent(agents.get(agent)).act(observation);
                var words = lines.get(3 + agent).split(" ");
                for (int each = 0; each < expected.length; each++) {
                    assertEquals(expected[each], Float.parseFloat(words[each]), 1e-6, population);
                }
            }
        }
    }

    @Test
    void equalPoliciesGiveEqualFiles() throws IOException {
        assertArrayEquals(bytes(), bytes());
    }

    private static byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        NumpyArchive.write(of("batteries"), out);
        return out.toByteArray();
    }

    private static List<AgentPolicy> of(String population) {
        return Agents.random().stream()
                .filter(each -> each.population().equals(population))
                .toList();
    }

    private record Answer(int code, String text) {}

    private static Answer run(String program, String input, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3", "-c", program));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return new Answer(-1, String.valueOf(absent.getMessage()));
        }
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
