package org.gridlang.runtime.powerflow;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// Builds the IEEE test feeders from the tables under `feeders/` of the test resources (values resolved by
/// OpenDSS).
public final class FeederCsv {
    private final String feeder;

    private FeederCsv(String feeder) {
        this.feeder = feeder;
    }

    /// The feeder with the taps of the reference run `frozen_zip`.
    public static NetworkModel network(String feeder) {
        return new FeederCsv(feeder).network();
    }

    /// The rows of a table, e.g. `ieee123/frozen_zip/voltages.csv`.
    static List<NamedCsvRecord> rows(String table) {
        var stream = Objects.requireNonNull(FeederCsv.class.getResourceAsStream("/feeders/" + table), table);
        try (var reader =
                CsvReader.builder().ofNamedCsvRecord(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    /// The taps of a reference run, by regulator.
    public static Map<String, Integer> taps(String feeder, String run) {
        var taps = new LinkedHashMap<String, Integer>();
        for (var row : rows(feeder + "/" + run + "/taps.csv")) {
            taps.put(row.getField("regcontrol"), (int) number(row, "tap_number"));
        }
        return taps;
    }

    /// Loads from a table of OpenDSS loads. In model 4 active power is that of a constant current, reactive power that
    /// of
    /// a constant impedance.
    static List<Load> loads(List<NamedCsvRecord> rows) {
        var loads = new ArrayList<Load>();
        for (var row : rows) {
            double power = 1e3 * number(row, "kw");
            double reactive = 1e3 * number(row, "kvar");
            switch (row.getField("model")) {
                case "1" -> loads.add(load(row, power, reactive, LoadShares.POWER, LoadShares.POWER));
                case "2" -> loads.add(load(row, power, reactive, LoadShares.IMPEDANCE, LoadShares.IMPEDANCE));
                case "4" -> loads.add(load(row, power, reactive, LoadShares.CURRENT, LoadShares.IMPEDANCE));
                case "5" -> loads.add(load(row, power, reactive, LoadShares.CURRENT, LoadShares.CURRENT));
                default -> throw new IllegalArgumentException("load model " + row.getField("model"));
            }
        }
        return loads;
    }

    private NetworkModel network() {
        return new NetworkModel(
                feeder,
                60,
                source(),
                buses(),
                lines(),
                transformers(),
                regulators(),
                capacitors(),
                loads(rows(feeder + "/loads.csv")));
    }

    private Source source() {
        var row = rows(feeder + "/source.csv").getFirst();
        return new Source(
                row.getField("bus"),
                1e3 * number(row, "kv"),
                number(row, "pu"),
                Math.toRadians(number(row, "angle_deg")),
                number(row, "r1"),
                number(row, "x1"),
                number(row, "r0"),
                number(row, "x0"));
    }

    private List<Bus> buses() {
        var terminals = new LinkedHashMap<String, List<Integer>>();
        var bases = new LinkedHashMap<String, Double>();
        for (var row : rows(feeder + "/buses.csv")) {
            var bus = row.getField("bus");
            terminals.computeIfAbsent(bus, absent -> new ArrayList<>()).add((int) number(row, "phase"));
            bases.put(bus, number(row, "vbase_ln_v"));
        }
        var buses = new ArrayList<Bus>();
        terminals.forEach((bus, present) -> buses.add(new Bus(
                bus,
                Objects.requireNonNull(bases.get(bus)),
                present.stream().sorted().toList())));
        return buses;
    }

    private List<Line> lines() {
        var byLine = new LinkedHashMap<String, List<NamedCsvRecord>>();
        for (var row : rows(feeder + "/lines.csv")) {
            byLine.computeIfAbsent(row.getField("line"), absent -> new ArrayList<>())
                    .add(row);
        }
        return byLine.values().stream().map(FeederCsv::line).toList();
    }

    private static Line line(List<NamedCsvRecord> rows) {
        var from = new LinkedHashSet<Integer>();
        var to = new LinkedHashSet<Integer>();
        for (var row : rows) {
            from.add((int) number(row, "node_i"));
            to.add((int) number(row, "node_i_bus2"));
        }
        var first = rows.getFirst();
        return new Line(
                first.getField("line"),
                first.getField("bus1"),
                List.copyOf(new ArrayList<>(from)),
                first.getField("bus2"),
                List.copyOf(new ArrayList<>(to)),
                matrix(rows, from.size(), "r_ohm_total", 1),
                matrix(rows, from.size(), "x_ohm_total", 1),
                matrix(rows, from.size(), "c_nf_total", 1e-9),
                0,
                first.getField("switch").equals("Yes"),
                true);
    }

    private static SquareMatrix matrix(List<NamedCsvRecord> rows, int size, String column, double unit) {
        var values = new double[size][size];
        for (int k = 0; k < rows.size(); k++) {
            values[k / size][k % size] = unit * number(rows.get(k), column);
        }
        return SquareMatrix.of(values);
    }

    private List<Transformer> transformers() {
        var transformers = new ArrayList<Transformer>();
        for (var row : rows(feeder + "/transformers.csv")) {
            int phases = (int) number(row, "phases");
            var windings = new ArrayList<Winding>();
            String[] connections = parts(row, "conns");
            // OpenDSS turns the delta side by one phase when a wye side is to lag it.
            boolean deltaWye = !connections[0].equals(connections[1]);
            for (int k = 0; k < connections.length; k++) {
                var bus = parts(row, "buses")[k];
                List<Integer> terminals = phases == 3
                        ? (deltaWye ? List.of(1, 3, 2) : List.of(1, 2, 3))
                        : terminals(bus.substring(bus.indexOf('.') + 1));
                windings.add(new Winding(
                        bus.split("\\.", -1)[0],
                        terminals,
                        kind(connections[k]),
                        1e3 * Double.parseDouble(parts(row, "kvs")[k]),
                        1e3 * Double.parseDouble(parts(row, "kvas")[k]),
                        Double.parseDouble(parts(row, "r_pct_per_winding")[k]) / 100,
                        1));
            }
            transformers.add(new Transformer(
                    row.getField("transformer"),
                    windings,
                    List.of(number(row, "xhl_pct") / 100),
                    1e-6 * number(row, "ppm_antifloat")));
        }
        return transformers;
    }

    private List<Regulator> regulators() {
        return rows(feeder + "/taps.csv").stream()
                .map(row -> new Regulator(
                        row.getField("regcontrol"),
                        row.getField("transformer"),
                        (int) number(row, "winding") - 1,
                        (int) number(row, "tap_number"),
                        new Regulator.Control(
                                number(row, "vreg_v"),
                                number(row, "band_v"),
                                number(row, "ptratio"),
                                number(row, "ctprim_a"),
                                number(row, "ldc_r_v"),
                                number(row, "ldc_x_v"))))
                .toList();
    }

    private List<Capacitor> capacitors() {
        return rows(feeder + "/capacitors.csv").stream()
                .map(row -> {
                    var at = row.getField("bus").split("\\.", 2);
                    return new Capacitor(
                            row.getField("capacitor"),
                            at[0],
                            at.length == 1 ? List.of(1, 2, 3) : terminals(at[1]),
                            kind(row.getField("conn")),
                            1e3 * number(row, "kvar"),
                            1e3 * number(row, "kv"),
                            row.getField("state").equals("1"));
                })
                .toList();
    }

    private static Load load(
            NamedCsvRecord row, double power, double reactive, LoadShares shares, LoadShares reactiveShares) {
        return new Load(
                row.getField("load"),
                row.getField("bus"),
                terminals(row.getField("nodes")),
                kind(row.getField("conn")),
                power,
                reactive,
                1e3 * number(row, "kv"),
                shares,
                reactiveShares);
    }

    /// Terminals such as `1.2`; a 0 is ground and left out.
    private static List<Integer> terminals(String text) {
        return java.util.Arrays.stream(text.split("\\.", -1))
                .map(Integer::valueOf)
                .filter(terminal -> terminal > 0)
                .toList();
    }

    private static ConnectionKind kind(String text) {
        return text.equals("delta") ? ConnectionKind.DELTA : ConnectionKind.WYE;
    }

    private static String[] parts(NamedCsvRecord row, String column) {
        return row.getField(column).split(" \\| ", -1);
    }
}
