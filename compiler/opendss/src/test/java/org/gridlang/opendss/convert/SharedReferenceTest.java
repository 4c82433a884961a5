package org.gridlang.opendss.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.gridlang.runtime.control.ControlLoop;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.FlowStatus;
import org.gridlang.runtime.powerflow.LimitedFlow;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The feeders as OpenDSS distributes them, imported and solved, against what OpenDSS found: where
/// `-Dgridlang.shared` names the folder that has both.
final class SharedReferenceTest {
    @TempDir
    private Path folder = Path.of("");

    private static final double PER_UNIT = 1e-6;
    private static final double RELATIVE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "ieee13/IEEE13Nodeckt.dss, frozen_zip",
        "ieee13/IEEE13Nodeckt.dss, control_solved",
        "ieee13/IEEE13Nodeckt.dss, frozen_zip_noload",
        "ieee13/IEEE13Nodeckt.dss, published_taps_zip",
        "ieee37/ieee37.dss, frozen_zip",
        "ieee37/ieee37.dss, frozen_zip_noload",
        "ieee37/ieee37.dss, published_taps_zip",
        "ieee123/IEEE123Master.dss, frozen_zip",
        "ieee123/IEEE123Master.dss, frozen_zip_noload",
        "ieee123/IEEE123Master.dss, published_taps_zip",
        "ieee123/IEEE123Master.dss, taps0_zip"
    })
    void runs(String master, String name) throws IOException {
        Path file = feeders().resolve(master);
        Path run = file.resolveSibling("reference").resolve(name);
        assumeTrue(Files.exists(run), () -> "there is no " + run);
        var network = ReferenceRun.at(ReferenceRun.network(file), settings(run));
        if (name.endsWith("noload")) {
            network = network.withLoads(List.<Load>of());
        }
        var solution = FlowSolution.nominal(PowerFlowModel.of(network));
        assertEquals(FlowStatus.CONVERGED, solution.status());
        check(ReferenceRun.compare(master + " " + name, solution, run));
    }

    /// The case as it is: loads leave their models outside of their limits.
    @ParameterizedTest
    @ValueSource(strings = {"ieee13/IEEE13Nodeckt.dss", "ieee37/ieee37.dss", "ieee123/IEEE123Master.dss"})
    void limits(String master) throws IOException {
        Path file = feeders().resolve(master);
        Path run = file.resolveSibling("reference").resolve("frozen_asis");
        assumeTrue(Files.exists(run), () -> "there is no " + run);
        var flow = LimitedFlow.nominal(ReferenceRun.at(ReferenceRun.network(file), run));
        assertTrue(flow.settled());
        check(ReferenceRun.compare(master + " frozen_asis", flow.solution(), run));
    }

    /// From neutral taps to where the tool's own control ends. In its run of the 123-node feeder the regulator
    /// at the head acts first, and each one tap at a time.
    @ParameterizedTest
    @ValueSource(strings = {"ieee13/IEEE13Nodeckt.dss", "ieee37/ieee37.dss", "ieee123/IEEE123Master.dss"})
    void controlsEndWhereOpenDssEnds(String master) throws IOException {
        Path file = feeders().resolve(master);
        Path run = file.resolveSibling("reference").resolve("control_solved");
        assumeTrue(Files.exists(run), () -> "there is no " + run);
        var network = ReferenceRun.network(file);
        boolean oneByOne = master.startsWith("ieee123");
        network = network.withRegulators(network.regulators().stream()
                .map(each -> each.withTapNumber(0))
                .map(each -> oneByOne
                        ? each.withControl(each.control().withTiming(each.name().equals("creg1a") ? 15 : 30, 1))
                        : each)
                .toList());
        var outcome = new ControlLoop(network, ControlLoop.Settings.USUAL.withLimits(true)).run();
        assertTrue(outcome.settled());
        assertEquals(
                ReferenceRun.at(network, run).regulators().stream()
                        .map(Regulator::tapNumber)
                        .toList(),
                outcome.network().regulators().stream()
                        .map(Regulator::tapNumber)
                        .toList());
        check(ReferenceRun.compare(master + " control_solved", outcome.solution(), run));
    }

    /// IEEE 37 as published: next to nothing in the substation and the regulators, the eight loads that are constant
    /// current in the publication as such. The impedances are those that the run's voltages and currents have.
    @Test
    void publishedThirtySevenNodes() throws IOException {
        Path file = feeders().resolve("ieee37/ieee37.dss");
        Path run = file.resolveSibling("reference").resolve("published_taps_stiff_consti");
        assumeTrue(Files.exists(run), () -> "there is no " + run);
        var imported = ReferenceRun.at(ReferenceRun.network(file), run);
        var transformers = imported.transformers().stream()
                .map(each -> switch (each.name()) {
                    case "subxf" -> stiff(each, 1e-6, 1e-7);
                    case "reg1a", "reg1c" -> stiff(each, 1e-4, 1e-6);
                    default -> each;
                })
                .toList();
        var source = imported.source();
        var loads = imported.loads().stream()
                .map(each -> each.shares().equals(LoadShares.CURRENT)
                        ? new Load(
                                each.name(),
                                each.bus(),
                                each.terminals(),
                                each.connection(),
                                each.power(),
                                each.reactivePower(),
                                each.ratedVoltage(),
                                LoadShares.CURRENT)
                        : each)
                .toList();
        assertEquals(
                8,
                loads.stream()
                        .filter(each -> each.shares().equals(LoadShares.CURRENT)
                                && !imported.load(each.name()).equals(each))
                        .count());
        var network = new NetworkModel(
                imported.name(),
                imported.frequency(),
                new Source(
                        source.bus(),
                        source.lineVoltage(),
                        source.perUnit(),
                        Math.toRadians(-30),
                        source.r1(),
                        source.x1(),
                        source.r0(),
                        source.x0()),
                imported.buses(),
                imported.lines(),
                transformers,
                imported.regulators(),
                imported.capacitors(),
                loads);
        check(ReferenceRun.compare("ieee37 as published", FlowSolution.nominal(PowerFlowModel.of(network)), run));
    }

    private static Transformer stiff(Transformer transformer, double reactance, double resistance) {
        var windings = transformer.windings().stream()
                .map(each -> new Winding(
                        each.bus(),
                        each.terminals(),
                        each.connection(),
                        each.ratedVoltage(),
                        each.ratedPower(),
                        resistance,
                        each.tap()))
                .toList();
        return new Transformer(transformer.name(), windings, List.of(reactance), transformer.antiFloatShunt());
    }

    static List<String> masters() {
        return List.of(
                "ieee4/4Bus-YY-Bal.DSS",
                "ieee4/4Bus-DY-Bal.DSS",
                "ieee4/4Bus-YD-Bal.DSS",
                "ieee4/4Bus-GrdYD-Bal.DSS",
                "ieee4/4bus-OYOD-UnBal.dss",
                "ieee13/IEEE13Nodeckt.dss",
                "ieee34/ieee34Mod1.dss",
                "ieee34/ieee34Mod2.dss",
                "ieee37/ieee37.dss",
                "ieee123/IEEE123Master.dss",
                "european_lv/Master.dss");
    }

    /// What is exported and read again solves to the same voltages.
    @ParameterizedTest
    @MethodSource("masters")
    void exportsSolveAlike(String master) throws IOException {
        var network = ReferenceRun.network(feeders().resolve(master));
        RoundTrips.assertDssAlike(network, folder);
    }

    /// What is written as a feeder of the language compiles to the same network.
    @ParameterizedTest
    @MethodSource("masters")
    void writesTheSameFeeder(String master) throws IOException {
        var converted = ReferenceRun.converted(feeders().resolve(master));
        var again = RoundTrips.throughGrid(converted, folder);
        RoundTrips.assertEqual(converted.network(), again);
    }

    private static void check(ReferenceRun run) {
        assertTrue(run.volts() < PER_UNIT, run::line);
        assertTrue(run.amperes() < RELATIVE, run::line);
        assertTrue(run.losses() < RELATIVE, run::line);
    }

    /// Without loads the taps are those of the run with them.
    private static Path settings(Path run) {
        return Files.exists(run.resolve("taps.csv")) ? run : run.resolveSibling("frozen_zip");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void perturbedSnapshots(int snapshot) throws IOException {
        Path master = feeders().resolve("ieee123/IEEE123Master.dss");
        Path run = master.resolveSibling("reference").resolve("perturbed_dev");
        assumeTrue(Files.exists(run), () -> "there is no " + run);
        var network = ReferenceRun.network(master);
        var settings = Tables.rows(run.resolve("settings.csv")).get(snapshot - 1);
        var taps = new HashMap<String, Integer>();
        network.regulators()
                .forEach(each -> taps.put(each.name(), Tables.whole(settings, "tap_" + each.transformer())));
        var closed = new HashMap<String, Boolean>();
        network.capacitors()
                .forEach(each -> closed.put(each.name(), Tables.whole(settings, "cap_" + each.name()) == 1));
        var loads = new HashMap<String, double[]>();
        var added = new java.util.ArrayList<Load>();
        for (var row : Tables.rows(run.resolve("inputs_loads.csv"))) {
            if (Tables.whole(row, "snapshot") == snapshot) {
                loads.put(
                        Tables.text(row, "load"),
                        new double[] {1e3 * Tables.number(row, "kw"), 1e3 * Tables.number(row, "kvar")});
                if (network.loads().stream().noneMatch(each -> each.name().equals(Tables.text(row, "load")))) {
                    added.add(load(row));
                }
            }
        }
        var all = new java.util.ArrayList<Load>();
        for (var load : network.loads()) {
            var power = loads.get(load.name());
            if (power != null) {
                all.add(load.withPower(power[0], power[1]));
            }
        }
        all.addAll(added);
        var solution = FlowSolution.nominal(
                PowerFlowModel.of(network.withTaps(taps).withCapacitors(closed).withLoads(all)));
        var summary = of(snapshot, run, "summary.csv").getFirst();
        check(new ReferenceRun(
                "ieee123 perturbed " + snapshot,
                ReferenceRun.voltages(solution, of(snapshot, run, "voltages.csv")),
                ReferenceRun.currents(solution, of(snapshot, run, "currents.csv"), "bus1"),
                ReferenceRun.losses(solution, Tables.number(summary, "losses_p_kw"))));
    }

    private static Load load(java.util.Map<String, String> row) {
        var nodes = java.util.Arrays.stream(Tables.text(row, "nodes").split("\\.", -1))
                .map(Integer::valueOf)
                .filter(each -> each > 0)
                .toList();
        assertEquals("1", Tables.text(row, "model"));
        return new Load(
                Tables.text(row, "load"),
                Tables.text(row, "bus"),
                nodes,
                Tables.text(row, "conn").equals("delta")
                        ? org.gridlang.runtime.network.ConnectionKind.DELTA
                        : org.gridlang.runtime.network.ConnectionKind.WYE,
                1e3 * Tables.number(row, "kw"),
                1e3 * Tables.number(row, "kvar"),
                1e3 * Tables.number(row, "kv"),
                org.gridlang.runtime.network.LoadShares.POWER);
    }

    private static List<java.util.Map<String, String>> of(int snapshot, Path run, String table) throws IOException {
        return Tables.rows(run.resolve(table)).stream()
                .filter(row -> Tables.whole(row, "snapshot") == snapshot)
                .toList();
    }

    /// What has no reference solution is imported whole and solved.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ieee4/4Bus-YY-Bal.DSS",
                "ieee4/4Bus-DY-Bal.DSS",
                "ieee4/4Bus-YD-Bal.DSS",
                "ieee4/4Bus-GrdYD-Bal.DSS",
                "ieee4/4Bus-OYOD-Bal.DSS",
                "ieee4/4bus-OYOD-UnBal.dss",
                "ieee34/ieee34Mod1.dss",
                "ieee34/ieee34Mod2.dss",
                "european_lv/Master.dss"
            })
    void importsAndSolves(String master) {
        var converted = ReferenceRun.converted(feeders().resolve(master));
        assertEquals(
                List.of(),
                converted.dropped().stream()
                        .filter(each -> !each.what().matches("(?i)(monitor|energymeter|circuit|loadshape)\\..*"))
                        .toList());
        var solution = FlowSolution.nominal(PowerFlowModel.of(converted.network()));
        assertEquals(FlowStatus.CONVERGED, solution.status());
    }

    /// Every line that OpenDSS computed, by linecode or geometry, entry by entry.
    @ParameterizedTest
    @CsvSource({
        "ieee4/4Bus-YY-Bal.DSS, line_matrices_yy_bal.csv",
        "ieee4/4Bus-YD-Bal.DSS, line_matrices_yd_bal.csv",
        "ieee4/4bus-OYOD-UnBal.dss, line_matrices_oyod_unbal.csv",
        "ieee13/IEEE13Nodeckt.dss, line_matrices.csv",
        "ieee34/ieee34Mod1.dss, line_matrices_mod1.csv",
        "ieee34/ieee34Mod2.dss, line_matrices_mod2.csv",
        "ieee37/ieee37.dss, line_matrices.csv",
        "ieee123/IEEE123Master.dss, line_matrices.csv",
        "european_lv/Master.dss, line_matrices.csv"
    })
    void lineMatrices(String master, String table) throws IOException {
        Path file = feeders().resolve(master);
        var lines = new HashMap<String, org.gridlang.runtime.network.Line>();
        ReferenceRun.network(file).lines().forEach(each -> lines.put(each.name(), each));
        for (var row : Tables.rows(file.resolveSibling(table))) {
            var line = java.util.Objects.requireNonNull(lines.get(Tables.text(row, "line")), row::toString);
            int i = line.fromTerminals().indexOf(Tables.whole(row, "node_i"));
            int j = line.fromTerminals().indexOf(Tables.whole(row, "node_j"));
            // A closed switch comes from an inverse with seven digits left.
            double slack = line.isSwitch() ? 1e-6 : 0;
            close(row, "r_ohm_total", line.resistance().at(i, j), 2e-8, slack);
            close(row, "x_ohm_total", line.reactance().at(i, j), 2e-8, slack);
            close(row, "c_nf_total", 1e9 * line.capacitance().at(i, j), 2e-8, 1e-6);
        }
    }

    private static void close(
            java.util.Map<String, String> row, String column, double found, double relative, double absolute) {
        double expected = Tables.number(row, column);
        assertEquals(expected, found, Math.abs(expected) * relative + absolute + 1e-12, () -> column + " of " + row);
    }

    @ParameterizedTest
    @CsvSource({
        "ieee4/4bus-OYOD-UnBal.dss, loads_oyod_unbal.csv",
        "ieee34/ieee34Mod1.dss, loads_mod1.csv",
        "ieee34/ieee34Mod2.dss, loads_mod2.csv",
        "european_lv/Master.dss, loads.csv"
    })
    void loads(String master, String table) throws IOException {
        Path file = feeders().resolve(master);
        var network = ReferenceRun.network(file);
        for (var row : Tables.rows(file.resolveSibling(table))) {
            var load = network.load(Tables.text(row, "load"));
            close(row, "kw", load.power() / 1e3, 1e-8, 0);
            close(row, "kvar", load.reactivePower() / 1e3, 1e-8, 0);
            close(row, "kv", load.ratedVoltage() / 1e3, 1e-12, 0);
            assertEquals(
                    java.util.Arrays.stream(Tables.text(row, "nodes").split("\\.", -1))
                            .map(Integer::valueOf)
                            .filter(each -> each > 0)
                            .toList(),
                    load.terminals(),
                    row::toString);
        }
    }

    static Path feeders() {
        String shared = System.getProperty("gridlang.shared", "");
        assumeTrue(!shared.isEmpty(), "-Dgridlang.shared names no folder of feeders");
        return Path.of(shared, "feeders");
    }
}
