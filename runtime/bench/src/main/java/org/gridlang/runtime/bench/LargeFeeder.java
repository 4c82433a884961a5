package org.gridlang.runtime.bench;

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

/// A radial feeder drawn at random in the manner of the IEEE 8500-node feeder: 115 kV source, substation transformer,
/// one regulator per phase, a 12.47 kV backbone with single-phase laterals, and centre-tapped transformers that feed
/// homes at 120 and 240 V over a service cable.
///
/// ```java
/// NetworkModel feeder = LargeFeeder.draw(1, LargeFeeder.HOMES); // 4,886 buses, 8,538 nodes
/// ```
///
/// Everything is proportional to the number of homes, so that half of them is half the feeder; only the length of the
/// sections is not, which keeps the voltages within 0.9 to 1.05 per unit at any size.
public final class LargeFeeder {
    /// Homes of the feeder in full size.
    public static final int HOMES = 1_177;

    private static final double MEDIUM = 7_200;
    private static final double MEDIUM_LINE = 12_470;
    private static final double LOW = 120;
    private static final double BACKBONE_PER_HOME = 0.55;
    private static final double LATERAL_PER_HOME = 1.6;
    private static final double BACKBONE_KM = 14;
    private static final double POWER_PER_HOME = 7_500;

    private final SplittableRandom random;
    private final List<Bus> buses = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Transformer> transformers = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();

    private LargeFeeder(long seed) {
        random = new SplittableRandom(seed);
    }

    /// The feeder that a seed draws.
    public static NetworkModel draw(long seed, int homes) {
        return new LargeFeeder(seed).network(homes);
    }

    private NetworkModel network(int homes) {
        // A feeder of fewer homes has fewer substations' worth of load: the source and transformer scale along.
        double scale = (double) homes / HOMES;
        threePhase("grid", 115_000 / Math.sqrt(3));
        threePhase("station", MEDIUM_LINE / Math.sqrt(3));
        threePhase("b0", MEDIUM_LINE / Math.sqrt(3));
        transformers.add(new Transformer(
                "station",
                List.of(
                        winding("grid", List.of(1, 3, 2), ConnectionKind.DELTA, 115_000, 27.5e6 * scale, 0.005),
                        winding("station", List.of(1, 3, 2), ConnectionKind.WYE, MEDIUM_LINE, 27.5e6 * scale, 0.005)),
                List.of(0.08),
                1e-6));
        var regulators = regulators(scale);
        int backbone = Math.max(2, (int) (BACKBONE_PER_HOME * homes));
        backbone(backbone, scale);
        laterals(backbone, Math.max(homes, (int) (LATERAL_PER_HOME * homes)), homes);
        var capacitors = new ArrayList<Capacitor>();
        for (int k = 1; k <= 3; k++) {
            capacitors.add(new Capacitor(
                    "c" + k,
                    "b" + backbone * k / 4,
                    List.of(1, 2, 3),
                    ConnectionKind.WYE,
                    600e3 * scale,
                    MEDIUM_LINE,
                    true));
        }
        return new NetworkModel(
                "large",
                60,
                new Source("grid", 115_000, 1.02, 0, 0.6 / scale, 4 / scale, 0.8 / scale, 5 / scale),
                buses,
                lines,
                transformers,
                regulators,
                capacitors,
                loads);
    }

    private List<Regulator> regulators(double scale) {
        var regulators = new ArrayList<Regulator>();
        var control = new Regulator.Control(124, 2, 60, 700, 0, 0);
        for (int phase = 1; phase <= 3; phase++) {
            var name = "reg" + phase;
            transformers.add(new Transformer(
                    name,
                    List.of(
                            winding("station", List.of(phase), ConnectionKind.WYE, MEDIUM, 9.2e6 * scale, 0.0005),
                            winding("b0", List.of(phase), ConnectionKind.WYE, MEDIUM, 9.2e6 * scale, 0.0005)),
                    List.of(0.001),
                    1e-6));
            regulators.add(new Regulator(name, name, 1, 3, control));
        }
        return regulators;
    }

