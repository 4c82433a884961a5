package org.gridlang.opendss.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridlang.opendss.write.DssWriter;
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
