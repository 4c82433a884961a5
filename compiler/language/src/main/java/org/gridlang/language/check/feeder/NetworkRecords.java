package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.gridlang.language.syntax.FeederMember.Preposition;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.TapRange;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.VoltageLimits;
import org.gridlang.runtime.network.Winding;

/// Turns the checked values of elements into the records of a network.
final class NetworkRecords {
    private NetworkRecords() {}

    /// A line of a linecode that fits it.
    static Line line(ElementValues line, Linecode code) {
        double portion = line.number("length") / code.values().number("per");
        int conductors = line.element().phases().size();
        double rating = line.number("rating");
        return line(
                line,
                code.resistance(conductors, portion),
                code.reactance(conductors, portion),
                code.capacitance(conductors, portion),
                Double.isNaN(rating) ? code.values().number("rating") : rating);
    }

    static Line lineOfSwitch(ElementValues line) {
        int size = line.element().phases().size();
        return line(
                line,
                SquareMatrix.diagonal(size, line.number("resistance")),
                SquareMatrix.zero(size),
                SquareMatrix.zero(size),
                line.number("rating"));
    }

    private static Line line(
            ElementValues line,
            SquareMatrix resistance,
            SquareMatrix reactance,
            SquareMatrix capacitance,
            double rating) {
        var element = line.element();
        return new Line(
                element.name().text(),
                element.bus(Preposition.FROM),
                element.wires(Preposition.FROM),
                element.bus(Preposition.TO),
                element.phases(),
                resistance,
                reactance,
                capacitance,
                rating,
                element.kind() == ElementKind.SWITCH,
                line.truth("closed"));
    }

    static Source source(ElementValues source) {
        return new Source(
                source.element().bus(Preposition.AT),
                source.number("voltage"),
                source.number("per_unit"),
                source.number("angle"),
                source.number("r1"),
                source.number("x1"),
                source.number("r0"),
                source.number("x0"));
    }

    static List<Bus> buses(Supply supply, List<ElementValues> positions) {
        var places = new HashMap<String, Bus.Position>();
        for (var position : positions) {
            places.put(position.element().name().text(), new Bus.Position(position.number("x"), position.number("y")));
        }
        var buses = new ArrayList<Bus>();
        for (var bus : supply.buses().values()) {
            buses.add(new Bus(bus.name(), bus.base(), List.copyOf(bus.phases()), places.get(bus.name())));
        }
        return buses;
    }

    static List<Transformer> transformers(List<ElementValues> branches) {
        var transformers = new ArrayList<Transformer>();
        for (var branch : branches) {
            switch (branch.element().kind()) {
                case TRANSFORMER -> transformers.add(transformer(branch, branch.list("voltages"), true));
                case REGULATOR -> {
                    double voltage = branch.number("rated_voltage");
                    transformers.add(transformer(branch, new double[] {voltage, voltage}, false));
                }
                default -> {}
            }
        }
        return transformers;
    }

    /// @param core whether it has the entries that only a transformer has
    private static Transformer transformer(ElementValues branch, double[] voltages, boolean core) {
        var windings = new ArrayList<Winding>();
        for (var side : Side.of(branch)) {
            double voltage = voltages[side.place()];
            if (side.isCentreTap()) {
                windings.addAll(centreTap(branch, side, voltage, windings.size()));
            } else {
                windings.add(winding(
                        branch,
                        side,
                        windings.size(),
                        Windings.terminals(branch, side),
                        connection(side.connection()),
                        voltage,
                        neutral(branch, side)));
            }
        }
        double[] reactances = core && branch.has("reactances")
                ? branch.list("reactances")
                : new double[] {branch.number("reactance")};
        return new Transformer(
                branch.element().name().text(),
                windings,
                Arrays.stream(reactances).boxed().toList(),
                branch.number("anti_float"),
                core ? branch.number("no_load_loss") : 0,
                core ? branch.number("magnetising_current") : 0);
    }

