package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridlang.cli.Compiler.TestOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void testsThatHoldAreFine() throws IOException {
        assertEquals(ExitCode.FINE, run(new TestOutcome("a lossless battery", List.of())));
        assertEquals("pass  a lossless battery\n" + folder.resolve("f.grid") + ": 1 test, 0 failed\n", recording.out());
    }

    @Test
    void aFailureIsShownBelowItsTest() throws IOException {
        assertEquals(
                ExitCode.INPUT,
                run(
                        new TestOutcome("a lossless battery", List.of()),
                        new TestOutcome("a heat pump", List.of(FakeCompiler.error()))));
        assertTrue(recording.out().startsWith("pass  a lossless battery\nFAIL  a heat pump\n"), recording.out());
        assertTrue(recording.out().contains("unknown declaration \"parm\""), recording.out());
        assertTrue(recording.out().endsWith(folder.resolve("f.grid") + ": 2 tests, 1 failed\n"), recording.out());
    }

    private ExitCode run(TestOutcome... outcomes) throws IOException {
        Path file = Files.writeString(folder.resolve("f.grid"), "");
        var compiler = new FakeCompiler(List.of(), SmallProblem.withExperiments(), List.of(outcomes));
        return new Grid(List.of(new TestCommand(compiler))).run(List.of("test", file.toString()), recording.terminal());
    }
}
