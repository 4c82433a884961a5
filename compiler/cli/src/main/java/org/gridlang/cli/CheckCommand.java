package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.diagnostic.JsonRenderer;

/// `grid check FILE [--strict] [--json]`: every fault of the file and of what it imports.
final class CheckCommand implements Command {
    private final Compiler compiler;

    CheckCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "tells every fault of a file and of what it imports";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("strict")
                        .desc("also warns of what is doubtful, and counts warnings as errors")
                        .get())
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("one JSON array for machines instead of text for people")
                        .get());
    }

    @Override
    public String details() {
        return """
                The faults are the result, so they go to standard output. Exit code 0 if there are no errors (warnings
                may be), 1 if there are. With --strict, a file without errors is looked through for what is allowed
                and yet doubtful (the codes W101 and up), and a warning makes the exit code 1; a note does not.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path file = invocation.file(0);
        boolean strict = invocation.has("strict");
        CompiledFile checked = strict ? compiler.checkStrictly(file) : compiler.check(file);
        if (invocation.has("json")) {
            terminal.out().print(new JsonRenderer().render(checked.diagnostics()));
        } else {
            terminal.showResult(checked.diagnostics());
            terminal.out().println(file + ": " + Count.ofFaults(checked));
        }
        boolean refused = checked.hasErrors() || (strict && checked.hasWarnings());
        return refused ? ExitCode.INPUT : ExitCode.FINE;
    }
}
