package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.gridlang.runtime.network.NetworkModel;

/// The numbering of phase nodes: buses in the order of the network, terminals in the order of the bus. Nodes that are
/// left out, because the source does not feed them, have no number.
final class PhaseNodes {
    private final List<PhaseNode> nodes;
    private final Map<String, Map<Integer, Integer>> indices = new HashMap<>();

    /// All nodes.
    PhaseNodes(NetworkModel network) {
        this(network, node -> true);
    }

    /// @param kept by the number that a node has among all
    PhaseNodes(NetworkModel network, IntPredicate kept) {
        var numbered = new ArrayList<PhaseNode>();
        int all = 0;
        for (var bus : network.buses()) {
            var ofBus = new HashMap<Integer, Integer>();
            for (int terminal : bus.terminals()) {
                if (kept.test(all++)) {
                    ofBus.put(terminal, numbered.size());
                    numbered.add(new PhaseNode(numbered.size(), bus.name(), terminal, bus.baseVoltage()));
                } else {
                    ofBus.put(terminal, Element.GROUND);
                }
            }
            indices.put(bus.name(), ofBus);
        }
        nodes = List.copyOf(numbered);
    }

    List<PhaseNode> all() {
        return nodes;
    }

    int count() {
        return nodes.size();
    }

    double baseVoltage(int node) {
        return nodes.get(node).baseVoltage();
    }

    /// The number of a node, or [Element#GROUND] if it is left out: nothing that is kept is joined to it.
    int index(String bus, int terminal) {
        var ofBus = indices.get(bus);
        Integer index = ofBus == null ? null : ofBus.get(terminal);
        if (index == null) {
            throw new IllegalArgumentException("there is no terminal " + terminal + " at bus " + bus);
        }
        return index;
    }

    int[] indices(String bus, List<Integer> terminals) {
        return terminals.stream().mapToInt(terminal -> index(bus, terminal)).toArray();
    }
}
