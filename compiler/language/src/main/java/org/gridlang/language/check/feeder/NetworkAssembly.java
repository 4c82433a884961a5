package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.syntax.FeederMember.Preposition;
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

/// Makes a network of the elements of a feeder.
final class NetworkAssembly {
    private static final double NANO = 1e-9;

    private final Diagnostics out;
    private final Map<String, ElementValues> linecodes = new HashMap<>();

    private final Map<String, Double> lengths = new HashMap<>();

    NetworkAssembly(Diagnostics out) {
        this.out = out;
    }

    /// The network; empty if something in the feeder is wrong.
    Optional<NetworkModel> assemble(
            String name, FeederText.Parts parts, double frequency, double loadScale) {
        int before = out.errors();
        for (var code : ElementValues.readAll(parts.of(ElementKind.LINECODE), out)) {
            sameSizes(code);
            linecodes.put(code.element().name().text(), code);
        }
        var branches = new ArrayList<ElementValues>();
        for (var kind : List.of(
                ElementKind.LINE, ElementKind.SWITCH, ElementKind.TRANSFORMER, ElementKind.REGULATOR)) {
            branches.addAll(ElementValues.readAll(parts.of(kind), out));
        }
        var shunts = new ArrayList<ElementValues>();
        shunts.addAll(ElementValues.readAll(parts.of(ElementKind.CAPACITOR), out));
        shunts.addAll(ElementValues.readAll(parts.of(ElementKind.LOAD), out));
        var positions = ElementValues.readAll(parts.of(ElementKind.BUS), out);
        var source = source(parts);
        shunts.forEach(this::connectionFits);
        branches.forEach(this::phasesFit);
        var lines = lines(branches, parts);
        if (source.isEmpty() || out.errors() > before) {
            return Optional.empty();
        }
        var supply = new Supply(branches, out);
        supply.walk(source.get());
        boolean unreached = supply.reportUnreached();
        if (!unreached) {
            placed(shunts, branches, positions, supply);
        }
        if (out.errors() > before) {
            return Optional.empty();
        }
        return Optional.of(new NetworkModel(
                name,
                frequency,
                source(source.get()),
                buses(supply, positions),
                lines,
                transformers(branches),
                regulators(branches),
                capacitors(shunts),
                loads(shunts, loadScale)));
    }

    /// Lengths of lines by name, m.
    Map<String, Double> lengths() {
        return lengths;
    }

    private Optional<ElementValues> source(FeederText.Parts parts) {
        var sources = parts.of(ElementKind.SOURCE);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        if (sources.size() > 1) {
            out.add(Diagnostic.error(
                            Code.F105, sources.get(1).name().span(), "a feeder has one source, and this is another")
                    .also(sources.getFirst().name().span(), "the first"));
            return Optional.empty();
        }
        var source = ElementValues.read(sources.getFirst(), out);
        if (source.isPresent() && source.get().element().phases().size() != 3) {
            out.add(Diagnostic.error(
                    Code.F111, source.get().element().name().span(), "a source has the phases abc"));
        }
        if (source.isPresent()
                && (Math.hypot(source.get().number("r1"), source.get().number("x1")) == 0
                        || Math.hypot(source.get().number("r0"), source.get().number("x0")) == 0)) {
            out.add(Diagnostic.error(
                            Code.F109,
                            source.get().element().name().span(),
                            "a source needs an impedance other than zero in both sequences")
                    .note("instead", "x1: 0.0001 ohm and x0: 0.0001 ohm are next to nothing"));
        }
        return source;
    }

    private void sameSizes(ElementValues code) {
        int size = code.matrix("r_ohm").length;
        if (code.matrix("x_ohm").length != size || code.matrix("c_nF").length != size) {
            out.add(Diagnostic.error(
                    Code.F108,
                    code.element().name().span(),
                    "the matrices of linecode " + code.element().name().text() + " differ in size"));
        }
    }