    /// The halves of a centre tap: from the first phase to the neutral, and from the neutral to the second phase.
    private static List<Winding> centreTap(ElementValues branch, Side side, double voltage, int place) {
        int first = side.phases().get(0);
        int second = side.phases().get(1);
        if (side.neutralOut()) {
            return List.of(
                    winding(
                            branch,
                            side,
                            place,
                            List.of(first, Side.NEUTRAL),
                            ConnectionKind.DELTA,
                            voltage,
                            Neutral.NONE),
                    winding(
                            branch,
                            side,
                            place + 1,
                            List.of(Side.NEUTRAL, second),
                            ConnectionKind.DELTA,
                            voltage,
                            Neutral.NONE));
        }
        return List.of(
                winding(branch, side, place, List.of(first), ConnectionKind.WYE, voltage, Neutral.GROUNDED),
                winding(branch, side, place + 1, List.of(second), ConnectionKind.WYE, voltage, Neutral.GROUNDED)
                        .withReversed(true));
    }

    /// The resistance stated once is that of both windings together.
    private static Winding winding(
            ElementValues branch,
            Side side,
            int place,
            List<Integer> terminals,
            ConnectionKind connection,
            double voltage,
            Neutral neutral) {
        double resistance =
                branch.has("resistances") ? branch.list("resistances")[place] : branch.number("resistance") / 2;
        double rating = branch.has("ratings") ? branch.list("ratings")[place] : branch.number("rating");
        return new Winding(side.bus(), terminals, connection, voltage, rating, resistance, 1, neutral, false);
    }

    private static Neutral neutral(ElementValues branch, Side side) {
        if (side.isDelta()) {
            return Neutral.NONE;
        }
        var entry = side.place() == 0 ? "from_neutral" : "to_neutral";
        double[] impedance = side.place() < 2 && branch.has(entry) ? branch.list(entry) : new double[2];
        boolean some = impedance[0] != 0 || impedance[1] != 0;
        if (side.neutralOut()) {
            return Neutral.at(Side.NEUTRAL).through(impedance[0], impedance[1]);
        }
        if (!side.grounds()) {
            return Neutral.FLOATING;
        }
        return some ? Neutral.grounded(impedance[0], impedance[1]) : Neutral.GROUNDED;
    }

    private static ConnectionKind connection(String word) {
        return word.equals("delta") ? ConnectionKind.DELTA : ConnectionKind.WYE;
    }

    /// The regulators, then those that act on transformers.
    static List<Regulator> regulators(List<ElementValues> branches, List<ElementValues> controls) {
        return Stream.concat(branches.stream(), controls.stream())
                .filter(each -> each.element().kind() == ElementKind.REGULATOR
                        || each.element().kind() == ElementKind.TAP_CONTROL)
                .map(NetworkRecords::regulator)
                .toList();
    }

    private static Regulator regulator(ElementValues values) {
        var name = values.element().name().text();
        boolean own = values.element().kind() == ElementKind.REGULATOR;
        return new Regulator(
                name,
                own ? name : values.reference("transformer").text(),
                own ? 1 : (int) values.number("winding") - 1,
                (int) values.number("tap"),
                new Regulator.Control(
                        values.number("target"),
                        values.number("bandwidth"),
                        values.number("pt_ratio"),
                        values.number("ct_rating"),
                        values.number("r"),
                        values.number("x"),
                        values.number("delay"),
                        (int) values.number("most_taps"),
                        watched(values.text("watches")),
                        values.has("regulated_bus") ? values.text("regulated_bus") : null),
                new TapRange(
                        values.number("lowest_ratio"), values.number("highest_ratio"), (int) values.number("steps")));
    }

    private static MonitoredPhase watched(String word) {
        return switch (word) {
            case "highest" -> MonitoredPhase.HIGHEST;
            case "lowest" -> MonitoredPhase.LOWEST;
            case "average" -> MonitoredPhase.AVERAGE;
            default -> MonitoredPhase.of(Integer.parseInt(word));
        };
    }

    static List<CapacitorControl> capacitorControls(List<ElementValues> controls) {
        return controls.stream()
                .filter(each -> each.element().kind() == ElementKind.CAPACITOR_CONTROL)
                .map(NetworkRecords::capacitorControl)
                .toList();
    }

