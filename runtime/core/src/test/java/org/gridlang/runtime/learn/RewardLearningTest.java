package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Experiment.Algorithm.Ippo;
import org.gridlang.runtime.problem.Experiment.Algorithm.Maddpg;
import org.gridlang.runtime.problem.Experiment.Algorithm.Mappo;
import org.gridlang.runtime.problem.Experiment.Algorithm.Rpo;
import org.gridlang.runtime.problem.Experiment.Algorithm.Shac;
import org.gridlang.runtime.problem.Experiment.CriticView;
import org.gridlang.runtime.problem.Experiment.Decay;
import org.gridlang.runtime.problem.Experiment.Reward;
import org.gridlang.runtime.problem.Experiment.Span;
import org.junit.jupiter.api.Test;

/// Learners from rewards solve tasks whose least cost is known: they are no strawmen.
final class RewardLearningTest {
    private static final int STEPS = 8;
    private static final int AGENTS = 3;
    private static final int DAYS = 16;
    private static final Ippo IPPO =
            new Ippo(10, 4, 3e-3, 3e-3, 0.2, 0.99, 0.95, 0, 0.5, Decay.LINEAR, Reward.MARGINAL);

    private static Mappo mappo(CriticView view) {
        return new Mappo(10, 4, 3e-3, 3e-3, 0.2, 0.99, 0.95, 0, 0.5, Decay.LINEAR, Reward.MARGINAL, view);
    }

    @Test
    void ippoSolvesLinearQuadraticControl() {
        assertRegret(0.02, IPPO, 60);
    }

    @Test
    void mappoSolvesLinearQuadraticControlWhateverItsCriticSees() {
        for (var view : CriticView.values()) {
            assertRegret(0.02, mappo(view), 60);
        }
    }

    @Test
    void shacAndRpoSolveLinearQuadraticControlThroughShortWindows() {
        assertRegret(0.02, new Shac(3, 1e-2, 0.99, 0, 0.3, 3e-3, 4, 4, 0.95, 0.5, Decay.LINEAR), 60);
        assertRegret(
                0.02, new Rpo(4, 4, 0.2, 0.2, 0.1, 3, 3e-3, 0.99, 0, 0.3, 3e-3, 4, 4, 0.95, 0.5, Decay.LINEAR), 60);
    }

    @Test
    void maddpgSolvesLinearQuadraticControl() {
        assertRegret(
                0.02,
                new Maddpg(40, 128, 8, 1e-3, 1e-2, 1, 0.02, new Span(0.5, 0.1), Decay.LINEAR, Reward.MARGINAL),
                60);
    }

    /// Without constraints and with prices that follow the clock, little is lost by not knowing the day in advance:
    /// the reference, another optimiser that knows it, takes 4 % more.
    @Test
    void allReachTheOptimumOfBatteries() {
        var world = new World(new SmallProblem(8, 1).batteries(3));
        try (var workers = new Workers(2)) {
            var dates = world.dates(Evaluation.Split.TEST, 8);
            double idle = new Rollouts(world, workers, 8).idle(dates).cost();
            double reference = new PerfectInformation(world, workers, 8, 300)
                    .of(dates)
                    .figures()
                    .cost();
            for (var algorithm : List.of(
                    IPPO,
                    mappo(CriticView.BOTH),
                    new Shac(4, 1e-2, 1, 0, 0.3, 1e-2, 16, 4, 0.95, 0.5, Decay.LINEAR),
                    new Rpo(4, 4, 0.2, 0.2, 0.1, 4, 3e-3, 1, 0, 0.3, 1e-2, 16, 4, 0.95, 0.5, Decay.LINEAR))) {
                var experiment = SmallProblem.experiment(algorithm, List.of(16), 8, 100);
                try (var trainer = new Trainer(
                        world, experiment, TrainingOptions.of(experiment, 5, 2), new TrainingListener() {})) {
                    var policies = trainer.train(() -> false).best();
                    double cost = new Rollouts(world, workers, 8)
                            .trained(policies, dates)
                            .cost();
                    double captured = (idle - cost) / (idle - reference);
                    assertTrue(captured > 0.92, "captured " + captured + " by " + algorithm);
                    assertTrue(captured < 1.01, "beat the reference: " + captured + " by " + algorithm);
                }
            }
        }
    }

    /// Many agents and a tight band: what each does to the violations must not drown in what all others do.
    @Test
    void locationalRewardsFindWhatSharedOnesMiss() {
        var world = new World(new SmallProblem(24, 0.5).batteries(60).voltageBand(0.96, 1.04));
        double[] found = new double[2];
        try (var workers = new Workers(2)) {
            var dates = world.dates(Evaluation.Split.TEST, 8);
            for (int index = 0; index < 2; index++) {
                var algorithm = new Ippo(
                        10,
                        4,
                        3e-3,
                        1e-2,
                        0.2,
                        1,
                        0.98,
                        0,
                        0.3,
                        Decay.LINEAR,
                        index == 0 ? Reward.LOCATIONAL : Reward.MARGINAL);
                var experiment = SmallProblem.experiment(algorithm, List.of(16), 8, 40);
                try (var trainer = new Trainer(
                        world, experiment, TrainingOptions.of(experiment, 5, 2), new TrainingListener() {})) {
                    found[index] = new Rollouts(world, workers, 8)
                            .trained(trainer.train(() -> false).best(), dates)
                            .cost();
                }
            }
            double idle = new Rollouts(world, workers, 8).idle(dates).cost();
            assertTrue(found[0] < found[1] && found[1] < idle, found[0] + ", " + found[1] + ", idle " + idle);
        }
    }

    /// How much of what can be saved against doing nothing is left on the table, out of sample.
    private static void assertRegret(double most, Experiment.Algorithm algorithm, int passes) {
        var world = new World(new SmallProblem(STEPS, 1).pendulums(AGENTS));
        var experiment = SmallProblem.experiment(algorithm, List.of(16), DAYS, passes);
        try (var trainer = new Trainer(
                        world, experiment, TrainingOptions.of(experiment, 5, 2), new TrainingListener() {});
                var workers = new Workers(2)) {
            var policies = trainer.train(() -> false).best();
            var dates = world.dates(Evaluation.Split.TEST, DAYS);
            double cost = money(new Rollouts(world, workers, DAYS).trained(policies, dates));
            double idle = money(new Rollouts(world, workers, DAYS).idle(dates));
            // Without an action x stays: it costs x^2 at each step and at the end.
            double least = idle / (STEPS + 1) * TestDevices.Pendulum.worth(STEPS);
            double regret = (cost - least) / (idle - least);
            assertTrue(regret < most, "regret " + regret + " of " + algorithm);
            assertTrue(regret > -1e-9, "beat the optimum: " + regret);
        }
    }

    private static double money(Figures figures) {
        double sum = 0;
        for (var each : figures.money()) {
            if (each.owner().equals("pendulums")) {
                for (double value : each.perDay()) {
                    sum += value;
                }
            }
        }
        return sum;
    }
}
