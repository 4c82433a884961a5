package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.commons.cli.Options;
import org.gridlang.cli.Trainer.Outcome;

/// `grid evaluate DIR...`: the out-of-sample table of a run folder, or of several side by side.
final class EvaluateCommand implements Command {
    private final Trainer trainer;

    EvaluateCommand(Trainer trainer) {
        this.trainer = trainer;
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "evaluates the policies of run folders out of sample";
    }

    @Override
    public String operands() {
        return "DIR [DIR] [DIR] [DIR]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public String details() {
        return """
                Shows the table of the file's evaluate blocks and writes it to evaluation.csv in the first folder. Further
                folders, runs of other experiments of the same file, add their policies to it. Exit code 1 if a require
                does not hold.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        var folders = new ArrayList<Path>();
        for (int place = 0; invocation.hasOperand(place); place++) {
            folders.add(invocation.folder(place));
        }
        Path folder = OutputFolder.prepare(folders.getFirst());
        try (var status = new StatusLine(terminal)) {
            Outcome outcome = trainer.evaluate(folders, new ProgressDisplay(status, terminal.columns()));
            status.settle();
            return show(outcome, folder, terminal);
        }
    }

    /// The table and the requirements that do not hold.
    static ExitCode show(Outcome outcome, Path folder, Terminal terminal) {
        outcome.table().forEach(terminal.out()::println);
        outcome.failedRequirements().forEach(text -> terminal.out().println("does not hold: require " + text));
        terminal.out().println("run folder: " + folder);
        return outcome.failedRequirements().isEmpty() ? ExitCode.FINE : ExitCode.INPUT;
    }
}
