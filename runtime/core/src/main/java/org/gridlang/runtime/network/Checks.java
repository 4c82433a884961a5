package org.gridlang.runtime.network;

import java.util.HashSet;
import java.util.List;

/// The invariants that the network records share.
final class Checks {
    private Checks() {}

    static void named(String name, String what) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(what + " needs a name");
        }
    }

    static void positive(double value, String name, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " of " + name + " must be positive and finite, but is " + value);
        }
    }

    static void finite(double value, String name, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " of " + name + " must be finite, but is " + value);
        }
    }

    static void notNegative(double value, String name, String what) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    what + " of " + name + " must be finite and not negative, but is " + value);
        }
    }

    /// Terminals are distinct positive conductor numbers (1 to 3 are the phases; 4 is a neutral).
    static List<Integer> terminals(List<Integer> terminals, String name) {
        var copy = List.copyOf(terminals);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one terminal");
        }
        if (new HashSet<>(copy).size() != copy.size()) {
            throw new IllegalArgumentException(name + " names a terminal twice: " + copy);
        }
        for (int terminal : copy) {
            if (terminal < 1) {
                throw new IllegalArgumentException(
                        name + " has terminal " + terminal + "; terminals are numbered from 1");
            }
        }
        return copy;
    }

    /// A wye connection has 1 to 3 phases; a delta connection is one pair or all three phases.
    static void connection(ConnectionKind kind, List<Integer> terminals, String name) {
        if (terminals.size() > 3) {
            throw new IllegalArgumentException(name + " connects more than three phases: " + terminals);
        }
        if (kind == ConnectionKind.DELTA && terminals.size() < 2) {
            throw new IllegalArgumentException(name + " is connected in delta and needs two or three terminals");
        }
    }

    /// The terminal to which a wye connection returns: 0 for ground, else a conductor that is none of its phases.
    static void neutral(int neutral, ConnectionKind kind, List<Integer> terminals, String name) {
        if (neutral < 0 || terminals.contains(neutral) || (neutral > 0 && kind == ConnectionKind.DELTA)) {
            throw new IllegalArgumentException(
                    name + " in " + kind + " at the terminals " + terminals + " cannot have the neutral " + neutral);
        }
    }
}
