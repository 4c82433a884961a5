package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The nodal admittance matrix of a feeder, entry by entry, against that of OpenDSS: where `-Dgridlang.shared` names
/// the
/// folder that has it.
class NodalAdmittanceTest {
    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void everyEntry(String feeder) throws IOException {
        var shared = System.getProperty("gridlang.shared", "");
        assumeTrue(!shared.isEmpty(), "-Dgridlang.shared names no folder of feeders");
        var file = Path.of(shared, "feeders", feeder, "reference", "frozen_zip", "ybus_noload.csv");
        assumeTrue(Files.exists(file), () -> "there is no " + file);
        var model = PowerFlowModel.of(FeederCsv.network(feeder));
        int entries = 0;
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : reader) {
                int from = node(model, row.getField("node_row"));
                int to = node(model, row.getField("node_col"));
                double scale = model.nodes().get(from).baseVoltage()
                        * model.nodes().get(to).baseVoltage();
                double re = model.matrix().re(from, to) / scale;
                double im = model.matrix().im(from, to) / scale;
                double size = Math.hypot(number(row, "g_s"), number(row, "b_s"));
                double slack = 1e-6 * size + 1e-9;
                assertEquals(number(row, "g_s"), re, slack, row::toString);
                assertEquals(number(row, "b_s"), im, slack, row::toString);
                entries++;
            }
        }
        assertTrue(entries > model.nodeCount(), "only " + entries + " entries");
    }

    private static int node(PowerFlowModel model, String name) {
        int dot = name.lastIndexOf('.');
        return model.nodeIndex(name.substring(0, dot), Integer.parseInt(name.substring(dot + 1)));
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
