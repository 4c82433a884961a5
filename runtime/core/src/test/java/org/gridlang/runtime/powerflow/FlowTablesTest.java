package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables of a snapshot against those of OpenDSS.
class FlowTablesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void currentsAndSummary(String feeder) throws IOException {
        FlowTables.write(FlowSolution.nominal(PowerFlowModel.of(FeederCsv.network(feeder))), directory);
        var written = new HashMap<String, NamedCsvRecord>();
        for (var row : table("currents.csv")) {
            written.put(key(row), row);
        }
        for (var row : FeederCsv.rows(feeder + "/frozen_zip/currents.csv")) {
            double reference = FeederCsv.number(row, "imag_a");
            boolean groundedTwice = row.getField("element").startsWith("Vsource")
                    || row.getField("element").startsWith("Capacitor");
            if (reference < 1e-3 || (groundedTwice && row.getField("node").equals("0"))) {
                continue;
            }
            var mine = written.get(key(row));
            assertNotNull(mine, row::toString);
            assertEquals(reference, FeederCsv.number(mine, "imag_a"), 1e-4, row::toString);
            double turned =
                    Math.IEEEremainder(FeederCsv.number(row, "iang_deg") - FeederCsv.number(mine, "iang_deg"), 360);
            assertEquals(0, turned * reference, 0.02, row::toString);
        }
        Map<String, String> summary = new HashMap<>();
        table("summary.csv").forEach(row -> summary.put(row.getField("key"), row.getField("value")));
        for (var row : FeederCsv.rows(feeder + "/frozen_zip/summary.csv")) {
            var key = row.getField("key");
            if (!key.equals("engine") && !key.equals("iterations")) {
                assertNotNull(summary.get(key), key);
                assertEquals(FeederCsv.number(row, "value"), Double.parseDouble(summary.get(key)), 2e-4, key);
            }
        }
    }

    @Test
    void theOtherTables() throws IOException {
        FlowTables.write(FlowSolution.nominal(PowerFlowModel.of(FeederCsv.network("ieee123"))), directory);
        assertEquals(278, table("voltages.csv").size());
        var bus = table("voltages.csv").stream()
                .filter(row -> row.getField("bus").equals("83")
                        && row.getField("phase").equals("2"))
                .findFirst()
                .orElseThrow();
        var reference = FeederCsv.rows("ieee123/frozen_zip/voltages.csv").stream()
                .filter(row -> row.getField("bus").equals("83")
                        && row.getField("phase").equals("2"))
                .findFirst()
                .orElseThrow();
        assertEquals(FeederCsv.number(reference, "vmag_pu"), FeederCsv.number(bus, "vmag_pu"), 1e-6);
        assertEquals(217, table("voltages_ll.csv").size());
        assertEquals(91, table("loads.csv").size());
        var load = table("loads.csv").stream()
                .filter(row -> row.getField("load").equals("s5c"))
                .findFirst()
                .orElseThrow();
        assertEquals(20.52802726, FeederCsv.number(load, "p_solved_kw"), 1e-5);
        assertEquals("3.0", load.getField("nodes"));
        var tap = table("taps.csv").getFirst();
        assertEquals("1.0375", tap.getField("tap_pu"));
        assertEquals("150.1.2.3|150r.1.2.3", tap.getField("buses"));
        assertEquals(4, table("capacitors.csv").size());
        assertTrue(table("capacitors.csv").stream()
                .allMatch(row -> row.getField("state").equals("1")));
    }

    private List<NamedCsvRecord> table(String name) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(directory.resolve(name))) {
            return reader.stream().toList();
        }
    }

    private static String key(NamedCsvRecord row) {
        Function<String, String> field = row::getField;
        return field.apply("element") + "/" + field.apply("terminal") + "/" + field.apply("node");
    }
}
