package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridlang.language.model.CheckedFile;
import org.gridlang.language.model.FeederOrigin;
import org.gridlang.runtime.network.NetworkModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlowCommandTest {
    private static final NetworkModel NETWORK = SmallProblem.network();

    @TempDir
    Path folder = Path.of("");

    private final Recording recording = Recording.ofPipe();

    @Test
    void theFiguresAreShown() throws IOException {
        assertEquals(ExitCode.FINE, run(SmallProblem.withExperiments()));
        List<String> lines = recording.out().lines().toList();
        assertEquals(5, lines.size());
        assertTrue(
                lines.getFirst().startsWith("feeder two_bus: 2 buses, 6 nodes, 1 load; solved in "), lines.getFirst());
        assertTrue(lines.get(1).matches("source +3\\d\\.\\d{3} kW +\\d+\\.\\d{3} kvar"), lines.get(1));
        assertTrue(lines.get(2).startsWith("losses "), lines.get(2));
        assertTrue(lines.get(3).matches("lowest +0\\.\\d{6} pu at end\\.[123]"), lines.get(3));
        assertTrue(lines.get(4).matches("highest +\\d\\.\\d{6} pu at source\\.[123]"), lines.get(4));
    }

    @Test
    void tablesAreWrittenWhereAsked() throws IOException {
        Path tables = folder.resolve("tables");
        assertEquals(ExitCode.FINE, run(SmallProblem.withExperiments(), "--csv", tables.toString()));
        assertEquals(7, Files.readAllLines(tables.resolve("voltages.csv")).size());
        for (String name : List.of("currents.csv", "taps.csv", "summary.csv")) {
            assertTrue(Files.exists(tables.resolve(name)), name);
        }
    }

    @Test
    void aPictureIsDrawnWhereAsked() throws IOException {
        for (String name : List.of("flow.png", "flow.html")) {
            Path picture = folder.resolve(name);
            assertEquals(ExitCode.FINE, run(SmallProblem.withExperiments(), "--plot", picture.toString()));
            assertTrue(Files.size(picture) > 1000, name);
        }
        assertTrue(recording.out().contains("highest"), recording.out());
    }

    @Test
    void aPictureThatCannotBeDrawnIsToldBeforeAnyWork() throws IOException {
        assertEquals(ExitCode.USAGE, run(SmallProblem.withExperiments(), "--plot", "flow.pdf"));
        assertTrue(recording.err().contains("its name must end in .png or .html"), recording.err());
        Path nowhere = folder.resolve("missing").resolve("flow.png");
        assertEquals(ExitCode.RUN, run(SmallProblem.withExperiments(), "--plot", nowhere.toString()));
        assertTrue(recording.err().contains("missing: no such file or folder"), recording.err());
        Path taken = Files.createDirectory(folder.resolve("folder.png"));
        assertEquals(ExitCode.RUN, run(SmallProblem.withExperiments(), "--plot", taken.toString()));
        assertTrue(recording.err().contains("is a folder; --plot writes a file"), recording.err());
        assertEquals("", recording.out());
    }

    @Test
    void noVoltagesIsAFailedRun() throws IOException {
        NetworkModel overloaded = NETWORK.withLoads(load -> load.withPower(1e7, 0));
        assertEquals(
                ExitCode.RUN,
                run(new CheckedFile(
                        "library",
                        Optional.empty(),
                        Map.of(),
                        Map.of("net", overloaded),
                        Map.of(),
                        List.of(),
                        SmallProblem.UNITS)));
        assertTrue(
                recording.err().startsWith("grid: feeder two_bus: no voltages were found: the load is "),
                recording.err());
        assertTrue(recording.err().contains(" times what the feeder can carry; at "), recording.err());
        assertEquals("", recording.out());
    }

    @Test
    void oneOfSeveralFeedersMustBeNamed() throws IOException {
        var library = library("north", "south");
        assertEquals(ExitCode.USAGE, run(library));
        assertEquals("grid: --feeder must say which one (there are: north, south)\n", recording.err());
        assertEquals(ExitCode.USAGE, run(library, "--feeder", "nroth"));
        assertTrue(recording.err().contains("did you mean \"north\"? (there are: north, south)"), recording.err());
        assertEquals(ExitCode.FINE, run(library, "--feeder", "south"));
        assertEquals(ExitCode.FINE, run(library("north")));
        assertEquals(ExitCode.INPUT, run(library()));
    }

    /// A feeder that the file imports, and one that it makes of that.
    @Test
    void theFilesOwnFeederIsMeant() throws IOException {
        var place = FakeCompiler.error().place();
        var imported = new FeederOrigin(place, "", false, Optional.empty(), Map.of());
        var own = new FeederOrigin(place, "", true, Optional.of("north"), Map.of());
        var overloaded = NETWORK.withLoads(load -> load.withPower(1e7, 0));
        var feeders = Map.of("north", overloaded, "south", NETWORK);
        var origins = Map.of("north", imported, "south", own);
        assertEquals(
                ExitCode.FINE,
                run(new CheckedFile(
                        "library", Optional.empty(), Map.of(), feeders, origins, List.of(), SmallProblem.UNITS)));
    }

    private static CheckedFile library(String... names) {
        var feeders = new TreeMap<String, NetworkModel>();
        for (String name : names) {
            feeders.put(name, NETWORK);
        }
        return new CheckedFile("library", Optional.empty(), Map.of(), feeders, Map.of(), List.of(), SmallProblem.UNITS);
    }

    private ExitCode run(CheckedFile meaning, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("f.grid"), "");
        var words = new ArrayList<>(List.of("flow", file.toString()));
        words.addAll(List.of(options));
        return new Grid(List.of(new FlowCommand(FakeCompiler.meaning(meaning)))).run(words, recording.terminal());
    }
}
