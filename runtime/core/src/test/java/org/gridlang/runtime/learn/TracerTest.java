package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// What a trace shows is what an evaluation counts.
final class TracerTest {
    private static final int STEPS = 24;
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2025, 3, 12), LocalDate.of(2025, 3, 20), LocalDate.of(2025, 3, 21));

    private final SmallProblem problem = SmallProblem.everything(STEPS);

    private PolicySet policies(World world, Workers workers) {
        var environment = new Environment(world, workers, Precision.SINGLE, DAYS);
        var scales = ExplorationController.scales(environment, Stream.of(5).child("exploration"));
        return PolicySet.initial(world, scales, List.of(6), Stream.of(5).child("policies"));
    }

    @Test
    void voltagesAndSourceAreThoseOfTheFigures() {
        try (var workers = new Workers(2)) {
            var world = new World(problem);
            var policies = policies(world, workers);
            var figures = new Rollouts(world, workers, 8).trained(policies, DAYS);
            var trace = new Tracer(problem, workers, 100).trained(policies, DAYS);
            double largest = 0;
            for (int node = 0; node < trace.nodes().size(); node++) {
                for (int step = 0; step < STEPS; step++) {
                    for (int day = 0; day < DAYS.size(); day++) {
                        double value = trace.voltage(node, step, day);
                        largest = Math.max(largest, Math.max(0.985 - value, value - 0.995));
                    }
                }
            }
            assertTrue(trace.nodes().size() >= 9, "every phase of every bus is watched: " + trace.nodes());
            assertTrue(largest >= figures.violations().getFirst().largestOfAll() - 1e-9);
            for (int day = 0; day < DAYS.size(); day++) {
                double energy = 0;
                for (int step = 0; step < STEPS; step++) {
                    energy += trace.source()[step * DAYS.size() + day] * 1800;
                }
                assertEquals(figures.importEnergy()[day], energy, 1e-6 * Math.abs(energy));
            }
            assertTrue(
                    trace.loadings().values().stream().allMatch(each -> each > 0 && each < 2), "" + trace.loadings());
        }
    }

    /// Added up over agents and steps, the money of the traced day is that of the day's figures; what a state is at the
    /// end of a step it is at the start of the next.
    @Test
    void theDayOfEveryAgentAddsUp() {
        try (var workers = new Workers(2)) {
            var world = new World(problem);
            var policies = policies(world, workers);
            var figures = new Rollouts(world, workers, 8).trained(policies, DAYS);
            var trace = new Tracer(problem, workers, 100).trained(policies, DAYS);
            for (var group : trace.groups()) {
                for (int slot = 0; slot < group.slots().size(); slot++) {
                    var each = group.slots().get(slot);
                    if (each.kind() == Trace.Kind.COST) {
                        double sum = 0;
                        for (int agent = 0; agent < group.agents().length; agent++) {
                            for (double value : steps(group, agent, slot)) {
                                sum += value;
                            }
                        }
                        var money = figures.money().stream()
                                .filter(mine -> mine.owner().equals(group.population())
                                        && mine.component().equals(each.name()))
                                .findFirst()
                                .orElseThrow();
                        assertEquals(money.perDay()[0], sum, 1e-4 * Math.abs(sum) + 1e-9, each.name());
                    }
                }
            }
        }
    }

    @Test
    void ofManyAgentsSomeAreKept() {
        try (var workers = new Workers(1)) {
            var trace = new Tracer(problem, workers, 2).idle(DAYS);
            var batteries = trace.groups().getFirst();
            assertEquals(
                    List.of(0, 1), Arrays.stream(batteries.agents()).boxed().toList());
            int power = batteries.slots().indexOf(new Trace.Slot(Trace.Kind.POWER, "p"));
            for (double value : steps(batteries, 1, power)) {
                assertEquals(0, value, "an idle battery does nothing");
            }
        }
    }

    /// Where and when a band is too narrow there are prices, and as many places as the constraint has rows.
    @Test
    void multipliersStandAtTheirPlaces() {
        var world = new World(problem);
        var fields = new ArrayList<MultiplierField>();
        var experiment = SmallProblem.experiment(Algorithms.gradMap(2, 0.05, 0.02, 2, 1e-2), List.of(6), 3, 3);
        var listener = new TrainingListener() {
            @Override
            public void checkpoint(TrainingState state) {
                fields.clear();
                fields.addAll(MultiplierField.of(world, state));
            }
        };
        var options = new TrainingOptions(4, Double.POSITIVE_INFINITY, OptionalInt.of(3), 1);
        try (var trainer = new Trainer(world, experiment, options, listener)) {
            assertEquals(3, trainer.train(() -> false).passes());
        }
        var voltage = fields.stream()
                .filter(each -> each.constraint().equals("voltage"))
                .toList();
        assertEquals(2, voltage.size(), "above and below: " + fields.size());
        int rows = world.problem().constraints().getFirst().rows().size();
        for (var side : voltage) {
            assertEquals(rows, side.places().size());
            assertEquals(rows * STEPS, side.lambda().length);
        }
        assertTrue(voltage.stream().anyMatch(each -> each.largest() > 0), "nothing in the narrow band has a price");
    }

    private static double[] steps(Trace.Group group, int agent, int slot) {
        int count =
                group.values().length / group.agents().length / group.slots().size();
        var values = new double[count];
        for (int step = 0; step < count; step++) {
            values[step] = group.values()[(agent * group.slots().size() + slot) * count + step];
        }
        return values;
    }
}
