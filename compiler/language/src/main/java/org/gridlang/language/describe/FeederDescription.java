package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Fact;
import org.gridlang.language.describe.Description.Readers;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Section;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.model.FeederOrigin;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;

/// What a feeder is: counts, voltages, its load by phase, and the tree of its buses.
final class FeederDescription {
    private static final double SQUARE_ROOT_OF_THREE = Math.sqrt(3);
    private static final int PHASES = 3;

    private final NetworkModel network;
    private final FeederOrigin origin;
    private final Quantities quantities;

    FeederDescription(NetworkModel network, FeederOrigin origin, Units units) {
        this.network = network;
        this.origin = origin;
        this.quantities = new Quantities(units);
    }

    /// @param all whether long runs without branches are shown line by line
    Section whole(boolean all) {
        var parts = new ArrayList<Description>(summary().parts());
        parts.add(loadByPhase());
        var controls = new FeederControls(network, quantities);
        parts.add(controls.regulators());
        parts.add(controls.capacitors());
        parts.add(loads());
        parts.add(new FeederRows(network, origin, quantities).table(all));
        return new Section("feeder", title(), parts);
    }

    private String title() {
        return "feeder " + network.name()
                + origin.base().map(base -> ", made from " + base).orElse("") + " ("
                + Quantities.place(origin.declared()) + ")";
    }

    /// The counts alone.
    Section summary() {
        var facts = new ArrayList<Description>();
        facts.add(new Fact("name", "", new Value("", network.name())));
        origin.base().ifPresent(base -> facts.add(new Fact("base", "", new Value("", base))));
        facts.add(new Fact("documentation", "", new Value("", origin.documentation())));
        var source = network.source();
        facts.add(new Fact(
                "source",
                "source",
                new Value(
                        "%s at bus %s, %s pu, %s"
                                .formatted(
                                        quantities.voltage(source.lineVoltage()).text(),
                                        source.bus(),
                                        Measures.number(source.perUnit()),
                                        Measures.number(network.frequency()) + " Hz"),
                        source.bus())));
        facts.add(new Fact("frequency_Hz", "", new Value("", network.frequency())));
        facts.add(new Fact("source_voltage_V", "", new Value("", source.lineVoltage())));
        int nodes =
                network.buses().stream().mapToInt(bus -> bus.terminals().size()).sum();
        facts.add(new Fact(
                "buses",
                "buses",
                new Value("%d with %d phase-nodes, %s".formatted(network.buses().size(), nodes, byPhases()), (long)
                        network.buses().size())));
        facts.add(new Fact("phase_nodes", "", new Value("", (long) nodes)));
        facts.add(new Fact("islands", "islands", Value.count(new FeederTree(network).islands())));
        facts.add(voltages());
        elements(facts);
        double active = network.loads().stream().mapToDouble(Load::power).sum();
        double reactive =
                network.loads().stream().mapToDouble(Load::reactivePower).sum();
        facts.add(new Fact(
                "loads",
                "loads",
                new Value(
                        "%d of %s and %s"
                                .formatted(
                                        network.loads().size(),
                                        quantities.power(active).text(),
                                        quantities.reactivePower(reactive).text()),
                        (long) network.loads().size())));
        facts.add(new Fact("load_W", "", new Value("", active)));
        facts.add(imbalance());
        facts.add(farthest());
        facts.add(coordinates());
        facts.add(new Fact("load_var", "", new Value("", reactive)));
        return new Section("feeder", title(), facts);
    }

    private String byPhases() {
        var counts = new int[PHASES + 1];
        network.buses()
                .forEach(bus -> counts[
                        (int) bus.terminals().stream()
                                .filter(each -> each <= PHASES)
                                .count()]++);
        var parts = new ArrayList<String>();
        for (int phases = PHASES; phases > 0; phases--) {
            if (counts[phases] > 0) {
                parts.add(counts[phases] + " of " + phases + (phases == 1 ? " phase" : " phases"));
            }
        }
        return String.join(", ", parts);
    }

    private Fact voltages() {
        var counts = new LinkedHashMap<String, Integer>();
        for (Bus bus : network.buses()) {
            counts.merge(
                    quantities.voltage(bus.baseVoltage() * SQUARE_ROOT_OF_THREE).text(), 1, Integer::sum);
        }
        var parts = new ArrayList<String>();
        counts.forEach((voltage, count) -> parts.add(voltage + " (" + count + (count == 1 ? " bus)" : " buses)")));
        return new Fact("voltages", "voltages", Value.list(parts));
    }

    private void elements(List<Description> facts) {
        var lines = network.lines().stream().filter(line -> !line.isSwitch()).toList();
        var switches = network.lines().stream().filter(Line::isSwitch).toList();
        double length = lines.stream().mapToDouble(this::length).sum();
        long unrated = lines.stream().filter(line -> line.rating() == 0).count();
        facts.add(new Fact(
                "lines",
                "lines",
                new Value(
                        "%d, %s in all%s"
                                .formatted(
                                        lines.size(),
                                        quantities.length(length).text(),
                                        unrated == 0 ? "" : ", " + unrated + " without a rating"),
                        (long) lines.size())));
        facts.add(new Fact("line_length_m", "", new Value("", length)));
        var open = network.lines().stream()
                .filter(line -> !line.closed())
                .map(Line::name)
                .toList();
        facts.add(counted("switches", switches.size(), ""));
        facts.add(new Fact("open", "open", Value.list(open)));
        int regulators = network.regulators().size();
        facts.add(counted("transformers", network.transformers().size() - regulators, ""));
        facts.add(counted("regulators", regulators, ""));
        double capacity = network.capacitors().stream()
                .mapToDouble(each -> each.reactivePower())
                .sum();
        facts.add(counted(
                "capacitors",
                network.capacitors().size(),
                " of " + quantities.reactivePower(capacity).text()));
    }

