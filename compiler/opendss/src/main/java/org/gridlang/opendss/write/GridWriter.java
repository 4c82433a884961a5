package org.gridlang.opendss.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.format.Formatter;
import org.gridlang.language.source.SourceText;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.VoltageLimits;

/// Writes a network as a library of the language with one feeder, as `grid format` would lay it out.
///
/// ```grid
/// load "634a" at "634" phases a { p: 160 kW, q: 110 kvar, rated_voltage: 277 V }
/// ```
public final class GridWriter {
    private final NetworkModel network;
    private final List<String> unsaid = new ArrayList<>();
    private final GridLinecodes linecodes;
    private final StringBuilder out = new StringBuilder();

    private GridWriter(NetworkModel network, Map<String, Double> lengths) {
        this.network = network;
        linecodes = new GridLinecodes(lengths);
    }

    /// @param library the name of the library
    /// @param remarks lines of documentation, for example where the network comes from
    /// @param lengths of lines in m, by name; a line that is not among them is a kilometre or a multiple
    public static WrittenFeeder write(
            NetworkModel network, String library, List<String> remarks, Map<String, Double> lengths) {
        return new GridWriter(network, lengths).write(library, remarks);
    }

    private WrittenFeeder write(String library, List<String> remarks) {
        remarks.forEach(each -> out.append(each.isEmpty() ? "///\n" : "/// " + each + "\n"));
        out.append("library %s\n\nfeeder %s {\nfrequency: %s\n\n"
                .formatted(
                        GridNames.identifier(library),
                        GridNames.identifier(network.name()),
                        GridQuantities.with(network.frequency(), "Hz")));
        source();
        var lines = new StringBuilder();
        network.lines().forEach(each -> lines.append(line(each)));
        out.append('\n').append(linecodes.text()).append('\n').append(lines).append('\n');
        var transformers = new GridTransformers(unsaid);
        network.transformers().forEach(each -> out.append(transformers.transformer(each)));
        out.append('\n');
        network.regulators().forEach(each -> out.append(transformers.tapControl(each)));
        out.append('\n');
        network.capacitors().forEach(this::capacitor);
        network.capacitorControls().forEach(this::capacitorControl);
        network.reactors().forEach(this::reactor);
        out.append('\n');
        network.loads().forEach(this::load);
        network.generators().forEach(this::generator);
        out.append('\n');
        for (var bus : network.buses()) {
            var position = bus.position();
            if (position != null) {
                out.append("bus %s { x: %s, y: %s }\n"
                        .formatted(
                                GridNames.quoted(bus.name()),
                                Decimals.text(position.x()),
                                Decimals.text(position.y())));
            }
        }
        var text = out.append("}\n").toString().replaceAll("\n{3,}", "\n\n");
        var formatted = Formatter.format(new SourceText(library + ".grid", text), new Diagnostics());
        return new WrittenFeeder(formatted.orElse(text), unsaid);
    }

    private void source() {
        var source = network.source();
        out.append(
                "source grid_source at %s phases abc { voltage: %s, per_unit: %s, angle: %s, r1: %s, x1: %s, r0: %s, x0: %s }\n"
                        .formatted(
                                GridNames.quoted(source.bus()),
                                GridQuantities.voltage(source.lineVoltage()),
                                Decimals.text(source.perUnit()),
                                GridQuantities.with(Math.toDegrees(source.angle()), "deg"),
                                GridQuantities.with(source.r1(), "ohm"),
                                GridQuantities.with(source.x1(), "ohm"),
                                GridQuantities.with(source.r0(), "ohm"),
                                GridQuantities.with(source.x0(), "ohm")));
    }

    private String letters(String element, List<Integer> terminals) {
        var letters = GridTransformers.letters(terminals);
        if (letters.isEmpty()) {
            unsaid.add("%s meets a conductor above 4, for which there is no letter".formatted(element));
        }
        return letters.orElse("abc");
    }

    private String line(Line line) {
        var from = letters("line " + line.name(), line.fromTerminals());
        var to = letters("line " + line.name(), line.toTerminals());
        var ends = "%s from %s%s to %s phases %s"
                .formatted(
                        GridNames.of(line.name()),
                        GridNames.quoted(line.fromBus()),
                        from.equals(to) ? "" : " phases " + from,
                        GridNames.quoted(line.toBus()),
                        to);
        var rating = line.rating() > 0 ? ", rating: " + GridQuantities.with(line.rating(), "A") : "";
        var closed = line.closed() ? "" : ", closed: false";
        if (line.isSwitch() && isResistance(line)) {
            return "switch %s { resistance: %s%s%s }\n"
                    .formatted(ends, GridQuantities.with(line.resistance().at(0, 0), "ohm"), rating, closed);
        }
        if (line.fromTerminals().size() > 4) {
            unsaid.add("line %s has more than four conductors".formatted(line.name()));
        }
        var use = linecodes.use(line);
        return "line %s { code: %s, length: %s%s%s }\n"
                .formatted(ends, use.code(), GridQuantities.with(use.kilometres(), "km"), rating, closed);
    }

