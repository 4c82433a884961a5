package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.network.NetworkModel;

/// The numbering of phase nodes: buses in the order of the network, terminals in the order of the bus.
final class PhaseNodes {
    private final List<PhaseNode> nodes;
    private final Map<String, Map<Integer, Integer>> indices = new HashMap<>();

    PhaseNodes(NetworkModel network) {
        var numbered = new ArrayList<PhaseNode>();
        for (var bus : network.buses()) {
            var ofBus = new HashMap<Integer, Integer>();
            for (int terminal : bus.terminals()) {
                ofBus.put(terminal, numbered.size());
                numbered.add(new PhaseNode(numbered.size(), bus.name(), terminal, bus.baseVoltage()));
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
