package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/// Random feeders: a delta-wye substation transformer, a regulator, three-phase lines with single-phase
/// laterals, extra lines that close loops, at the end a floating secondary behind a delta or an ungrounded wye, loads
/// of
/// every kind.
final class RandomNetworks {
    private static final double BASE = 2400;
    private final SplittableRandom random;
    private final List<Bus> buses = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();

    private RandomNetworks(long seed) {
        random = new SplittableRandom(seed);
    }

    /// @param size number of three-phase buses behind the regulator
    /// @param loops number of lines beyond those of a tree
    static NetworkModel feeder(long seed, int size, int loops) {
        return new RandomNetworks(seed).network(size, loops);
    }

    /// The connections of all loads, for agents at the same places.
    static List<Connection> connections(NetworkModel network) {
        return network.loads().stream()
                .map(load -> new Connection(load.bus(), load.terminals(), load.connection()))
                .toList();
    }

    private NetworkModel network(int size, int loops) {
        buses.add(new Bus("grid", 20_000, List.of(1, 2, 3)));
        buses.add(new Bus("station", BASE, List.of(1, 2, 3)));
        buses.add(new Bus("b0", BASE, List.of(1, 2, 3)));
        for (int index = 1; index < size; index++) {
            buses.add(new Bus("b" + index, BASE, List.of(1, 2, 3)));
            line("b" + (index - 1 - random.nextInt(Math.min(index, 3))), "b" + index, phases());
        }
        for (int index = 0; index < loops; index++) {
            int from = random.nextInt(size - 1);
            line("b" + from, "b" + (from + 1 + random.nextInt(size - 1 - from)), phases());
        }
        for (int index = 0; index < size; index++) {
            int phase = 1 + random.nextInt(3);
            buses.add(new Bus("l" + index, BASE, List.of(phase)));
            line("b" + index, "l" + index, List.of(phase));
            load("l" + index, List.of(phase), ConnectionKind.WYE);
            load("b" + index, phases(), random.nextBoolean() ? ConnectionKind.WYE : ConnectionKind.DELTA);
            load("b" + index, List.of(phase, phase % 3 + 1), ConnectionKind.DELTA);
        }
        buses.add(new Bus("island", 277, List.of(1, 2, 3)));
        load("island", List.of(1, 2), ConnectionKind.DELTA);
        load("island", List.of(1, 2, 3), ConnectionKind.DELTA);
        var station = transformer(
                "station",
                winding("grid", List.of(1, 3, 2), ConnectionKind.DELTA, 34_641, 5e6),
                winding("station", List.of(1, 3, 2), ConnectionKind.WYE, 4157, 5e6));
        var regulator = transformer(
                "regulator",
                winding("station", List.of(1, 2, 3), ConnectionKind.WYE, 4157, 5e6),
                winding("b0", List.of(1, 2, 3), ConnectionKind.WYE, 4157, 5e6));
        var island = transformer(
                "island",
                random.nextBoolean()
                        ? winding("b" + (size - 1), List.of(1, 2, 3), ConnectionKind.DELTA, 4157, 5e5)
                        : new Winding(
                                "b" + (size - 1), List.of(1, 2, 3), ConnectionKind.WYE, 4157, 5e5, 0.004, 1, false),
                winding("island", List.of(1, 2, 3), ConnectionKind.DELTA, 480, 5e5));
        var control = new Regulator.Control(120, 2, 20, 700, 3, 7.5);
        return new NetworkModel(
                "random",
                50,
                new Source("grid", 34_641, 1.01, 0.3, 0.5, 2, 0.8, 1.5),
                buses,
                lines,
                List.of(station, regulator, island),
                List.of(new Regulator("regulator", "regulator", 1, random.nextInt(9) - 4, control)),
                List.of(new Capacitor("c", "b0", List.of(1, 2, 3), ConnectionKind.DELTA, 1e5, 4157, true)),
                loads);
    }

    private List<Integer> phases() {
        return random.nextBoolean() ? List.of(1, 2, 3) : List.of(2, 3, 1);
    }

    private void line(String from, String to, List<Integer> phases) {
        int size = phases.size();
        var r = new double[size][size];
        var x = new double[size][size];
        var c = new double[size][size];
        double length = 0.05 + 0.2 * random.nextDouble();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double scale = length * (row == column ? 1 : 0.35) * (0.9 + 0.2 * random.nextDouble());
                r[row][column] = r[column][row] = 0.4 * scale;
                x[row][column] = x[column][row] = 0.9 * scale;
                c[row][column] = c[column][row] = (row == column ? 1e-8 : -2e-9) * length;
            }
        }
        lines.add(new Line(
                "line" + lines.size(),
                from,
                phases,
                to,
                phases,
                SquareMatrix.of(r),
                SquareMatrix.of(x),
                SquareMatrix.of(c),
                400,
                false,
                true));
    }

    private void load(String bus, List<Integer> terminals, ConnectionKind connection) {
        double power = 10e3 + 40e3 * random.nextDouble();
        boolean lineToLine = connection == ConnectionKind.DELTA || terminals.size() > 1;
        double base = bus.equals("island") ? 277 : BASE;
        double first = random.nextDouble();
        double second = random.nextDouble() * (1 - first);
        var mixture = new LoadShares(first, second, 1 - first - second);
        var shares = shares(mixture);
        loads.add(new Load(
                "load" + loads.size(),
                bus,
                terminals,
                connection,
                power,
                power * (random.nextDouble() - 0.3),
                base * (lineToLine ? Math.sqrt(3) : 1),
                shares,
                random.nextInt(3) == 0 ? shares(mixture) : shares));
    }

    private LoadShares shares(LoadShares mixture) {
        return switch (random.nextInt(4)) {
            case 0 -> LoadShares.POWER;
            case 1 -> LoadShares.CURRENT;
            case 2 -> LoadShares.IMPEDANCE;
            default -> mixture;
        };
    }

    private static Winding winding(
            String bus, List<Integer> terminals, ConnectionKind connection, double voltage, double power) {
        return new Winding(bus, terminals, connection, voltage, power, 0.004, 1);
    }

    private static Transformer transformer(String name, Winding first, Winding second) {
        return new Transformer(name, List.of(first, second), List.of(0.03), 1e-6);
    }
}
