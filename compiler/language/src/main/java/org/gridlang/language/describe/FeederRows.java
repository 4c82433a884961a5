package org.gridlang.language.describe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.describe.Description.Column;
import org.gridlang.language.describe.Description.Readers;
import org.gridlang.language.describe.Description.Row;
import org.gridlang.language.describe.Description.Table;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.describe.FeederTree.Element;
import org.gridlang.language.describe.FeederTree.Stop;
import org.gridlang.language.model.FeederOrigin;
import org.gridlang.language.model.FeederOrigin.ElementOrigin;
import org.gridlang.language.unit.Measures;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Transformer;

/// The tree of a feeder as rows: a bus, what leads to it, with its rating and where that is written, and what is
/// connected there. A long run of equal lines without branches or loads is one row for people.
final class FeederRows {
    private static final int SHORTEST_RUN = 3;

    private static final List<Column> COLUMNS = List.of(
            Column.text("bus", "bus"),
            Column.text("from", ""),
            Column.text("through", "through"),
            Column.text("phases", "phases"),
            Column.number("length_m", "length"),
            Column.text("code", "code"),
            Column.number("rating_A", "rating"),
            Column.number("rating_VA", ""),
            Column.text("rated_at", "rated at"),
            Column.text("here", "what is here"));

    private final FeederOrigin origin;
    private final Quantities quantities;
    private final NetworkModel network;
    private final Map<String, List<String>> here = new HashMap<>();
    private final Map<String, Regulator> regulators = new HashMap<>();

    FeederRows(NetworkModel network, FeederOrigin origin, Quantities quantities) {
        this.network = network;
        this.origin = origin;
        this.quantities = quantities;
        for (var load : network.loads()) {
            here.computeIfAbsent(load.bus(), bus -> new ArrayList<>()).add(load(load));
        }
        for (var capacitor : network.capacitors()) {
            here.computeIfAbsent(capacitor.bus(), bus -> new ArrayList<>()).add(capacitor(capacitor));
        }
        network.regulators().forEach(each -> regulators.put(each.transformer(), each));
    }

    /// @param all whether runs are shown line by line too
    Table table(boolean all) {
        var stops = new FeederTree(network).stops();
        var rows = new ArrayList<Row>();
        int at = 0;
        while (at < stops.size()) {
            int end = all ? at : endOfRun(stops, at);
            if (end - at >= SHORTEST_RUN) {
                rows.add(run(stops.subList(at, end)).forOnly(Readers.PEOPLE));
                stops.subList(at, end)
                        .forEach(stop -> rows(stop).forEach(row -> rows.add(row.forOnly(Readers.MACHINES))));
                dangling(stops.get(end - 1)).forEach(row -> rows.add(row.forOnly(Readers.PEOPLE)));
                at = end;
            } else {
                rows.addAll(rows(stops.get(at)));
                at++;
            }
        }
        return new Table("tree", "from the source down", COLUMNS, rows);
    }

    /// Where the run that begins here ends: all but its last bus have nothing but the next line of the same kind.
    private int endOfRun(List<Stop> stops, int from) {
        var line = plainLine(stops.get(from));
        int end = from;
        while (line.isPresent()
                && end < stops.size()
                && stops.get(end).depth() == stops.get(from).depth()
                && plainLine(stops.get(end))
                        .filter(each -> alike(each, line.get()))
                        .isPresent()) {
            end++;
            var last = stops.get(end - 1);
            if (last.laterals() != 1 || !last.dangling().isEmpty() || here.containsKey(last.bus())) {
                break;
            }
        }
        return end;
    }

    private static Optional<Line> plainLine(Stop stop) {
        return stop.through().size() == 1
                        && stop.through().getFirst() instanceof Element.OfLine(Line line)
                        && !line.isSwitch()
                ? Optional.of(line)
                : Optional.empty();
    }

    private boolean alike(Line one, Line other) {
        return one.rating() == other.rating()
                && one.fromTerminals().equals(other.fromTerminals())
                && code(one).equals(code(other));
    }

    private Row run(List<Stop> stops) {
        var last = stops.getLast();
        var lines = stops.stream().map(stop -> plainLine(stop).orElseThrow()).toList();
        double length = lines.stream().mapToDouble(this::length).sum();
        var line = lines.getLast();
        return Row.of(
                Value.shown(indented(last.depth(), last.bus())),
                Value.none(),
                Value.shown(lines.size() + " lines"),
                Quantities.phases(line.toTerminals()),
                quantities.length(length),
                Value.text(code(line).orElse("")),
                rating(line),
                Value.none(),
                Value.text(ratedAt(line)),
                Value.shown(String.join("\n", here.getOrDefault(last.bus(), List.of()))));
    }

