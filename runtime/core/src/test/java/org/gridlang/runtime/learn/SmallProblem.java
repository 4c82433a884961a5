package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.data.SeriesContext;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.CapacitorControl;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.MonitoredPhase;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Regulator;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.network.TapRange;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.problem.Candidate;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Population;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.TimeGrid;
import org.gridlang.runtime.random.Stream;

/// A street of four buses with batteries, heat pumps and generators: as the compiler would write it, by hand.
final class SmallProblem implements Problem {
    private static final double BASE = 230;

    private final int steps;
    private final double loadScale;
    private final List<Population> populations = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private Regulation regulation = Regulation.LOCKED;
    private boolean regulators;

    SmallProblem(int steps, double loadScale) {
        this.steps = steps;
        this.loadScale = loadScale;
    }

    SmallProblem batteries(int count) {
        var places = List.of(wye("l3", "3", List.of(1)), wye("l4", "4", List.of(2)), delta("d4", "4", List.of(2, 3)));
        populations.add(new Draws("batteries", count, new TestDevices.Battery(), places, new int[] {0, 1, 2}) {
            @Override
            public void parameters(Stream agent, double[] out, int at) {
                out[at] = agent.child("capacity").uniform(0, 8, 16) * 3.6e6;
                out[at + 1] = agent.child("rating").uniform(0, 3000, 5000);
                out[at + 2] = 0.02 / 3.6e6;
                out[at + 3] = 0.25 / 3.6e6;
            }

            @Override
            public int[] drawnStates() {
                return new int[] {0};
            }

            @Override
            public double drawState(int slot, Stream agentAndDay, double[] parameter, int at) {
                return agentAndDay.uniform(0, 0.3, 0.7);
            }
        });
        return this;
    }

    SmallProblem pendulums(int count) {
        var places = List.of(wye("l3", "3", List.of(1)));
        populations.add(new Draws("pendulums", count, new TestDevices.Pendulum(), places, new int[] {1, 2}) {
            @Override
            public void parameters(Stream agent, double[] out, int at) {}

            @Override
            public int[] drawnStates() {
                return new int[] {0};
            }

            @Override
            public double drawState(int slot, Stream agentAndDay, double[] parameter, int at) {
                return agentAndDay.uniform(0, -0.7, 0.7);
            }
        });
        return this;
    }

    SmallProblem heatPumps(int count) {
        var places = List.of(wye("l3", "3", List.of(1)), wye("l4", "4", List.of(3)));
        populations.add(new Draws("heat_pumps", count, new TestDevices.HeatPump(), places, new int[] {3, 0, 1}) {
            @Override
            public void parameters(Stream agent, double[] out, int at) {
                out[at] = agent.child("resistance").uniform(0, 0.004, 0.006);
                out[at + 1] = 5 * 3.6e6;
                out[at + 2] = 3000;
            }
        });
        return this;
    }

    SmallProblem generators(int count) {
        var places = List.of(wye("4", "4", List.of(1, 2, 3)), wye("3", "3", List.of(1, 2, 3)));
        populations.add(new Draws("generators", count, new TestDevices.Generator(), places, new int[] {0}) {
            @Override
            public void parameters(Stream agent, double[] out, int at) {
                out[at] = 12_000;
                out[at + 1] = 2.0;
                out[at + 2] = agent.child("price").uniform(0, 0.2, 0.3) / 3.6e6;
            }
        });
        return this;
    }

    /// How much the costs of the population last added count.
    SmallProblem costing(double weight) {
        ((Draws) populations.getLast()).costWeight = weight;
        return this;
    }

    SmallProblem voltageBand(double lower, double upper) {
        var rows = new ArrayList<Constraint.Row>();
        for (var bus : List.of("2", "3", "4")) {
            for (int phase = 1; phase <= 3; phase++) {
                rows.add(new Constraint.Row(bus, phase, lower, upper));
            }
        }
        constraints.add(new Constraint(
                "voltage",
                Constraint.Quantity.VOLTAGE_PU,
                rows,
                new Constraint.Enforcement.Dual(EnumSet.allOf(Constraint.Key.class), 3600)));
        return this;
    }

