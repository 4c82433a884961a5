package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.gridlang.runtime.data.Calendar;
import org.gridlang.runtime.data.DaySeries;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.problem.Evaluation;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Problem;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files become problems that the runtime can use.
final class PipelineTest {
    private static final Path TWO_BUS = Path.of("../../examples/two_bus.grid");

    @TempDir
    Path folder;

    @Test
    void aProblemMeansWhatItsFileSays() {
        var problem = compile(TWO_BUS);
        assertEquals("two_bus", problem.name());
        assertEquals(7, problem.seed());
        assertEquals(24, problem.time().steps());
        assertEquals(3600, problem.time().stepSeconds());
        assertEquals(45, problem.time().train().days());
        assertEquals(
                List.of("bar", "lane"),
                problem.network().buses().stream().map(each -> each.name()).toList());
        assertTrue(problem.populations().stream().allMatch(each -> each.costWeight() == 1));
        assertEquals(
                List.of("batteries", "heat_pumps", "gensets"),
                problem.populations().stream().map(each -> each.name()).toList());
        assertEquals(
                List.of(6, 3),
                problem.constraints().stream().map(each -> each.rows().size()).toList());
        var first = problem.experiments().getFirst();
        var gradMap = assertInstanceOf(Experiment.Algorithm.GradMap.class, first.algorithm());
        assertEquals(8, gradMap.epochs());
        assertEquals(new Experiment.Span(0.3, 0.03), gradMap.radius());
        assertEquals(List.of(16, 16), first.hidden());
        assertEquals(60, first.passes().orElseThrow());
    }

    @Test
    void requirementsReadTheTable() {
        Evaluation evaluation = compile(TWO_BUS).evaluations().getFirst();
        var requirement = evaluation.requirements().getFirst();
        assertEquals("gradmap.cost <= no_control.cost", requirement.text());
        assertTrue(requirement.condition().holds((policy, metric) -> policy.equals("gradmap") ? 1 : 2));
        assertFalse(requirement.condition().holds((policy, metric) -> policy.equals("gradmap") ? 2 : 1));
    }

    @Test
    void theObjectiveKnowsItsDerivative() {
        var problem = compile(TWO_BUS);
        double[] series = new double[problem.series().size()];
        series[0] = 0.3 / 3.6e6;
        double[] gradient = new double[3];
        double value = problem.networkCost(series, 5000, 100, 20, gradient);
        assertEquals(0.3 / 3.6e6 * 5000 * 3600, value, 1e-12);
        assertEquals(0.3 / 3.6e6 * 3600, gradient[0], 1e-15);
        assertEquals(0, gradient[1]);
        assertEquals(0, gradient[2]);
    }

    @Test
    void columnsAreSharedAndStandAfterWhatTheyRead() {
        var problem = compile(TWO_BUS);
        var names = problem.series().stream().map(SeriesColumn::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        var calendar = new Calendar(
                problem.time().zone(),
                problem.time().stepSeconds(),
                problem.time().steps());
        double[] day = new DaySeries(
                        calendar, problem.series(), Stream.of(problem.seed()).child("series"))
                .of(LocalDate.of(2025, 1, 15));
        double mean = 0;
        for (int step = 0; step < 24; step++) {
            mean += day[step] / 24;
        }
        assertEquals(mean, day[names.indexOf("price today mean") * 24], 1e-12);
        assertTrue(mean > 0.05 / 3.6e6 && mean < 1 / 3.6e6, "price " + mean * 3.6e6);
    }

    @Test
    void agentsAreDrawnWithinTheirRanges() {
        var batteries = compile(TWO_BUS).populations().getFirst();
        var shape = batteries.kernel().shape();
        double[] parameters = new double[shape.parameters().size()];
        for (int agent = 0; agent < 100; agent++) {
            var stream = Stream.of(7).child(agent);
            batteries.parameters(stream, parameters, 0);
            double capacity = parameters[shape.parameters().indexOf("capacity")];
            assertTrue(capacity >= 8 * 3.6e6 && capacity <= 16 * 3.6e6, "capacity " + capacity);
            double soc = batteries.drawState(0, stream.child(3), parameters, 0);
            assertTrue(soc >= 0.3 && soc <= 0.7, "soc " + soc);
        }
        assertEquals(
                List.of("shop", "homes"),
                batteries.candidates().stream().map(each -> each.element()).toList());
    }

    /// A series that reads another sees that series' own draws; a drawn state's range may read parameters.
    @Test
    void seriesMayReadEachOther() throws IOException {
        var text = Files.readString(TWO_BUS)
                .replace("profile outdoor: Temperature = outdoor_temperature()", """
                        profile outdoor: Temperature = outdoor_temperature()
                        profile twice: Money / Energy = 2 * price
                        """)
                .replace("set rating = 15 kVA", "set rating = 15 kVA\n  draw output ~ uniform(0 kW, 100 kW)");
        var problem = compile(Files.writeString(folder.resolve("two_bus.grid"), text));
        var names = problem.series().stream().map(SeriesColumn::name).toList();
        var calendar = new Calendar(
                problem.time().zone(),
                problem.time().stepSeconds(),
                problem.time().steps());
        double[] day = new DaySeries(
                        calendar, problem.series(), Stream.of(problem.seed()).child("series"))
                .of(LocalDate.of(2025, 1, 15));
        for (int step = 0; step < 24; step++) {
            assertEquals(2 * day[step], day[names.indexOf("twice") * 24 + step]);
        }
        var gensets = problem.populations().get(2);
        double[] parameters = new double[gensets.kernel().shape().parameters().size()];
        gensets.parameters(Stream.of(7), parameters, 0);
        double largest = 0;
        for (int day2 = 0; day2 < 20; day2++) {
            largest = Math.max(largest, gensets.drawState(0, Stream.of(7).child(day2), parameters, 0));
        }
        assertEquals(0.8 * 15e3, largest, 1e-9);
    }

    @Test
    void faultsAreValuesAndNothingIsGenerated() throws IOException {
        var broken = Files.writeString(
                folder.resolve("broken.grid"),
                Files.readString(TWO_BUS)
                        .replace("problem two_bus", "problem broken")
                        .replace("250 m ", "250 kg "));
        var compiled = Pipeline.compile(broken);
        assertTrue(compiled.hasErrors());
        assertTrue(compiled.problem().isEmpty());
        assertEquals(List.of(), compiled.sources());
    }

    @Test
    void sourcesAreWrittenTogether() throws IOException {
        var compiled = Pipeline.compile(TWO_BUS);
        var target = folder.resolve("deep/generated");
        compiled.writeSources(target);
        compiled.writeSources(target);
        for (var source : compiled.sources()) {
            assertEquals(source.text(), Files.readString(target.resolve(source.path())));
        }
        assertTrue(Files.exists(target.resolve("two_bus/TwoBus.json")));
        try (var left = Files.walk(folder)) {
            assertEquals(5, left.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void aFailedWriteLeavesNothing() throws IOException {
        var compiled = Pipeline.compile(TWO_BUS);
        var target = Files.writeString(folder.resolve("file"), "in the way");
        assertThrows(IOException.class, () -> compiled.writeSources(target));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(target), left.toList());
        }
    }

    private static Problem compile(Path file) {
        var compiled = Pipeline.compile(file);
        assertEquals(List.of(), compiled.diagnostics());
        return compiled.problem().orElseThrow();
    }
}
