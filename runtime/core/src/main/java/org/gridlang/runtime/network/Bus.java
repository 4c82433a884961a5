package org.gridlang.runtime.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place where elements meet, e.g. bus `9` with terminal 1 only.
///
/// @param baseVoltage line-to-neutral base in V; per-unit voltages refer to it
/// @param terminals the conductors present: 1, 2, 3 are the phases
/// @param position where to draw the bus, or null if that is not known
public record Bus(
        String name,
        double baseVoltage,
        List<Integer> terminals,
        @Nullable Position position) {
    /// Drawing coordinates, in the unit of the feeder's map.
    public record Position(double x, double y) {}

    public Bus {
        Checks.named(name, "a bus");
        Checks.positive(baseVoltage, "bus " + name, "the base voltage");
        terminals = Checks.terminals(terminals, "bus " + name);
    }

    /// A bus without coordinates.
    public Bus(String name, double baseVoltage, List<Integer> terminals) {
        this(name, baseVoltage, terminals, null);
    }
}
