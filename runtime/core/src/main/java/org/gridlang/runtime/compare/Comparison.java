package org.gridlang.runtime.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.gridlang.runtime.evaluate.EvaluationTable;
import org.gridlang.runtime.evaluate.Evaluator;
import org.gridlang.runtime.learn.Trainer;
import org.gridlang.runtime.learn.TrainingFailure;
import org.gridlang.runtime.learn.TrainingListener;
import org.gridlang.runtime.learn.TrainingOptions;
import org.gridlang.runtime.learn.TrainingResult;
import org.gridlang.runtime.learn.Workers;
import org.gridlang.runtime.learn.World;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.record.Manifest;
import org.gridlang.runtime.record.RunFolder;
import org.gridlang.runtime.record.RunResult;

/// Does what is still missing of a comparison, seed by seed and within a seed experiment by experiment, then the
/// references: whenever it is stopped, all experiments have had about as many seeds.
///
/// A training that diverges is written down as failed and the others go on.
public final class Comparison {
    private static final int WARM_PASSES = 30;
    private static final double WARM_SECONDS = 4;

    private final World world;
    private final List<Long> seeds;
    private final Settings settings;
    private final Surroundings surroundings;
    private boolean warm;

    /// How each training runs, as [TrainingOptions] without the seed.
    ///
    /// @param batchDays days evaluated at a time
    /// @param referenceSteps gradient steps per day of the perfect-information reference
    public record Settings(
            Optional<Double> budgetSeconds, OptionalInt passes, int threads, int batchDays, int referenceSteps) {
        private TrainingOptions options(Experiment experiment, long seed) {
            return new TrainingOptions(
                    seed,
                    budgetSeconds.orElse(experiment.budgetSeconds()),
                    passes.isPresent() ? passes : experiment.passes(),
                    threads);
        }
    }

    /// What a comparison leaves to its caller.
    public interface Surroundings {
        /// The manifest of a training.
        Manifest manifest(String experiment, TrainingOptions options);

        /// Who hears of a training besides its folder.
        TrainingListener listener(RunFolder.Recorder recorder);

        /// Says what is being done.
        void note(String text);

        /// Something is done: time to write the tables anew.
        void changed();
    }