    private void connectionFits(ElementValues shunt) {
        if (shunt.text("connection").equals("delta") && shunt.element().phases().size() == 1) {
            out.add(Diagnostic.error(
                    Code.F111,
                    shunt.element().name().span(),
                    "a delta connection needs two or three phases, for example phases ab"));
        }
    }

    private void phasesFit(ElementValues branch) {
        boolean transforms = branch.element().kind() == ElementKind.TRANSFORMER;
        boolean delta = transforms && branch.text("connection").contains("delta");
        int phases = branch.element().phases().size();
        if (transforms && phases == 2 && !branch.text("connection").equals("delta-delta") || delta && phases == 1) {
            out.add(Diagnostic.error(
                    Code.F111,
                    branch.element().name().span(),
                    "a transformer with " + branch.text("connection") + " windings cannot have "
                            + (phases == 1 ? "one phase" : "two phases")));
        }
        if (branch.element().kind() == ElementKind.REGULATOR && phases == 2) {
            out.add(Diagnostic.error(
                            Code.F111, branch.element().name().span(), "a regulator has one phase or three")
                    .note("instead", "two phases are two regulators"));
        }
    }

    private List<Line> lines(List<ElementValues> branches, FeederText.Parts parts) {
        var lines = new ArrayList<Line>();
        for (var branch : branches) {
            switch (branch.element().kind()) {
                case LINE -> line(branch, parts).ifPresent(lines::add);
                case SWITCH -> {
                    int size = branch.element().phases().size();
                    lines.add(line(
                            branch,
                            SquareMatrix.diagonal(size, branch.number("resistance")),
                            SquareMatrix.zero(size),
                            SquareMatrix.zero(size),
                            branch.number("rating")));
                }
                default -> {}
            }
        }
        return lines;
    }

    private Optional<Line> line(ElementValues line, FeederText.Parts parts) {
        var reference = line.reference("code");
        var code = linecodes.get(reference.text());
        if (code == null) {
            var known = parts.of(ElementKind.LINECODE).stream()
                    .map(each -> each.name().text())
                    .toList();
            // A code that is declared but wrong has been reported.
            if (!known.contains(reference.text())) {
                out.add(Diagnostic.error(
                        Code.N101,
                        reference.span(),
                        "there is no linecode \"" + reference.text() + "\"" + Suggestion.hint(reference.text(), known)));
            }
            return Optional.empty();
        }
        int size = code.matrix("r_ohm").length;
        int phases = line.element().phases().size();
        if (size != phases) {
            out.add(Diagnostic.error(
                            Code.F108,
                            reference.span(),
                            "line " + line.element().name().text() + " has " + phases
                                    + (phases == 1 ? " phase" : " phases") + ", but its linecode is for " + size)
                    .also(code.element().name().span(), "matrices of " + size + " by " + size));
            return Optional.empty();
        }
        double portion = line.number("length") / code.number("per");
        double rating = line.number("rating");
        lengths.put(line.element().name().text(), line.number("length"));
        return Optional.of(line(
                line,
                SquareMatrix.of(scaled(code.matrix("r_ohm"), portion)),
                SquareMatrix.of(scaled(code.matrix("x_ohm"), portion)),
                SquareMatrix.of(scaled(code.matrix("c_nF"), portion * NANO)),
                Double.isNaN(rating) ? code.number("rating") : rating));
    }

