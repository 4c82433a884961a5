package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `grid compile FILE [-o DIR]`: the generated sources.
final class CompileCommand implements Command {
    private final Compiler compiler;

    CompileCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String summary() {
        return "leaves the Java that a problem becomes";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("o")
                        .longOpt("out")
                        .hasArg()
                        .argName("DIR")
                        .desc("where to write; PROBLEM.generated in this folder if left out")
                        .get());
    }

    @Override
    public String details() {
        return """
                Writes one class for the problem and one for each device type, each statement with its line of the
                .grid file. Files of the same names are replaced. Nothing is written if the file has errors.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path path = invocation.file(0);
        Input input = Input.read(compiler, path, terminal);
        String problem = input.problem().name();
        var compiled = compiler.compile(input.checked());
        Path folder = OutputFolder.prepare(invocation.path("out").orElse(Path.of(problem + ".generated")));
        compiled.writeSources(folder);
        compiled.sources().forEach(each -> terminal.out().println(folder.resolve(each.path())));
        compiled.data().forEach(each -> terminal.out().println(folder.resolve(each.path())));
        return ExitCode.FINE;
    }
}
