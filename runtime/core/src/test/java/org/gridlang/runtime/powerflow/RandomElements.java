package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Neutral;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.TapRange;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.VoltageLimits;
import org.gridlang.runtime.network.Winding;

/// Random networks, radial or meshed, with every kind of element in every connection: four-wire lines whose neutral is
/// grounded here and there, transformers of two and three windings with floating, impedance-grounded and explicit
/// neutrals, open-wye open-delta banks, centre taps, regulators, capacitors and loads to ground, to the neutral and
/// between phases, generators, shunt, series and grounding reactors.
final class RandomElements {
    private static final double BASE = 2400;
    private static final double LOW = 240;
    private static final List<Integer> THREE = List.of(1, 2, 3);
    private static final List<Integer> FOUR = List.of(1, 2, 3, 4);

    private final SplittableRandom random;
    private final List<Bus> buses = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Transformer> transformers = new ArrayList<>();
    private final List<Regulator> regulators = new ArrayList<>();
    private final List<Capacitor> capacitors = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final List<Generator> generators = new ArrayList<>();
    private final List<Reactor> reactors = new ArrayList<>();

    private RandomElements(long seed) {
        random = new SplittableRandom(seed);
    }

    /// @param size number of four-wire buses of the trunk
    /// @param loops number of lines beyond those of a tree
    static NetworkModel network(long seed, int size, int loops) {
        return new RandomElements(seed).network(size, loops);
    }

    private NetworkModel network(int size, int loops) {
        buses.add(new Bus("grid", 20_000, THREE));
        buses.add(new Bus("station", BASE, FOUR));
        station();
        regulator();
        for (int index = 1; index < size; index++) {
            buses.add(new Bus("b" + index, BASE, FOUR));
            line("b" + (index - 1 - random.nextInt(Math.min(index, 3))), "b" + index, wires(), BASE);
        }
        for (int index = 0; index < loops; index++) {
            int from = random.nextInt(size - 1);
            line("b" + from, "b" + (from + 1 + random.nextInt(size - 1 - from)), wires(), BASE);
        }
        for (int index = 0; index < size; index++) {
            var bus = "b" + index;
            reactors.add(Reactor.shunt("ground" + index, bus, List.of(4), ConnectionKind.WYE, 5 + 20 * random(), 0));
            loadsAt(bus, BASE, 2e4, 4);
            switch (random.nextInt(5)) {
                case 0 -> splitPhase(bus, index);
                case 1 -> threeWindings(bus, index);
                case 2 -> openBank(bus, index);
                case 3 -> shunts(bus, index);
                default -> fourWireSecondary(bus, index);
            }
        }
        return new NetworkModel(
                "everything",
                60,
                new Source("grid", 34_641, 1.01, 0.3, 0.5, 2, 0.8, 1.5),
                buses,
                lines,
                transformers,
                regulators,
                capacitors,
                loads,
                generators,
                reactors,
                List.of());
    }

    private double random() {
        return random.nextDouble();
    }

    /// Delta to wye, whose neutral is grounded in one of all ways that give the trunk a path to ground.
    private void station() {
        var neutral = switch (random.nextInt(4)) {
            case 0 -> Neutral.GROUNDED;
            case 1 -> Neutral.grounded(random(), random());
            case 2 -> Neutral.at(4);
            default -> Neutral.at(4).through(0.1 + random(), 0);
        };
        transformers.add(new Transformer(
                "station",
                List.of(
                        winding("grid", List.of(1, 3, 2), ConnectionKind.DELTA, 34_641, 5e6, Neutral.NONE),
                        winding("station", List.of(1, 3, 2), ConnectionKind.WYE, 4157, 5e6, neutral)),
                List.of(0.05),
                1e-6,
                0.002,
                0.005));
    }

    /// A ganged regulator, a bank of three, or two in open delta; the neutral goes through.
    private void regulator() {
        buses.add(new Bus("b0", BASE, FOUR));
        var control = new Regulator.Control(120, 2, 20, 700, 3, 7.5);
        switch (random.nextInt(3)) {
            case 0 -> tapped("gang", THREE, ConnectionKind.WYE, control);
            case 1 -> THREE.forEach(phase -> tapped("bank" + phase, List.of(phase), ConnectionKind.WYE, control));
            default -> {
                tapped("open1", List.of(1, 2), ConnectionKind.DELTA, control);
                tapped("open2", List.of(3, 2), ConnectionKind.DELTA, control);
                reactors.add(Reactor.series("through", "station", List.of(2), "b0", List.of(2), 1e-4, 0));
            }
        }
        reactors.add(Reactor.series("neutral", "station", List.of(4), "b0", List.of(4), 0.01, 0.02));
    }

