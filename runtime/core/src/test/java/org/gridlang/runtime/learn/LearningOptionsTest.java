package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gridlang.runtime.policy.Surrogate;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Experiment.Algorithm.GradMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every option of the proximal learners and of the multipliers: it changes what is learned, and it changes nothing
/// of this that a training gives the same bits with any number of threads and goes on from a checkpoint as if it
/// had not stopped.
final class LearningOptionsTest {
    private static final int PASSES = 5;
    private static final Experiment.Duals ASCENT = new Experiment.Duals.Ascent(0.3, 1);
    private static final GradMap USUAL = Algorithms.gradMap(6, 0.05, 0.02, 3, 3e-3);

    /// Variants by name: one option each.
    private static Map<String, Experiment> variants() {
        var variants = new LinkedHashMap<String, Experiment>();
        for (var surrogate : Surrogate.values()) {
            if (surrogate != USUAL.surrogate()) {
                variants.put("surrogate " + surrogate, experiment(with(surrogate, false, 1.5), ASCENT));
            }
        }
        variants.put("adaptive", experiment(with(USUAL.surrogate(), true, 1.5), ASCENT));
        variants.put("stop", experiment(with(USUAL.surrogate(), false, 0.2), ASCENT));
        for (var decay : List.of(Experiment.Decay.CONSTANT, Experiment.Decay.COSINE)) {
            variants.put(
                    "decay " + decay,
                    experiment(gradient(decay, Experiment.Adjoint.CLOSED, Experiment.Voltage.FULL, 0.9, 1), ASCENT));
        }
        variants.put(
                "adjoint",
                experiment(gradient(USUAL.decay(), Experiment.Adjoint.OPEN, Experiment.Voltage.FULL, 0.9, 1), ASCENT));
        variants.put(
                "voltage",
                experiment(
                        gradient(USUAL.decay(), Experiment.Adjoint.CLOSED, Experiment.Voltage.STOP_GRADIENT, 0.9, 1),
                        ASCENT));
        variants.put(
                "scale memory",
                experiment(
                        gradient(USUAL.decay(), Experiment.Adjoint.CLOSED, Experiment.Voltage.FULL, 0.1, 1), ASCENT));
        variants.put(
                "gradient limit",
                experiment(
                        gradient(USUAL.decay(), Experiment.Adjoint.CLOSED, Experiment.Voltage.FULL, 0.9, 0.01),
                        ASCENT));
        for (var normalisation : List.of(Experiment.Normalisation.AGENT, Experiment.Normalisation.NONE)) {
            variants.put("normalise " + normalisation, experiment(normalised(normalisation), ASCENT));
        }
        variants.put("tolerance", experiment(USUAL, new Experiment.Duals.Ascent(0.3, 1, 0.005)));
        variants.put("pid", experiment(USUAL, new Experiment.Duals.Pid(1, 0.3, 0.5, 1)));
        variants.put("augmented", experiment(USUAL, new Experiment.Duals.Augmented(1, 2, 0.75, 2, 10)));
        return variants;
    }

    static Stream<String> names() {
        return variants().keySet().stream();
    }

    private static GradMap with(Surrogate surrogate, boolean adaptive, double stop) {
        return new GradMap(
                USUAL.epochs(),
                surrogate,
                USUAL.radius(),
                adaptive,
                USUAL.probeDays(),
                stop,
                USUAL.minibatches(),
                USUAL.rate(),
                USUAL.decay(),
                USUAL.adjoint(),
                USUAL.voltage(),
                USUAL.normalise(),
                USUAL.scaleMemory(),
                USUAL.gradientLimit());
    }

    private static GradMap gradient(
            Experiment.Decay decay,
            Experiment.Adjoint adjoint,
            Experiment.Voltage voltage,
            double scaleMemory,
            double gradientLimit) {
        return new GradMap(
                USUAL.epochs(),
                USUAL.surrogate(),
                USUAL.radius(),
                false,
                USUAL.probeDays(),
                USUAL.stop(),
                USUAL.minibatches(),
                USUAL.rate(),
                decay,
                adjoint,
                voltage,
                USUAL.normalise(),
                scaleMemory,
                gradientLimit);
    }

    private static GradMap normalised(Experiment.Normalisation normalisation) {
        return new GradMap(
                USUAL.epochs(),
                USUAL.surrogate(),
                USUAL.radius(),
                false,
                USUAL.probeDays(),
                USUAL.stop(),
                USUAL.minibatches(),
                USUAL.rate(),
                USUAL.decay(),
                USUAL.adjoint(),
                USUAL.voltage(),
                normalisation,
                USUAL.scaleMemory(),
                USUAL.gradientLimit());
    }

