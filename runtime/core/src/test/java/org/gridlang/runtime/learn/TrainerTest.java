package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Experiment.Algorithm.GradMap;
import org.junit.jupiter.api.Test;

final class TrainerTest {
    private static final GradMap GRADMAP = Algorithms.gradMap(6, 0.05, 0.02, 3, 3e-3);
    private static final List<Integer> HIDDEN = List.of(8, 8);

    private static TrainingResult train(World world, Experiment experiment, long seed, int threads) {
        return train(world, experiment, seed, threads, new TrainingListener() {});
    }

    private static TrainingResult train(
            World world, Experiment experiment, long seed, int threads, TrainingListener listener) {
        try (var trainer = new Trainer(world, experiment, TrainingOptions.of(experiment, seed, threads), listener)) {
            return trainer.train(() -> false);
        }
    }

    private static void assertSameWeights(PolicySet expected, PolicySet actual) {
        for (int index = 0; index < expected.entries().size(); index++) {
            assertArrayEquals(
                    expected.entries().get(index).bank().exportWeights(),
                    actual.entries().get(index).bank().exportWeights());
        }
    }

    private static boolean sameWeights(PolicySet one, PolicySet other) {
        for (int index = 0; index < one.entries().size(); index++) {
            if (!Arrays.deepEquals(
                    one.entries().get(index).bank().exportWeights(),
                    other.entries().get(index).bank().exportWeights())) {
                return false;
            }
        }
        return true;
    }

    @Test
    void givesTheSameBitsWithOneThreadAndWithThree() {
        var experiment = SmallProblem.experiment(GRADMAP, HIDDEN, 5, 6);
        var one = train(new World(SmallProblem.everything(6)), experiment, 1, 1);
        var three = train(new World(SmallProblem.everything(6)), experiment, 1, 3);
        assertSameWeights(one.best(), three.best());
        assertEquals(one.bestMerit(), three.bestMerit());
    }

    @Test
    void givesDifferentPoliciesForDifferentSeeds() {
        var experiment = SmallProblem.experiment(GRADMAP, HIDDEN, 5, 2);
        var world = new World(SmallProblem.everything(6));
        assertFalse(sameWeights(
                train(world, experiment, 1, 2).best(),
                train(world, experiment, 2, 2).best()));
    }

    @Test
    void selfSupervisedLearningIsOneLinearStepOnTheWholePass() {
        var world = new World(SmallProblem.everything(6));
        var ssl = train(world, SmallProblem.experiment(Algorithms.ssl(2e-3), HIDDEN, 4, 3), 1, 2);
        // At the first step nothing has moved yet, so a radius has no effect on it.
        var gradmap =
                train(world, SmallProblem.experiment(Algorithms.gradMap(1, 0.1, 0.1, 1, 2e-3), HIDDEN, 4, 3), 1, 2);
        assertSameWeights(ssl.best(), gradmap.best());
        assertEquals(ssl.bestMerit(), gradmap.bestMerit());
    }

    /// Without constraints and with prices that follow the clock, little is lost by not knowing the day in
    /// advance: the policies must come close to what the perfect-information reference, a different optimiser,
    /// finds.
    @Test
    void reachesAKnownOptimum() {
        var world = new World(new SmallProblem(8, 1).batteries(3));
        var experiment = SmallProblem.experiment(Algorithms.gradMap(10, 0.05, 0.02, 2, 1e-2), List.of(16), 8, 60);
        var result = train(world, experiment, 5, 2);
        try (var workers = new Workers(2)) {
            var dates = world.dates(Evaluation.Split.TEST, 8);
            double idle = new Rollouts(world, workers, 8).idle(dates).cost();
            double trained = new Rollouts(world, workers, 8)
                    .trained(result.best(), dates)
                    .cost();
            double reference = new PerfectInformation(world, workers, 8, 300)
                    .of(dates)
                    .figures()
                    .cost();
            double captured = (idle - trained) / (idle - reference);
            assertTrue(captured > 0.9, "captured " + captured + " of " + (idle - reference));
            assertTrue(captured < 1.01, "beat the reference: " + captured);
        }
    }

    @Test
    void multipliersTakeViolationsAway() {
        var world = new World(new SmallProblem(8, 0.5).batteries(12).voltageBand(0.96, 1.04));
        var algorithm = Algorithms.gradMap(10, 0.05, 0.02, 2, 1e-2);
        var with = SmallProblem.experiment(algorithm, List.of(16), 8, 90);
        var without = new Experiment(
                "blind",
                algorithm,
                with.hidden(),
                with.batchDays(),
                with.budgetSeconds(),
                with.passes(),
                false,
                with.duals(),
                with.selection());
        try (var workers = new Workers(2)) {
            var dates = world.dates(Evaluation.Split.VALIDATE, 8);
            var rollouts = new Rollouts(world, workers, 8);
            double blind = rollouts.trained(train(world, without, 5, 2).best(), dates)
                    .violations()
                    .getFirst()
                    .mean();
            double aware = rollouts.trained(train(world, with, 5, 2).best(), dates)
                    .violations()
                    .getFirst()
                    .mean();
            assertTrue(aware < 0.1 * blind, aware + " against " + blind);
        }
    }

