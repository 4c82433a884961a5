package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// [ConvexProblem] has an optimum that a quadratic program knows: learners and reference must find it.
final class KnownOptimumTest {
    private static final double EFFICIENCY = 0.95;
    private static final double KILOWATT = 1000;
    /// Of all agents and steps, charging and discharging.
    private static final int PER_AGENT = 2 * ConvexProblem.STEPS;

    private static final World WORLD = new World(new ConvexProblem());
    private static final Workers WORKERS = new Workers(2);
    private static double optimum;
    private static double idle;

    @BeforeAll
    static void solve() {
        var program = program();
        program.solve();
        assertTrue(program.residual() < 1e-6, "the program is not solved: " + program.residual());
        optimum = program.objective() + constant();
        idle = rollouts().idle(dates()).cost();
        assertEquals(constant(), idle, 1e-3 * Math.abs(idle), "the idle cost, up to losses");
        assertTrue(idle - optimum > 0.05 * Math.abs(idle), "there is something to gain");
    }

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    private static Rollouts rollouts() {
        return new Rollouts(WORLD, WORKERS, 2);
    }

    private static List<LocalDate> dates() {
        return WORLD.dates(Evaluation.Split.TEST, 2);
    }

    /// Parameters of an agent: capacity J, rating W, wear and value per J.
    private static double parameter(int agent, int slot) {
        var table = WORLD.agents().getFirst();
        return table.parameters()[table.parameterAt(agent) + slot];
    }

    /// Of the cost when nobody acts: the loads, less the worth of what the batteries hold.
    private static double constant() {
        double sum = 0;
        for (int step = 0; step < ConvexProblem.STEPS; step++) {
            sum += ConvexProblem.price(step) * ConvexProblem.load(step) * ConvexProblem.STEP_SECONDS;
        }
        for (int agent = 0; agent < 4; agent++) {
            sum -= parameter(agent, 3) * 0.5 * parameter(agent, 0);
        }
        return sum;
    }

    /// In kW: per agent and step first what it draws, then what it delivers.
    private static QuadraticProgram program() {
        int steps = ConvexProblem.STEPS;
        int agents = 4;
        int n = agents * PER_AGENT;
        double dt = ConvexProblem.STEP_SECONDS;
        var p = new double[n][n];
        var q = new double[n];
        var rows = new double[n + agents * steps + steps][n];
        var lower = new double[rows.length];
        var upper = new double[rows.length];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        for (int agent = 0; agent < agents; agent++) {
            double capacity = parameter(agent, 0);
            double rating = parameter(agent, 1);
            double wear = parameter(agent, 2);
            double worth = parameter(agent, 3) * dt * KILOWATT;
            for (int step = 0; step < steps; step++) {
                int drawn = agent * PER_AGENT + 2 * step;
                int delivered = drawn + 1;
                double price = ConvexProblem.price(step) * dt * KILOWATT;
                q[drawn] = price - worth * EFFICIENCY;
                q[delivered] = -price + worth / EFFICIENCY;
                double curvature = 2 * wear / rating * dt * KILOWATT * KILOWATT;
                p[drawn][drawn] = curvature;
                p[delivered][delivered] = curvature;
                p[drawn][delivered] = -curvature;
                p[delivered][drawn] = -curvature;
                for (int each : new int[] {drawn, delivered}) {
                    rows[each][each] = 1;
                    lower[each] = 0;
                    upper[each] = rating / KILOWATT;
                }
                // What has gone in and out so far leaves the content, half at the start, between empty and full.
                int content = n + agent * steps + step;
                for (int before = 0; before <= step; before++) {
                    rows[content][agent * PER_AGENT + 2 * before] = EFFICIENCY;
                    rows[content][agent * PER_AGENT + 2 * before + 1] = -1 / EFFICIENCY;
                }
                lower[content] = -0.5 * capacity / dt / KILOWATT;
                upper[content] = 0.5 * capacity / dt / KILOWATT;
                int source = n + agents * steps + step;
                rows[source][drawn] = 1;
                rows[source][delivered] = -1;
                upper[source] = (ConvexProblem.LIMIT - ConvexProblem.load(step)) / KILOWATT;
            }
        }
        return new QuadraticProgram(p, q, rows, lower, upper);
    }

    private static void assertOptimal(String what, Figures figures) {
        double cost = figures.cost();
        double violation = figures.violations().getFirst().mean() / ConvexProblem.LIMIT;
        double captured = (idle - cost) / (idle - optimum);
        String told = "%s: %.4f, optimum %.4f, idle %.4f, captured %.4f, mean violation %.1e of the limit"
                .formatted(what, cost, optimum, idle, captured, violation);
        assertTrue(Math.abs(cost - optimum) < 0.01 * Math.abs(optimum), told);
        assertTrue(captured > 0.97 && captured < 1.01, told);
        assertTrue(violation < 1e-3, told);
    }

    private static Figures trained(Experiment.Algorithm algorithm, Experiment.Duals duals, int passes) {
        var experiment = new Experiment(
                "test",
                algorithm,
                List.of(16, 16),
                4,
                Double.POSITIVE_INFINITY,
                OptionalInt.of(passes),
                true,
                duals,
                new Experiment.Selection(20, 0));
        try (var trainer =
                new Trainer(WORLD, experiment, TrainingOptions.of(experiment, 1, 2), new TrainingListener() {})) {
            return rollouts().trained(trainer.train(() -> false).best(), dates());
        }
    }

    @Test
    void perfectInformationFindsIt() {
        assertOptimal(
                "perfect_information",
                new PerfectInformation(WORLD, WORKERS, 2, 600).of(dates()).figures());
    }

    @Test
    void gradMapFindsIt() {
        assertOptimal(
                "gradmap", trained(Algorithms.gradMap(8, 0.3, 0.03, 4, 6e-3), new Experiment.Duals.Ascent(1, 3), 300));
    }

    @Test
    void gradMapFindsItWithEitherOtherDualUpdate() {
        var algorithm = Algorithms.gradMap(8, 0.3, 0.03, 4, 6e-3);
        assertOptimal("gradmap, pid", trained(algorithm, new Experiment.Duals.Pid(2, 0.5, 1, 3), 300));
        assertOptimal("gradmap, augmented", trained(algorithm, new Experiment.Duals.Augmented(3, 2, 0.75, 5, 30), 400));
    }

    @Test
    void selfSupervisedLearningFindsIt() {
        assertOptimal("ssl", trained(Algorithms.ssl(2e-2), new Experiment.Duals.Ascent(1, 3), 3000));
    }
}