    /// Whether it is a resistance of the same size in each conductor and nothing else, as a switch of the language is.
    private static boolean isResistance(Line line) {
        int size = line.resistance().size();
        double resistance = line.resistance().at(0, 0);
        return resistance > 0
                && line.resistance().equals(SquareMatrix.diagonal(size, resistance))
                && line.reactance().equals(SquareMatrix.zero(size))
                && line.capacitance().equals(SquareMatrix.zero(size));
    }

    /// `"634" phases an`, with the neutral if it is brought out.
    private String place(String element, String bus, List<Integer> terminals, int neutral) {
        var all = new ArrayList<>(terminals);
        if (neutral > 0) {
            all.add(neutral);
        }
        return "%s phases %s".formatted(GridNames.quoted(bus), letters(element, all));
    }

    private static String connection(ConnectionKind connection) {
        return connection == ConnectionKind.DELTA ? "connection: \"delta\", " : "";
    }

    private void capacitor(Capacitor capacitor) {
        out.append("capacitor %s at %s { %sq: %s, rated_voltage: %s%s }\n"
                .formatted(
                        GridNames.of(capacitor.name()),
                        place(
                                "capacitor " + capacitor.name(),
                                capacitor.bus(),
                                capacitor.terminals(),
                                capacitor.neutral()),
                        connection(capacitor.connection()),
                        GridQuantities.power(capacitor.reactivePower(), "var"),
                        GridQuantities.voltage(capacitor.ratedVoltage()),
                        capacitor.closed() ? "" : ", closed: false"));
    }

    private void capacitorControl(CapacitorControl control) {
        var quantity = switch (control.quantity()) {
            case VOLTAGE -> "voltage";
            case CURRENT -> "current";
            case REACTIVE_POWER -> "kvar";
            case POWER_FACTOR -> "power factor";
            case TIME -> "time";
        };
        var entries = new ArrayList<String>();
        entries.add("capacitor: " + GridNames.of(control.capacitor()));
        entries.add("quantity: " + GridNames.quoted(quantity));
        var branch = control.branch();
        if (branch != null) {
            entries.add(switch (branch.kind()) {
                        case LINE -> "line: ";
                        case TRANSFORMER -> "transformer: ";
                    }
                    + GridNames.quoted(branch.name()));
            entries.add("end: " + (branch.end() + 1));
        }
        entries.add("on: " + setting(control, control.on()));
        entries.add("off: " + setting(control, control.off()));
        entries.add("pt_ratio: " + Decimals.text(control.potentialRatio()));
        entries.add("ct_ratio: " + Decimals.text(control.currentRatio()));
        entries.add("watches_voltage: " + GridNames.quoted(GridTransformers.watched(control.potentialPhase())));
        entries.add("watches_current: " + GridNames.quoted(GridTransformers.watched(control.currentPhase())));
        entries.add("delay: " + GridQuantities.with(control.delay(), "s"));
        entries.add("delay_off: " + GridQuantities.with(control.delayOff(), "s"));
        entries.add("dead_time: " + GridQuantities.with(control.deadTime(), "s"));
        var override = control.override();
        if (override != null) {
            entries.add("voltage_override: [%s, %s]"
                    .formatted(GridQuantities.voltage(override.lowest()), GridQuantities.voltage(override.highest())));
        }
        out.append("capacitor_control %s { %s }\n".formatted(GridNames.of(control.name()), String.join(", ", entries)));
    }

    private static String setting(CapacitorControl control, double value) {
        return switch (control.quantity()) {
            case VOLTAGE -> GridQuantities.voltage(value);
            case CURRENT -> GridQuantities.with(value, "A");
            case REACTIVE_POWER -> GridQuantities.power(value, "var");
            case POWER_FACTOR -> Decimals.text(value);
            case TIME -> GridQuantities.with(value, "s");
        };
    }

