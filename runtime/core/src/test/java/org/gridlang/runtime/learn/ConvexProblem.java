package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.data.SeriesContext;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.problem.Candidate;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Population;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.problem.TimeGrid;
import org.gridlang.runtime.random.Stream;

/// Three buses, four batteries, every day like the other: prices and loads follow the clock alone, the cable loses
/// next to nothing, and the source may not deliver more than a limit, which all batteries want to exceed in the cheap
/// hours. Up to those losses it is a convex quadratic program.
final class ConvexProblem implements Problem {
    static final int STEPS = 12;
    static final double STEP_SECONDS = 7200;
    /// Most that the source may deliver, W.
    static final double LIMIT = 9000;

    private static final double BASE = 230;
    private static final double JOULES = 3.6e6;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    /// Money per J in a step.
    static double price(int step) {
        double hour = step * STEP_SECONDS / 3600;
        return (0.20 + 0.12 * Math.sin((hour - 9) / 24 * 2 * Math.PI) + (hour >= 17 && hour < 21 ? 0.15 : 0)) / JOULES;
    }

    /// Of both loads together in a step, W.
    static double load(int step) {
        return 2 * (2000 + 600 * Math.sin((step * STEP_SECONDS / 3600 - 10) / 24 * 2 * Math.PI));
    }

    private static int step(SeriesContext context) {
        return (int) Math.round(context.timeOfDay() / STEP_SECONDS);
    }

    @Override
    public String name() {
        return "convex";
    }

    @Override
    public long seed() {
        return 4;
    }

    @Override
    public TimeGrid time() {
        return new TimeGrid(
                STEP_SECONDS,
                STEPS,
                ZoneId.of("UTC"),
                new TimeGrid.DateRange(FIRST, FIRST.plusDays(9)),
                new TimeGrid.DateRange(FIRST.plusDays(10), FIRST.plusDays(11)),
                new TimeGrid.DateRange(FIRST.plusDays(12), FIRST.plusDays(13)));
    }

    @Override
    public NetworkModel network() {
        var phases = List.of(1, 2, 3);
        return new NetworkModel(
                "three buses",
                50,
                new Source("1", BASE * Math.sqrt(3), 1.0, 0, 1e-5, 1e-5, 1e-5, 1e-5),
                List.of(new Bus("1", BASE, phases), new Bus("2", BASE, phases), new Bus("3", BASE, phases)),
                List.of(line("l12", "1", "2"), line("l23", "2", "3")),
                List.of(),
                List.of(),
                List.of(),
                List.of(load("a", "2"), load("b", "3")));
    }

    private static Load load(String name, String bus) {
        return new Load(name, bus, List.of(1), ConnectionKind.WYE, 1000, 0, BASE, LoadShares.POWER);
    }

    private static Line line(String name, String from, String to) {
        var phases = List.of(1, 2, 3);
        var impedance = SquareMatrix.of(new double[][] {{1e-4, 0, 0}, {0, 1e-4, 0}, {0, 0, 1e-4}});
        return new Line(name, from, phases, to, phases, impedance, impedance, SquareMatrix.zero(3), 100, false, true);
    }

    @Override
    public List<SeriesColumn> series() {
        return List.of(
                new SeriesColumn.Generated("price", context -> price(step(context))),
                new SeriesColumn.Clock("sine", SeriesColumn.Reading.DAY_SINE),
                new SeriesColumn.Clock("cosine", SeriesColumn.Reading.DAY_COSINE));
    }

    @Override
    public double loadPower(SeriesContext context, Load load) {
        return load(step(context)) / 2;
    }

    @Override
    public double networkCost(double[] series, double sourceP, double sourceQ, double losses, double[] gradient) {
        gradient[0] = series[0] * STEP_SECONDS;
        gradient[1] = 0;
        gradient[2] = 0;
        return gradient[0] * sourceP;
    }

    @Override
    public List<Constraint> constraints() {
        return List.of(new Constraint(
                "limit",
                Constraint.Quantity.SOURCE_ACTIVE,
                List.of(new Constraint.Row("grid", 0, Double.NEGATIVE_INFINITY, LIMIT)),
                new Constraint.Enforcement.Dual(EnumSet.of(Constraint.Key.ELEMENT), STEP_SECONDS)));
    }

    @Override
    public List<Population> populations() {
        return List.of(new Batteries());
    }

    @Override
    public List<Experiment> experiments() {
        return List.of();
    }

    @Override
    public List<Evaluation> evaluations() {
        return List.of();
    }

    private static final class Batteries implements Population {
        @Override
        public String name() {
            return "batteries";
        }

        @Override
        public int count() {
            return 4;
        }

        @Override
        public DeviceKernel kernel() {
            return new TestDevices.Battery();
        }

        @Override
        public List<Candidate> candidates() {
            return List.of(
                    new Candidate("a", "2", List.of(1), false, 1), new Candidate("b", "3", List.of(1), false, 1));
        }

        @Override
        public double costWeight() {
            return 1;
        }

        @Override
        public int[] inputColumns(Stream agent, Candidate place) {
            return new int[] {0, 1, 2};
        }

        @Override
        public void parameters(Stream agent, double[] out, int at) {
            out[at] = agent.child("capacity").uniform(0, 10, 16) * JOULES;
            out[at + 1] = agent.child("rating").uniform(0, 2500, 4000);
            out[at + 2] = 0.04 / JOULES;
            out[at + 3] = 0.20 / JOULES;
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
