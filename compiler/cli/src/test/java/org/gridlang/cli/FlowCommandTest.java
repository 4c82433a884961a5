package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridlang.cli.FlowSolver.Current;
import org.gridlang.cli.FlowSolver.Power;
import org.gridlang.cli.FlowSolver.Solution;
import org.gridlang.cli.FlowSolver.Voltage;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlowCommandTest {
    private static final NetworkModel ONE_BUS =
            SmallProblem.withExperiments().problem().orElseThrow().network();
    private static final Solution SOLVED = new Solution(
            FlowStatus.CONVERGED,
            9,
            "",
            List.of(new Voltage("source", 1, 1.0, -0.5, 2400), new Voltage("65", 1, 0.975, -2.25, 2400)),
            List.of(new Current("line.l1", 1, "source", 1, 12.5, 30)),
            new Power(3_608_309.5, 1_323_815),
            new Power(95_768.75, 192_017.5));

    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void theFiguresAreShown() throws IOException {
        assertEquals(ExitCode.FINE, run(SmallProblem.withExperiments(), SOLVED));
        assertEquals("""
                feeder one_bus: 1 bus, 2 nodes, 0 loads; solved in 9 iterations
                source       3608.310 kW     1323.815 kvar
                losses         95.769 kW      192.018 kvar
                lowest       0.975000 pu at 65.1
                highest      1.000000 pu at source.1
                """, recording.out());
    }

    @Test
    void tablesAreWrittenWhereAsked() throws IOException {
        Path tables = folder.resolve("tables");
        assertEquals(ExitCode.FINE, run(SmallProblem.withExperiments(), SOLVED, "--csv", tables.toString()));
        assertEquals(
                List.of(
                        "bus,phase,vmag_pu,vang_deg,vmag_v,vbase_ln_v",
                        "source,1,1.0,-0.5,2400.0,2400.0",
                        "65,1,0.975,-2.25,2340.0,2400.0"),
                Files.readAllLines(tables.resolve("voltages.csv")));
        assertEquals(
                List.of("element,terminal,bus,node,imag_a,iang_deg", "line.l1,1,source,1,12.5,30.0"),
                Files.readAllLines(tables.resolve("currents.csv")));
        assertEquals(1, Files.readAllLines(tables.resolve("taps.csv")).size());
        assertTrue(Files.readAllLines(tables.resolve("summary.csv")).contains("losses_p_kw,95.76875"));
    }

    @Test
    void noVoltagesIsAFailedRun() throws IOException {
        var none = new Power(Double.NaN, Double.NaN);
        var failed = new Solution(FlowStatus.NOT_CONVERGED, 300, "65.1", List.of(), List.of(), none, none);
        Path tables = folder.resolve("tables");
        assertEquals(ExitCode.RUN, run(SmallProblem.withExperiments(), failed, "--csv", tables.toString()));
        assertEquals(
                "grid: feeder one_bus: no voltages were found in 300 iterations; the trouble is worst at 65.1\n",
                recording.err());
        assertFalse(Files.exists(tables.resolve("voltages.csv")));
    }

    @Test
    void oneOfSeveralFeedersMustBeNamed() throws IOException {
        var library = library("north", "south");
        assertEquals(ExitCode.USAGE, run(library, SOLVED));
        assertEquals("grid: --feeder must say which one (there are: north, south)\n", recording.err());
        assertEquals(ExitCode.USAGE, run(library, SOLVED, "--feeder", "nroth"));
        assertTrue(recording.err().contains("did you mean \"north\"? (there are: north, south)"), recording.err());
        assertEquals(ExitCode.FINE, run(library, SOLVED, "--feeder", "south"));
        assertEquals(ExitCode.FINE, run(library("north"), SOLVED));
        assertEquals(ExitCode.INPUT, run(library(), SOLVED));
    }

    private static CheckedFile library(String... names) {
        var feeders = new TreeMap<String, NetworkModel>();
        for (String name : names) {
            feeders.put(name, ONE_BUS);
        }
        return new CheckedFile("library", Optional.empty(), Map.of(), feeders, List.of());
    }

    private ExitCode run(CheckedFile meaning, Solution solution, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("f.grid"), "");
        var words = new ArrayList<>(List.of("flow", file.toString()));
        words.addAll(List.of(options));
        return new Grid(List.of(new FlowCommand(FakeCompiler.meaning(meaning), network -> solution)))
                .run(words, recording.terminal());
    }
}
