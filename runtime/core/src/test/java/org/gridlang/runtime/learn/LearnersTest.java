package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gridlang.runtime.problem.Experiment.Algorithm;
import org.gridlang.runtime.problem.Experiment.CriticView;
import org.gridlang.runtime.problem.Experiment.Decay;
import org.gridlang.runtime.problem.Experiment.Reward;
import org.gridlang.runtime.problem.Experiment.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of each learner from rewards or values, on a street where some measure their voltage: the same bits
/// whatever the threads, no trace of an interruption, and no option without an effect.
final class LearnersTest {
    private static final List<Integer> HIDDEN = List.of(6);
    private static final int STEPS = 6;
    private static final int DAYS = 4;

    static Stream<Algorithm> algorithms() {
        return Stream.of(
                new Algorithm.Ippo(2, 2, 3e-3, 2e-3, 0.05, 0.99, 0.95, 1e-3, 0.5, Decay.LINEAR, Reward.MARGINAL),
                new Algorithm.Mappo(
                        2, 2, 3e-3, 2e-3, 0.05, 0.99, 0.95, 1e-3, 0.5, Decay.LINEAR, Reward.TEAM, CriticView.GLOBAL),
                new Algorithm.Mappo(
                        2, 2, 3e-3, 2e-3, 0.05, 0.99, 0.95, 1e-3, 0.5, Decay.LINEAR, Reward.MARGINAL, CriticView.BOTH),
                new Algorithm.Maddpg(
                        3, 20, 2, 3e-3, 2e-3, 0.99, 0.1, new Span(0.4, 0.2), Decay.LINEAR, Reward.MARGINAL),
                new Algorithm.Shac(2, 3e-3, 0.99, 1e-3, 0.4, 2e-3, 2, 2, 0.95, 0.5, Decay.LINEAR),
                new Algorithm.Rpo(3, 2, 0.1, 0.12, 0.1, 2, 3e-3, 0.99, 1e-3, 0.4, 2e-3, 2, 2, 0.95, 0.5, Decay.LINEAR));
    }

    private static World world() {
        return new World(SmallProblem.everything(STEPS));
    }

    /// Where a training stood at its end: the policies last had, not only the best, which may be early ones.
    private static TrainingState train(Algorithm algorithm, int passes, long seed, int threads) {
        var experiment = SmallProblem.experiment(algorithm, HIDDEN, DAYS, passes);
        var states = new ArrayList<TrainingState>();
        var listener = new TrainingListener() {
            @Override
            public void checkpoint(TrainingState state) {
                states.add(state);
            }
        };
        var options = TrainingOptions.of(experiment, seed, threads);
        try (var trainer = new Trainer(world(), experiment, options, listener)) {
            trainer.train(() -> false);
        }
        return states.getLast();
    }

    private static float[][] weights(TrainingState state) {
        return state.current().entries().stream()
                .flatMap(entry -> Arrays.stream(entry.bank().exportWeights()))
                .toArray(float[][]::new);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void givesTheSameBitsWithOneThreadAndWithThree(Algorithm algorithm) {
        var one = train(algorithm, 3, 1, 1);
        var three = train(algorithm, 3, 1, 3);
        assertArrayEquals(weights(one), weights(three));
        assertEquals(one.bestMerit(), three.bestMerit());
        assertFalse(Arrays.deepEquals(weights(one), weights(train(algorithm, 3, 2, 1))), "the seed has no effect");
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void goesOnFromACheckpointAsIfItHadNotStopped(Algorithm algorithm) {
        var whole = train(algorithm, 4, 3, 2);
        var experiment = SmallProblem.experiment(algorithm, HIDDEN, DAYS, 4);
        var options = TrainingOptions.of(experiment, 3, 2);
        var states = new ArrayList<TrainingState>();
        var passes = new int[1];
        var listener = new TrainingListener() {
            @Override
            public void progress(Progress progress) {
                passes[0] = progress.pass();
            }

            @Override
            public void checkpoint(TrainingState state) {
                states.add(state);
            }
        };
        try (var trainer = new Trainer(world(), experiment, options, listener)) {
            trainer.train(() -> passes[0] == 2);
        }
        try (var trainer = new Trainer(world(), experiment, options, listener)) {
            var resumed = trainer.resume(states.getLast(), () -> false);
            assertEquals(4, resumed.passes());
            assertEquals(whole.bestMerit(), resumed.bestMerit());
            assertArrayEquals(weights(whole), weights(states.getLast()));
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyOptionHasAnEffect(Algorithm algorithm) throws ReflectiveOperationException {
        var before = weights(train(algorithm, 3, 1, 2));
        var components = algorithm.getClass().getRecordComponents();
        for (int index = 0; index < components.length; index++) {
            var changed = weights(train(with(algorithm, components, index), 3, 1, 2));
            assertFalse(Arrays.deepEquals(before, changed), components[index].getName() + " has no effect");
        }
    }

    /// The same settings, but for one.
    private static Algorithm with(Algorithm algorithm, RecordComponent[] components, int changed)
            throws ReflectiveOperationException {
        var values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            Object value = components[index].getAccessor().invoke(algorithm);
            values[index] = index == changed ? other(value) : value;
        }
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return (Algorithm) algorithm.getClass().getDeclaredConstructor(types).newInstance(values);
    }

    private static Object other(Object value) {
        return switch (value) {
            case Integer whole -> whole + 1;
            case Double number -> 0.7 * number;
            case Span(double first, double last) -> new Span(0.7 * first, 0.7 * last);
            case Decay decay -> decay == Decay.LINEAR ? Decay.CONSTANT : Decay.LINEAR;
            case Reward reward -> reward == Reward.TEAM ? Reward.LOCATIONAL : Reward.TEAM;
            case CriticView view -> view == CriticView.GLOBAL ? CriticView.BOTH : CriticView.GLOBAL;
            default -> throw new IllegalStateException("no other value than " + value);
        };
    }

    /// Whoever explores must still be judged by the mean of its policy: a validation draws nothing.
    @Test
    void validatesWithoutNoise() {
        var algorithm = new Algorithm.Ippo(1, 1, 1e-8, 1e-8, 0.2, 0.99, 0.95, 0, 1, Decay.LINEAR, Reward.MARGINAL);
        var noisy = train(algorithm, 1, 1, 1);
        var quiet = train(
                new Algorithm.Ippo(1, 1, 1e-8, 1e-8, 0.2, 0.99, 0.95, 0, 0.01, Decay.LINEAR, Reward.MARGINAL), 1, 1, 1);
        assertEquals(noisy.bestMerit(), quiet.bestMerit(), 1e-4 * Math.abs(noisy.bestMerit()));
    }
}
