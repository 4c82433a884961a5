package org.gridlang.opendss.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.SquareMatrix;

/// Writes a network as one OpenDSS file, which solves to the same voltages there and read back here.
///
/// ```dss
/// New Line.l1 bus1=650.1.2.3 bus2=632.1.2.3 phases=3 length=1 rmatrix=(...) xmatrix=(...) cmatrix=(...)
/// ```
///
/// Every line carries its own matrices, and loads their voltage limits; nothing is left to defaults.
public final class DssWriter {
    private static final int KILO = -3;
    private static final int NANO = 9;
    private static final double SQUARE_ROOT_OF_THREE = Math.sqrt(3);

    private final NetworkModel network;
    private final StringBuilder out = new StringBuilder();
    private final DssNames buses = new DssNames();

    private DssWriter(NetworkModel network) {
        this.network = network;
    }

    /// The text of a master file.
    public static String write(NetworkModel network) {
        return new DssWriter(network).write();
    }

    private String write() {
        network.buses().forEach(each -> buses.of(each.name()));
        var lineNames = new DssNames();
        var capacitorNames = new DssNames();
        source();
        section("Lines and switches");
        network.lines().forEach(each -> line(each, lineNames.of(each.name())));
        var transformers = new DssTransformers(network, buses);
        section("Transformers and their regulators");
        out.append(transformers.write());
        section("Capacitors and reactors");
        network.capacitors().forEach(each -> capacitor(each, capacitorNames.of(each.name())));
        var reactorNames = new DssNames();
        network.reactors().forEach(each -> reactor(each, reactorNames.of(each.name())));
        out.append(DssControls.capacitorControls(network, capacitorNames, lineNames, transformers.names()));
        section("Loads and generators");
        var loadNames = new DssNames();
        network.loads().forEach(each -> load(each, loadNames.of(each.name())));
        var generatorNames = new DssNames();
        network.generators().forEach(each -> generator(each, generatorNames.of(each.name())));
        ending();
        return out.toString();
    }

    private void section(String title) {
        out.append("\n! ").append(title).append('\n');
    }

    private void source() {
        var source = network.source();
        out.append("Clear\nSet DefaultBaseFrequency=%s\n\n".formatted(Decimals.text(network.frequency())));
        out.append("New Circuit.%s\n".formatted(new DssNames().of(network.name())));
        out.append("~ bus1=%s basekv=%s pu=%s angle=%s R1=%s X1=%s R0=%s X0=%s\n"
                .formatted(
                        buses.of(source.bus()),
                        Decimals.shifted(source.lineVoltage(), KILO),
                        Decimals.text(source.perUnit()),
                        Decimals.text(Math.toDegrees(source.angle())),
                        Decimals.text(source.r1()),
                        Decimals.text(source.x1()),
                        Decimals.text(source.r0()),
                        Decimals.text(source.x0())));
    }

    /// A bus and its nodes: `632.3.2`.
    static String nodes(String bus, List<Integer> nodes) {
        return bus + nodes.stream().map(each -> "." + each).collect(Collectors.joining());
    }

    private String place(String bus, List<Integer> nodes) {
        return nodes(buses.of(bus), nodes);
    }

    private void line(Line line, String name) {
        int phases = line.fromTerminals().size();
        out.append("New Line.%s bus1=%s bus2=%s phases=%d normamps=%s\n"
                .formatted(
                        name,
                        place(line.fromBus(), line.fromTerminals()),
                        place(line.toBus(), line.toTerminals()),
                        phases,
                        Decimals.text(line.rating())));
        boolean isTransposed =
                isTransposed(line.resistance()) && isTransposed(line.reactance()) && isTransposed(line.capacitance());
        if (line.isSwitch() && isTransposed) {
            out.append("~ switch=yes length=1 r1=%s r0=%s x1=%s x0=%s c1=%s c0=%s\n"
                    .formatted(
                            positive(line.resistance(), 0),
                            zero(line.resistance(), 0),
                            positive(line.reactance(), 0),
                            zero(line.reactance(), 0),
                            positive(line.capacitance(), NANO),
                            zero(line.capacitance(), NANO)));
        } else {
            out.append("~ length=1 rmatrix=(%s) xmatrix=(%s) cmatrix=(%s)\n"
                    .formatted(
                            matrix(line.resistance(), 0),
                            matrix(line.reactance(), 0),
                            matrix(line.capacitance(), NANO)));
            if (line.isSwitch()) {
                out.append("New SwtControl.%s SwitchedObj=Line.%s SwitchedTerm=1 Action=%s\n"
                        .formatted(name, name, line.closed() ? "close" : "open"));
            }
        }
        if (!line.closed()) {
            out.append("Open Line.%s 1\nOpen Line.%s 2\n".formatted(name, name));
        }
    }

