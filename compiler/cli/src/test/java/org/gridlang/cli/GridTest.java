package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;

final class GridTest {
    private final Recording recording = Recording.ofPipe();

    @Test
    void nothingIsWrongUsageAndShowsTheCommands() {
        assertEquals(ExitCode.USAGE, run((invocation, terminal) -> ExitCode.FINE));
        assertTrue(recording.err().contains("usage: grid COMMAND"), recording.err());
        assertEquals("", recording.out());
    }

    @Test
    void helpIsAResultAndFine() {
        assertEquals(ExitCode.FINE, run((invocation, terminal) -> ExitCode.BUG, "help"));
        assertTrue(recording.out().contains("  probe           tries something\n"), recording.out());
        assertEquals("", recording.err());
    }

    @Test
    void helpOfACommandIsTheSameInThreeSpellings() {
        for (String[] words : List.of(
                new String[] {"help", "probe"}, new String[] {"probe", "--help"}, new String[] {"probe", "x", "y", "-h"
                })) {
            var each = Recording.ofPipe();
            assertEquals(
                    ExitCode.FINE, grid((invocation, terminal) -> ExitCode.BUG).run(List.of(words), each.terminal()));
            assertEquals("""
                    grid probe: tries something

                    usage: grid probe FILE [OTHER] [OPTION ...]

                      -o, --out DIR      where to write
                          --passes N     how often
                          --budget TIME  how long
                      -h, --help         this text

                    Details.
                    """, each.out());
        }
    }

    @Test
    void versionNamesTheJavaItRunsOn() {
        assertEquals(ExitCode.FINE, run((invocation, terminal) -> ExitCode.BUG, "--version"));
        assertTrue(recording.out().startsWith("grid "), recording.out());
        assertTrue(recording.out().contains("Java " + Runtime.version()), recording.out());
    }

    @Test
    void aMisspeltCommandSuggestsTheNearest() {
        assertEquals(ExitCode.USAGE, run((invocation, terminal) -> ExitCode.FINE, "porbe"));
        assertEquals("grid: unknown command porbe; did you mean probe?\n", recording.err());
    }

    @Test
    void aStrangeCommandPointsToTheHelp() {
        assertEquals(ExitCode.USAGE, run((invocation, terminal) -> ExitCode.FINE, "simulate"));
        assertEquals("grid: unknown command simulate; grid help lists the commands\n", recording.err());
    }

    @Test
    void aMisspeltOptionSuggestsTheNearest() {
        assertEquals(ExitCode.USAGE, run((invocation, terminal) -> ExitCode.FINE, "probe", "f", "--pases", "3"));
        assertEquals("grid: grid probe has no option --pases; did you mean --passes?\n", recording.err());
    }

    @Test
    void theCodeAndSentenceOfACommandArePassedOn() {
        ExitCode code = run(
                (invocation, terminal) -> {
                    throw CommandFailure.input("feeder.grid: no such file");
                },
                "probe",
                "f");
        assertEquals(ExitCode.INPUT, code);
        assertEquals("grid: feeder.grid: no such file\n", recording.err());
    }

    @Test
    void troubleWithFilesIsOneSentence() {
        assertSentence(new NoSuchFileException("/a/b"), "/a/b: no such file or folder");
        assertSentence(new AccessDeniedException("/a/b"), "/a/b: not allowed (check its permissions)");
        assertSentence(
                new FileSystemException("/a/b", null, "No space left on device"), "/a/b: No space left on device");
        assertSentence(new IOException("Broken pipe"), "reading or writing failed: Broken pipe");
    }

    @Test
    void lackOfMemorySaysHowToGiveMore() {
        ExitCode code = run(
                (invocation, terminal) -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                "probe",
                "f");
        assertEquals(ExitCode.RUN, code);
        assertTrue(recording.err().matches("grid: out of memory \\(Java heap space\\) .*GRID_JAVA_OPTS=-Xmx\\d+m.*\n"));
    }

    @Test
    void aMistakeOfOursIsReportedInAFile() throws IOException {
        ExitCode code = run(
                (invocation, terminal) -> {
                    throw new IllegalStateException("stage lower lost a slot");
                },
                "probe",
                "f.grid");
        assertEquals(ExitCode.BUG, code);
        assertFalse(recording.err().contains("\tat "), "no stack trace on the terminal");
        String last = recording.err().lines().toList().getLast();
        Path report = Path.of(last.substring(last.lastIndexOf(' ') + 1));
        String text = Files.readString(report);
        Files.delete(report);
        assertTrue(text.contains("command: grid probe f.grid"), text);
        assertTrue(text.contains("IllegalStateException: stage lower lost a slot"), text);
    }

    private void assertSentence(IOException failure, String sentence) {
        for (Body body : List.<Body>of(
                (invocation, terminal) -> {
                    throw failure;
                },
                (invocation, terminal) -> {
                    throw new UncheckedIOException(failure);
                })) {
            var each = Recording.ofPipe();
            assertEquals(ExitCode.RUN, grid(body).run(List.of("probe", "f"), each.terminal()));
            assertEquals("grid: " + sentence + "\n", each.err());
        }
    }

    private ExitCode run(Body body, String... words) {
        return grid(body).run(List.of(words), recording.terminal());
    }

    private static Grid grid(Body body) {
        return new Grid(List.of(new Probe(body)));
    }

    @FunctionalInterface
    interface Body {
        ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException;
    }

    /// A command that does what a test wants.
    record Probe(Body body) implements Command {
        @Override
        public String name() {
            return "probe";
        }

        @Override
        public String summary() {
            return "tries something";
        }

        @Override
        public String operands() {
            return "FILE [OTHER]";
        }

        @Override
        public Options options() {
            return new Options()
                    .addOption(Option.builder("o")
                            .longOpt("out")
                            .hasArg()
                            .argName("DIR")
                            .desc("where to write")
                            .get())
                    .addOption(Option.builder()
                            .longOpt("passes")
                            .hasArg()
                            .argName("N")
                            .desc("how often")
                            .get())
                    .addOption(Option.builder()
                            .longOpt("budget")
                            .hasArg()
                            .argName("TIME")
                            .desc("how long")
                            .get());
        }

        @Override
        public String details() {
            return "Details.\n";
        }

        @Override
        public ExitCode run(Invocation invocation, Terminal terminal) throws CommandFailure, IOException {
            return body.run(invocation, terminal);
        }
    }
}
