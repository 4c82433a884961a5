package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.runtime.evaluate.EvaluationTable;
import org.gridlang.runtime.evaluate.EvaluationText;
import org.gridlang.runtime.evaluate.Evaluator;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.learn.TrainingFailure;
import org.gridlang.runtime.learn.TrainingOptions;
import org.gridlang.runtime.learn.TrainingResult;
import org.gridlang.runtime.learn.Workers;
import org.gridlang.runtime.learn.World;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.record.RunFolder;
import org.gridlang.runtime.record.RunFolderException;
import org.gridlang.runtime.record.RunResult;
import org.gridlang.runtime.report.LearningCurve;
import org.gridlang.runtime.report.MeritRace;
import org.gridlang.runtime.report.page.Report;

/// Trains and evaluates on this machine's processor.
final class LocalTrainer implements Trainer {
    /// Days evaluated at a time; memory grows with it.
    private static final int EVALUATION_BATCH = 16;

    /// Gradient steps per day of the perfect-information reference: 300 to 500 are enough for it to settle.
    private static final int REFERENCE_STEPS = 400;

    private final Compiler compiler;
    private final int referenceSteps;

    LocalTrainer(Compiler compiler) {
        this(compiler, REFERENCE_STEPS);
    }

    /// @param referenceSteps gradient steps per day of the perfect-information reference
    LocalTrainer(Compiler compiler, int referenceSteps) {
        this.compiler = compiler;
        this.referenceSteps = referenceSteps;
    }