    /// Each bus hangs at one of the dozen before it, so that the longest way has about a sixth of the buses.
    private void backbone(int size, double scale) {
        double length = BACKBONE_KM / (size / 6.5);
        for (int index = 1; index < size; index++) {
            threePhase("b" + index, MEDIUM_LINE / Math.sqrt(3));
            int from = index - 1 - random.nextInt(Math.min(index, 12));
            line(
                    "b" + from,
                    "b" + index,
                    List.of(1, 2, 3),
                    length * random.nextDouble(0.5, 1.5),
                    0.19 / scale,
                    0.39 / scale,
                    0.4);
        }
    }

    /// Chains of single-phase buses; homes stand at as many of the buses as there are homes.
    private void laterals(int backbone, int size, int homes) {
        int home = 0;
        String at = "b0";
        int phase = 1;
        for (int index = 0; index < size; index++) {
            if (index % 8 == 0) {
                at = "b" + random.nextInt(backbone);
                phase = 1 + index / 8 % 3;
            }
            var bus = "l" + index;
            buses.add(new Bus(bus, MEDIUM_LINE / Math.sqrt(3), List.of(phase)));
            line(at, bus, List.of(phase), random.nextDouble(0.03, 0.12), 0.69, 0.75, 0);
            at = bus;
            if ((long) (index + 1) * homes / size > home) {
                home(home++, bus, phase);
            }
        }
    }

    private void home(int index, String from, int phase) {
        var secondary = "x" + index;
        var service = "s" + index;
        buses.add(new Bus(secondary, LOW, List.of(1, 2)));
        buses.add(new Bus(service, LOW, List.of(1, 2)));
        double rating = random.nextBoolean() ? 15e3 : 25e3;
        transformers.add(new Transformer(
                "t" + index,
                List.of(
                        winding(from, List.of(phase), ConnectionKind.WYE, MEDIUM, rating, 0.006),
                        winding(secondary, List.of(1), ConnectionKind.WYE, LOW, rating, 0.012),
                        winding(secondary, List.of(2), ConnectionKind.WYE, LOW, rating, 0.012)
                                .withReversed(true)),
                List.of(0.0204, 0.0204, 0.0136),
                1e-6));
        line(secondary, service, List.of(1, 2), random.nextDouble(0.01, 0.03), 0.55, 0.3, 0.35);
        double power = POWER_PER_HOME * random.nextDouble(0.4, 1.6);
        double tangent = random.nextDouble(0.1, 0.4);
        load("h" + index, service, List.of(1, 2), ConnectionKind.DELTA, 2 * LOW, 0.6 * power, tangent);
        double share = random.nextDouble(0.3, 0.7);
        load("p" + index, service, List.of(1), ConnectionKind.WYE, LOW, 0.4 * share * power, tangent);
        load("q" + index, service, List.of(2), ConnectionKind.WYE, LOW, 0.4 * (1 - share) * power, tangent);
    }

    private void threePhase(String name, double base) {
        buses.add(new Bus(name, base, List.of(1, 2, 3)));
    }

    /// @param r self resistance in ohm per km
    /// @param x self reactance in ohm per km
    /// @param mutual mutual impedance as a fraction of both
    private void line(String from, String to, List<Integer> terminals, double km, double r, double x, double mutual) {
        int size = terminals.size();
        double capacitance = buses.getLast().baseVoltage() == LOW ? 0 : 9e-9 * km;
        lines.add(new Line(
                to,
                from,
                terminals,
                to,
                terminals,
                matrix(size, r * km, mutual * r * km),
                matrix(size, x * km, mutual * x * km),
                matrix(size, capacitance, -0.2 * capacitance),
                400,
                false,
                true));
    }

    private static SquareMatrix matrix(int size, double self, double mutual) {
        var rows = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                rows[row][column] = row == column ? self : mutual;
            }
        }
        return SquareMatrix.of(rows);
    }

    private void load(
            String name,
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double voltage,
            double power,
            double tangent) {
        loads.add(new Load(name, bus, terminals, connection, power, tangent * power, voltage, LoadShares.POWER));
    }

    private static Winding winding(
            String bus,
            List<Integer> terminals,
            ConnectionKind connection,
            double voltage,
            double power,
            double resistance) {
        return new Winding(bus, terminals, connection, voltage, power, resistance, 1);
    }
}
