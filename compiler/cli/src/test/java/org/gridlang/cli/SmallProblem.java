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
import org.gridlang.language.unit.Units;
import org.gridlang.runtime.data.table.DataTables;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Source;
import org.gridlang.runtime.network.SquareMatrix;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.problem.TimeGrid;
import org.gridlang.runtime.problem.TimeGrid.DateRange;

/// A checked problem with two buses and no agents: enough for commands, which only look at its names.
final class SmallProblem {
    private static final double LINE_VOLTAGE = 400;
    private static final List<Integer> PHASES = List.of(1, 2, 3);
    private static final double HALF_HOUR = 1800;
    static final Units UNITS = new Units(Map.of(), Map.of());
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
                DataTables.NONE,
                network(),
                Regulation.LOCKED,
                nothing,
                List.of(),
                List.of(),
                List.of(),
                nothing,
                Stream.of(names).map(SmallProblem::experiment).toList(),
                List.of());
        return new CheckedFile(
                "small", Optional.of(problem), Map.of(), Map.of(), Map.of(), List.of(), SmallProblem.UNITS);
    }

    private static DateRange january(int first, int last) {
        return new DateRange(LocalDate.of(2025, 1, first), LocalDate.of(2025, 1, last));
    }

    /// A source and, behind a line of 0.5 + j1 ohm, a balanced load of 30 kW and 15 kvar.
    static NetworkModel network() {
        return new NetworkModel(
                "two_bus",
                60,
                new Source("source", LINE_VOLTAGE, 1, 0, 0, 0.01, 0, 0.01),
                List.of(bus("source"), bus("end")),
                List.of(new Line(
                        "section",
                        "source",
                        PHASES,
                        "end",
                        PHASES,
                        SquareMatrix.diagonal(3, 0.5),
                        SquareMatrix.diagonal(3, 1),
                        SquareMatrix.zero(3),
                        100,
                        false,
                        true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Load(
                        "village", "end", PHASES, ConnectionKind.WYE, 30_000, 15_000, LINE_VOLTAGE, LoadShares.POWER)));
    }

    private static Bus bus(String name) {
        return new Bus(name, LINE_VOLTAGE / Math.sqrt(3), PHASES);
    }

    private static Experiment experiment(String name) {
        return new Experiment(
                name,
                new Experiment.Algorithm.Ssl(
                        0.01,
                        Experiment.Decay.LINEAR,
                        Experiment.Adjoint.CLOSED,
                        Experiment.Voltage.FULL,
                        Experiment.Normalisation.COMPONENT,
                        0.9,
                        1),
                List.of(8),
                4,
                60,
                OptionalInt.empty(),
                true,
                new Experiment.Duals.Ascent(0.3, 1),
                new Experiment.Selection(20, 0));
    }
}