    @Test
    void goesOnFromACheckpointAsIfItHadNotStopped() {
        var problem = SmallProblem.everything(6);
        var experiment = SmallProblem.experiment(GRADMAP, HIDDEN, 4, 6);
        var options = TrainingOptions.of(experiment, 3, 2);
        var whole = train(new World(problem), experiment, 3, 2);
        var states = new ArrayList<TrainingState>();
        var passes = new int[1];
        try (var trainer = new Trainer(new World(problem), experiment, options, new TrainingListener() {
            @Override
            public void progress(Progress progress) {
                passes[0] = progress.pass();
            }

            @Override
            public void checkpoint(TrainingState state) {
                states.add(state);
            }
        })) {
            assertEquals(
                    TrainingResult.End.STOPPED,
                    trainer.train(() -> passes[0] == 3).end());
        }
        try (var trainer = new Trainer(new World(problem), experiment, options, new TrainingListener() {})) {
            var resumed = trainer.resume(states.getLast(), () -> false);
            assertEquals(6, resumed.passes());
            assertSameWeights(whole.best(), resumed.best());
            assertEquals(whole.bestMerit(), resumed.bestMerit());
        }
    }

    @Test
    void refusesACheckpointOfAnotherProblem() {
        var experiment = SmallProblem.experiment(GRADMAP, HIDDEN, 4, 1);
        var states = new ArrayList<TrainingState>();
        train(new World(SmallProblem.everything(6)), experiment, 3, 1, new TrainingListener() {
            @Override
            public void checkpoint(TrainingState state) {
                states.add(state);
            }
        });
        var other = new World(new SmallProblem(6, 1).batteries(2));
        try (var trainer =
                new Trainer(other, experiment, TrainingOptions.of(experiment, 3, 1), new TrainingListener() {})) {
            var refusal =
                    assertThrows(IllegalArgumentException.class, () -> trainer.resume(states.getLast(), () -> false));
            assertTrue(String.valueOf(refusal.getMessage()).contains("another problem"), refusal.toString());
        }
    }

    @Test
    void stopsWithADiagnosisWhereTheNetworkCannotCarryTheLoad() {
        var world = new World(new SmallProblem(4, 400).batteries(2).voltageBand(0.9, 1.1));
        var experiment = SmallProblem.experiment(GRADMAP, HIDDEN, 3, 2);
        var failure = assertThrows(TrainingFailure.class, () -> train(world, experiment, 1, 2));
        assertTrue(
                String.valueOf(failure.getMessage()).startsWith("pass 1: the power flow has no solution in"),
                failure.toString());
    }

    @Test
    void stopsWithADiagnosisWhereStepsThrowThePoliciesAbout() {
        var world = new World(SmallProblem.everything(8));
        var experiment = SmallProblem.experiment(Algorithms.gradMap(8, 10, 10, 4, 1), HIDDEN, 4, 60);
        var states = new ArrayList<TrainingState>();
        var failure = assertThrows(
                TrainingFailure.class,
                () -> train(world, experiment, 1, 2, new TrainingListener() {
                    @Override
                    public void checkpoint(TrainingState state) {
                        states.add(state);
                    }
                }));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.matches("pass \\d+: the steps are too long: since pass 1, \\d of 7 agents .*"), message);
        assertTrue(message.contains("population ") && message.contains("lower the rate, now "), message);
        assertTrue(message.contains("and the radius, now 10.0"), message);
        assertEquals(0, states.getLast().passes(), "no state of thrown policies is kept");
    }

    @Test
    void keepsToItsBudget() {
        var world = new World(SmallProblem.everything(6));
        var experiment = new Experiment(
                "short",
                GRADMAP,
                HIDDEN,
                4,
                0.8,
                OptionalInt.empty(),
                true,
                new Experiment.Duals.Ascent(0.3, 1),
                new Experiment.Selection(20, 0));
        var rates = new ArrayList<Double>();
        var result = train(world, experiment, 1, 2, new TrainingListener() {
            @Override
            public void progress(Progress progress) {
                rates.add(progress.rate());
            }
        });
        assertEquals(TrainingResult.End.BUDGET_SPENT, result.end());
        assertTrue(rates.getLast() < 0.5 * rates.getFirst(), "the rate follows the clock: " + rates);
    }
}
