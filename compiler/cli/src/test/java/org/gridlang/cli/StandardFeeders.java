package org.gridlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gridlang.language.compile.CompiledFile;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.FlowSolution.Phasor;
import org.gridlang.runtime.powerflow.PowerFlowModel;

/// Feeders of the standard library, changed as a user would change them: `ieee13 { regulator reg1 { tap: 9 } }`.
final class StandardFeeders {
    /// OpenDSS's solutions, which the tests of the power flow use as well.
    static final Path OPEN_DSS = Path.of("../../runtime/core/src/test/resources/feeders");

    /// Solutions of an independent calculation; see the README there.
    static final Path DENSE = Path.of("src/test/resources/feeders");

    private StandardFeeders() {}

    /// A feeder of the module of the same name with the members given in place of some of its own.
    static NetworkModel changed(Path folder, String base, String members) throws IOException {
        return network(folder, base, base, members);
    }

    /// A feeder of a module that has several.
    static NetworkModel network(Path folder, String module, String base, String members) throws IOException {
        var checked = check(folder, module, base, members);
        assertEquals(List.of(), checked.diagnostics());
        return Objects.requireNonNull(checked.checked().orElseThrow().feeders().get("net"));
    }

    static CompiledFile check(Path folder, String module, String base, String members) throws IOException {
        var file = folder.resolve("changed.grid");
        Files.writeString(
                file,
                "library changed\nimport std.feeders.%s\nfeeder net = %s {\n%s\n}\n".formatted(module, base, members));
        return Pipeline.check(file);
    }

    static FlowSolution solve(NetworkModel network) {
        var solution = FlowSolution.nominal(PowerFlowModel.of(network));
        assertEquals(true, solution.status().solved(), network.name());
        return solution;
    }

    static Phasor voltage(FlowSolution solution, String bus, int phase) {
        return solution.voltage(solution.model().nodeIndex(bus, phase));
    }

    /// The voltage between two phases, `12`, `23` or `31`.
    static Phasor between(FlowSolution solution, String bus, String pair) {
        return voltage(solution, bus, pair.charAt(0) - '0').minus(voltage(solution, bus, pair.charAt(1) - '0'));
    }

    /// Asserts a magnitude relative to a base, and an angle.
    static void assertPhasor(
            double magnitude, double degrees, Phasor found, double base, double perUnit, double angle, String where) {
        assertEquals(magnitude / base, found.magnitude() / base, perUnit, where);
        assertEquals(0, Math.IEEEremainder(degrees - found.degrees(), 360), angle, where + ", degrees");
    }

    static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