    @Override
    public Outcome train(Input input, TrainOptions options, Progress progress, BooleanSupplier stop)
            throws CommandFailure, IOException {
        try {
            return new Run(input, options, progress).train(stop);
        } catch (TrainingFailure failure) {
            throw CommandFailure.run(failure.getMessage() + "; the last good checkpoint is in " + options.folder());
        } catch (RunFolderException failure) {
            throw CommandFailure.input(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public Outcome evaluate(List<Path> runs, Progress progress) throws CommandFailure, IOException {
        try {
            return evaluateRuns(runs, progress);
        } catch (RunFolderException failure) {
            throw CommandFailure.input(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public Outcome compare(Input input, CompareOptions options, Progress progress, BooleanSupplier stop)
            throws CommandFailure, IOException {
        try {
            var problem = loaded(compiler.compile(input.checked()));
            var outcome = new LocalComparison(input, problem, options, progress)
                    .carryOn(EVALUATION_BATCH, referenceSteps, stop);
            if (!outcome.table().isEmpty()) {
                progress.note("drawing the page ...");
                Report.page(
                        new LocalReport(compiler, options.folder()).content(),
                        options.folder().resolve("report.html"));
            }
            return outcome;
        } catch (RunFolderException failure) {
            throw CommandFailure.input(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public int report(Path folder, Path page, Optional<Path> pictures, Progress progress)
            throws CommandFailure, IOException {
        try {
            var content = new LocalReport(compiler, folder).content();
            content.remarks().forEach(progress::note);
            Report.page(content, page);
            return pictures.isPresent()
                    ? Report.pictures(content, pictures.get()).size()
                    : 0;
        } catch (RunFolderException failure) {
            throw CommandFailure.input(String.valueOf(failure.getMessage()));
        }
    }

    private Outcome evaluateRuns(List<Path> runs, Progress progress) throws CommandFailure, IOException {
        var folder = RunFolder.open(runs.getFirst());
        var compiled = TrainedFile.read(compiler, folder.path(), folder.manifest());
        var world = new World(loaded(compiled));
        var trained = new LinkedHashMap<String, PolicySet>();
        var runners = new ArrayList<MeritRace.Runner>();
        for (var run : runs) {
            var each = RunFolder.open(run);
            if (!each.manifest().files().equals(folder.manifest().files())) {
                throw CommandFailure.input(run + ": was trained from another file than " + folder.path()
                        + ", or from another state of it");
            }
            var policies = each.policies();
            String misfit = policies.misfit(world);
            if (!misfit.isEmpty()) {
                throw CommandFailure.input(run + ": holds policies of another problem: " + misfit);
            }
            for (var experiment : each.manifest().experiments()) {
                if (trained.putIfAbsent(experiment, policies) != null) {
                    throw CommandFailure.input(run + ": is another run of " + experiment + "; name one run of each");
                }
                if (constrained(world.problem(), experiment)) {
                    runners.add(new MeritRace.Runner(experiment, each));
                }
            }
        }
        try (var workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            return outcome(0, evaluated(world, workers, trained, folder, progress), MeritRace.lines(runners));
        }
    }

    /// Whether an experiment heeds the constraints; the merit of one that does not is another number.
    private static boolean constrained(Problem problem, String experiment) {
        return problem.experiments().stream().anyMatch(each -> each.name().equals(experiment) && each.constraints());
    }

    private static Problem loaded(CompiledFile compiled) {
        return compiled.problem().orElseThrow(() -> new IllegalStateException("compile: no problem came of the file"));
    }

    private List<EvaluationTable> evaluated(
            World world, Workers workers, Map<String, PolicySet> trained, RunFolder folder, Progress progress) {
        var evaluator = new Evaluator(world, workers, EVALUATION_BATCH, referenceSteps);
        var tables = new ArrayList<EvaluationTable>();
        for (var evaluation : world.problem().evaluations()) {
            progress.note("evaluating " + evaluation.name() + " ...");
            tables.add(evaluator.evaluate(evaluation, trained));
        }
        folder.evaluation(tables);
        return tables;
    }

    private static Outcome outcome(int passes, List<EvaluationTable> tables, List<String> remarks) {
        var lines = new ArrayList<String>();
        var failed = new ArrayList<String>();
        for (var table : tables) {
            lines.addAll(EvaluationText.of(table).lines().toList());
            table.outcomes().stream()
                    .filter(each -> each.verdict() == EvaluationTable.Verdict.FAILS)
                    .forEach(each -> failed.add(each.text()));
        }
        lines.addAll(remarks);
        return new Outcome(passes, lines, failed);
    }

    /// One training.
    private final class Run {
        private final Input input;
        private final TrainOptions options;
        private final Progress progress;
        private final World world;
        private final Experiment experiment;

        Run(Input input, TrainOptions options, Progress progress) {
            this.input = input;
            this.options = options;
            this.progress = progress;
            long start = System.nanoTime();
            var problem = loaded(compiler.compile(input.checked()));
            this.world = new World(problem);
            this.experiment = problem.experiments().stream()
                    .filter(each -> each.name().equals(options.experiment()))
                    .findFirst()
                    .orElseThrow();
            progress.note(String.format(
                    Locale.ROOT,
                    "%s: %s in %s, compiled in %.1f s",
                    problem.name(),
                    Count.of(world.agentCount(), "agent"),
                    Count.of(problem.populations().size(), "population"),
                    (System.nanoTime() - start) * 1e-9));
        }

        Outcome train(BooleanSupplier stop) {
            Optional<RunFolder> earlier =
                    options.resume() ? Optional.of(RunFolder.open(options.folder())) : Optional.empty();
            long seed = earlier.map(folder -> folder.manifest().seed())
                    .orElse(options.seed().orElse(world.problem().seed()));
            var training = new TrainingOptions(
                    seed,
                    options.budget().map(each -> each.toNanos() * 1e-9).orElse(experiment.budgetSeconds()),
                    options.passes().isPresent() ? options.passes() : experiment.passes(),
                    options.threads());
            var folder = earlier.orElseGet(
                    () -> RunFolder.create(options.folder(), RunManifest.of(input, options.experiment(), training)));
            TrainingResult result;
            try (var recorder = folder.recorder(options.resume());
                    var trainer = new org.gridlang.runtime.learn.Trainer(
                            world, experiment, training, new PassListener(recorder, progress))) {
                result = earlier.isPresent() ? trainer.resume(folder.checkpoint(), stop) : trainer.train(stop);
            }
            folder.policies(result.best());
            progress.note(String.format(
                    Locale.ROOT,
                    "trained %s, %d scenarios solved, in %.1f s after %.1f s of preparation; best on the validation days"
                            + " after pass %d",
                    Count.of(result.passes(), "pass", "passes"),
                    result.evaluations(),
                    result.seconds(),
                    result.preparationSeconds(),
                    result.bestPass()));
            if (result.end() != TrainingResult.End.STOPPED) {
                folder.result(RunResult.of(result));
            } else {
                LearningCurve.draw(folder, Map.of());
                return new Outcome(result.passes(), List.of(), List.of());
            }
            try (var workers = new Workers(options.threads())) {
                var tables = evaluated(world, workers, Map.of(experiment.name(), result.best()), folder, progress);
                double idle = new Evaluator(world, workers, EVALUATION_BATCH, referenceSteps)
                        .idleValidationCost(experiment.batchDays());
                LearningCurve.draw(folder, Map.of(Evaluator.NO_CONTROL, idle));
                return outcome(result.passes(), tables, List.of());
            }
        }
    }
}
