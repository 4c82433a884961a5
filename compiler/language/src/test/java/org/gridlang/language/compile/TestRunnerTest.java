package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `test` blocks run through generated code.
final class TestRunnerTest {
    private static final Path STANDARD = Path.of("../../stdlib/src/main/resources/std");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"devices", "profiles", "rules", "feeders/ieee123", "units"})
    void theStandardLibraryPassesItsTests(String name) {
        var results = run(STANDARD.resolve(name + ".grid"));
        assertEquals(List.of(), results.stream().filter(each -> !each.passed()).toList());
        assertTrue(name.equals("units") || !results.isEmpty());
    }

    @Test
    void theExamplesPassTheirTests() {
        var results = run(Path.of("../../examples/two_bus.grid"));
        assertEquals(2, results.size());
        assertTrue(results.stream().allMatch(TestResult::passed), results.toString());
    }

    @Test
    void aFailureTellsBothSides() throws IOException {
        var results = run("""
                library mine
                import std.devices.{Battery}

                test "wrong" {
                  given b = Battery { capacity: 10 kWh, efficiency: 100 %, soc: 50 % }
                  step b with p: -3 kW for 1 h
                  expect b.soc == 70 % within 0.001
                  expect b.soc >= 79 % and b.inject.p < -2 kW
                }
                """);
        assertEquals(1, results.size());
        assertEquals("wrong", results.getFirst().title());
        var failures = results.getFirst().failures();
        assertEquals(1, failures.size());
        var comparison = failures.getFirst().comparisons().getFirst();
        assertEquals(0.8, comparison.left(), 1e-12);
        assertEquals(0.7, comparison.right(), 1e-12);
        assertEquals(0.001, failures.getFirst().tolerance());
        assertEquals(Term.Comparator.EQUAL, comparison.comparator());
        assertEquals("b.soc == 70 %", failures.getFirst().span().text());
    }

    /// Tests that name their series alike do not meet.
    @Test
    void seriesBelongToTheirTest() throws IOException {
        var results = run("""
                library mine

                test "one" {
                  given x = 3 kW + noise(deviation: 1 kW)
                  expect mean(x) == 3 kW within 0.05 kW
                  expect min(x) < 0 kW
                }
                test "two" {
                  given x = 5 kW * time.weekend
                  expect mean(x) == 5 kW * 104 / 365 within 1e-6 W
                  expect max(x) == 5 kW
                }
                """);
        assertTrue(results.stream().allMatch(TestResult::passed), results.toString());
        assertEquals(2, results.size());
    }

    private List<TestResult> run(String text) throws IOException {
        return run(Files.writeString(folder.resolve("mine.grid"), text));
    }

    private static List<TestResult> run(Path file) {
        var checked = Pipeline.check(file);
        assertEquals(List.of(), checked.diagnostics());
        var diagnostics = new Diagnostics();
        var results = TestRunner.run(checked.checked().orElseThrow(), diagnostics);
        assertEquals(List.of(), diagnostics.sorted());
        return results;
    }
}
