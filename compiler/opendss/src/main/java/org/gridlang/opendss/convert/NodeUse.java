package org.gridlang.opendss.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.circuit.BusNodes;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.runtime.network.Line;

/// How many terminals of elements meet at each node: a neutral that only one meets floats.
final class NodeUse {
    private final Map<String, Integer> counts = new HashMap<>();

    /// @param lines as converted, since only then it is known how many conductors they have
    NodeUse(Findings findings, List<Line> lines) {
        for (var line : lines) {
            line.fromTerminals().forEach(node -> add(line.fromBus(), node));
            line.toTerminals().forEach(node -> add(line.toBus(), node));
        }
        // Faults of buses are reported where the elements are converted.
        var silent = new Diagnostics();
        for (var object : findings.circuit().objects()) {
            if (object.enabled()
                    && object.kind().role() == DssClass.Role.ELECTRICAL
                    && object.kind() != DssClass.LINE) {
                count(object, silent);
            }
        }
    }

    int count(String bus, int node) {
        return counts.getOrDefault(bus + "." + node, 0);
    }

    private void count(DssObject object, Diagnostics silent) {
        object.bus("bus1", silent).ifPresent(this::count);
        object.bus("bus2", silent).ifPresent(this::count);
        for (int winding = 1; winding <= TransformerState.MOST_WINDINGS; winding++) {
            object.bus("bus", winding, silent).ifPresent(this::count);
        }
    }

    private void count(BusNodes bus) {
        bus.nodes().stream().distinct().forEach(node -> add(bus.bus(), node));
    }

    private void add(String bus, int node) {
        counts.merge(bus + "." + node, 1, Integer::sum);
    }
}