    /// @param seeds of training, in order
    public Comparison(World world, List<Long> seeds, Settings settings, Surroundings surroundings) {
        this.world = world;
        this.seeds = List.copyOf(seeds);
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /// Goes on until all is done or a stop is asked for.
    ///
    /// @param stop asked after each pass and between evaluations
    /// @return whether all is done
    public boolean carryOn(ComparisonFolder folder, BooleanSupplier stop) {
        var experiments = world.problem().experiments();
        int run = 0;
        for (long seed : seeds) {
            for (var experiment : experiments) {
                run++;
                if (done(folder.run(experiment.name(), seed))) {
                    continue;
                }
                if (stop.getAsBoolean()) {
                    return false;
                }
                warmUp(experiments);
                String which = "%s, seed %d (%d of %d)"
                        .formatted(experiment.name(), seed, run, seeds.size() * experiments.size());
                if (!train(folder, experiment, seed, which, stop)) {
                    return false;
                }
            }
        }
        return references(folder, stop);
    }

    /// Whether a run is evaluated, or failed for good.
    private static boolean done(Path run) {
        if (!Files.isRegularFile(run.resolve("result.json"))) {
            return false;
        }
        var folder = RunFolder.open(run);
        return folder.result().map(RunResult::broke).orElse(false)
                || !folder.evaluation().isEmpty();
    }

    private boolean train(
            ComparisonFolder folder, Experiment experiment, long seed, String which, BooleanSupplier stop) {
        var path = folder.run(experiment.name(), seed);
        var options = settings.options(experiment, seed);
        boolean resumed = Files.isRegularFile(path.resolve("checkpoint").resolve("state.bin"));
        if (!resumed && !Files.isRegularFile(path.resolve("result.json"))) {
            ComparisonFolder.remove(path);
        }
        var run = Files.isRegularFile(path.resolve("manifest.json"))
                ? RunFolder.open(path)
                : RunFolder.create(path, surroundings.manifest(experiment.name(), options));
        if (run.result().isEmpty()) {
            surroundings.note((resumed ? "going on with " : "training ") + which);
            if (!trained(run, experiment, options, resumed, stop)) {
                return false;
            }
            surroundings.changed();
        }
        if (run.result().map(each -> !each.broke()).orElse(false)
                && run.evaluation().isEmpty()) {
            surroundings.note("evaluating " + which);
            run.evaluation(evaluated(experiment.name(), run));
            surroundings.changed();
        }
        return true;
    }

    /// @return whether the training is over
    private boolean trained(
            RunFolder run, Experiment experiment, TrainingOptions options, boolean resumed, BooleanSupplier stop) {
        try (var recorder = run.recorder(resumed);
                var trainer = new Trainer(world, experiment, options, surroundings.listener(recorder))) {
            var result = resumed ? trainer.resume(run.checkpoint(), stop) : trainer.train(stop);
            if (result.end() == TrainingResult.End.STOPPED) {
                return false;
            }
            run.policies(result.best());
            run.result(RunResult.of(result));
        } catch (TrainingFailure failure) {
            surroundings.note(experiment.name() + " failed: " + failure.getMessage());
            run.result(RunResult.failed(String.valueOf(failure.getMessage())));
        }
        return true;
    }

    private List<EvaluationTable> evaluated(String experiment, RunFolder run) {
        var policies = Map.of(experiment, run.policies());
        try (var workers = new Workers(settings.threads())) {
            var evaluator = new Evaluator(world, workers, settings.batchDays(), settings.referenceSteps());
            return world.problem().evaluations().stream()
                    .map(each -> evaluator.evaluate(each.of(List.of(experiment)), policies))
                    .toList();
        }
    }

    /// Lets every experiment train a little and forgets it, so that the first in line does not pay for the compiler of
    /// the
    /// Java virtual machine, which learns what is worth its while in the first seconds.
    private void warmUp(List<Experiment> experiments) {
        if (warm) {
            return;
        }
        warm = true;
        surroundings.note("warming up");
        for (var experiment : experiments) {
            int passes = Math.min(WARM_PASSES, settings.passes().orElse(WARM_PASSES));
            var options =
                    new TrainingOptions(seeds.getFirst(), WARM_SECONDS, OptionalInt.of(passes), settings.threads());
            try (var trainer = new Trainer(world, experiment, options, new TrainingListener() {})) {
                var forgotten = trainer.train(() -> false);
                assert forgotten.passes() > 0;
            } catch (TrainingFailure failure) {
                surroundings.note(experiment.name() + " failed while warming up");
            }
        }
    }

    private boolean references(ComparisonFolder folder, BooleanSupplier stop) {
        for (var evaluation : world.problem().evaluations()) {
            for (var policy : references(evaluation)) {
                if (!folder.hasReference(evaluation.name(), policy)) {
                    if (stop.getAsBoolean()) {
                        return false;
                    }
                    surroundings.note("evaluating " + policy + " (" + evaluation.name() + ")");
                    try (var workers = new Workers(settings.threads())) {
                        var evaluator = new Evaluator(world, workers, settings.batchDays(), settings.referenceSteps());
                        folder.reference(evaluator.evaluate(evaluation.of(List.of(policy)), Map.of()), policy);
                    }
                    surroundings.changed();
                }
            }
        }
        return true;
    }

    /// What an evaluation names that nobody trains.
    private List<String> references(Evaluation evaluation) {
        var trained =
                world.problem().experiments().stream().map(Experiment::name).toList();
        var references = new ArrayList<>(evaluation.policies());
        references.removeAll(trained);
        return references;
    }
}