    /// Whether sequence values say all of it: equal self and equal mutual values.
    private static boolean isTransposed(SquareMatrix matrix) {
        for (int row = 0; row < matrix.size(); row++) {
            for (int column = 0; column < matrix.size(); column++) {
                double same = row == column ? matrix.at(0, 0) : matrix.at(0, matrix.size() - 1);
                if (matrix.at(row, column) != same) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double mutual(SquareMatrix matrix) {
        return matrix.size() == 1 ? 0 : matrix.at(0, 1);
    }

    private static String positive(SquareMatrix matrix, int places) {
        return Decimals.shifted(matrix.at(0, 0) - mutual(matrix), places);
    }

    private static String zero(SquareMatrix matrix, int places) {
        return Decimals.shifted(matrix.at(0, 0) + 2 * mutual(matrix), places);
    }

    /// All rows, as a matrix may be unsymmetric by rounding.
    private static String matrix(SquareMatrix matrix, int places) {
        return IntStream.range(0, matrix.size())
                .mapToObj(row -> IntStream.range(0, matrix.size())
                        .mapToObj(column -> Decimals.shifted(matrix.at(row, column), places))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    private void capacitor(Capacitor capacitor, String name) {
        boolean isPair = capacitor.connection() == ConnectionKind.DELTA
                && capacitor.terminals().size() == 2;
        var terminals = isPair ? capacitor.terminals().subList(0, 1) : capacitor.terminals();
        var far = "";
        if (isPair) {
            far = " bus2=" + place(capacitor.bus(), capacitor.terminals().subList(1, 2));
        } else if (capacitor.neutral() > 0) {
            far = " bus2=" + place(capacitor.bus(), Collections.nCopies(terminals.size(), capacitor.neutral()));
        }
        out.append("New Capacitor.%s bus1=%s%s phases=%d conn=%s kv=%s kvar=%s states=[%d]\n"
                .formatted(
                        name,
                        place(capacitor.bus(), terminals),
                        far,
                        terminals.size(),
                        isPair || capacitor.connection() == ConnectionKind.WYE ? "wye" : "delta",
                        Decimals.shifted(capacitor.ratedVoltage(), KILO),
                        Decimals.shifted(capacitor.reactivePower(), KILO),
                        capacitor.closed() ? 1 : 0));
    }

    private void reactor(Reactor reactor, String name) {
        boolean isPair = reactor.connection() == ConnectionKind.DELTA
                && reactor.terminals().size() == 2;
        var other = reactor.otherBus();
        var far = "";
        if (isPair) {
            far = " bus2=" + place(reactor.bus(), reactor.terminals().subList(1, 2));
        } else if (other != null) {
            far = " bus2=" + place(other, reactor.otherTerminals());
        }
        var terminals = isPair ? reactor.terminals().subList(0, 1) : reactor.terminals();
        boolean isPlain = isTransposed(reactor.resistance())
                && isTransposed(reactor.reactance())
                && mutual(reactor.resistance()) == 0
                && mutual(reactor.reactance()) == 0;
        out.append("New Reactor.%s bus1=%s%s phases=%d conn=%s%s%s\n"
                .formatted(
                        name,
                        place(reactor.bus(), terminals),
                        far,
                        terminals.size(),
                        isPair || reactor.connection() == ConnectionKind.WYE ? "wye" : "delta",
                        isPlain
                                ? " R=%s X=%s"
                                        .formatted(
                                                Decimals.text(
                                                        reactor.resistance().at(0, 0)),
                                                Decimals.text(
                                                        reactor.reactance().at(0, 0)))
                                : " rmatrix=(%s) xmatrix=(%s)"
                                        .formatted(matrix(reactor.resistance(), 0), matrix(reactor.reactance(), 0)),
                        reactor.parallelResistance() > 0 ? " Rp=" + Decimals.text(reactor.parallelResistance()) : ""));
    }

    /// `bus1=634.1 phases=1 conn=wye kv=0.277`.
    private String connected(
            String bus, List<Integer> terminals, ConnectionKind connection, int neutral, double ratedVoltage) {
        var nodes = new ArrayList<>(terminals);
        if (neutral > 0) {
            nodes.add(neutral);
        }
        boolean isPair = connection == ConnectionKind.DELTA && terminals.size() == 2;
        return "bus1=%s phases=%d conn=%s kv=%s"
                .formatted(
                        place(bus, nodes),
                        isPair ? 1 : terminals.size(),
                        connection == ConnectionKind.DELTA ? "delta" : "wye",
                        Decimals.shifted(ratedVoltage, KILO));
    }

    private void load(Load load, String name) {
        out.append("New Load.%s %s kw=%s kvar=%s %s vminpu=%s vmaxpu=%s vlowpu=%s\n"
                .formatted(
                        name,
                        connected(load.bus(), load.terminals(), load.connection(), load.neutral(), load.ratedVoltage()),
                        Decimals.shifted(load.power(), KILO),
                        Decimals.shifted(load.reactivePower(), KILO),
                        model(load),
                        Decimals.text(load.limits().lowest()),
                        Decimals.text(load.limits().highest()),
                        Decimals.text(load.limits().least())));
    }

    private static String model(Load load) {
        var active = load.shares();
        var reactive = load.reactiveShares();
        if (load.limits().cutOff() == 0) {
            var plain = Map.of(
                    List.of(LoadShares.POWER, LoadShares.POWER), 1,
                    List.of(LoadShares.IMPEDANCE, LoadShares.IMPEDANCE), 2,
                    List.of(LoadShares.POWER, LoadShares.IMPEDANCE), 3,
                    List.of(LoadShares.CURRENT, LoadShares.IMPEDANCE), 4,
                    List.of(LoadShares.CURRENT, LoadShares.CURRENT), 5);
            var number = plain.get(List.of(active, reactive));
            if (number != null) {
                return "model=" + number;
            }
        }
        return "model=8 zipv=[%s %s %s]"
                .formatted(
                        mixture(active),
                        mixture(reactive),
                        Decimals.text(load.limits().cutOff()));
    }

    private static String mixture(LoadShares shares) {
        return "%s %s %s"
                .formatted(
                        Decimals.text(shares.impedance()),
                        Decimals.text(shares.current()),
                        Decimals.text(shares.power()));
    }

    private void generator(Generator generator, String name) {
        out.append("New Generator.%s %s model=1 kw=%s kvar=%s vminpu=%s vmaxpu=%s\n"
                .formatted(
                        name,
                        connected(
                                generator.bus(),
                                generator.terminals(),
                                generator.connection(),
                                generator.neutral(),
                                generator.ratedVoltage()),
                        Decimals.shifted(generator.power(), KILO),
                        Decimals.shifted(generator.reactivePower(), KILO),
                        Decimals.text(generator.limits().lowest()),
                        Decimals.text(generator.limits().highest())));
    }

    private void ending() {
        section("Base voltages and coordinates");
        var bases = new TreeSet<Double>(Collections.reverseOrder());
        network.buses().forEach(each -> bases.add(lineToLine(each)));
        out.append("Set VoltageBases=[%s]\nCalcVoltageBases\n"
                .formatted(bases.stream().map(each -> Decimals.text(each / 1e3)).collect(Collectors.joining(" "))));
        for (var bus : network.buses()) {
            var position = bus.position();
            if (position != null) {
                out.append("SetBusXY bus=%s x=%s y=%s\n"
                        .formatted(buses.of(bus.name()), Decimals.text(position.x()), Decimals.text(position.y())));
            }
        }
        out.append("Solve\n");
    }

    /// In V, without the last digits, in which bases of one level may differ.
    private static double lineToLine(Bus bus) {
        return new java.math.BigDecimal(bus.baseVoltage() * SQUARE_ROOT_OF_THREE)
                .round(new java.math.MathContext(12))
                .doubleValue();
    }

    /// Numbers of conductors that no element of the network uses, one for each call and bus.
    static final class FreeNodes {
        private final Map<String, Integer> next = new HashMap<>();

        FreeNodes(NetworkModel network) {
            for (var bus : network.buses()) {
                next.put(bus.name(), Math.max(4, Collections.max(bus.terminals()) + 1));
            }
        }

        int of(String bus) {
            return next.merge(bus, 1, Integer::sum) - 1;
        }
    }
}