    SmallProblem ampacity(double amperes) {
        constraints.add(new Constraint(
                "ampacity",
                Constraint.Quantity.LINE_CURRENT,
                List.of(
                        new Constraint.Row("l23", 1, Double.NEGATIVE_INFINITY, amperes),
                        new Constraint.Row("l34", 2, Double.NEGATIVE_INFINITY, amperes)),
                new Constraint.Enforcement.Dual(EnumSet.of(Constraint.Key.ELEMENT), Double.POSITIVE_INFINITY)));
        return this;
    }

    /// Three regulators of single phases at the head, of 0.25 % a tap, and a switched capacitor at bus 3.
    SmallProblem regulated(Regulation newRegulation) {
        regulators = true;
        regulation = newRegulation;
        return this;
    }

    @Override
    public Regulation regulation() {
        return regulation;
    }

    SmallProblem substation(double voltAmperes) {
        constraints.add(new Constraint(
                "substation",
                Constraint.Quantity.SOURCE_APPARENT,
                List.of(new Constraint.Row("grid", 0, Double.NEGATIVE_INFINITY, voltAmperes)),
                new Constraint.Enforcement.Penalty(2.0 / 3600 / 1e4)));
        return this;
    }

    static SmallProblem everything(int steps) {
        return new SmallProblem(steps, 1)
                .batteries(3)
                .generators(2)
                .heatPumps(2)
                .voltageBand(0.985, 0.995)
                .ampacity(20)
                .substation(15_000);
    }

    static Experiment experiment(Experiment.Algorithm algorithm, List<Integer> hidden, int days, int passes) {
        return new Experiment(
                "test",
                algorithm,
                hidden,
                days,
                Double.POSITIVE_INFINITY,
                OptionalInt.of(passes),
                true,
                new Experiment.Duals.Ascent(0.3, 1),
                new Experiment.Selection(20, 0));
    }

    private static Candidate wye(String element, String bus, List<Integer> phases) {
        return new Candidate(element, bus, phases, false, 1);
    }

    private static Candidate delta(String element, String bus, List<Integer> phases) {
        return new Candidate(element, bus, phases, true, 1);
    }

    @Override
    public String name() {
        return "small";
    }

    @Override
    public long seed() {
        return 11;
    }

