package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.opendss.circuit.BusNodes;

/// Where the conductors of a terminal end: `632.3.2`, and what is not said.
final class Nodes {
    private Nodes() {}

    /// A node for each conductor: as given, else phase `k` at node `k` and every further conductor at ground.
    static List<Integer> of(BusNodes bus, int phases, int conductors) {
        var nodes = new ArrayList<Integer>();
        for (int conductor = 0; conductor < conductors; conductor++) {
            if (conductor < bus.nodes().size()) {
                nodes.add(bus.nodes().get(conductor));
            } else {
                nodes.add(conductor < phases ? conductor + 1 : 0);
            }
        }
        return List.copyOf(nodes);
    }
}
