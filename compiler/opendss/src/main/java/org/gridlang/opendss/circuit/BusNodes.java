package org.gridlang.opendss.circuit;

import java.util.List;

/// A bus as an element names it: `632.3.2` is bus `632` with conductor 1 at node 3 and conductor 2 at node 2.
///
/// @param bus its name in lower case
/// @param nodes one for each conductor as far as they are given, 0 is ground; empty if none is given
public record BusNodes(String bus, List<Integer> nodes) {
    public BusNodes {
        nodes = List.copyOf(nodes);
    }

    /// The nodes of `count` conductors: those given, then `missing` for the rest where some are given; 1, 2, 3 ...
    /// where none is.
    public List<Integer> nodes(int count, int missing) {
        var all = new java.util.ArrayList<Integer>();
        for (int each = 0; each < count; each++) {
            int otherwise = nodes.isEmpty() ? each + 1 : missing;
            all.add(each < nodes.size() ? nodes.get(each) : otherwise);
        }
        return List.copyOf(all);
    }
}
