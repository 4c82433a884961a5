package org.gridlang.runtime.powerflow;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;

/// Writes a [FlowSolution] as tables: `voltages.csv`, `voltages_ll.csv`, `currents.csv`, `taps.csv`,
/// `capacitors.csv`, `loads.csv`, `summary.csv`. Units are in the column names (kW, kV, degrees); numbers have
/// ten significant digits.
public final class FlowTables {
    private final FlowSolution solution;
    private final PowerFlowModel model;

    private FlowTables(FlowSolution solution) {
        this.solution = solution;
        this.model = solution.model();
    }

    /// Writes all tables into an existing directory, over older ones.
    public static void write(FlowSolution solution, Path directory) throws IOException {
        var tables = new FlowTables(solution);
        write(directory.resolve("voltages.csv"), tables.voltages());
        write(directory.resolve("voltages_ll.csv"), tables.lineVoltages());
        write(directory.resolve("currents.csv"), tables.currents());
        write(directory.resolve("taps.csv"), tables.taps());
        write(directory.resolve("capacitors.csv"), tables.capacitors());
        write(directory.resolve("loads.csv"), tables.loads());
        write(directory.resolve("summary.csv"), tables.summary());
    }

    private static void write(Path file, List<List<String>> rows) throws IOException {
        try (var writer = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(Files.newBufferedWriter(file))) {
            rows.forEach(writer::writeRecord);
        }
    }