    private List<Row> rows(Stop stop) {
        var rows = new ArrayList<Row>();
        var things = here.getOrDefault(stop.bus(), List.of());
        if (stop.through().isEmpty()) {
            rows.add(Row.of(
                    new Value(indented(stop.depth(), stop.bus()), stop.bus()),
                    Value.none(),
                    Value.text("source"),
                    Value.text("abc"),
                    Value.none(),
                    Value.none(),
                    Value.none(),
                    Value.none(),
                    Value.none(),
                    things(things)));
        }
        for (var element : stop.through()) {
            boolean first = element.equals(stop.through().getFirst());
            rows.add(row(
                    new Value(first ? indented(stop.depth(), stop.bus()) : "", stop.bus()),
                    element,
                    first ? things : List.of()));
        }
        rows.addAll(dangling(stop));
        return rows;
    }

    private List<Row> dangling(Stop stop) {
        var rows = new ArrayList<Row>();
        for (var element : stop.dangling()) {
            var other = element.from().equals(stop.bus()) ? element.to() : element.from();
            var bus = new Value(indented(stop.depth() + 1, "to " + other), other);
            rows.add(row(bus, element, List.of(element.closed() ? "closes a loop" : "open")));
        }
        return rows;
    }

    private static Value things(List<String> things) {
        return new Value(String.join("\n", things), things.isEmpty() ? null : things);
    }

    private Row row(Value bus, Element element, List<String> things) {
        var from = new Value("", element.to().equals(bus.data()) ? element.from() : element.to());
        return switch (element) {
            case Element.OfLine(Line line) ->
                Row.of(
                        bus,
                        from,
                        Value.text((line.isSwitch() ? "switch " : "line ") + line.name()),
                        Quantities.phases(line.toTerminals()),
                        line.isSwitch() ? Value.none() : quantities.length(length(line)),
                        Value.text(code(line).orElse("")),
                        rating(line),
                        Value.none(),
                        Value.text(ratedAt(line)),
                        things(line.isSwitch() && line.closed() ? joined("closed", things) : things));
            case Element.OfTransformer(Transformer transformer) -> {
                var regulator = Optional.ofNullable(regulators.get(transformer.name()));
                double rated = transformer.windings().getFirst().ratedPower();
                yield Row.of(
                        bus,
                        from,
                        Value.text((regulator.isPresent() ? "regulator " : "transformer ") + transformer.name()),
                        Quantities.phases(transformer.windings().getLast().terminals()),
                        Value.none(),
                        Value.none(),
                        Value.shown(quantities.apparentPower(rated).text()),
                        new Value("", rated),
                        Value.text(written(
                                regulator.isPresent() ? "regulator" : "transformer", transformer.name(), "rating")),
                        things(joined(regulator.map(this::tap).orElseGet(() -> ratio(transformer)), things)));
            }
        };
    }

    private String ratio(Transformer transformer) {
        var first = transformer.windings().getFirst();
        var second = transformer.windings().getLast();
        var group = VectorGroup.of(transformer);
        return quantities.voltage(first.ratedVoltage()).text() + " to "
                + quantities.voltage(second.ratedVoltage()).text()
                + (group.isEmpty() ? "" : " " + group);
    }

    private String tap(Regulator regulator) {
        var at = written("regulator", regulator.name(), "tap");
        return "tap " + regulator.tapNumber() + " x " + Measures.number(regulator.ratio())
                + (at.isEmpty() ? "" : ", " + at);
    }

    private static List<String> joined(String first, List<String> others) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private Value rating(Line line) {
        return line.rating() == 0 ? Value.none() : quantities.current(line.rating());
    }

    /// The line's own entry, else that of its code.
    private String ratedAt(Line line) {
        var own = written(line.isSwitch() ? "switch" : "line", line.name(), "rating");
        return own.isEmpty()
                ? code(line).map(code -> written("linecode", code, "rating")).orElse("")
                : own;
    }

    private String written(String kind, String name, String entry) {
        return origin.element(kind, name)
                .flatMap(element -> Optional.ofNullable(element.entries().get(entry)))
                .map(Quantities::place)
                .orElse("");
    }

    private Optional<String> code(Line line) {
        return origin.element("line", line.name()).flatMap(ElementOrigin::code);
    }

    private double length(Line line) {
        return origin.element("line", line.name()).map(ElementOrigin::length).orElse(0.0);
    }

    private String load(Load load) {
        return "load %s %s%s %s %s%s"
                .formatted(
                        load.name(),
                        Quantities.phases(load.terminals()).text(),
                        load.connection() == ConnectionKind.DELTA ? " delta" : "",
                        quantities.power(load.power()).text(),
                        quantities.reactivePower(load.reactivePower()).text(),
                        dependence(load));
    }

    /// As power engineers call it: constant current I, constant impedance Z, a mixture of all three ZIP.
    private static String dependence(Load load) {
        var shares = load.shares();
        return shares.power() == 1 ? "" : shares.current() == 1 ? ", I" : shares.impedance() == 1 ? ", Z" : ", ZIP";
    }

    private String capacitor(Capacitor capacitor) {
        return "capacitor %s %s %s%s"
                .formatted(
                        capacitor.name(),
                        Quantities.phases(capacitor.terminals()).text(),
                        quantities.reactivePower(capacitor.reactivePower()).text(),
                        capacitor.closed() ? "" : " (open)");
    }

    private static String indented(int depth, String bus) {
        return "  ".repeat(depth) + bus;
    }
}