    private static Line line(
            ElementValues line, SquareMatrix resistance, SquareMatrix reactance, SquareMatrix capacitance, double rating) {
        var element = line.element();
        return new Line(
                element.name().text(),
                element.bus(Preposition.FROM),
                element.phases(),
                element.bus(Preposition.TO),
                element.phases(),
                resistance,
                reactance,
                capacitance,
                rating,
                element.kind() == ElementKind.SWITCH,
                line.truth("closed"));
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        var result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] = matrix[i][j] * factor;
            }
        }
        return result;
    }

    /// Loads, capacitors and positions name buses that exist, and phases that these have.
    private void placed(
            List<ElementValues> shunts, List<ElementValues> branches, List<ElementValues> positions, Supply supply) {
        var all = new ArrayList<>(shunts);
        all.addAll(branches);
        for (var each : all) {
            for (var terminal : each.element().terminals()) {
                var bus = terminal.bus().value();
                var phases = supply.phases().get(bus);
                if (phases == null) {
                    unknownBus(terminal.bus().span(), bus, supply);
                } else if (!phases.containsAll(each.element().phases())) {
                    out.add(Diagnostic.error(
                                    Code.F104,
                                    terminal.bus().span(),
                                    each.element().kind().word() + " " + each.element().name().text() + " uses phases "
                                            + letters(each.element().phases()) + ", but bus \"" + bus + "\" has "
                                            + letters(List.copyOf(phases)))
                            .note("why", "a bus has the phases that the source feeds it"));
                }
            }
        }
        for (var position : positions) {
            if (!supply.phases().containsKey(position.element().name().text())) {
                unknownBus(position.element().name().span(), position.element().name().text(), supply);
            }
        }
    }

    private void unknownBus(org.gridlang.language.source.Span at, String bus, Supply supply) {
        var known = supply.phases().keySet();
        var fault = Diagnostic.error(
                        Code.F102, at, "the feeder has no bus \"" + bus + "\"" + Suggestion.hint(bus, known))
                .note("why", "buses are where lines, switches, transformers and regulators end");
        out.add(Suggestion.nearest(bus, known)
                .map(each -> fault.fix("write \"" + each + "\"", new Diagnostic.Edit(at, "\"" + each + "\"")))
                .orElse(fault));
    }

    static String letters(List<Integer> phases) {
        var text = new StringBuilder();
        phases.forEach(each -> text.append("abc".charAt(each - 1)));
        return text.toString();
    }

    private static Source source(ElementValues source) {
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

    private static List<Bus> buses(Supply supply, List<ElementValues> positions) {
        var places = new HashMap<String, Bus.Position>();
        for (var position : positions) {
            places.put(
                    position.element().name().text(), new Bus.Position(position.number("x"), position.number("y")));
        }
        var buses = new ArrayList<Bus>();
        for (Map.Entry<String, TreeSet<Integer>> entry : supply.phases().entrySet()) {
            var bus = entry.getKey();
            buses.add(new Bus(bus, supply.base(bus), List.copyOf(entry.getValue()), places.get(bus)));
        }
        return buses;
    }

    private static List<Transformer> transformers(List<ElementValues> branches) {
        var transformers = new ArrayList<Transformer>();
        for (var branch : branches) {
            switch (branch.element().kind()) {
                case TRANSFORMER -> {
                    var voltages = branch.pair("voltages");
                    var connections = branch.text("connection").split("-");
                    transformers.add(transformer(
                            branch,
                            winding(branch, Preposition.FROM, connections[0], voltages[0]),
                            winding(branch, Preposition.TO, connections[1], voltages[1])));
                }
                case REGULATOR -> {
                    double voltage = branch.number("rated_voltage");
                    transformers.add(transformer(
                            branch,
                            winding(branch, Preposition.FROM, "wye", voltage),
                            winding(branch, Preposition.TO, "wye", voltage)));
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
    private static Winding winding(ElementValues branch, Preposition end, String connection, double voltage) {
        return new Winding(
                branch.element().bus(end),
                branch.element().phases(),
                connection(connection),
                voltage,
                branch.number("rating"),
                branch.number("resistance") / 2,
                1);
    }

    private static ConnectionKind connection(String word) {
        return word.equals("delta") ? ConnectionKind.DELTA : ConnectionKind.WYE;
    }

    private static List<Regulator> regulators(List<ElementValues> branches) {
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

    private static List<Capacitor> capacitors(List<ElementValues> shunts) {
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

    private static List<Load> loads(List<ElementValues> shunts, double scale) {
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
                        shares(each.text("kind"))))
                .toList();
    }

    private static LoadShares shares(String kind) {
        return switch (kind) {
            case "current" -> LoadShares.CURRENT;
            case "impedance" -> LoadShares.IMPEDANCE;
            default -> LoadShares.POWER;
        };
    }
}
