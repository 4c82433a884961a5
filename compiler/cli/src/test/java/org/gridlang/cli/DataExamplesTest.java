package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.runtime.problem.AgentTable;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The problems of `examples/data` on files that the test makes, in the same formats as the public ones and with the
/// dates of the examples cut to match.
final class DataExamplesTest {
    private static final long SEED = 4_711;
    private static final Path EXAMPLES = Path.of("../../examples/data");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void makeFiles() throws IOException {
        citylearn();
        europeanLv();
        trondheim();
    }

    private void example(String name, String train, String validate, String test) throws IOException {
        var text = Files.readString(EXAMPLES.resolve(name + ".grid"))
                .replaceAll("(?m)^  train: +\\d.*", "  train: " + train)
                .replaceAll("(?m)^  validate: +\\d.*", "  validate: " + validate)
                .replaceAll("(?m)^  test: +\\d.*", "  test: " + test)
                .replaceAll("batch: +8 days", "batch: 2 days")
                .replaceAll("passes: +20", "passes: 2")
                .replaceAll("days: +8", "days: 2")
                .replaceAll("\\[16, 16\\]", "[4]");
        Files.writeString(folder.resolve(name + ".grid"), text);
    }

    private static double draw(String name, long counter) {
        return Stream.of(SEED).child(name).uniform(counter);
    }

    /// Twelve days from the hour before 1 August 2016.
    private void citylearn() throws IOException {
        example("citylearn", "2016-08-01 .. 2016-08-06", "2016-08-07 .. 2016-08-08", "2016-08-09 .. 2016-08-12");
        int hours = 12 * 24;
        var weather = new StringBuilder("outdoor_dry_bulb_temperature,outdoor_relative_humidity\n");
        var pricing = new StringBuilder("electricity_pricing,electricity_pricing_predicted_1\n");
        for (int hour = 0; hour < hours; hour++) {
            weather.append(20 + hour % 24 / 4.0).append(",84.0\n");
            pricing.append(hour % 24 > 16 ? 0.54 : 0.22).append(",0.22\n");
        }
        Files.writeString(folder.resolve("weather.csv"), weather);
        Files.writeString(folder.resolve("pricing.csv"), pricing);
        for (int home = 1; home <= 5; home++) {
            var text =
                    new StringBuilder("month,hour,indoor_dry_bulb_temperature,non_shiftable_load,solar_generation\n");
            for (int hour = 0; hour < hours; hour++) {
                text.append("8,")
                        .append(hour % 24 + 1)
                        .append(",,")
                        .append(draw("load" + home, hour))
                        .append(',');
                text.append(hour % 24 > 6 && hour % 24 < 20 ? 400 * draw("sun" + home, hour) : 0)
                        .append('\n');
            }
            Files.writeString(folder.resolve("Building_" + home + ".csv"), text);
        }
    }

    /// Twelve days of one-minute shapes, each repeated; blanks around numbers, CR/LF, no header.
    private void europeanLv() throws IOException {
        example("european_lv", "2025-03-28 .. 2025-04-02", "2025-04-03 .. 2025-04-04", "2025-10-25 .. 2025-10-27");
        for (int home = 1; home <= 12; home++) {
            var text = new StringBuilder();
            for (int minute = 0; minute < 1440; minute++) {
                text.append(String.format(Locale.ROOT, " %.3f \r\n", 2 * draw("shape" + home, minute)));
            }
            Files.writeString(folder.resolve("load_profile_" + home + ".txt"), text);
        }
    }

    /// Three weeks over the end of summer time; semicolons, decimal commas, `NA`, sessions of no length.
    private void trondheim() throws IOException {
        example("trondheim_ev", "2019-10-14 .. 2019-10-24", "2019-10-25 .. 2019-10-26", "2019-10-27 .. 2019-10-31");
        var stamp = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
        var text = new StringBuilder("session_ID;Garage_ID;User_ID;Start_plugin;End_plugout;El_kWh\r\n");
        int session = 0;
        for (var day = LocalDate.of(2019, 10, 14); day.isBefore(LocalDate.of(2019, 11, 1)); day = day.plusDays(1)) {
            for (int user = 1; user <= 3; user++) {
                session++;
                var begin = day.atTime(17, (int) (60 * draw("begin", session)));
                var end = begin.plusMinutes((long) (700 * draw("length", session)) / 5 * 5);
                text.append(session)
                        .append(";AdO3;AdO3-")
                        .append(user)
                        .append(';')
                        .append(begin.format(stamp))
                        .append(';');
                text.append(session == 9 ? "NA" : last(end).format(stamp)).append(';');
                text.append(String.format(Locale.ROOT, "%.2f", 12 * draw("energy", session))
                                .replace('.', ','))
                        .append("\r\n");
            }
        }
        Files.writeString(folder.resolve("ev_charging_reports.csv"), text);
    }

