package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The IEEE feeders against OpenDSS: 1e-6 per unit and 1e-4 degrees at every node.
class ReferenceFlowTest {
    private static final double PER_UNIT = 1e-6;
    private static final double DEGREES = 1e-4;

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void admittanceMatrixIsTheReference(String feeder) {
        var model = PowerFlowModel.of(FeederCsv.network(feeder));
        int entries = 0;
        for (var row : FeederCsv.rows(feeder + "/admittance.csv")) {
            int first = node(model, row.getField("a"));
            int second = node(model, row.getField("b"));
            double scale = model.nodes().get(first).baseVoltage()
                    * model.nodes().get(second).baseVoltage();
            double g = FeederCsv.number(row, "g");
            double b = FeederCsv.number(row, "x");
            double error = Math.hypot(
                    model.matrix().re(first, second) / scale - g, model.matrix().im(first, second) / scale - b);
            assertTrue(
                    error <= 1e-8 * Math.max(Math.hypot(g, b), 1e-2),
                    () -> row.getField("a") + " " + row.getField("b"));
            entries += first == second ? 1 : 2;
        }
        int present = 0;
        for (int node = 0; node < model.nodeCount(); node++) {
            present += model.matrix().columns(node).length;
        }
        assertTrue(present <= entries, "no entries beyond those of the reference");
    }

    @ParameterizedTest
    @CsvSource({
        "ieee13, frozen_zip",
        "ieee13, published_taps_zip",
        "ieee37, frozen_zip",
        "ieee123, frozen_zip",
        "ieee123, published_taps_zip",
        "ieee123, taps0_zip"
    })
    void nominalLoads(String feeder, String run) {
        var network = FeederCsv.network(feeder).withTaps(FeederCsv.taps(feeder, run));
        assertReference(network, feeder + "/" + run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void noLoad(String feeder) {
        assertReference(FeederCsv.network(feeder).withLoads(List.<Load>of()), feeder + "/frozen_zip_noload");
    }

    /// Loads beyond 0.95 to 1.05 per unit, as OpenDSS takes them unless it is told otherwise.
    @ParameterizedTest
    @ValueSource(strings = {"ieee13", "ieee37", "ieee123"})
    void voltageLimitsOfLoads(String feeder) {
        var limited = LimitedFlow.nominal(FeederCsv.network(feeder));
        assertTrue(limited.settled());
        assertEquals(feeder.equals("ieee37"), limited.outside() > 0, "loads of ieee37 are beyond their limits");
        assertVoltages(limited.solution(), FeederCsv.rows(feeder + "/frozen_asis/voltages.csv"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void perturbedSnapshots(int snapshot) {
        var settings = FeederCsv.rows("ieee123/perturbed/settings.csv").get(snapshot - 1);
        var network = FeederCsv.network("ieee123");
        var taps = network.regulators().stream().collect(Collectors.toMap(each -> each.name(), each ->
                (int) FeederCsv.number(settings, "tap_" + each.transformer())));
        var capacitors = network.capacitors().stream()
                .collect(Collectors.toMap(
                        each -> each.name(), each -> FeederCsv.number(settings, "cap_" + each.name()) == 1));
        network = network.withTaps(taps)
                .withCapacitors(capacitors)
                .withLoads(FeederCsv.loads(ofSnapshot("ieee123/perturbed/loads.csv", snapshot)));
        var solution = FlowSolution.nominal(PowerFlowModel.of(network));
        var reference = ofSnapshot("ieee123/perturbed/voltages.csv", snapshot);
        assertEquals(278, reference.size());
        assertVoltages(solution, reference);
        var summary = ofSnapshot("ieee123/perturbed/summary.csv", snapshot).getFirst();
        assertEquals(
                FeederCsv.number(summary, "source_p_kw"), solution.sourcePower().re() / 1e3, 1e-4);
        assertEquals(FeederCsv.number(summary, "losses_p_kw"), solution.losses().re() / 1e3, 1e-4);
    }

    @Test
    void taps() {
        var network = FeederCsv.network("ieee123").withTaps(Map.of("creg2a", 9));
        var high = FlowSolution.nominal(PowerFlowModel.of(network));
        var low = FlowSolution.nominal(PowerFlowModel.of(FeederCsv.network("ieee123")));
        int node = high.model().nodeIndex("9r", 1);
        assertEquals(9 * 0.00625, high.perUnit(node) - low.perUnit(node), 2e-3);
    }

    private static void assertReference(NetworkModel network, String run) {
        var solution = FlowSolution.nominal(PowerFlowModel.of(network));
        assertEquals(FlowStatus.CONVERGED, solution.status());
        var voltages = FeederCsv.rows(run + "/voltages.csv");
        assertEquals(solution.model().nodeCount(), voltages.size());
        assertVoltages(solution, voltages);
        for (var row : FeederCsv.rows(run + "/voltages_ll.csv")) {
            var pair = row.getField("pair");
            var voltage = solution.voltage(node(solution, row, pair.charAt(0) - '0'))
                    .minus(solution.voltage(node(solution, row, pair.charAt(1) - '0')));
            double base = Math.sqrt(3)
                    * solution.model().network().bus(row.getField("bus")).baseVoltage();
            assertClose(row, voltage.magnitude() / base, voltage.degrees());
        }
    }

    /// At floating buses the voltages to ground hang on the anti-float shunts only, and they agree even so.
    private static void assertVoltages(FlowSolution solution, List<NamedCsvRecord> reference) {
        for (var row : reference) {
            int node = node(solution, row, (int) FeederCsv.number(row, "phase"));
            assertClose(row, solution.perUnit(node), solution.voltage(node).degrees());
        }
    }

    private static void assertClose(NamedCsvRecord row, double perUnit, double degrees) {
        assertEquals(FeederCsv.number(row, "vmag_pu"), perUnit, PER_UNIT, row::toString);
        double turned = Math.IEEEremainder(FeederCsv.number(row, "vang_deg") - degrees, 360);
        assertEquals(0, turned, DEGREES, row::toString);
    }

    private static int node(FlowSolution solution, NamedCsvRecord row, int terminal) {
        return solution.model().nodeIndex(row.getField("bus"), terminal);
    }

    private static int node(PowerFlowModel model, String name) {
        int dot = name.lastIndexOf('.');
        return model.nodeIndex(name.substring(0, dot), Integer.parseInt(name.substring(dot + 1)));
    }

    private static List<NamedCsvRecord> ofSnapshot(String table, int snapshot) {
        return FeederCsv.rows(table).stream()
                .filter(row -> FeederCsv.number(row, "snapshot") == snapshot)
                .toList();
    }
}
