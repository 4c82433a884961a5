package org.gridlang.cli;

import java.util.List;

/// Entry of the process: the only place that ends it.
public final class Main {
    private Main() {}

    /// Runs `grid ARGUMENT...`.
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        var compiler = new PipelineCompiler();
        ExitCode code = new Grid(Commands.of(compiler, new LocalTrainer(compiler))).run(List.of(arguments), terminal);
        terminal.flush();
        System.exit(code.number());
    }
}
