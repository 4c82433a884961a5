package org.gridlang.runtime.problem;

import java.util.List;

/// A place where an agent may connect.
///
/// @param element name of the load or bus
/// @param terminals phases in order, 1 to 3
/// @param delta whether it connects between phases (a load in delta) instead of phase to ground
/// @param weight relative probability, > 0
public record Candidate(String element, String bus, List<Integer> terminals, boolean delta, double weight) {
    public Candidate {
        terminals = List.copyOf(terminals);
    }
}
