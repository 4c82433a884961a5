package org.gridlang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.format.Difference;
import org.gridlang.language.format.Formatter;
import org.gridlang.language.library.ModuleLoader;
import org.gridlang.language.source.SourceText;

/// `grid format [--check] FILE...`: the canonical layout.
final class FormatCommand implements Command {
    private static final String STANDARD_INPUT = "-";

    private final InputStream in;

    /// @param in what `-` reads
    FormatCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public String name() {
        return "format";
    }

    @Override
    public String summary() {
        return "gives files their canonical layout";
    }

    @Override
    public String operands() {
        return "FILE...";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("check")
                        .desc(
                                "change nothing; list the files that are not in this layout, exit code 1 if there are any")
                        .get());
    }

    @Override
    public String details() {
        return """
                FILE is a .grid file, a folder (all .grid files in it), or - for standard input, which is formatted to
                standard output. Files are replaced as a whole or not at all and keep their permissions; those that change
                are listed. What a file says and its comments stay. A file with syntax errors is left as it is and its
                errors are shown: exit code 1.

                  grid format examples my/feeder.grid
                """;
    }

    @Override
    public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
        boolean check = invocation.has("check");
        List<String> operands = invocation.operands();
        if (operands.contains(STANDARD_INPUT)) {
            if (operands.size() > 1) {
                throw CommandFailure.usage("- is standard input and stands alone; see grid format --help");
            }
            return standardInput(check, terminal);
        }
        List<Path> files = invocation.gridFiles(0);
        var faulty = new FileCount();
        var changed = new FileCount();
        for (Path file : files) {
            var faults = new Diagnostics();
            Optional<SourceText> text = ModuleLoader.text(file, faults);
            Optional<String> formatted = text.flatMap(each -> Formatter.format(each, faults));
            terminal.complain(faults.sorted());
            if (formatted.isEmpty()) {
                faulty.add();
            } else if (!formatted.get().equals(text.orElseThrow().text())) {
                changed.add();
                if (check) {
                    show(file.toString(), text.get().text(), formatted.get(), terminal);
                } else {
                    TextFile.replace(file, formatted.get());
                    terminal.out().println(file + ": formatted");
                }
            }
        }
        terminal.out().println(summary(files.size(), changed.count, faulty.count, check));
        return faulty.count > 0 || (check && changed.count > 0) ? ExitCode.INPUT : ExitCode.FINE;
    }

    private static final class FileCount {
        private int count;

        void add() {
            count++;
        }
    }

    private ExitCode standardInput(boolean check, Terminal terminal) throws IOException {
        var faults = new Diagnostics();
        Optional<SourceText> text = ModuleLoader.text("standard input", in.readAllBytes(), faults);
        Optional<String> formatted = text.flatMap(each -> Formatter.format(each, faults));
        terminal.complain(faults.sorted());
        if (formatted.isEmpty()) {
            return ExitCode.INPUT;
        }
        if (!check) {
            terminal.out().print(formatted.get());
            return ExitCode.FINE;
        }
        boolean same = formatted.get().equals(text.orElseThrow().text());
        if (!same) {
            show("standard input", text.get().text(), formatted.get(), terminal);
        }
        return same ? ExitCode.FINE : ExitCode.INPUT;
    }

    private static void show(String name, String before, String after, Terminal terminal) {
        terminal.out().println(name + ": not formatted");
        Difference.first(before, after).lines().forEach(line -> terminal.out().println(("  " + line).stripTrailing()));
    }

    private static String summary(int files, int changed, int faulty, boolean check) {
        String result = changed == 0 ? "none" : Integer.toString(changed);
        return Count.of(files, "file") + ", " + result + (check ? " to format" : " changed")
                + (faulty == 0 ? "" : ", " + faulty + " with errors");
    }
}
