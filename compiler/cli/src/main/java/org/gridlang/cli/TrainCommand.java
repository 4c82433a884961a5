package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.cli.Trainer.Outcome;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.runtime.problem.Experiment;

/// `grid train FILE`: trains one experiment, evaluates it, and leaves a run folder.
final class TrainCommand implements Command {
    private static final DateTimeFormatter FOLDER_TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private final Compiler compiler;
    private final Trainer trainer;

    TrainCommand(Compiler compiler, Trainer trainer) {
        this.compiler = compiler;
        this.trainer = trainer;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "trains an experiment, evaluates it, writes the run folder";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(option("experiment", "NAME", "the train block to run; the first of the file if left out"))
                .addOption(
                        option("out", "DIR", "the run folder, new or empty; runs/PROBLEM-EXPERIMENT-TIME if left out"))
                .addOption(
                        option("budget", "TIME", "time for training, such as 90s or \"3 min\", instead of the file's"))
                .addOption(option("passes", "N", "at most this many passes"))
                .addOption(
                        option("seed", "N", "instead of the file's seed for the policies' start and the order of days"))
                .addOption(option("threads", "N", "how many threads work; all cores if left out, same results"))
                .addOption(option("resume", "DIR", "go on from the last checkpoint of this run folder"));
    }

    @Override
    public String details() {
        return """
                The run folder holds manifest.json, metrics.csv (a line for each pass), checkpoint/, policies/,
                evaluation.csv and the learning curve as PNG. Ctrl-C ends the training after the pass it is in; the
                checkpoint is kept.

                  grid train examples/ieee123_flex.grid --budget "3 min" --out runs/first
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path path = invocation.file(0);
        Invocation checked = noContradiction(invocation);
        Input input = Input.read(compiler, path, terminal);
        TrainOptions options = options(checked, input);
        if (!options.resume()) {
            OutputFolder.prepareEmpty(options.folder());
        }
        try (var status = new StatusLine(terminal);
                var interruption = Interruption.listen(() -> status.say("stopping after this pass ..."))) {
            Outcome outcome = trainer.train(
                    input, options, new ProgressDisplay(status, terminal.columns()), interruption::requested);
            status.settle();
            if (interruption.requested()) {
                terminal.err()
                        .printf(
                                "grid: stopped after pass %d; grid train %s --resume %s goes on from its checkpoint%n",
                                outcome.passes(), path, options.folder());
                return ExitCode.INTERRUPTED;
            }
            return EvaluateCommand.show(outcome, options.folder(), terminal);
        }
    }

    private static Invocation noContradiction(Invocation invocation) throws CommandFailure {
        if (invocation.has("resume") && invocation.has("out")) {
            throw CommandFailure.usage("--resume goes on in its own folder, so --out cannot be given with it");
        }
        if (invocation.has("resume") && invocation.has("seed")) {
            throw CommandFailure.usage("--resume goes on with the seed of that run, so --seed cannot be given with it");
        }
        return invocation;
    }

    private TrainOptions options(Invocation invocation, Input input) throws CommandFailure {
        String experiment = experiment(invocation.text("experiment"), input);
        Optional<Path> resumed = invocation.existingFolder("resume");
        Path folder = resumed.isPresent() ? resumed.get() : newFolder(invocation, input, experiment);
        return new TrainOptions(
                experiment,
                folder,
                resumed.isPresent(),
                invocation.time("budget"),
                invocation.count("passes", 1),
                invocation.wholeNumber("seed"),
                invocation.count("threads", 1).orElse(Runtime.getRuntime().availableProcessors()));
    }

    private static Path newFolder(Invocation invocation, Input input, String experiment) throws CommandFailure {
        Optional<Path> given = invocation.path("out");
        if (given.isPresent()) {
            return given.get();
        }
        String time = FOLDER_TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
        return Path.of("runs", "%s-%s-%s".formatted(input.problem().name(), experiment, time));
    }

    private static String experiment(Optional<String> asked, Input input) throws CommandFailure {
        List<String> names =
                input.problem().experiments().stream().map(Experiment::name).toList();
        if (names.isEmpty()) {
            throw CommandFailure.input(input.path() + ": has no train block");
        }
        if (asked.isEmpty() || names.contains(asked.get())) {
            return asked.orElse(names.getFirst());
        }
        throw CommandFailure.usage("%s has no experiment %s%s (it has: %s)"
                .formatted(input.path(), asked.get(), Suggestion.hint(asked.get(), names), String.join(", ", names)));
    }

    private static Option option(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }
}