    /// No session of the test ends in the hour that comes twice or on another day than the last.
    private static LocalDateTime last(LocalDateTime end) {
        return end.isAfter(LocalDateTime.of(2019, 10, 31, 23, 50)) ? LocalDateTime.of(2019, 10, 31, 23, 50) : end;
    }

    @ParameterizedTest
    @ValueSource(strings = {"citylearn", "european_lv", "trondheim_ev"})
    void trainsAlikeWithOneThreadAndWithTwo(String name) throws IOException {
        var one = train(name, "1");
        var two = train(name, "2");
        try (var policies = Files.list(one.resolve("policies"))) {
            for (var policy : policies.toList()) {
                assertArrayEquals(
                        Files.readAllBytes(policy),
                        Files.readAllBytes(two.resolve("policies").resolve(policy.getFileName())),
                        policy.toString());
            }
        }
        var manifest = Files.readString(one.resolve("manifest.json"));
        assertTrue(
                manifest.contains(
                        name.equals("citylearn")
                                ? "Building_3.csv"
                                : name.equals("european_lv") ? "load_profile_7.txt" : "ev_charging_reports.csv"),
                manifest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"citylearn", "european_lv", "trondheim_ev"})
    void leavesNoDoubtAndHasItsLayout(String name) {
        var compiler = new PipelineCompiler();
        var grid = new Grid(Commands.of(compiler, new LocalTrainer(compiler)));
        var checked = Recording.ofPipe();
        var strictly =
                List.of("check", "--strict", folder.resolve(name + ".grid").toString());
        assertEquals(ExitCode.FINE, grid.run(strictly, checked.terminal()), checked.out() + checked.err());
        var formatted = Recording.ofPipe();
        var layout =
                List.of("format", "--check", EXAMPLES.resolve(name + ".grid").toString());
        assertEquals(ExitCode.FINE, grid.run(layout, formatted.terminal()), formatted.out() + formatted.err());
    }

    private Path train(String name, String threads) {
        var run = folder.resolve(name + "-" + threads);
        var recording = Recording.ofPipe();
        var compiler = new PipelineCompiler();
        var code = new Grid(Commands.of(compiler, new LocalTrainer(compiler)))
                .run(
                        List.of(
                                "train",
                                folder.resolve(name + ".grid").toString(),
                                "--out",
                                run.toString(),
                                "--threads",
                                threads),
                        recording.terminal());
        assertEquals(ExitCode.FINE, code, recording.err());
        return run;
    }

    /// Demand and sun of an agent are those of one home, and agents differ.
    @Test
    void anAgentReadsAllSeriesAtTheHomeItDrew() {
        var compiled = Pipeline.compile(folder.resolve("citylearn.grid"));
        assertEquals(List.of(), compiled.diagnostics());
        var problem = compiled.problem().orElseThrow();
        var homes = problem.populations().getFirst();
        var table = new AgentTable(homes, problem.seed());
        var inputs = homes.kernel().shape().inputs();
        int demand = inputs.indexOf("demand");
        int sun = inputs.indexOf("sun");
        var seen = new HashSet<Integer>();
        int distance = table.inputColumns(0)[sun] - table.inputColumns(0)[demand];
        for (int agent = 0; agent < table.count(); agent++) {
            int[] columns = table.inputColumns(agent);
            assertEquals(distance, columns[sun] - columns[demand]);
            seen.add(columns[demand]);
        }
        assertEquals(5, seen.size(), "twenty agents draw all five homes");
    }

    /// Each agent at a load has the series of that load.
    @Test
    void anAgentAtALoadReadsItsSeries() {
        var problem =
                Pipeline.compile(folder.resolve("european_lv.grid")).problem().orElseThrow();
        var batteries = problem.populations().getFirst();
        var table = new AgentTable(batteries, problem.seed());
        int demand = batteries.kernel().shape().inputs().indexOf("demand");
        for (int agent = 0; agent < table.count(); agent++) {
            int load = Integer.parseInt(table.place(agent).element());
            int first = table.inputColumns(agent)[demand] - (load - 1);
            assertEquals(
                    table.inputColumns(0)[demand]
                            - (Integer.parseInt(table.place(0).element()) - 1),
                    first);
        }
    }
}
