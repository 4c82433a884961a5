package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.gridlang.language.syntax.FeederMember.Preposition;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.Transformer;
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
                element.phases(Preposition.FROM),
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
                case TRANSFORMER -> {
                    var voltages = branch.pair("voltages");
                    transformers.add(transformer(
                            branch,
                            winding(branch, Preposition.FROM, voltages[0]),
                            winding(branch, Preposition.TO, voltages[1])));
                }
                case REGULATOR -> {
                    double voltage = branch.number("rated_voltage");
                    transformers.add(transformer(
                            branch,
                            winding(branch, Preposition.FROM, voltage),
                            winding(branch, Preposition.TO, voltage)));
                }
                default -> {}
            }
        }
        return transformers;
    }

    private static Transformer transformer(ElementValues branch, Winding first, Winding second) {
        return new Transformer(
                branch.element().name().text(),
                List.of(first, second),
                List.of(branch.number("reactance")),
                branch.number("anti_float"));
    }

    /// The resistance stated is that of both windings together.
    private static Winding winding(ElementValues branch, Preposition end, double voltage) {
        return new Winding(
                branch.element().bus(end),
                Windings.terminals(branch, end),
                connection(Windings.side(branch, end)),
                voltage,
                branch.number("rating"),
                branch.number("resistance") / 2,
                1,
                Windings.grounds(branch, end));
    }

    private static ConnectionKind connection(String word) {
        return word.equals("delta") ? ConnectionKind.DELTA : ConnectionKind.WYE;
    }

    static List<Regulator> regulators(List<ElementValues> branches) {
        return branches.stream()
                .filter(each -> each.element().kind() == ElementKind.REGULATOR)
                .map(each -> new Regulator(
                        each.element().name().text(),
                        each.element().name().text(),
                        1,
                        (int) each.number("tap"),
                        new Regulator.Control(
                                each.number("target"),
                                each.number("bandwidth"),
                                each.number("pt_ratio"),
                                each.number("ct_rating"),
                                each.number("r"),
                                each.number("x"))))
                .toList();
    }

    static List<Capacitor> capacitors(List<ElementValues> shunts) {
        return shunts.stream()
                .filter(each -> each.element().kind() == ElementKind.CAPACITOR)
                .map(each -> new Capacitor(
                        each.element().name().text(),
                        each.element().bus(Preposition.AT),
                        each.element().phases(),
                        connection(each.text("connection")),
                        each.number("q"),
                        each.number("rated_voltage"),
                        each.truth("closed")))
                .toList();
    }

    static List<Load> loads(List<ElementValues> shunts, double scale) {
        return shunts.stream()
                .filter(each -> each.element().kind() == ElementKind.LOAD)
                .map(each -> new Load(
                        each.element().name().text(),
                        each.element().bus(Preposition.AT),
                        each.element().phases(),
                        connection(each.text("connection")),
                        each.number("p") * scale,
                        each.number("q") * scale,
                        each.number("rated_voltage"),
                        each.shares("kind"),
                        each.shares(each.has("q_kind") ? "q_kind" : "kind")))
                .toList();
    }
}
