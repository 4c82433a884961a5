package org.gridlang.opendss.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.opendss.circuit.CircuitReader;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.FlowSolution.Phasor;

/// How far a solution is from the tables of a run that OpenDSS solved.
///
/// @param volts largest difference of a phasor, per unit
/// @param amperes largest difference of a current's phasor over the larger of 1 A and its magnitude
/// @param losses difference of the active losses over them
record ReferenceRun(String name, double volts, double amperes, double losses) {
    static NetworkModel network(Path master) {
        return converted(master).network();
    }

    static ConvertedNetwork converted(Path master) {
        var faults = new Diagnostics();
        var converted = CircuitReader.read(master, faults).flatMap(circuit -> NetworkConversion.of(circuit, faults));
        if (faults.hasErrors() || converted.isEmpty()) {
            throw new AssertionError(new Renderer(false).render(faults.sorted()));
        }
        return converted.get();
    }

    /// The network with the taps and the states of capacitors of a run.
    static NetworkModel at(NetworkModel network, Path run) throws IOException {
        var taps = new HashMap<String, Integer>();
        if (Files.exists(run.resolve("taps.csv"))) {
            Tables.rows(run.resolve("taps.csv"))
                    .forEach(row -> taps.put(Tables.text(row, "regcontrol"), Tables.whole(row, "tap_number")));
        }
        var closed = new HashMap<String, Boolean>();
        if (Files.exists(run.resolve("capacitors.csv"))) {
            Tables.rows(run.resolve("capacitors.csv"))
                    .forEach(row -> closed.put(
                            Tables.text(row, "capacitor"),
                            Tables.text(row, "state").equals("1")));
        }
        return network.withTaps(taps).withCapacitors(closed);
    }

    static ReferenceRun compare(String name, FlowSolution solution, Path run) throws IOException {
        double volts = voltages(solution, Tables.rows(run.resolve("voltages.csv")));
        double amperes = Files.exists(run.resolve("currents.csv"))
                ? currents(solution, Tables.rows(run.resolve("currents.csv")), "bus")
                : 0;
        double losses = 0;
        if (Files.exists(run.resolve("summary.csv"))) {
            for (var row : Tables.rows(run.resolve("summary.csv"))) {
                if (Tables.text(row, "key").equals("losses_p_kw")) {
                    losses = losses(solution, Tables.number(row, "value"));
                }
            }
        }
        return new ReferenceRun(name, volts, amperes, losses);
    }

    static double losses(FlowSolution solution, double expectedKilowatts) {
        return Math.abs(solution.losses().re() / 1e3 - expectedKilowatts) / Math.max(Math.abs(expectedKilowatts), 1e-3);
    }

    static double voltages(FlowSolution solution, List<Map<String, String>> rows) {
        double largest = 0;
        for (var row : rows) {
            int node = solution.model().nodeIndex(Tables.text(row, "bus"), Tables.whole(row, "phase"));
            double base = row.containsKey("vbase_ln_v")
                    ? Tables.number(row, "vbase_ln_v")
                    : solution.model().nodes().get(node).baseVoltage();
            var expected = phasor(Tables.number(row, "vmag_v"), Tables.number(row, "vang_deg"));
            double off = solution.voltage(node).minus(expected).magnitude() / base;
            largest = Math.max(largest, off);
            double baseOff = Math.abs(solution.model().nodes().get(node).baseVoltage() / base - 1);
            if (baseOff > 1e-9) {
                throw new AssertionError("base of " + row + " is "
                        + solution.model().nodes().get(node).baseVoltage());
            }
        }
        return largest;
    }

    static double currents(FlowSolution solution, List<Map<String, String>> rows, String busColumn) {
        var ours = new HashMap<String, Phasor>();
        for (var each : solution.currents()) {
            ours.merge(
                    each.element().toLowerCase(java.util.Locale.ROOT) + " " + each.bus() + " " + each.phase() + " "
                            + each.terminal(),
                    each.current(),
                    (one, other) -> new Phasor(one.re() + other.re(), one.im() + other.im()));
        }
        var theirs = new HashMap<String, Phasor>();
        for (var row : rows) {
            var key = Tables.text(row, "element").toLowerCase(java.util.Locale.ROOT) + " "
                    + Tables.text(row, busColumn) + " " + Tables.text(row, "node") + " "
                    + (row.containsKey("terminal") ? Tables.text(row, "terminal") : "1");
            theirs.merge(
                    key,
                    phasor(Tables.number(row, "imag_a"), Tables.number(row, "iang_deg")),
                    (one, other) -> new Phasor(one.re() + other.re(), one.im() + other.im()));
        }
        double largest = 0;
        for (var entry : theirs.entrySet()) {
            var mine = ours.get(entry.getKey());
            double size = Math.max(1, entry.getValue().magnitude());
            if (mine == null) {
                // A capacitor that is open, and a neutral without a path, carry nothing.
                mine = new Phasor(0, 0);
            }
            double off = mine.minus(entry.getValue()).magnitude() / size;
            if (off > 1e-4 && Boolean.getBoolean("gridlang.verbose")) {
                System.out.println(entry + " ours " + mine);
            }
            largest = Math.max(largest, off);
        }
        return largest;
    }

    private static Phasor phasor(double magnitude, double degrees) {
        double angle = Math.toRadians(degrees);
        return new Phasor(magnitude * Math.cos(angle), magnitude * Math.sin(angle));
    }

    String line() {
        return String.format(java.util.Locale.ROOT, "%-40s | %.2e | %.2e | %.2e", name, volts, amperes, losses);
    }
}