    private static Experiment experiment(Experiment.Algorithm algorithm, Experiment.Duals duals) {
        return new Experiment(
                "test",
                algorithm,
                List.of(8, 8),
                5,
                Double.POSITIVE_INFINITY,
                OptionalInt.of(PASSES),
                true,
                duals,
                new Experiment.Selection(20, 0));
    }

    /// The state after the last pass.
    private static TrainingState end(Experiment experiment, int threads) {
        return states(experiment, threads, PASSES).getLast();
    }

    private static List<TrainingState> states(Experiment experiment, int threads, int stopAfter) {
        var world = new World(SmallProblem.everything(6));
        var states = new ArrayList<TrainingState>();
        var passes = new int[1];
        var options = TrainingOptions.of(experiment, 1, threads);
        try (var trainer = new Trainer(world, experiment, options, recorder(states, passes))) {
            trainer.train(() -> passes[0] == stopAfter);
        }
        return states;
    }

    private static TrainingListener recorder(List<TrainingState> states, int[] passes) {
        return new TrainingListener() {
            @Override
            public void progress(Progress progress) {
                passes[0] = progress.pass();
            }

            @Override
            public void checkpoint(TrainingState state) {
                states.add(state);
            }
        };
    }

    private static float[][] weights(TrainingState state) {
        return state.current().entries().stream()
                .flatMap(entry -> Stream.of(entry.bank().exportWeights()))
                .toArray(float[][]::new);
    }

    private static void assertSame(TrainingState expected, TrainingState actual) {
        assertArrayEquals(weights(expected), weights(actual));
        assertEquals(expected.bestMerit(), actual.bestMerit());
        assertEquals(expected.memory().keySet(), actual.memory().keySet());
        expected.memory()
                .forEach((name, values) ->
                        assertArrayEquals(values, actual.memory().get(name), name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void changesWhatIsLearnedButNotWithTheThreads(String name) {
        var experiment = Objects.requireNonNull(variants().get(name));
        var one = end(experiment, 1);
        assertFalse(Arrays.deepEquals(weights(end(experiment(USUAL, ASCENT), 2)), weights(one)), "no effect");
        assertSame(one, end(experiment, 3));
    }

    @ParameterizedTest
    @MethodSource("names")
    void goesOnFromACheckpoint(String name) {
        var experiment = Objects.requireNonNull(variants().get(name));
        var whole = end(experiment, 2);
        var half = states(experiment, 2, 3).getLast();
        var states = new ArrayList<TrainingState>();
        var options = TrainingOptions.of(experiment, 1, 2);
        try (var trainer =
                new Trainer(new World(SmallProblem.everything(6)), experiment, options, recorder(states, new int[1]))) {
            trainer.resume(half, () -> false);
        }
        assertSame(whole, states.getLast());
    }

    @Test
    void patienceEndsATrainingThatDoesNotImprove() {
        // So fast that policies jump about, and a good one is not soon beaten.
        var algorithm = Algorithms.ssl(0.5);
        var patient = new Experiment(
                "test",
                algorithm,
                List.of(8),
                4,
                Double.POSITIVE_INFINITY,
                OptionalInt.of(200),
                true,
                ASCENT,
                new Experiment.Selection(20, 3));
        var world = new World(SmallProblem.everything(4));
        try (var trainer = new Trainer(world, patient, TrainingOptions.of(patient, 1, 2), new TrainingListener() {})) {
            var result = trainer.train(() -> false);
            assertEquals(TrainingResult.End.NO_IMPROVEMENT, result.end());
            assertTrue(result.passes() < 200, result.passes() + " passes");
        }
    }

    @Test
    void theWeightOfTheMeritDecidesWhatCounts() {
        var world = new World(SmallProblem.everything(6));
        double light = trained(world, 0).bestMerit();
        double heavy = trained(world, 1000).bestMerit();
        assertTrue(heavy > 2 * light, light + " and " + heavy);
    }

    private static TrainingResult trained(World world, double weight) {
        var experiment = new Experiment(
                "test",
                USUAL,
                List.of(8),
                4,
                Double.POSITIVE_INFINITY,
                OptionalInt.of(2),
                true,
                ASCENT,
                new Experiment.Selection(weight, 0));
        try (var trainer =
                new Trainer(world, experiment, TrainingOptions.of(experiment, 1, 2), new TrainingListener() {})) {
            return trainer.train(() -> false);
        }
    }
}
