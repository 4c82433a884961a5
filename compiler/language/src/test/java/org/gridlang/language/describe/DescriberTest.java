package org.gridlang.language.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.language.describe.Describer.Answer;
import org.gridlang.language.describe.Describer.Topic;
import org.gridlang.language.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `grid show` tells: goldens of a small problem, and that nothing about any example fails or is too wide.
final class DescriberTest {
    private static final Path EXAMPLES = Path.of("../../examples");
    private static final Path FEEDERS = Path.of("../../stdlib/src/main/resources/std/feeders");
    private static final int WIDTH = 120;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void theSmallProblem(Topic topic) {
        var section = told(checked(EXAMPLES.resolve("two_bus.grid")), topic, false);
        var golden = Golden.area("describe").resolve("two_bus_" + topic.word());
        Golden.assertMatches(Path.of(golden + ".txt"), DescriptionText.of(section, WIDTH));
        Golden.assertMatches(Path.of(golden + ".json"), DescriptionJson.of(section));
    }

    static Stream<Path> files() throws IOException {
        return Stream.concat(Golden.filesOf(EXAMPLES).stream(), Golden.filesOf(FEEDERS).stream())
                .filter(file -> file.toString().endsWith(".grid"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileCanBeShown(Path file) throws IOException {
        var checked = checked(file);
        for (var topic : Topic.values()) {
            var answer = new Describer(checked.checked().orElseThrow(), () -> compiled(checked))
                    .describe(topic, Optional.empty(), true);
            if (answer instanceof Answer.Told(var section)) {
                var text = DescriptionText.of(section, WIDTH);
                assertEquals("", wide(text), file + " " + topic);
                assertNotNull(new ObjectMapper().readTree(DescriptionJson.of(section)));
            } else {
                assertTrue(checked.checked().orElseThrow().problem().isEmpty(), file + " " + topic + " " + answer);
            }
        }
    }

    private static String wide(String text) {
        return String.join(
                "\n",
                text.lines()
                        .filter(line -> line.codePointCount(0, line.length()) > WIDTH)
                        .toList());
    }

    /// Every bus and load of the feeder stands in its tree once.
    @Test
    void theTreeHoldsTheWholeFeeder() throws IOException {
        var checked = checked(FEEDERS.resolve("ieee123.grid"));
        var section = told(checked, Topic.FEEDER, false);
        var network =
                Objects.requireNonNull(checked.checked().orElseThrow().feeders().get("ieee123"));
        var tree = new ObjectMapper().readTree(DescriptionJson.of(section)).get("tree");
        var buses = tree.findValuesAsText("bus");
        for (var bus : network.buses()) {
            assertTrue(buses.contains(bus.name()), bus.name());
        }
        var here = tree.findValues("here").toString();
        for (var load : network.loads()) {
            assertEquals(2, here.split("load " + load.name() + " ", -1).length, load.name());
        }
        for (var line : network.lines()) {
            var through = (line.isSwitch() ? "switch " : "line ") + line.name();
            assertTrue(tree.findValuesAsText("through").contains(through), through);
        }
    }

    /// A long radial feeder is told in linear time and not deeply indented.
    @Test
    void longRunsAreOneRow() throws IOException {
        var text = new StringBuilder("""
                library long
                feeder long {
                  frequency: 50 Hz
                  source grid at "b0" phases abc {
                    voltage: 400 V, per_unit: 1.0, angle: 0 deg, r1: 0 ohm, x1: 0.0001 ohm, r0: 0 ohm, x0: 0.0001 ohm
                  }
                  linecode oh {
                    per: 1 km, rating: 200 A, r_ohm: [[0.4], [0.1, 0.4], [0.1, 0.1, 0.4]],
                    x_ohm: [[0.8], [0.4, 0.8], [0.3, 0.4, 0.8]], c_nF: [[0], [0, 0], [0, 0, 0]]
                  }
                """);
        for (int bus = 0; bus < 3000; bus++) {
            text.append("  line l%d from \"b%d\" to \"b%d\" phases abc { code: oh, length: 10 m }%n"
                    .formatted(bus, bus, bus + 1));
        }
        text.append("  switch tie from \"b7\" to \"b9\" phases abc { closed: false }\n");
        text.append("  load end at \"b3000\" phases a { p: 1 kW, q: 0 kvar, rated_voltage: 231 V }\n}\n");
        var file = Files.writeString(folder.resolve("long.grid"), text.toString());
        var told = DescriptionText.of(told(checked(file), Topic.FEEDER, false), WIDTH);
        assertTrue(told.contains("2993 lines"), told);
        assertTrue(told.contains("29.93 km"), told);
        assertTrue(told.contains("to b9  switch tie"), told);
        assertTrue(told.lines().count() < 40, told);
    }

    @Test
    void whatIsNotThereIsSaid() {
        var checked = checked(EXAMPLES.resolve("two_bus.grid")).checked().orElseThrow();
        var describer = new Describer(checked, () -> {
            throw new AssertionError("no need to compile");
        });
        assertEquals(
                new Answer.Nothing(
                        "has no device Batery; did you mean \"Battery\"? (there are: Battery, Generator, HeatPump)",
                        true),
                describer.describe(Topic.DEVICES, Optional.of("Batery"), false));
        assertInstanceOf(Answer.Nothing.class, describer.describe(Topic.FEEDER, Optional.of("x"), false));
        assertInstanceOf(Answer.Nothing.class, describer.describe(Topic.AGENTS, Optional.of("x"), false));
        assertInstanceOf(Answer.Nothing.class, describer.describe(Topic.EXPERIMENTS, Optional.of("x"), false));
    }

    private static Description.Section told(CompiledFile checked, Topic topic, boolean all) {
        var answer = new Describer(checked.checked().orElseThrow(), () -> compiled(checked))
                .describe(topic, Optional.empty(), all);
        return assertInstanceOf(Answer.Told.class, answer).section();
    }

    private static CompiledFile checked(Path file) {
        var checked = Pipeline.check(file);
        assertEquals(false, checked.hasErrors(), () -> checked.diagnostics().toString());
        return checked;
    }

    private static org.gridlang.runtime.problem.Problem compiled(CompiledFile checked) {
        return Pipeline.compile(checked).problem().orElseThrow();
    }
}
