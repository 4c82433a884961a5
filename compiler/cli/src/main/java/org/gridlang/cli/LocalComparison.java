package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.gridlang.runtime.compare.Comparison;
import org.gridlang.runtime.compare.ComparisonFiles;
import org.gridlang.runtime.compare.ComparisonFolder;
import org.gridlang.runtime.compare.ComparisonTable;
import org.gridlang.runtime.compare.ComparisonText;
import org.gridlang.runtime.learn.TrainingListener;
import org.gridlang.runtime.learn.TrainingOptions;
import org.gridlang.runtime.learn.World;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.record.Manifest;
import org.gridlang.runtime.record.RunFolder;

/// A comparison on this machine's processor: one file, all of its experiments, a folder that it goes on with.
final class LocalComparison implements Comparison.Surroundings {
    /// Options that may differ from one call to the next: more seeds, other threads.
    private static final List<String> FREE = List.of("seeds", "threads");

    private final Input input;
    private final CompareOptions options;
    private final Trainer.Progress progress;
    private final World world;
    private final ComparisonFolder folder;

    LocalComparison(Input input, Problem problem, CompareOptions options, Trainer.Progress progress)
            throws CommandFailure {
        this.input = input;
        this.options = options;
        this.progress = progress;
        this.world = new World(problem);
        var manifest = manifest(problem);
        refuseAnother(manifest);
        this.folder = ComparisonFolder.at(options.folder(), manifest);
    }

    /// @param evaluationBatch days evaluated at a time
    /// @param referenceSteps gradient steps per day of the perfect-information reference
    Trainer.Outcome carryOn(int evaluationBatch, int referenceSteps, BooleanSupplier stop) throws IOException {
        var settings = new Comparison.Settings(
                options.budget().map(each -> each.toNanos() * 1e-9),
                options.passes(),
                options.threads(),
                evaluationBatch,
                referenceSteps);
        boolean done =
                new Comparison(world, ComparisonFolder.seeds(folder.manifest()), settings, this).carryOn(folder, stop);
        changed();
        if (!done) {
            return new Trainer.Outcome(0, List.of(), List.of());
        }
        var table = ComparisonTable.of(folder);
        return new Trainer.Outcome(0, ComparisonText.of(table).lines().toList(), unmet(table));
    }

    /// The requirements of the file, judged by the middle of the seeds.
    private List<String> unmet(ComparisonTable table) {
        var unmet = new ArrayList<String>();
        for (Evaluation evaluation : world.problem().evaluations()) {
            for (var requirement : evaluation.requirements()) {
                boolean holds = requirement
                        .condition()
                        .holds((policy, metric) ->
                                table.value(evaluation.name(), policy, metric).orElse(Double.NaN));
                if (!holds) {
                    unmet.add(requirement.text());
                }
            }
        }
        return unmet;
    }

    private Manifest manifest(Problem problem) {
        var chosen = new LinkedHashMap<String, String>();
        chosen.put(
                "seeds",
                String.join(
                        ", ",
                        LongStream.range(0, options.seeds())
                                .mapToObj(each -> Long.toString(problem.seed() + each))
                                .toList()));
        chosen.put("budget", options.budget().map(TimeText::shown).orElse("the file's"));
        chosen.put(
                "passes",
                options.passes().isPresent() ? Integer.toString(options.passes().getAsInt()) : "the file's");
        chosen.put("threads", Integer.toString(options.threads()));
        chosen.put(
                "evaluations",
                String.join(", ", names(problem.evaluations().stream().map(Evaluation::name))));
        chosen.put(
                "racing",
                String.join(
                        ", ",
                        names(problem.experiments().stream()
                                .filter(each -> comparable(problem, each))
                                .map(Experiment::name))));
        chosen.put(
                "trials", String.join(", ", names(problem.experiments().stream().map(LocalComparison::trials))));
        return RunManifest.ofComparison(
                input, names(problem.experiments().stream().map(Experiment::name)), problem.seed(), chosen, command());
    }

    /// Whether the merit of an experiment is that of the first which heeds the constraints.
    private static boolean comparable(Problem problem, Experiment experiment) {
        return experiment.constraints()
                && problem.experiments().stream()
                        .filter(Experiment::constraints)
                        .findFirst()
                        .filter(first -> first.selection().weight()
                                == experiment.selection().weight())
                        .isPresent();
    }

    /// `gradmap 8`: how many trial runs its settings were chosen by.
    private static String trials(Experiment experiment) {
        return experiment.name() + " " + (experiment.trials() == 0 ? "not told" : experiment.trials());
    }

    private static List<String> names(java.util.stream.Stream<String> names) {
        return names.toList();
    }

    private List<String> command() {
        var words = new ArrayList<>(List.of("grid", "compare", input.path().toString()));
        words.addAll(List.of("--seeds", Integer.toString(options.seeds())));
        options.budget().ifPresent(each -> words.addAll(List.of("--budget", '"' + TimeText.shown(each) + '"')));
        options.passes().ifPresent(each -> words.addAll(List.of("--passes", Integer.toString(each))));
        words.addAll(List.of("--out", options.folder().toString()));
        return words;
    }

    /// A folder is gone on with only if all that decides its figures is as it was.
    private void refuseAnother(Manifest now) throws CommandFailure {
        if (!Files.exists(options.folder().resolve("manifest.json"))) {
            try {
                OutputFolder.prepareEmpty(options.folder());
            } catch (IOException failure) {
                throw CommandFailure.run(FailureSentence.of(failure));
            }
            return;
        }
        var before = Manifest.any(options.folder());
        if (!before.format().equals(Manifest.COMPARISON)) {
            throw CommandFailure.input(options.folder() + ": holds a training; name another folder with --out");
        }
        if (!before.files().equals(now.files()) || !before.libraries().equals(now.libraries())) {
            throw CommandFailure.input("%s: was begun with another state of %s; name another folder with --out"
                    .formatted(options.folder(), input.path()));
        }
        for (Map.Entry<String, String> option : now.options().entrySet()) {
            String earlier = before.options().getOrDefault(option.getKey(), "");
            if (!FREE.contains(option.getKey()) && !earlier.equals(option.getValue())) {
                throw CommandFailure.input("%s: was begun with %s %s, not %s; name another folder with --out"
                        .formatted(options.folder(), option.getKey(), earlier, option.getValue()));
            }
        }
    }

    @Override
    public Manifest manifest(String experiment, TrainingOptions training) {
        return RunManifest.of(input, experiment, training);
    }

    @Override
    public TrainingListener listener(RunFolder.Recorder recorder) {
        return new PassListener(recorder, progress);
    }

    @Override
    public void note(String text) {
        progress.note(text);
    }

    @Override
    public void changed() {
        ComparisonFiles.write(folder, ComparisonTable.of(folder));
    }
}
