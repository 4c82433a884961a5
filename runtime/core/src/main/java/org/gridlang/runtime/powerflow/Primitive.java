package org.gridlang.runtime.powerflow;

import java.util.List;

/// The admittance of one element between its own conductors: current into the element in A = `admittance` x voltage in V.
///
/// @param name class and name, e.g. `Line.l115`, as reference tables write it
/// @param ends one per terminal of the element, in order
/// @param admittance in S, over the conductors of all ends
record Primitive(String name, List<End> ends, ComplexMatrix admittance) {
    /// The conductors of one terminal of an element.
    ///
    /// @param nodes node index per conductor; [Element#GROUND] is ground
    record End(String bus, int[] nodes) {}

    /// Node index of every conductor, over all ends.
    int[] nodes() {
        return ends.stream().flatMapToInt(end -> java.util.Arrays.stream(end.nodes())).toArray();
    }

    /// Row of the first conductor of an end.
    int offset(int end) {
        int offset = 0;
        for (int before = 0; before < end; before++) {
            offset += ends.get(before).nodes().length;
        }
        return offset;
    }
}
