package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class InvocationTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void optionsMayStandOnEitherSideOfTheOperands() throws CommandFailure, IOException {
        Path file = Files.writeString(folder.resolve("a.grid"), "");
        for (List<String> words : List.of(
                List.of(file.toString(), "--passes", "3", "-o", "runs"),
                List.of("--passes=3", "--out", "runs", file.toString()))) {
            Invocation invocation = parse(words.toArray(String[]::new));
            assertEquals(file, invocation.file(0));
            assertEquals(OptionalInt.of(3), invocation.count("passes", 1));
            assertEquals(Optional.of(Path.of("runs")), invocation.path("out"));
            assertEquals(Optional.empty(), invocation.time("budget"));
        }
    }

    @Test
    void timesHaveUnits() throws CommandFailure {
        assertEquals(
                Optional.of(Duration.ofSeconds(90)),
                parse("f", "--budget", "90s").time("budget"));
        assertEquals(
                Optional.of(Duration.ofMinutes(3)),
                parse("f", "--budget", "3 min").time("budget"));
        assertEquals(
                Optional.of(Duration.ofMinutes(90)),
                parse("f", "--budget", "1.5h").time("budget"));
    }

    @Test
    void whatDoesNotFitIsWrongUsage() {
        assertUsage("FILE is missing", () -> parse());
        assertUsage("\"c\" is one too many", () -> parse("a", "b", "c"));
        assertUsage("--passes needs a value: --passes N", () -> parse("f", "--passes"));
        assertUsage("--passes is given twice", () -> parse("f", "--passes", "1", "--passes", "2"));
        assertUsage(
                "--passes needs a whole number, not \"many\"",
                () -> parse("f", "--passes", "many").count("passes", 1));
        assertUsage(
                "--passes must be at least 1, not -4",
                () -> parse("f", "--passes", "-4").count("passes", 1));
        assertUsage(
                "--budget needs a time above zero",
                () -> parse("f", "--budget", "90").time("budget"));
        assertUsage(
                "--budget needs a time above zero",
                () -> parse("f", "--budget", "0 s").time("budget"));
    }

    @Test
    void aMissingInputIsAnInputError() throws IOException {
        Path file = Files.writeString(folder.resolve("a.grid"), "");
        Path missing = folder.resolve("b.grid");
        assertInput(missing + ": no such file", () -> parse(missing.toString()).file(0));
        assertInput(
                missing + ": no such folder", () -> parse(missing.toString()).folder(0));
        assertInput(
                folder + ": is a folder, and grid probe reads a file",
                () -> parse(folder.toString()).file(0));
        assertInput(
                file + ": is a file, and grid probe reads a folder",
                () -> parse(file.toString()).folder(0));
    }

    private static Invocation parse(String... words) throws CommandFailure {
        return Invocation.parse(new GridTest.Probe((invocation, terminal) -> ExitCode.FINE), List.of(words));
    }

    private static void assertUsage(String start, Executable body) {
        assertFailure(ExitCode.USAGE, start, body);
    }

    private static void assertInput(String start, Executable body) {
        assertFailure(ExitCode.INPUT, start, body);
    }

    private static void assertFailure(ExitCode code, String start, Executable body) {
        var failure = assertThrows(CommandFailure.class, body);
        assertEquals(code, failure.code());
        assertTrue(failure.sentence().startsWith(start), failure.sentence());
    }
}
