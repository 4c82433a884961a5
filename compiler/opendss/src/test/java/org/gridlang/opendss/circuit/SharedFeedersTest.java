package org.gridlang.opendss.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test feeders as their authors wrote them, where `-Dgridlang.shared` names the folder that has them: every one is
/// read
/// without a fault, and all of it.
final class SharedFeedersTest {
    @ParameterizedTest
    @CsvSource({
        "ieee4/4Bus-YY-Bal.DSS, 2, 1, 1, 0",
        "ieee4/4Bus-DY-Bal.DSS, 2, 1, 1, 0",
        "ieee4/4Bus-YD-Bal.DSS, 2, 1, 1, 0",
        "ieee4/4Bus-GrdYD-Bal.DSS, 2, 1, 1, 0",
        "ieee4/4Bus-OYOD-Bal.DSS, 2, 2, 1, 0",
        "ieee4/4bus-OYOD-UnBal.dss, 2, 2, 3, 0",
        "ieee13/IEEE13Nodeckt.dss, 12, 5, 15, 16",
        "ieee34/ieee34Mod1.dss, 32, 8, 68, 0",
        "ieee34/ieee34Mod2.dss, 51, 8, 38, 0",
        "ieee37/ieee37.dss, 36, 4, 30, 39",
        "ieee123/IEEE123Master.dss, 126, 8, 91, 0",
        "european_lv/Master.dss, 905, 1, 55, 906"
    })
    void everyMasterIsRead(String name, int lines, int transformers, int loads, int positions) {
        String shared = System.getProperty("gridlang.shared", "");
        assumeTrue(!shared.isEmpty(), "-Dgridlang.shared names no folder of feeders");
        Path master = Path.of(shared, "feeders", name);
        assumeTrue(Files.exists(master), () -> "there is no " + master);
        var out = new Diagnostics();
        var circuit = CircuitReader.read(master, out).orElseThrow();
        assertEquals("", new Renderer(false).render(out.sorted()));
        assertEquals(lines, circuit.enabled(DssClass.LINE).size());
        assertEquals(transformers, circuit.enabled(DssClass.TRANSFORMER).size());
        assertEquals(loads, circuit.enabled(DssClass.LOAD).size());
        assertEquals(positions, circuit.positions().size());
        for (DssObject each : circuit.objects()) {
            each.number("kv", out);
            each.number("kw", out);
            each.number("length", out);
            each.unit("units", out);
            each.bus("bus1", out);
            each.bus("bus", 1, out);
            each.number("kv", 2, out);
            each.numbers("mult", out);
        }
        assertEquals("", new Renderer(false).render(out.sorted()));
        assertTrue(circuit.ignored().size() >= 1);
    }
}