    private static Fact counted(String name, int count, String more) {
        return new Fact(name, name, new Value(count == 0 ? "" : count + more, (long) count));
    }

    private double length(Line line) {
        return origin.element("line", line.name())
                .map(FeederOrigin.ElementOrigin::length)
                .orElse(0.0);
    }

    /// Along the tree of the closed lines; empty without lengths.
    private Fact farthest() {
        var distances = new LinkedHashMap<String, Double>();
        for (var stop : new FeederTree(network).stops()) {
            double distance = 0;
            for (var element : stop.through()) {
                var before = element.from().equals(stop.bus()) ? element.to() : element.from();
                double length = element instanceof FeederTree.Element.OfLine(Line line) ? length(line) : 0;
                distance = Math.max(distance, distances.getOrDefault(before, 0.0) + length);
            }
            distances.put(stop.bus(), distance);
        }
        return distances.entrySet().stream()
                .max(java.util.Map.Entry.comparingByValue())
                .filter(each -> each.getValue() > 0)
                .map(each -> new Fact(
                        "farthest_bus_m",
                        "farthest",
                        new Value(
                                "bus " + each.getKey() + ", "
                                        + quantities.length(each.getValue()).text() + " from the source",
                                each.getValue())))
                .orElse(new Fact("farthest_bus_m", "farthest", Value.none()));
    }

    private Fact coordinates() {
        long known =
                network.buses().stream().filter(bus -> bus.position() != null).count();
        int all = network.buses().size();
        return new Fact(
                "buses_with_coordinates",
                "coordinates",
                new Value(
                        known == all ? "of all buses" : known == 0 ? "none" : "of %d of %d buses".formatted(known, all),
                        known));
    }

    /// The loads for machines; people read them in the tree.
    private Table loads() {
        var rows = new ArrayList<Row>();
        for (var load : network.loads()) {
            rows.add(Row.of(
                            Value.text(load.name()),
                            Value.text(load.bus()),
                            Quantities.phases(load.terminals()),
                            Value.text(load.connection().name().toLowerCase(Locale.ROOT)),
                            quantities.power(load.power()),
                            quantities.reactivePower(load.reactivePower()),
                            quantities.voltage(load.ratedVoltage()))
                    .forOnly(Readers.MACHINES));
        }
        return new Table(
                "load_list",
                "",
                List.of(
                        Column.text("name", ""),
                        Column.text("bus", ""),
                        Column.text("phases", ""),
                        Column.text("connection", ""),
                        Column.number("p_W", ""),
                        Column.number("q_var", ""),
                        Column.number("rated_voltage_V", "")),
                rows);
    }

    /// A load between phases counts in equal parts for the phases that it touches.
    private Table loadByPhase() {
        var active = new double[PHASES];
        var reactive = new double[PHASES];
        var count = new int[PHASES];
        for (var load : network.loads()) {
            for (int terminal : load.terminals()) {
                active[terminal - 1] += load.power() / load.terminals().size();
                reactive[terminal - 1] +=
                        load.reactivePower() / load.terminals().size();
                count[terminal - 1]++;
            }
        }
        var rows = new ArrayList<Row>();
        for (int phase = 0; phase < PHASES; phase++) {
            rows.add(Row.of(
                    Value.text("abc".substring(phase, phase + 1)),
                    quantities.power(active[phase]),
                    quantities.reactivePower(reactive[phase]),
                    Value.count(count[phase])));
        }
        double total = Arrays.stream(active).sum();
        rows.add(Row.of(
                        Value.shown("all"),
                        quantities.power(total),
                        quantities.reactivePower(Arrays.stream(reactive).sum()),
                        Value.count(network.loads().size()))
                .forOnly(Readers.PEOPLE));
        return new Table(
                "load_by_phase",
                "nominal load by phase (a load between phases counts in equal parts)",
                List.of(
                        Column.text("phase", "phase"),
                        Column.number("p_W", "p"),
                        Column.number("q_var", "q"),
                        Column.number("loads", "loads")),
                rows);
    }

    /// The largest distance of a phase's load from the mean of the phases, as a share of that mean.
    private Fact imbalance() {
        var active = new double[PHASES];
        for (var load : network.loads()) {
            for (int terminal : load.terminals()) {
                active[terminal - 1] += load.power() / load.terminals().size();
            }
        }
        double mean = Arrays.stream(active).sum() / PHASES;
        double most =
                Arrays.stream(active).map(each -> Math.abs(each - mean)).max().orElse(0);
        return new Fact(
                "load_imbalance",
                "imbalance",
                mean > 0
                        ? Value.number(most / mean, String.format(Locale.ROOT, "%.1f %%", 100 * most / mean))
                        : Value.none());
    }
}