    @Override
    public TimeGrid time() {
        return new TimeGrid(
                1800,
                steps,
                ZoneId.of("Europe/London"),
                new TimeGrid.DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 28)),
                new TimeGrid.DateRange(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 9)),
                new TimeGrid.DateRange(LocalDate.of(2025, 3, 10), LocalDate.of(2025, 3, 31)));
    }

    @Override
    public NetworkModel network() {
        var phases = List.of(1, 2, 3);
        var buses = new ArrayList<>(List.of(
                new Bus("1", BASE, phases),
                new Bus("2", BASE, phases),
                new Bus("3", BASE, phases),
                new Bus("4", BASE, phases)));
        var transformers = new ArrayList<Transformer>();
        var taps = new ArrayList<Regulator>();
        if (regulators) {
            buses.add(new Bus("1r", BASE, phases));
            for (int phase : phases) {
                var name = "r" + phase;
                transformers.add(
                        new Transformer(name, List.of(coil("1", phase), coil("1r", phase)), List.of(1e-3), 1e-6));
                // Compensates the drop up to bus 2 or so, on a secondary of 115 V.
                var control =
                        new Regulator.Control(114.5, 0.9, 2, 100, 1.5, 0.75, 30 + phase, 2, MonitoredPhase.FIRST, null);
                taps.add(new Regulator(name, name, 1, 0, control, new TapRange(0.9, 1.1, 80)));
            }
        }
        return new NetworkModel(
                "street",
                50,
                new Source("1", BASE * Math.sqrt(3), 1.0, 0, 0.01, 0.02, 0.01, 0.02),
                buses,
                List.of(line("l12", regulators ? "1r" : "1", "2"), line("l23", "2", "3"), line("l34", "3", "4")),
                transformers,
                taps,
                regulators
                        ? List.of(new Capacitor("c3", "3", phases, ConnectionKind.WYE, 3000, BASE * Math.sqrt(3), true))
                        : List.of(),
                List.of(
                        new Load("l3", "3", List.of(1), ConnectionKind.WYE, 2000, 500, BASE, LoadShares.POWER),
                        new Load("l4", "4", List.of(2), ConnectionKind.WYE, 2000, 400, BASE, LoadShares.CURRENT),
                        new Load(
                                "d4",
                                "4",
                                List.of(2, 3),
                                ConnectionKind.DELTA,
                                1500,
                                300,
                                BASE * Math.sqrt(3),
                                LoadShares.IMPEDANCE)),
                List.of(),
                List.of(),
                regulators ? List.of(switching()) : List.of());
    }

    private static Winding coil(String bus, int phase) {
        return new Winding(bus, List.of(phase), ConnectionKind.WYE, BASE, 20_000, 5e-4, 1);
    }

    private static CapacitorControl switching() {
        return new CapacitorControl(
                "switching",
                "c3",
                null,
                CapacitorControl.Quantity.VOLTAGE,
                112,
                115,
                2,
                60,
                MonitoredPhase.HIGHEST,
                MonitoredPhase.FIRST,
                40,
                40,
                300,
                null);
    }

    private static Line line(String name, String from, String to) {
        var phases = List.of(1, 2, 3);
        return new Line(
                name,
                from,
                phases,
                to,
                phases,
                SquareMatrix.of(new double[][] {{0.06, 0.01, 0.01}, {0.01, 0.06, 0.01}, {0.01, 0.01, 0.06}}),
                SquareMatrix.of(new double[][] {{0.03, 0.01, 0.01}, {0.01, 0.03, 0.01}, {0.01, 0.01, 0.03}}),
                SquareMatrix.zero(3),
                100,
                false,
                true);
    }

    @Override
    public List<SeriesColumn> series() {
        return List.of(
                new SeriesColumn.Generated("price", SmallProblem::price),
                new SeriesColumn.Clock("sine", SeriesColumn.Reading.DAY_SINE),
                new SeriesColumn.Clock("cosine", SeriesColumn.Reading.DAY_COSINE),
                new SeriesColumn.Generated("outside", context -> 278 + context.wander(0, 4, 21_600)));
    }

    /// Per J: cheap at night, dear in the evening.
    private static double price(SeriesContext context) {
        double hour = context.timeOfDay() / 3600;
        double evening = Math.exp(-(hour - 18) * (hour - 18) / 8);
        return (0.15 + 0.3 * evening + context.daily(0, 0.02) + context.noise(1, 0.01)) / 3.6e6;
    }

    @Override
    public List<Population> populations() {
        return List.copyOf(populations);
    }

    @Override
    public List<Constraint> constraints() {
        return List.copyOf(constraints);
    }

    @Override
    public double loadPower(SeriesContext context, Load load) {
        return loadScale * load.power() * Math.exp(context.wander(0, 0.3, 7200));
    }

    @Override
    public double networkCost(double[] series, double sourceP, double sourceQ, double losses, double[] gradient) {
        double rate = series[0] * 1800;
        gradient[0] = rate;
        gradient[1] = 2e-9 * sourceQ;
        gradient[2] = 0.1 * rate;
        return rate * sourceP + 1e-9 * sourceQ * sourceQ + 0.1 * rate * losses;
    }

    @Override
    public List<Experiment> experiments() {
        return List.of();
    }

    @Override
    public List<Evaluation> evaluations() {
        return List.of();
    }

    /// What populations have in common.
    private abstract static class Draws implements Population {
        private double costWeight = 1;
        private final String name;
        private final int count;
        private final DeviceKernel kernel;
        private final List<Candidate> candidates;
        private final int[] inputs;

        Draws(String name, int count, DeviceKernel kernel, List<Candidate> candidates, int[] inputs) {
            this.name = name;
            this.count = count;
            this.kernel = kernel;
            this.candidates = candidates;
            this.inputs = inputs;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public DeviceKernel kernel() {
            return kernel;
        }

        @Override
        public List<Candidate> candidates() {
            return candidates;
        }

        @Override
        public int[] inputColumns(Stream agent, Candidate place) {
            return inputs;
        }

        @Override
        public double costWeight() {
            return costWeight;
        }

        @Override
        public int[] drawnStates() {
            return new int[0];
        }

        @Override
        public double drawState(int slot, Stream agentAndDay, double[] parameter, int at) {
            throw new IllegalArgumentException("no drawn states");
        }
    }
}
