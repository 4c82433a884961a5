package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.testing.TestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void testsThatHoldAreFine() throws IOException {
        assertEquals(ExitCode.FINE, run(List.of(passing("a lossless battery"))));
        assertEquals("pass  a lossless battery\n" + file() + ": 1 test, 0 failed\n", recording.out());
    }

    @Test
    void aFailureIsShownBelowItsTest() throws IOException {
        assertEquals(ExitCode.INPUT, run(List.of(passing("a lossless battery"), failing("a heat pump"))));
        assertTrue(recording.out().startsWith("pass  a lossless battery\nFAIL  a heat pump\n"), recording.out());
        assertTrue(recording.out().contains("unknown declaration \"parm\""), recording.out());
        assertTrue(recording.out().endsWith(file() + ": 2 tests, 1 failed\n"), recording.out());
    }

    @Test
    void aFileWithoutTestsSaysSo() throws IOException {
        assertEquals(ExitCode.FINE, run(List.of()));
        assertEquals(file() + ": has no tests\n", recording.out());
    }

    @Test
    void aFilterChoosesByTitle() throws IOException {
        assertEquals(
                ExitCode.FINE, run(List.of(passing("A lossless battery"), failing("a heat pump")), "--filter", "LOSS"));
        assertEquals("pass  A lossless battery\n" + file() + ": 1 test, 0 failed\n", recording.out());
    }

    @Test
    void aFilterThatFitsNothingIsAMistake() throws IOException {
        assertEquals(ExitCode.USAGE, run(List.of(passing("a battery")), "--filter", "pump"));
        assertTrue(recording.err().contains("no test has \"pump\" in its title"), recording.err());
    }

    @Test
    void aFolderIsAllItsFiles() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("deep/g.grid"), "");
        Files.writeString(folder.resolve("other.txt"), "");
        Files.writeString(file(), "");
        assertEquals(ExitCode.INPUT, start(List.of(failing("x")), folder.toString()));
        assertTrue(recording.out().contains(folder.resolve("deep/g.grid") + ": 1 test, 1 failed"), recording.out());
        assertTrue(recording.out().endsWith("2 files: 2 tests, 2 failed\n"), recording.out());
    }

    @Test
    void aFolderWithoutFilesIsAMistake() throws IOException {
        assertEquals(ExitCode.INPUT, start(List.of(), folder.toString()));
        assertTrue(recording.err().contains("holds no .grid file"), recording.err());
    }

    @Test
    void aFileWithErrorsFails() throws IOException {
        Files.writeString(file(), "");
        var compiler = FakeCompiler.finding(List.of(FakeCompiler.error()));
        var grid = new Grid(List.of(new TestCommand(compiler)));
        assertEquals(ExitCode.INPUT, grid.run(List.of("test", file().toString()), recording.terminal()));
        assertEquals(file() + ": 1 error, no test has run\n", recording.out());
        assertTrue(recording.err().contains("unknown declaration \"parm\""), recording.err());
    }

    @Test
    void reportsForMachines() throws IOException {
        var report = folder.resolve("report.xml");
        var cases = List.of(passing("a"), failing("b"));
        assertEquals(ExitCode.INPUT, run(cases, "--json", "--junit", report.toString()));
        var json = new ObjectMapper().readTree(recording.out());
        assertEquals(2, json.get("tests").asInt());
        assertEquals("b", json.at("/files/0/tests/1/title").asText());
        assertEquals("S100", json.at("/files/0/tests/1/failures/0/code").asText());
        assertTrue(Files.readString(report).contains("<testcase name=\"b\""), Files.readString(report));
    }

    private static TestSuite.Case passing(String title) {
        return new TestSuite.Case(title, FakeCompiler.error().place(), 0.25, List.of());
    }

    private static TestSuite.Case failing(String title) {
        return new TestSuite.Case(title, FakeCompiler.error().place(), 0.25, List.of(FakeCompiler.error()));
    }

    private Path file() {
        return folder.resolve("f.grid");
    }

    private ExitCode run(List<TestSuite.Case> cases, String... options) throws IOException {
        Files.writeString(file(), "");
        var words = new ArrayList<>(List.of(options));
        words.add(file().toString());
        return start(cases, words.toArray(String[]::new));
    }

    private ExitCode start(List<TestSuite.Case> cases, String... operands) {
        var compiler = new FakeCompiler(List.of(), SmallProblem.withExperiments(), cases);
        var words = new ArrayList<>(List.of("test"));
        words.addAll(List.of(operands));
        return new Grid(List.of(new TestCommand(compiler))).run(words, recording.terminal());
    }
}
