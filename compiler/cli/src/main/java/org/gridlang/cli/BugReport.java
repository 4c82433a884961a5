package org.gridlang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is said and kept when `grid` itself is at fault (exit code 70).
final class BugReport {
    private BugReport() {}

    /// Writes the fault with all that is needed to look into it to a new file in the system's temporary folder,
    /// and says
    /// where. The text goes to the error stream if even that fails.
    static void write(Throwable fault, List<String> words, Terminal terminal) {
        String text = text(fault, words);
        try {
            Path file = Files.createTempFile("grid-report-", ".txt");
            Files.writeString(file, text);
            terminal.err()
                    .printf(
                            "grid: this is a mistake in Gridlang, not in your file (%s).%n",
                            fault.getClass().getSimpleName());
            terminal.err().printf("grid: please report it with %s%n", file);
        } catch (IOException unwritable) {
            terminal.err()
                    .println("grid: this is a mistake in Gridlang, not in your file; please report it with this text:");
            terminal.err().print(text);
        }
    }

    private static String text(Throwable fault, List<String> words) {
        var text = new StringWriter();
        try (var writer = new PrintWriter(text)) {
            writer.println(Version.line());
            writer.println("command: grid " + String.join(" ", words));
            writer.println("folder:  " + Path.of("").toAbsolutePath());
            writer.println("cores:   " + Runtime.getRuntime().availableProcessors());
            writer.println();
            fault.printStackTrace(writer);
        }
        return text.toString();
    }
}
