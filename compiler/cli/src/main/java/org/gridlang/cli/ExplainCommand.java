package org.gridlang.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Explanation;
import org.gridlang.language.diagnostic.ExplanationReader;
import org.gridlang.language.diagnostic.ExplanationRenderer;
import org.gridlang.language.diagnostic.Suggestion;

/// `grid explain [CODE]`: the long form of a diagnostic, or the list of all.
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "tells what a diagnostic means and how to mend it";
    }

    @Override
    public String operands() {
        return "[CODE]";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public String details() {
        return """
                CODE stands in the first line of every diagnostic, as U203 in "error[U203]: ...". Without it, all
                codes are listed.

                grid explain U203
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure {
        var renderer = new ExplanationRenderer(terminal.colour());
        if (!invocation.hasOperand(0)) {
            terminal.out().print(renderer.list());
            return ExitCode.FINE;
        }
        terminal.out().print(renderer.render(explanation(invocation.word(0))));
        return ExitCode.FINE;
    }

    private static Explanation explanation(String written) throws CommandFailure {
        String name = written.toUpperCase(Locale.ROOT);
        Optional<Code> code = Arrays.stream(Code.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (code.isEmpty()) {
            List<String> known = Arrays.stream(Code.values()).map(Code::name).toList();
            String hint = Suggestion.nearest(name, known)
                    .map("; did you mean %s?"::formatted)
                    .orElse("; grid explain lists all codes");
            throw CommandFailure.usage("there is no diagnostic %s%s".formatted(written, hint));
        }
        return ExplanationReader.read(code.get())
                .orElseThrow(() -> new IllegalStateException("cli: " + name + " has no page"));
    }
}
