package org.gridlang.language.syntax;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;

/// Where faults have been reported. What else seems wrong on such a line, or in a declaration's line that holds
/// such a token, most likely follows from it and stays silent.
final class Disturbed {
    private final TreeSet<Integer> starts = new TreeSet<>();
    private final Set<Integer> lines = new HashSet<>();

    /// A fault has been reported here.
    void mark(Token token) {
        starts.add(token.getStartIndex());
        lines.add(token.getLine());
    }

    /// Something was mended here without a message of its own.
    void mend(Token token) {
        starts.add(token.getStartIndex());
    }

    boolean at(Token token) {
        return starts.contains(token.getStartIndex());
    }

    /// @param start where a token begins
    /// @param end exclusive
    boolean between(int start, int end) {
        return !starts.subSet(start, Math.max(start + 1, end)).isEmpty();
    }

    boolean onLine(int line) {
        return lines.contains(line);
    }
}