    private void tapped(String name, List<Integer> phases, ConnectionKind connection, Regulator.Control control) {
        var neutral = connection == ConnectionKind.WYE ? Neutral.GROUNDED : Neutral.NONE;
        double voltage = phases.size() == 1 ? BASE : 4157;
        transformers.add(new Transformer(
                name,
                List.of(
                        winding("station", phases, connection, voltage, 5e6, neutral),
                        winding("b0", phases, connection, voltage, 5e6, neutral)),
                List.of(0.01),
                1e-6));
        var taps = random.nextBoolean() ? TapRange.USUAL : new TapRange(0.95, 1.05, 8);
        regulators.add(new Regulator(name, name, 1, random.nextInt(7) - 3, control, taps));
    }

    /// A centre tap in one of both notations, with loads on the legs and across them.
    private void splitPhase(String bus, int index) {
        var secondary = "split" + index;
        int phase = 1 + random.nextInt(3);
        boolean explicit = random.nextBoolean();
        buses.add(new Bus(secondary, LOW / 2, explicit ? List.of(1, 2, 4) : List.of(1, 2)));
        var first = explicit
                ? winding(secondary, List.of(1, 4), ConnectionKind.DELTA, LOW / 2, 5e4, Neutral.NONE)
                : winding(secondary, List.of(1), ConnectionKind.WYE, LOW / 2, 5e4, Neutral.GROUNDED);
        var second = explicit
                ? winding(secondary, List.of(4, 2), ConnectionKind.DELTA, LOW / 2, 5e4, Neutral.NONE)
                : winding(secondary, List.of(2), ConnectionKind.WYE, LOW / 2, 5e4, Neutral.GROUNDED)
                        .withReversed(true);
        transformers.add(new Transformer(
                secondary,
                List.of(winding(bus, List.of(phase), ConnectionKind.WYE, BASE, 5e4, Neutral.at(4)), first, second),
                List.of(0.02, 0.02, 0.014),
                1e-6,
                0.002,
                0.005));
        if (explicit) {
            reactors.add(Reactor.shunt("rod" + index, secondary, List.of(4), ConnectionKind.WYE, 5, 0));
        }
        load(secondary, List.of(1), ConnectionKind.WYE, 4e3, LOW / 2, explicit ? 4 : 0);
        load(secondary, List.of(2), ConnectionKind.WYE, 4e3, LOW / 2, explicit ? 4 : 0);
        load(secondary, List.of(1, 2), ConnectionKind.DELTA, 8e3, LOW, 0);
        generators.add(new Generator(
                "roof" + index, secondary, List.of(1, 2), ConnectionKind.DELTA, 6e3, 1e3, LOW, 0, limits()));
    }

    /// Wye, delta and a tertiary that floats, each with its own loads.
    private void threeWindings(String bus, int index) {
        var low = "low" + index;
        var third = "third" + index;
        buses.add(new Bus(low, LOW, FOUR));
        buses.add(new Bus(third, LOW, THREE));
        transformers.add(new Transformer(
                low,
                List.of(
                        winding(bus, THREE, ConnectionKind.WYE, 4157, 3e5, Neutral.FLOATING),
                        winding(
                                low,
                                THREE,
                                ConnectionKind.WYE,
                                415.7,
                                3e5,
                                Neutral.at(4).through(0.5, 0.1)),
                        winding(third, THREE, ConnectionKind.DELTA, 415.7, 1e5, Neutral.NONE)),
                List.of(0.04, 0.06, 0.03),
                1e-6,
                0.001,
                0.003));
        loadsAt(low, LOW, 1e4, 4);
        load(third, THREE, ConnectionKind.DELTA, 9e3, 415.7, 0);
        load(third, List.of(2, 3), ConnectionKind.DELTA, 3e3, 415.7, 0);
    }

    /// Two single-phase units from two phases and the neutral to an open delta, one corner of it grounded.
    private void openBank(String bus, int index) {
        var low = "open" + index;
        buses.add(new Bus(low, LOW, THREE));
        for (int unit = 1; unit <= 2; unit++) {
            transformers.add(new Transformer(
                    low + "_" + unit,
                    List.of(
                            winding(bus, List.of(unit), ConnectionKind.WYE, BASE, 1e5, Neutral.at(4)),
                            winding(low, List.of(unit, unit + 1), ConnectionKind.DELTA, 415.7, 1e5, Neutral.NONE)),
                    List.of(0.03),
                    1e-6));
        }
        reactors.add(Reactor.shunt("corner" + index, low, List.of(2), ConnectionKind.WYE, 0.5, 0.1));
        load(low, THREE, ConnectionKind.DELTA, 9e3, 415.7, 0);
        load(low, List.of(1), ConnectionKind.WYE, 1e3, 415.7, 0);
    }

