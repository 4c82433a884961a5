package org.gridlang.cli;

import java.util.List;

/// All commands, in the order of the help text.
final class Commands {
    private Commands() {}

    static List<Command> of(Compiler compiler, Trainer trainer) {
        return List.of(
                new CheckCommand(compiler),
                new ExplainCommand(),
                new FormatCommand(System.in),
                new TestCommand(compiler),
                new ShowCommand(compiler),
                new FlowCommand(compiler),
                new ImportCommand(),
                new ExportCommand(compiler),
                new SensitivityCommand(compiler),
                new CompileCommand(compiler),
                new LockCommand(),
                new TrainCommand(compiler, trainer),
                new EvaluateCommand(trainer),
                new CompareCommand(compiler, trainer),
                new ReportCommand(trainer),
                new ActCommand(System.in));
    }
}