    private List<List<String>> voltages() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("bus", "phase", "vmag_pu", "vang_deg", "vmag_v", "vbase_ln_v"));
        for (var node : model.nodes()) {
            var voltage = solution.voltage(node.index());
            rows.add(List.of(
                    node.bus(),
                    String.valueOf(node.terminal()),
                    number(solution.perUnit(node.index())),
                    number(voltage.degrees()),
                    number(voltage.magnitude()),
                    number(node.baseVoltage())));
        }
        return rows;
    }

    /// Pairs 12, 23, 31 of every bus that has both terminals.
    private List<List<String>> lineVoltages() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("bus", "pair", "vmag_pu", "vang_deg", "vmag_v"));
        for (var bus : model.network().buses()) {
            for (int first = 1; first <= 3; first++) {
                int second = first % 3 + 1;
                if (bus.terminals().containsAll(List.of(first, second))
                        && model.feeds(bus.name(), first)
                        && model.feeds(bus.name(), second)) {
                    var voltage = solution.voltage(model.nodeIndex(bus.name(), first))
                            .minus(solution.voltage(model.nodeIndex(bus.name(), second)));
                    rows.add(List.of(
                            bus.name(),
                            "" + first + second,
                            number(voltage.magnitude() / (Math.sqrt(3) * bus.baseVoltage())),
                            number(voltage.degrees()),
                            number(voltage.magnitude())));
                }
            }
        }
        return rows;
    }

    private List<List<String>> currents() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("element", "terminal", "bus", "node", "imag_a", "iang_deg"));
        for (var current : solution.currents()) {
            rows.add(List.of(
                    current.element(),
                    String.valueOf(current.terminal()),
                    current.bus(),
                    String.valueOf(current.phase()),
                    number(current.current().magnitude()),
                    number(current.current().degrees())));
        }
        return rows;
    }

    private List<List<String>> taps() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "regcontrol",
                "transformer",
                "winding",
                "tap_number",
                "tap_pu",
                "buses",
                "vreg_v",
                "band_v",
                "ptratio",
                "ctprim_a",
                "ldc_r_v",
                "ldc_x_v",
                "delay_s"));
        for (var regulator : model.network().regulators()) {
            var windings = model.network().transformers().stream()
                    .filter(transformer -> transformer.name().equals(regulator.transformer()))
                    .flatMap(transformer -> transformer.windings().stream())
                    .map(winding -> winding.bus()
                            + winding.terminals().stream()
                                    .map(terminal -> "." + terminal)
                                    .reduce("", String::concat))
                    .toList();
            var control = regulator.control();
            rows.add(List.of(
                    regulator.name(),
                    regulator.transformer(),
                    String.valueOf(regulator.winding() + 1),
                    String.valueOf(regulator.tapNumber()),
                    number(regulator.ratio()),
                    String.join("|", windings),
                    number(control.voltage()),
                    number(control.band()),
                    number(control.potentialRatio()),
                    number(control.currentPrimary()),
                    number(control.resistance()),
                    number(control.reactance()),
                    number(control.delay())));
        }
        return rows;
    }

    private List<List<String>> capacitors() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("capacitor", "bus", "phases", "conn", "kvar", "kv", "state"));
        for (var capacitor : model.network().capacitors()) {
            rows.add(List.of(
                    capacitor.name(),
                    capacitor.bus(),
                    String.valueOf(capacitor.terminals().size()),
                    name(capacitor.connection()),
                    number(capacitor.reactivePower() / 1e3),
                    number(capacitor.ratedVoltage() / 1e3),
                    capacitor.closed() ? "1" : "0"));
        }
        return rows;
    }

    private List<List<String>> loads() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "load",
                "bus",
                "nodes",
                "phases",
                "conn",
                "model",
                "model_name",
                "kv",
                "kw",
                "kvar",
                "p_solved_kw",
                "q_solved_kvar"));
        var loads = model.network().loads();
        for (int index = 0; index < loads.size(); index++) {
            var load = loads.get(index);
            var solved = solution.loadConsumption(index);
            var nodes = load.terminals().stream().map(String::valueOf).toList();
            rows.add(List.of(
                    load.name(),
                    load.bus(),
                    String.join(".", nodes) + (load.connection() == ConnectionKind.WYE ? ".0" : ""),
                    String.valueOf(phases(load)),
                    name(load.connection()),
                    modelNumber(load),
                    modelName(load),
                    number(load.ratedVoltage() / 1e3),
                    number(load.power() / 1e3),
                    number(load.reactivePower() / 1e3),
                    number(solved.re() / 1e3),
                    number(solved.im() / 1e3)));
        }
        return rows;
    }

    private List<List<String>> summary() {
        var network = model.network();
        var total = solution.sourcePower();
        var losses = solution.losses();
        var consumed = solution.consumption();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("key", "value"));
        add(rows, "source_p_kw", total.re() / 1e3);
        add(rows, "source_q_kvar", total.im() / 1e3);
        add(rows, "total_power_p_kw", total.re() / 1e3);
        add(rows, "total_power_q_kvar", total.im() / 1e3);
        add(rows, "losses_p_kw", losses.re() / 1e3);
        add(rows, "losses_q_kvar", losses.im() / 1e3);
        for (int phase = 0; phase < 3; phase++) {
            var power = solution.sourcePower(phase);
            add(rows, "source_p_kw_ph" + (phase + 1), power.re() / 1e3);
            add(rows, "source_q_kvar_ph" + (phase + 1), power.im() / 1e3);
        }
        add(rows, "converged", solution.status().solved() ? 1 : 0);
        add(rows, "iterations", solution.iterations());
        add(
                rows,
                "loads_nominal_kw",
                network.loads().stream().mapToDouble(Load::power).sum() / 1e3);
        add(
                rows,
                "loads_nominal_kvar",
                network.loads().stream().mapToDouble(Load::reactivePower).sum() / 1e3);
        add(rows, "loads_solved_kw", consumed.re() / 1e3);
        add(rows, "loads_solved_kvar", consumed.im() / 1e3);
        add(rows, "n_buses", network.buses().size());
        add(rows, "n_nodes", model.nodeCount());
        rows.add(List.of("engine", "gridlang"));
        loadCounts().forEach((key, count) -> add(rows, key, count));
        add(rows, "n_capacitor", network.capacitors().size());
        add(rows, "n_line", network.lines().size());
        add(rows, "n_load", network.loads().size());
        add(rows, "n_regcontrol", network.regulators().size());
        add(rows, "n_transformer", network.transformers().size());
        add(rows, "n_vsource", 1);
        return rows;
    }

    /// Loads by model, connection and phases, e.g. `n_loads_model1_constPQ_wye_1ph`.
    private Map<String, Integer> loadCounts() {
        var counts = new TreeMap<String, Integer>();
        for (var load : model.network().loads()) {
            var key = "n_loads_model" + modelNumber(load) + "_" + modelName(load) + "_" + name(load.connection()) + "_"
                    + phases(load) + "ph";
            counts.merge(key, 1, Integer::sum);
        }
        return counts;
    }

    /// A load between two phases counts as a single-phase one.
    private static int phases(Load load) {
        boolean pair =
                load.connection() == ConnectionKind.DELTA && load.terminals().size() == 2;
        return pair ? 1 : load.terminals().size();
    }

    private static String name(ConnectionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The number of the OpenDSS load model: 1, 5, 2, 4 where only the reactive power is that of an impedance, or 8 for
    /// any other mixture.
    private static String modelNumber(Load load) {
        var shares = load.shares();
        if (!shares.equals(load.reactiveShares())) {
            boolean conserving =
                    shares.equals(LoadShares.CURRENT) && load.reactiveShares().equals(LoadShares.IMPEDANCE);
            return conserving ? "4" : "8";
        }
        if (shares.equals(LoadShares.POWER)) {
            return "1";
        }
        if (shares.equals(LoadShares.CURRENT)) {
            return "5";
        }
        return shares.equals(LoadShares.IMPEDANCE) ? "2" : "8";
    }

    private static String modelName(Load load) {
        return switch (modelNumber(load)) {
            case "1" -> "constPQ";
            case "4" -> "CVR";
            case "5" -> "constI";
            case "2" -> "constZ";
            default -> "ZIP";
        };
    }

    private static void add(List<List<String>> rows, String key, double value) {
        rows.add(List.of(key, number(value)));
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.10g", value);
        if (text.contains("e") || !text.contains(".")) {
            return text;
        }
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
