package org.gridlang.cli;

import static org.gridlang.cli.StandardFeeders.assertPhasor;
import static org.gridlang.cli.StandardFeeders.between;
import static org.gridlang.cli.StandardFeeders.number;
import static org.gridlang.cli.StandardFeeders.rows;
import static org.gridlang.cli.StandardFeeders.solve;
import static org.gridlang.cli.StandardFeeders.voltage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The feeders of the standard library, from their text to their voltages: against OpenDSS, against an independent
/// calculation, and against what the IEEE working group published.
final class StandardFeederTest {
    /// What OpenDSS and the independent calculation are met within.
    private static final double PER_UNIT = 1e-6;

    private static final double DEGREES = 1e-4;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "ieee13, frozen_zip, regulator reg1 { tap: 9 } regulator reg2 { tap: 6 } regulator reg3 { tap: 9 }",
        "ieee13, published_taps_zip, ''",
        "ieee37, frozen_zip, regulator reg1a { tap: 16 } regulator reg1c { tap: 14 }"
    })
    void findsTheVoltagesOfOpenDss(String feeder, String run, String taps) throws IOException {
        var solution = solve(StandardFeeders.changed(folder, feeder, taps));
        var reference = StandardFeeders.OPEN_DSS.resolve(feeder).resolve(run);
        var voltages = rows(reference.resolve("voltages.csv"));
        assertEquals(voltages.size(), solution.model().nodeCount());
        if (feeder.equals("ieee13")) {
            for (var row : voltages) {
                var found = voltage(solution, row.getField("bus"), (int) number(row, "phase"));
                double base =
                        solution.model().network().bus(row.getField("bus")).baseVoltage();
                assertPhasor(
                        number(row, "vmag_pu") * base,
                        number(row, "vang_deg"),
                        found,
                        base,
                        PER_UNIT,
                        DEGREES,
                        row + "");
            }
        }
        for (var row : rows(reference.resolve("voltages_ll.csv"))) {
            var found = between(solution, row.getField("bus"), row.getField("pair"));
            double base = Math.sqrt(3)
                    * solution.model().network().bus(row.getField("bus")).baseVoltage();
            assertPhasor(
                    number(row, "vmag_pu") * base, number(row, "vang_deg"), found, base, PER_UNIT, DEGREES, row + "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ieee13, regulator reg1 { tap: 9 } regulator reg2 { tap: 6 } regulator reg3 { tap: 9 }",
        "ieee37, regulator reg1a { tap: 16 } regulator reg1c { tap: 14 }"
    })
    void findsThePowersOfOpenDss(String feeder, String taps) throws IOException {
        var solution = solve(StandardFeeders.changed(folder, feeder, taps));
        assertPowers(StandardFeeders.OPEN_DSS.resolve(feeder).resolve("frozen_zip/summary.csv"), solution, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"ieee34", "european_lv"})
    void findsTheVoltagesOfAnIndependentCalculation(String feeder) throws IOException {
        var solution = solve(StandardFeeders.changed(folder, feeder, ""));
        var voltages = rows(StandardFeeders.DENSE.resolve(feeder).resolve("voltages.csv"));
        assertEquals(voltages.size(), solution.model().nodeCount());
        for (var row : voltages) {
            var bus = row.getField("bus");
            double base = solution.model().network().bus(bus).baseVoltage();
            var found = voltage(solution, bus, (int) number(row, "phase"));
            assertPhasor(number(row, "v"), number(row, "deg"), found, base, PER_UNIT, DEGREES, row + "");
        }
        assertPowers(StandardFeeders.DENSE.resolve(feeder).resolve("summary.csv"), solution, 0.05);
    }

    private static void assertPowers(Path summary, FlowSolution solution, double tolerance) throws IOException {
        Map<String, Double> values = rows(summary).stream()
                .filter(row -> row.getField("value").matches("[-0-9.e]+"))
                .collect(Collectors.toMap(row -> row.getField("key"), row -> number(row, "value")));
        assertEquals(value(values, "source_p_kw"), solution.sourcePower().re() / 1e3, tolerance);
        assertEquals(value(values, "source_q_kvar"), solution.sourcePower().im() / 1e3, tolerance);
        assertEquals(value(values, "losses_p_kw"), solution.losses().re() / 1e3, tolerance);
        assertEquals(value(values, "loads_solved_kw"), solution.consumption().re() / 1e3, tolerance);
        assertEquals(value(values, "loads_solved_kvar"), solution.consumption().im() / 1e3, tolerance);
    }

    private static double value(Map<String, Double> values, String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    /// The published voltages of IEEE 13 at its nodes, volts and degrees.
    @ParameterizedTest
    @CsvSource({
        "633, 2445.01, -2.56, 2498.15, -121.77, 2437.54, 117.83",
        "632, 2452.29, -2.49, 2502.70, -121.72, 2443.82, 117.83",
        "650, 2401.78, 0, 2401.78, -120, 2401.78, 120",
        "680, 2377.78, -5.30, 2528.94, -122.34, 2348.63, 116.03",
        "634, 275.47, -3.23, 283.16, -122.22, 276.04, 117.35",
        "671, 2377.78, -5.30, 2528.94, -122.34, 2348.63, 116.02",
        "675, 2362.16, -5.55, 2534.68, -122.52, 2344.04, 116.04",
        "692, 2377.78, -5.30, 2528.94, -122.34, 2348.63, 116.02"
    })
    void ieee13IsNearThePublishedSolution(
            String bus, double a, double aDegrees, double b, double bDegrees, double c, double cDegrees)
            throws IOException {
        var solution = solve(StandardFeeders.changed(folder, "ieee13", ""));
        assertPhasor(a, aDegrees, voltage(solution, bus, 1), a, 2.5e-3, 0.07, bus + ".a");
        assertPhasor(b, bDegrees, voltage(solution, bus, 2), b, 2.5e-3, 0.07, bus + ".b");
        assertPhasor(c, cDegrees, voltage(solution, bus, 3), c, 2.5e-3, 0.07, bus + ".c");
    }

    /// What the published voltages of IEEE 34 are, per unit, and with the distributed loads in the middle of their
    /// sections.
    @ParameterizedTest
    @CsvSource({
        "802, 1.0475, 1.0484, 1.0484",
        "808, 1.0136, 1.0296, 1.0289",
        "814, 0.9467, 0.9945, 0.9893",
        "814r, 1.0177, 1.0255, 1.0203",
        "830, 0.9894, 0.9982, 0.9938",
        "852, 0.9581, 0.9680, 0.9637",
        "852r, 1.0359, 1.0345, 1.0360",
        "844, 1.0307, 1.0291, 1.0311",
        "840, 1.0303, 1.0287, 1.0308",
        "888, 0.9996, 0.9983, 1.0000",
        "890, 0.9167, 0.9235, 0.9177"
    })
    void ieee34IsNearThePublishedSolution(String bus, double a, double b, double c) throws IOException {
        var solution = solve(StandardFeeders.changed(folder, "ieee34", ""));
        double[] published = {a, b, c};
        for (int phase = 1; phase <= 3; phase++) {
            assertEquals(
                    published[phase - 1], solution.perUnit(solution.model().nodeIndex(bus, phase)), 3e-4, bus + phase);
        }
    }

    /// With a stiff substation and regulators, and loads of constant current instead of the mixed ones.
    @Test
    void ieee37MeetsThePublishedSolutionWhereItIsMadeThePublishedCase() throws IOException {
        var mixed = new StringBuilder();
        for (var load : new String[] {"s714a", "s714b", "s722b", "s722c", "s729a", "s733a", "s737a", "s741c"}) {
            mixed.append("load ").append(load).append(" { q_kind: \"current\" }\n");
        }
        var published = StandardFeeders.changed(folder, "ieee37", """
                source grid { angle: -30 deg }
                transformer subxf { reactance: 1e-5 %, resistance: 1e-6 % }
                regulator reg1a { reactance: 1e-5 %, resistance: 1e-6 % }
                regulator reg1c { reactance: 1e-5 %, resistance: 1e-6 % }
                switch jumper { resistance: 0.001 mohm }
                """ + mixed);
        var solution = solve(published);
        assertLine(485.325, -0.11, solution, "775", "12");
        assertLine(480.576, -120.73, solution, "775", "23");
        assertLine(478.416, 120.07, solution, "775", "31");
        assertLine(4790.88, 0.07, solution, "741", "12");
        assertLine(4781.76, -120.75, solution, "741", "23");
        assertLine(4727.52, 119.76, solution, "741", "31");
    }

    private static void assertLine(double volts, double degrees, FlowSolution solution, String bus, String pair) {
        assertPhasor(volts, degrees, between(solution, bus, pair), volts, 2e-4, 0.02, bus + " " + pair);
    }

    /// The published voltages of IEEE 4, stepped down, balanced: between phase and ground behind a wye, between phases
    /// behind
    /// a delta. Published to a volt and a tenth of a degree.
    @ParameterizedTest
    @CsvSource({
        "ieee4,             n3, n, 2247, -3.7, 2269, -123.5, 2256, 116.4",
        "ieee4,             n4, n, 1918, -9.1, 2061, -128.3, 1981, 110.9",
        "ieee4_delta_wye,   n3, n, 2249, -33.7, 2263, -153.4, 2259, 86.4",
        "ieee4_delta_wye,   n4, n, 1920, -39.1, 2054, -158.3, 1986, 80.9",
        "ieee4_wye_delta,   n3, l, 3906, -3.5, 3915, -123.6, 3909, 116.3",
        "ieee4_wye_delta,   n4, l, 3437, -7.8, 3497, -129.3, 3388, 110.6",
        "ieee4_delta_delta, n3, l, 3911, 26.5, 3914, -93.6, 3905, 146.4",
        "ieee4_delta_delta, n4, l, 3442, 22.3, 3497, -99.4, 3384, 140.7"
    })
    void ieee4IsThePublishedSolution(
            String feeder, String bus, String to, double a, double aDeg, double b, double bDeg, double c, double cDeg)
            throws IOException {
        var solution = solve(StandardFeeders.network(folder, "ieee4", feeder, ""));
        double[] volts = {a, b, c};
        double[] degrees = {aDeg, bDeg, cDeg};
        for (int phase = 1; phase <= 3; phase++) {
            var found = to.equals("n")
                    ? voltage(solution, bus, phase)
                    : between(solution, bus, "" + phase + (phase % 3 + 1));
            assertPhasor(
                    volts[phase - 1], degrees[phase - 1], found, volts[phase - 1], 5e-4, 0.1, feeder + bus + phase);
        }
    }

    @Test
    void theOpenBankOfIeee4IsThatOfAnIndependentCalculation() throws IOException {
        var solution = solve(StandardFeeders.network(folder, "ieee4", "ieee4_open", ""));
        for (var row : rows(StandardFeeders.DENSE.resolve("ieee4/open_voltages_ll.csv"))) {
            var found = between(solution, row.getField("bus"), row.getField("pair"));
            assertPhasor(number(row, "v"), number(row, "deg"), found, 4160, PER_UNIT, DEGREES, row + "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ieee13_heat_pumps", "european_lv_batteries"})
    void theExamplesThatUseThemHaveNoFaults(String example) {
        assertEquals(
                List.of(),
                Pipeline.check(Path.of("../../examples", example + ".grid")).diagnostics());
    }

    /// A mixture is what its parts are: at 0.9 per unit 40 % power, 30 % current and 30 % impedance take 91.3 %.
    @Test
    void aMixedLoadTakesTheSumOfItsShares() throws IOException {
        NetworkModel network = StandardFeeders.changed(
                folder,
                "ieee13",
                "load s671 { kind: zip(power: 40 %, current: 30 %, impedance: 30 %), q_kind: \"power\" }");
        var solution = solve(network);
        var load = network.load("s671");
        var taken = solution.consumption(load);
        double factor = 0;
        for (var pair : new String[] {"12", "23", "31"}) {
            double ratio = between(solution, "671", pair).magnitude() / 4160;
            factor += (0.4 + 0.3 * ratio + 0.3 * ratio * ratio) / 3;
        }
        assertEquals(load.power() * factor, taken.re(), 1e-3);
        assertEquals(load.reactivePower(), taken.im(), 1e-6);
    }
}
