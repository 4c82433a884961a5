package org.gridlang.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/// The help texts: `grid help` and `grid COMMAND --help`.
final class Help {
    private static final int WIDTH = 96;

    private Help() {}

    static String overview(List<Command> commands) {
        var text = new StringBuilder("""
                Gridlang: from a .grid file to trained policies on a distribution network.

                usage: grid COMMAND ...

                """);
        var rows = new ArrayList<Row>();
        commands.forEach(command -> rows.add(new Row(command.name(), command.summary())));
        rows.add(new Row("help [COMMAND]", "this text, or that of a command"));
        table(text, rows);
        text.append("""

                grid COMMAND --help tells what a command takes; grid --version tells which grid this is.

                exit codes: 0 fine
                            1 the input is missing or has errors, or a require or expect failed
                            2 the command line is wrong
                            3 the run failed: diverged, no memory, a folder that cannot be written, no JDK
                           70 a mistake of ours, with a report of it
                          130 interrupted (Ctrl-C); a training keeps its last checkpoint
                """);
        return text.toString();
    }

    static String of(Command command) {
        var text = new StringBuilder();
        text.append("grid ")
                .append(command.name())
                .append(": ")
                .append(command.summary())
                .append("\n\nusage: grid ");
        text.append(command.name());
        if (!command.operands().isEmpty()) {
            text.append(' ').append(command.operands());
        }
        var rows = new ArrayList<Row>();
        for (Option option : command.options().getOptions()) {
            rows.add(new Row(spelling(option), option.getDescription()));
        }
        rows.add(new Row("-h, --help", "this text"));
        text.append(" [OPTION ...]\n\n");
        table(text, rows);
        text.append('\n').append(command.details().stripTrailing()).append('\n');
        return text.toString();
    }

    private record Row(String name, String meaning) {}

    private static String spelling(Option option) {
        var text = new StringBuilder();
        if (option.getOpt() != null) {
            text.append('-').append(option.getOpt());
        }
        if (option.hasLongOpt()) {
            text.append(option.getOpt() == null ? "    " : ", ").append("--").append(option.getLongOpt());
        }
        if (option.hasArg()) {
            text.append(' ').append(option.getArgName());
        }
        return text.toString();
    }

    /// Two columns, the right one wrapped at words.
    private static void table(StringBuilder text, List<Row> rows) {
        int indent =
                4 + rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        for (Row row : rows) {
            text.append("  ")
                    .append(row.name())
                    .append(" ".repeat(indent - 2 - row.name().length()));
            int column = indent;
            for (String word : row.meaning().split(" ")) {
                if (column > indent && column + 1 + word.length() > WIDTH) {
                    text.append('\n').append(" ".repeat(indent));
                    column = indent;
                }
                if (column > indent) {
                    text.append(' ');
                    column++;
                }
                text.append(word);
                column += word.length();
            }
            text.append('\n');
        }
    }
}
