package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `grid compare FILE`: trains every experiment of a file and evaluates every reference, side by side.
final class CompareCommand implements Command {
    private final Compiler compiler;
    private final Trainer trainer;

    CompareCommand(Compiler compiler, Trainer trainer) {
        this.compiler = compiler;
        this.trainer = trainer;
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "trains all experiments, evaluates all references, side by side";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(option("seeds", "N", "how many trainings of each experiment; 1 if left out"))
                .addOption(option(
                        "budget", "TIME", "time for each training, such as 90s or \"3 min\", instead of the file's"))
                .addOption(option("passes", "N", "at most this many passes of each training"))
                .addOption(option("out", "DIR", "the folder, new or of the same comparison; runs/PROBLEM-compare"))
                .addOption(option("threads", "N", "how many threads work; all cores if left out, same results"));
    }

    @Override
    public String details() {
        return """
                Writes table.csv, races.csv, table.md, BASELINE.md (with commands, seeds, versions and machine) and
                report.html; below runs/ is a run folder for each experiment and seed. Ctrl-C ends it after the pass it is in;
                the same command goes on where it stood, also with more seeds. Exit code 1 if a require does not hold.

                  grid compare examples/two_bus.grid --seeds 5 --passes 60
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path path = invocation.file(0);
        Input input = Input.read(compiler, path, terminal);
        if (input.problem().experiments().isEmpty()) {
            throw CommandFailure.input(path + ": has no train block");
        }
        if (input.problem().evaluations().isEmpty()) {
            throw CommandFailure.input(path + ": has no evaluate block, so there is nothing to compare by");
        }
        Path folder =
                invocation.path("out").orElse(Path.of("runs", input.problem().name() + "-compare"));
        var options = new CompareOptions(
                folder,
                invocation.count("seeds", 1).orElse(1),
                invocation.time("budget"),
                invocation.count("passes", 1),
                invocation.count("threads", 1).orElse(Runtime.getRuntime().availableProcessors()));
        OutputFolder.prepare(folder);
        try (var status = new StatusLine(terminal);
                var interruption = Interruption.listen(() -> status.say("stopping after this pass ..."))) {
            Trainer.Outcome outcome = trainer.compare(
                    input, options, new ProgressDisplay(status, terminal.columns()), interruption::requested);
            status.settle();
            if (interruption.requested()) {
                terminal.err().println("grid: stopped; the same command goes on where it stood");
                return ExitCode.INTERRUPTED;
            }
            outcome.table().forEach(terminal.out()::println);
            outcome.failedRequirements().forEach(text -> terminal.out().println("does not hold: require " + text));
            terminal.out().println("folder: " + folder);
            return outcome.failedRequirements().isEmpty() ? ExitCode.FINE : ExitCode.INPUT;
        }
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
