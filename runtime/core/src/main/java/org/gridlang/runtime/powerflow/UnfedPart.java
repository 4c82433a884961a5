package org.gridlang.runtime.powerflow;

import java.util.List;
import java.util.stream.Collectors;

/// Nodes that are joined to each other but not to the source, and that the power flow therefore leaves out, with
/// everything connected to them.
///
/// @param nodes all of them; their indices count the nodes that are left out as well
/// @param openLines names of the open lines and switches that lead to other parts; none if nothing but a missing
///     branch separates this one from the source
public record UnfedPart(List<PhaseNode> nodes, List<String> openLines) {
    public UnfedPart {
        nodes = List.copyOf(nodes);
        openLines = List.copyOf(openLines);
    }

    /// The buses that have a node here, in the order of the network.
    public List<String> buses() {
        return nodes.stream().map(PhaseNode::bus).distinct().collect(Collectors.toUnmodifiableList());
    }
}
