package org.gridlang.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.language.compile.StageDump;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.dump.Stage;

/// `grid compile FILE [-o DIR] [--dump STAGE,...]`: the generated sources, or the stages on the way to them.
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
                        .get())
                .addOption(Option.builder()
                        .longOpt("dump")
                        .hasArg()
                        .argName("STAGES")
                        .desc(
                                "write nothing, show stages of the compiler: ast, model, ir, java, commas between several")
                        .get());
    }

    @Override
    public String details() {
        return """
                Writes one class for the problem and one for each device type, each statement with its line of the
                .grid file. Files of the same names are replaced. Nothing is written if the file has errors.

                --dump goes as far as the file is good: the tree of a file with errors can be shown.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path path = invocation.file(0);
        if (invocation.text("dump").isPresent()) {
            return dump(path, stages(invocation.text("dump").get()), terminal);
        }
        Input input = Input.read(compiler, path, terminal);
        String problem = input.problem().name();
        var compiled = compiler.compile(input.checked());
        Path folder = OutputFolder.prepare(invocation.path("out").orElse(Path.of(problem + ".generated")));
        compiled.writeSources(folder);
        compiled.sources().forEach(each -> terminal.out().println(folder.resolve(each.path())));
        compiled.data().forEach(each -> terminal.out().println(folder.resolve(each.path())));
        return ExitCode.FINE;
    }

    private static ExitCode dump(Path path, Set<Stage> stages, Terminal terminal) {
        StageDump dump = StageDump.of(path, stages);
        terminal.out().print(dump.text());
        terminal.complain(dump.diagnostics());
        boolean errors = dump.diagnostics().stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR);
        return errors ? ExitCode.INPUT : ExitCode.FINE;
    }

    private static Set<Stage> stages(String written) throws CommandFailure {
        var stages = EnumSet.noneOf(Stage.class);
        for (String word : written.split(",", -1)) {
            stages.add(Arrays.stream(Stage.values())
                    .filter(stage -> stage.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> CommandFailure.usage(unknownStage(word))));
        }
        return stages;
    }

    private static String unknownStage(String word) {
        List<String> known = Arrays.stream(Stage.values()).map(Stage::word).toList();
        String hint = Suggestion.nearest(word, known)
                .map("; did you mean %s?"::formatted)
                .orElse("; there are " + String.join(", ", known));
        return "--dump has no stage \"%s\"%s".formatted(word, hint);
    }
}
