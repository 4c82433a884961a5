package org.gridlang.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.ProblemModel;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.TimeGrid;
import org.gridlang.runtime.problem.TimeGrid.DateRange;

/// A checked problem with one bus and no agents: enough for commands, which only look at its names.
final class SmallProblem {
    private static final double BASE_VOLTAGE = 2400;
    private static final double HALF_HOUR = 1800;
    private static final Span NOWHERE = new Span(FakeCompiler.SOURCE, 0, 0);

    private SmallProblem() {}

    static CheckedFile withExperiments(String... names) {
        var nothing = new Term.Constant(NOWHERE, Dimension.NONE, 0);
        var problem = new ProblemModel(
                NOWHERE,
                "small",
                "",
                7,
                new TimeGrid(HALF_HOUR, 48, ZoneOffset.UTC, january(1, 10), january(11, 20), january(21, 31)),
                List.of(),
                network(),
                nothing,
                List.of(),
                List.of(),
                List.of(),
                false,
                nothing,
                Stream.of(names).map(SmallProblem::experiment).toList(),
                List.of());
        return new CheckedFile("small", Optional.of(problem), Map.of(), Map.of(), List.of());
    }

    private static DateRange january(int first, int last) {
        return new DateRange(LocalDate.of(2025, 1, first), LocalDate.of(2025, 1, last));
    }

    private static NetworkModel network() {
        return new NetworkModel(
                "one_bus",
                60,
                new Source("source", BASE_VOLTAGE * Math.sqrt(3), 1, 0, 0, 1, 0, 1),
                List.of(new Bus("source", BASE_VOLTAGE, List.of(1, 2, 3))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Experiment experiment(String name) {
        return new Experiment(
                name,
                new Experiment.Algorithm.Ssl(0.01),
                List.of(8),
                4,
                60,
                OptionalInt.empty(),
                true,
                new Experiment.Duals(0.3, 1));
    }
}
