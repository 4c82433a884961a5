package org.gridlang.runtime.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The records check themselves, and a file gives back what was written.
class NetworkModelTest {
    private static final List<Integer> THREE = List.of(1, 2, 3);

    private static NetworkModel twoBuses() {
        var line = new Line(
                "cable",
                "a",
                THREE,
                "b",
                List.of(3, 2, 1),
                SquareMatrix.diagonal(3, 0.1 + 0.2),
                SquareMatrix.diagonal(3, 1.0 / 3),
                SquareMatrix.zero(3),
                120.5,
                false,
                true);
        var windings = List.of(
                new Winding("b", THREE, ConnectionKind.DELTA, 400, 1e5, 0.01, 1),
                new Winding("c", THREE, ConnectionKind.WYE, 230, 1e5, 0.01, 1.05));
        var control = new Regulator.Control(120, 2, 20, 700, 3, 7.5);
        return new NetworkModel(
                "two_bus",
                50,
                new Source("a", 400, 1.02, -0.1, 0.01, 0.02, 0.03, 0.04),
                List.of(
                        new Bus("a", 400 / Math.sqrt(3), THREE, new Bus.Position(1.5, -2)),
                        new Bus("b", 400 / Math.sqrt(3), THREE),
                        new Bus("c", 230 / Math.sqrt(3), THREE)),
                List.of(line),
                List.of(new Transformer("t", windings, List.of(0.04), 1e-6)),
                List.of(new Regulator("r", "t", 1, 5, control)),
                List.of(new Capacitor("k", "b", THREE, ConnectionKind.WYE, 1e3, 400, true)),
                List.of(new Load(
                        "l", "b", List.of(1, 2), ConnectionKind.DELTA, 1e3, 1e2, 400, new LoadShares(0.2, 0.3, 0.5))));
    }

    @Test
    void aFileGivesBackWhatWasWritten() throws IOException {
        var network = twoBuses();
        var bytes = new ByteArrayOutputStream();
        NetworkFile.write(network, bytes);
        assertEquals(network, NetworkFile.read(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void aFileWithoutAPropertyIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        NetworkFile.write(twoBuses(), bytes);
        for (var property : List.of("\"frequency\":50.0,", "\"rating\":120.5,", "\"isSwitch\":false,")) {
            var text = bytes.toString(StandardCharsets.UTF_8);
            assertTrue(text.contains(property), property);
            var without = text.replace(property, "").getBytes(StandardCharsets.UTF_8);
            assertThrows(IOException.class, () -> NetworkFile.read(new ByteArrayInputStream(without)));
        }
    }

    @Test
    void regulatorsSetTaps() {
        assertEquals(
                1.03125,
                twoBuses().transformersAtTaps().getFirst().windings().get(1).tap());
        var lowered = twoBuses().withTaps(Map.of("r", -16));
        assertEquals(
                0.9, lowered.transformersAtTaps().getFirst().windings().get(1).tap(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> twoBuses().withTaps(Map.of("s", 0)));
        assertThrows(IllegalArgumentException.class, () -> twoBuses().withTaps(Map.of("r", 17)));
    }

    @Test
    void partsAreReplaced() {
        var network = twoBuses();
        assertTrue(
                network.withCapacitors(Map.of("k", false)).capacitors().stream().noneMatch(Capacitor::closed));
        assertEquals(
                7, network.withLoads(load -> load.withPower(7, 8)).load("l").power());
        assertThrows(IllegalArgumentException.class, () -> network.load("m"));
    }

    @Test
    void namesAndTerminalsMustExist() {
        var network = twoBuses();
        var lost = new Load("m", "d", THREE, ConnectionKind.WYE, 1, 1, 400, LoadShares.POWER);
        assertThrows(IllegalArgumentException.class, () -> network.withLoads(List.of(lost)));
        var neutral = new Load("m", "b", List.of(4), ConnectionKind.WYE, 1, 1, 400, LoadShares.POWER);
        assertThrows(IllegalArgumentException.class, () -> network.withLoads(List.of(neutral)));
        var twice = network.load("l");
        assertThrows(IllegalArgumentException.class, () -> network.withLoads(List.of(twice, twice)));
    }

    @Test
    void recordsRefuseNonsense() {
        assertThrows(IllegalArgumentException.class, () -> new Bus("a", Double.NaN, THREE));
        assertThrows(IllegalArgumentException.class, () -> new Bus("a", 230, List.of(1, 1)));
        assertThrows(IllegalArgumentException.class, () -> new LoadShares(0.5, 0.4, 0.2));
        assertThrows(IllegalArgumentException.class, () -> SquareMatrix.of(new double[][] {{1, 2}, {3}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Load("l", "b", List.of(1), ConnectionKind.DELTA, 1, 1, 400, LoadShares.POWER));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Winding("b", List.of(1), ConnectionKind.WYE, 400, 1e5, 0.01, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Source("a", 400, 1, 0, 0, 0, 0, 1));
    }
}