    private static CapacitorControl capacitorControl(ElementValues values) {
        int end = (int) values.number("end") - 1;
        var branch = values.has("line")
                ? new CapacitorControl.BranchEnd(CapacitorControl.BranchKind.LINE, values.text("line"), end)
                : values.has("transformer")
                        ? new CapacitorControl.BranchEnd(
                                CapacitorControl.BranchKind.TRANSFORMER, values.text("transformer"), end)
                        : null;
        double[] override = values.has("voltage_override") ? values.list("voltage_override") : new double[0];
        return new CapacitorControl(
                values.element().name().text(),
                values.reference("capacitor").text(),
                branch,
                quantity(values.text("quantity")),
                values.number("on"),
                values.number("off"),
                values.number("pt_ratio"),
                values.number("ct_ratio"),
                watched(values.text("watches_voltage")),
                watched(values.text("watches_current")),
                values.number("delay"),
                values.number("delay_off"),
                values.number("dead_time"),
                override.length == 2 ? new CapacitorControl.VoltageOverride(override[0], override[1]) : null);
    }

    static CapacitorControl.Quantity quantity(String word) {
        return switch (word) {
            case "current" -> CapacitorControl.Quantity.CURRENT;
            case "kvar" -> CapacitorControl.Quantity.REACTIVE_POWER;
            case "power factor" -> CapacitorControl.Quantity.POWER_FACTOR;
            case "time" -> CapacitorControl.Quantity.TIME;
            default -> CapacitorControl.Quantity.VOLTAGE;
        };
    }

    static List<Capacitor> capacitors(List<ElementValues> shunts) {
        return shunts.stream()
                .filter(each -> each.element().kind() == ElementKind.CAPACITOR)
                .map(each -> new Capacitor(
                        each.element().name().text(),
                        each.element().bus(Preposition.AT),
                        each.element().phasesOnly(),
                        connection(each.text("connection")),
                        each.number("q"),
                        each.number("rated_voltage"),
                        each.truth("closed"),
                        each.element().neutral()))
                .toList();
    }

    static List<Load> loads(List<ElementValues> shunts, double scale) {
        return shunts.stream()
                .filter(each -> each.element().kind() == ElementKind.LOAD)
                .map(each -> new Load(
                        each.element().name().text(),
                        each.element().bus(Preposition.AT),
                        each.element().phasesOnly(),
                        connection(each.text("connection")),
                        each.number("p") * scale,
                        each.number("q") * scale,
                        each.number("rated_voltage"),
                        each.shares("kind"),
                        each.shares(each.has("q_kind") ? "q_kind" : "kind"),
                        each.element().neutral(),
                        limits(each)))
                .toList();
    }

    private static VoltageLimits limits(ElementValues load) {
        double[] limits = load.has("limits") ? load.list("limits") : new double[] {0.5, 0.95, 1.05};
        return new VoltageLimits(limits[0], limits[1], limits[2], load.number("cut_off"));
    }

    static List<Generator> generators(List<ElementValues> shunts) {
        return shunts.stream()
                .filter(each -> each.element().kind() == ElementKind.GENERATOR)
                .map(each -> new Generator(
                        each.element().name().text(),
                        each.element().bus(Preposition.AT),
                        each.element().phasesOnly(),
                        connection(each.text("connection")),
                        each.number("p"),
                        each.number("q"),
                        each.number("rated_voltage"),
                        each.element().neutral(),
                        each.has("limits")
                                ? new VoltageLimits(0, each.list("limits")[0], each.list("limits")[1])
                                : Generator.USUAL_LIMITS))
                .toList();
    }

    static List<Reactor> reactors(List<ElementValues> branches) {
        return branches.stream()
                .filter(each -> each.element().kind() == ElementKind.REACTOR)
                .map(NetworkRecords::reactor)
                .toList();
    }

    private static Reactor reactor(ElementValues values) {
        var element = values.element();
        boolean series = element.isSeries();
        var connection = connection(values.text("connection"));
        var terminals = element.wires(Preposition.FROM);
        int coils = connection == ConnectionKind.DELTA && terminals.size() == 2 ? 1 : terminals.size();
        return new Reactor(
                element.name().text(),
                element.bus(series ? Preposition.FROM : Preposition.AT),
                terminals,
                series ? element.bus(Preposition.TO) : null,
                series ? element.phases() : List.of(),
                connection,
                SquareMatrix.diagonal(coils, values.number("r")),
                SquareMatrix.diagonal(coils, values.number("x")),
                values.has("parallel_resistance") ? values.number("parallel_resistance") : 0);
    }
}
