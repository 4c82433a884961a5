package org.gridlang.runtime.problem;

import java.util.List;
import java.util.Set;

/// `lower <= quantity <= upper` for each row and step.
public record Constraint(String name, Quantity quantity, List<Row> rows, Enforcement enforcement) {
    public Constraint {
        rows = List.copyOf(rows);
    }

    public enum Quantity {
        /// Voltage magnitude of a bus and phase, per unit of the bus base.
        VOLTAGE_PU,
        /// Current magnitude into the from end of a line, per phase conductor, A.
        LINE_CURRENT,
        /// Apparent power delivered by the source, VA.
        SOURCE_APPARENT,
        /// Active power delivered by the source, W.
        SOURCE_ACTIVE
    }

    /// One bounded quantity. `element` is the bus or line (or source), `phase` 1 to 3 (0 where there is none);
    /// a missing bound is infinite.
    public record Row(String element, int phase, double lower, double upper) {}

    /// How it acts on training.
    public sealed interface Enforcement {
        /// Multipliers, one for each combination of the keys and of time buckets of this length; keys empty and
        /// bucket infinite: a single one.
        record Dual(Set<Key> keys, double bucketSeconds) implements Enforcement {
            public Dual {
                keys = Set.copyOf(keys);
            }
        }

        /// A fixed price of violation: money per unit of the quantity and second.
        record Penalty(double price) implements Enforcement {}
    }

    /// What a multiplier is not shared across.
    public enum Key {
        /// Bus or line.
        ELEMENT,
        PHASE
    }
}