    private void shunts(String bus, int index) {
        capacitors.add(new Capacitor("star" + index, bus, THREE, ConnectionKind.WYE, 3e4, 4157, true, 4));
        capacitors.add(new Capacitor("single" + index, bus, List.of(2), ConnectionKind.WYE, 1e4, BASE, true));
        capacitors.add(new Capacitor("pair" + index, bus, List.of(1, 3), ConnectionKind.DELTA, 1e4, 4157, true));
        capacitors.add(new Capacitor("open" + index, bus, THREE, ConnectionKind.DELTA, 1e6, 4157, false));
        reactors.add(Reactor.shunt("delta" + index, bus, THREE, ConnectionKind.DELTA, 10, 900));
        reactors.add(new Reactor(
                "star" + index,
                bus,
                THREE,
                bus,
                List.of(4, 4, 4),
                ConnectionKind.WYE,
                SquareMatrix.diagonal(3, 5),
                SquareMatrix.of(new double[][] {{500, 50, 50}, {50, 500, 50}, {50, 50, 500}}),
                5000));
        generators.add(new Generator("plant" + index, bus, THREE, ConnectionKind.WYE, 3e4, 5e3, 4157, 4, limits()));
        generators.add(
                new Generator("single" + index, bus, List.of(3), ConnectionKind.WYE, 1e4, -2e3, BASE, 0, limits()));
    }

    /// A wye-wye transformer to a four-wire line.
    private void fourWireSecondary(String bus, int index) {
        buses.add(new Bus("low" + index, LOW, FOUR));
        buses.add(new Bus("end" + index, LOW, FOUR));
        transformers.add(new Transformer(
                "low" + index,
                List.of(
                        winding(bus, List.of(2, 3, 1), ConnectionKind.WYE, 4157, 2e5, Neutral.at(4)),
                        winding("low" + index, List.of(2, 3, 1), ConnectionKind.WYE, 415.7, 2e5, Neutral.at(4))),
                List.of(0.03),
                1e-6));
        reactors.add(Reactor.shunt("rod" + index, "low" + index, List.of(4), ConnectionKind.WYE, 2, 0));
        line("low" + index, "end" + index, FOUR, LOW);
        loadsAt("end" + index, LOW, 3e3, 4);
    }

    /// A load in every connection: to ground, to the neutral, between phases; one, two and three phases.
    private void loadsAt(String bus, double base, double power, int neutral) {
        int phase = 1 + random.nextInt(3);
        load(bus, List.of(phase), ConnectionKind.WYE, power, base, 0);
        load(bus, List.of(phase), ConnectionKind.WYE, power, base, neutral);
        load(bus, THREE, ConnectionKind.WYE, power, base * Math.sqrt(3), random.nextBoolean() ? neutral : 0);
        load(bus, List.of(phase, phase % 3 + 1), ConnectionKind.DELTA, power, base * Math.sqrt(3), 0);
        load(bus, THREE, ConnectionKind.DELTA, power, base * Math.sqrt(3), 0);
    }

    private void load(
            String bus, List<Integer> terminals, ConnectionKind connection, double power, double rated, int neutral) {
        var shares = shares();
        double active = power * (0.3 + random());
        loads.add(new Load(
                "load" + loads.size(),
                bus,
                terminals,
                connection,
                active,
                active * (random() - 0.3),
                rated,
                shares,
                random.nextInt(3) == 0 ? shares() : shares,
                neutral,
                limits()));
    }

    private VoltageLimits limits() {
        return new VoltageLimits(0.4 + 0.1 * random(), 0.9 + 0.08 * random(), 1.01 + 0.05 * random());
    }

    /// Also mixtures with a negative share, as they are measured.
    private LoadShares shares() {
        double current = 1.5 * random() - 0.75;
        double impedance = random();
        return switch (random.nextInt(4)) {
            case 0 -> LoadShares.POWER;
            case 1 -> LoadShares.CURRENT;
            case 2 -> LoadShares.IMPEDANCE;
            default -> new LoadShares(1 - current - impedance, current, impedance);
        };
    }

    /// Four wires in any order, or three.
    private List<Integer> wires() {
        return switch (random.nextInt(3)) {
            case 0 -> FOUR;
            case 1 -> List.of(3, 1, 4, 2);
            default -> List.of(2, 3, 1);
        };
    }

    private void line(String from, String to, List<Integer> wires, double base) {
        int size = wires.size();
        var r = new double[size][size];
        var x = new double[size][size];
        var c = new double[size][size];
        double length = (0.05 + 0.2 * random()) * base / BASE;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double scale = length * (row == column ? 1 : 0.35) * (0.9 + 0.2 * random());
                r[row][column] = r[column][row] = 0.4 * scale;
                x[row][column] = x[column][row] = 0.9 * scale;
                c[row][column] = c[column][row] = (row == column ? 1e-8 : -2e-9) * length;
            }
        }
        lines.add(new Line(
                "line" + lines.size(),
                from,
                wires,
                to,
                wires,
                SquareMatrix.of(r),
                SquareMatrix.of(x),
                SquareMatrix.of(c),
                400,
                false,
                true));
    }

    private static Winding winding(
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double voltage,
            double power,
            Neutral neutral) {
        return new Winding(bus, terminals, connection, voltage, power, 0.004, 1, neutral, false);
    }
}
