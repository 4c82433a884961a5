package org.gridlang.runtime.powerflow;

import java.util.List;
import org.gridlang.runtime.network.ConnectionKind;

/// Where an agent meets the network: it consumes constant power, split evenly over its phases (wye) or pairs
/// (delta).
///
/// @param terminals phases at `bus`; a delta connection names two or three
public record Connection(String bus, List<Integer> terminals, ConnectionKind kind) {
    public Connection {
        terminals = List.copyOf(terminals);
        if (terminals.isEmpty() || terminals.size() > 3 || (kind == ConnectionKind.DELTA && terminals.size() < 2)) {
            throw new IllegalArgumentException(
                    "a " + kind + " connection at bus " + bus + " cannot have the terminals " + terminals);
        }
    }
}
