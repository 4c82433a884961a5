package org.gridlang.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import org.gridlang.cli.Compiler.TestOutcome;

/// `grid test FILE`: runs the `test` blocks of a file.
final class TestCommand implements Command {
    private final Compiler compiler;

    TestCommand(Compiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String summary() {
        return "runs the test blocks of a file";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public String details() {
        return """
                A line for each test; below one that fails, each expect that does not hold with the values found.
                Exit code 1 if any fails.
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        Path path = invocation.file(0);
        Input input = Input.read(compiler, path, terminal);
        List<TestOutcome> outcomes = compiler.test(input.checked());
        PrintStream out = terminal.out();
        for (TestOutcome outcome : outcomes) {
            out.println((outcome.failures().isEmpty() ? "pass  " : "FAIL  ") + outcome.title());
            terminal.showResult(outcome.failures());
        }
        long failed = outcomes.stream()
                .filter(outcome -> !outcome.failures().isEmpty())
                .count();
        out.printf("%s: %s, %d failed%n", path, Count.of(outcomes.size(), "test"), failed);
        return failed == 0 ? ExitCode.FINE : ExitCode.INPUT;
    }
}