    private void reactor(Reactor reactor) {
        var name = "reactor " + reactor.name();
        int coils = reactor.coils();
        if (!reactor.resistance()
                        .equals(SquareMatrix.diagonal(
                                coils, reactor.resistance().at(0, 0)))
                || !reactor.reactance()
                        .equals(SquareMatrix.diagonal(coils, reactor.reactance().at(0, 0)))) {
            unsaid.add(name + " has coils that differ or act on each other");
        }
        var other = reactor.otherBus();
        var near = letters(name, reactor.terminals());
        String ends;
        if (other == null) {
            ends = "at %s phases %s".formatted(GridNames.quoted(reactor.bus()), near);
        } else {
            if (reactor.otherTerminals().stream().distinct().count()
                    < reactor.otherTerminals().size()) {
                unsaid.add(name + " has several coils that end at one conductor");
            }
            var far = letters(name, reactor.otherTerminals());
            ends = "from %s%s to %s phases %s"
                    .formatted(
                            GridNames.quoted(reactor.bus()),
                            near.equals(far) ? "" : " phases " + near,
                            GridNames.quoted(other),
                            far);
        }
        out.append("reactor %s %s { %sr: %s, x: %s%s }\n"
                .formatted(
                        GridNames.of(reactor.name()),
                        ends,
                        connection(reactor.connection()),
                        GridQuantities.with(reactor.resistance().at(0, 0), "ohm"),
                        GridQuantities.with(reactor.reactance().at(0, 0), "ohm"),
                        reactor.parallelResistance() > 0
                                ? ", parallel_resistance: " + GridQuantities.with(reactor.parallelResistance(), "ohm")
                                : ""));
    }

    private void load(Load load) {
        var active = shares(load.shares());
        var reactive = load.reactiveShares().equals(load.shares()) ? "" : ", q_kind: " + shares(load.reactiveShares());
        if (!isPositive(load.shares()) || !isPositive(load.reactiveShares())) {
            unsaid.add("load %s has a negative share in its mixture".formatted(load.name()));
        }
        var limits = load.limits();
        var band = new VoltageLimits(limits.least(), limits.lowest(), limits.highest()).equals(VoltageLimits.USUAL)
                ? ""
                : ", limits: [%s, %s, %s]"
                        .formatted(
                                GridQuantities.ratio(limits.least()),
                                GridQuantities.ratio(limits.lowest()),
                                GridQuantities.ratio(limits.highest()));
        out.append("load %s at %s { %skind: %s%s, p: %s, q: %s, rated_voltage: %s%s%s }\n"
                .formatted(
                        GridNames.of(load.name()),
                        place("load " + load.name(), load.bus(), load.terminals(), load.neutral()),
                        connection(load.connection()),
                        active,
                        reactive,
                        GridQuantities.power(load.power(), "W"),
                        GridQuantities.power(load.reactivePower(), "var"),
                        GridQuantities.voltage(load.ratedVoltage()),
                        band,
                        limits.cutOff() > 0 ? ", cut_off: " + GridQuantities.ratio(limits.cutOff()) : ""));
    }

    private static boolean isPositive(LoadShares shares) {
        return shares.power() >= 0 && shares.current() >= 0 && shares.impedance() >= 0;
    }

    private static String shares(LoadShares shares) {
        return pure(shares)
                .orElseGet(() -> "zip(power: %s, current: %s, impedance: %s)"
                        .formatted(
                                GridQuantities.ratio(shares.power()),
                                GridQuantities.ratio(shares.current()),
                                GridQuantities.ratio(shares.impedance())));
    }

    private static Optional<String> pure(LoadShares shares) {
        if (shares.equals(LoadShares.POWER)) {
            return Optional.of("\"power\"");
        }
        if (shares.equals(LoadShares.CURRENT)) {
            return Optional.of("\"current\"");
        }
        return shares.equals(LoadShares.IMPEDANCE) ? Optional.of("\"impedance\"") : Optional.empty();
    }

    private void generator(Generator generator) {
        var limits = generator.limits();
        out.append("generator %s at %s { %sp: %s, q: %s, rated_voltage: %s, limits: [%s, %s] }\n"
                .formatted(
                        GridNames.of(generator.name()),
                        place(
                                "generator " + generator.name(),
                                generator.bus(),
                                generator.terminals(),
                                generator.neutral()),
                        connection(generator.connection()),
                        GridQuantities.power(generator.power(), "W"),
                        GridQuantities.power(generator.reactivePower(), "var"),
                        GridQuantities.voltage(generator.ratedVoltage()),
                        GridQuantities.ratio(limits.lowest()),
                        GridQuantities.ratio(limits.highest())));
    }
}
