package org.gridlang.opendss.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gridlang.language.compile.Pipeline;
import org.gridlang.language.diagnostic.Renderer;
import org.gridlang.opendss.write.DssWriter;
import org.gridlang.opendss.write.GridWriter;
import org.gridlang.runtime.network.Bus;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.PowerFlowModel;

/// Networks written and read again.
final class RoundTrips {
    private static final double ALIKE = 1e-9;

    private RoundTrips() {}

    static NetworkModel throughDss(NetworkModel network, Path folder) throws IOException {
        Path file = folder.resolve("export.dss");
        Files.writeString(file, DssWriter.write(network));
        return ReferenceRun.network(file);
    }

    static void assertDssAlike(NetworkModel network, Path folder) throws IOException {
        var again = throughDss(network, folder);
        assertEquals(network.regulators(), again.regulators());
        assertEquals(network.capacitorControls(), again.capacitorControls());
        assertAlike(network, again);
    }

    /// The feeder that the text of the language compiles to.
    static NetworkModel throughGrid(ConvertedNetwork converted, Path folder) throws IOException {
        var written = GridWriter.write(
                converted.network(), "written", List.of("A feeder written by a test."), converted.lengths());
        assertEquals(List.of(), written.unsaid());
        Path file = folder.resolve("written.grid");
        Files.writeString(file, written.text());
        var compiled = Pipeline.check(file);
        assertFalse(compiled.hasErrors(), () -> new Renderer(false).render(compiled.diagnostics()));
        return compiled.checked().orElseThrow().feeders().values().iterator().next();
    }

    /// Both have the same elements, to the last digits but one.
    static void assertEqual(NetworkModel network, NetworkModel again) {
        assertClose(network.source(), again.source());
        assertClose(sorted(network), sorted(again));
        assertClose(network.transformers(), again.transformers());
        assertClose(network.regulators(), again.regulators());
        assertClose(network.capacitors(), again.capacitors());
        assertClose(network.capacitorControls(), again.capacitorControls());
        assertClose(network.loads(), again.loads());
        assertClose(network.generators(), again.generators());
        assertClose(network.reactors(), again.reactors());
        var buses =
                network.buses().stream().sorted(Comparator.comparing(Bus::name)).toList();
        assertClose(
                buses.stream()
                        .map(bus -> List.of(bus.name(), bus.terminals(), String.valueOf(bus.position())))
                        .toList(),
                again.buses().stream()
                        .sorted(Comparator.comparing(Bus::name))
                        .map(bus -> List.of(bus.name(), bus.terminals(), String.valueOf(bus.position())))
                        .toList());
    }

    /// Lines by name. The language writes switches after lines, and one with a reactance as a line.
    private static List<String> sorted(NetworkModel network) {
        return network.lines().stream()
                .sorted(Comparator.comparing(Line::name))
                .map(each -> each.toString().replaceAll("isSwitch=\\w+", ""))
                .toList();
    }

    /// Compares records by their text, number by number: those may differ by rounding.
    private static void assertClose(Object one, Object other) {
        var numbers = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");
        assertEquals(
                numbers.matcher(one.toString()).replaceAll("#"),
                numbers.matcher(other.toString()).replaceAll("#"));
        var mine = numbers.matcher(one.toString())
                .results()
                .map(MatchResult::group)
                .toList();
        var theirs = numbers.matcher(other.toString())
                .results()
                .map(MatchResult::group)
                .toList();
        for (int k = 0; k < mine.size(); k++) {
            double expected = Double.parseDouble(mine.get(k));
            double found = Double.parseDouble(theirs.get(k));
            assertEquals(expected, found, 1e-12 * Math.max(Math.abs(expected), 1e-12), one::toString);
        }
    }

    /// Both have the same buses and solve to the same voltages.
    static void assertAlike(NetworkModel network, NetworkModel again) {
        var solution = FlowSolution.nominal(PowerFlowModel.of(network));
        var second = FlowSolution.nominal(PowerFlowModel.of(again));
        for (var bus : network.buses()) {
            assertEquals(bus.baseVoltage(), again.bus(bus.name()).baseVoltage(), 1e-9 * bus.baseVoltage(), bus::name);
            assertEquals(bus.position(), again.bus(bus.name()).position());
        }
        for (var node : solution.model().nodes()) {
            int other = second.model().nodeIndex(node.bus(), node.terminal());
            double off =
                    solution.voltage(node.index()).minus(second.voltage(other)).magnitude() / node.baseVoltage();
            assertEquals(0, off, ALIKE, node::toString);
        }
    }
}
