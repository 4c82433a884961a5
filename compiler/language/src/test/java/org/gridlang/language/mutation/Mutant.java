package org.gridlang.language.mutation;

import java.util.Set;

/// A program with one change.
///
/// @param kind what was done
/// @param certain whether the change is known to alter the meaning by dimension or by name, so that it must be refused
/// @param lines of the change and, if a bracket was left out, of its partner; from 1
/// @param names that the change took away or brought in: a message may point at their declarations instead
record Mutant(Kind kind, boolean certain, String text, Set<Integer> lines, Set<String> names, String description) {
    Mutant {
        lines = Set.copyOf(lines);
        names = Set.copyOf(names);
    }

    enum Kind {
        UNIT,
        MISSPELT,
        RENAMED,
        DROPPED,
        SWAPPED
    }
}
