package org.gridlang.runtime.powerflow;

import java.util.Arrays;
import java.util.List;

/// The admittance of one element between its own conductors: current into the element in A = `admittance` x
/// voltage in V.
///
/// @param kind what it is
/// @param element name of the element within its kind
/// @param ends one per terminal of the element, in order
/// @param admittance in S, over the conductors of all ends
record Primitive(Kind kind, String element, List<End> ends, ComplexMatrix admittance) {
    /// What an admittance belongs to.
    enum Kind {
        SOURCE("Vsource"),
        LINE("Line"),
        TRANSFORMER("Transformer"),
        CAPACITOR("Capacitor"),
        REACTOR("Reactor");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /// The conductors of one terminal of an element.
    ///
    /// @param nodes node index per conductor; [Element#GROUND] is ground
    record End(String bus, int[] nodes) {}

    /// Class and name as OpenDSS writes them, e.g. `Line.l115`.
    String name() {
        return kind.label + "." + element;
    }

    /// Whether it only stands at one bus, so that what it takes is no loss.
    boolean isShunt() {
        return switch (kind) {
            case SOURCE, LINE, TRANSFORMER -> false;
            case CAPACITOR -> true;
            case REACTOR -> ends.stream().map(End::bus).distinct().count() == 1;
        };
    }

    /// Node index of every conductor, over all ends.
    int[] nodes() {
        return ends.stream().flatMapToInt(end -> Arrays.stream(end.nodes())).toArray();
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
