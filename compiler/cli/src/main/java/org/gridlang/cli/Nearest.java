package org.gridlang.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The word that a misspelt one was probably meant to be: `chekc` is one swap from `check`.
final class Nearest {
    private Nearest() {}

    /// The candidate with the fewest edits, if they are at most a third of the word (but one edit is always forgiven).
    static Optional<String> of(String word, Collection<String> candidates) {
        int tolerance = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> edits(word, candidate) <= tolerance)
                .min(Comparator.comparingInt((String candidate) -> edits(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other, where no part is
    /// edited twice: the restricted Damerau-Levenshtein distance (L. Boytsov, "Indexing methods for
    /// approximate dictionary searching", ACM J. Exp. Algorithmics 16, 2011, section 2.2).
    static int edits(String left, String right) {
        var table = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                table[row][column] = row == 0 || column == 0 ? row + column : fewest(table, left, right, row, column);
            }
        }
        return table[left.length()][right.length()];
    }

    private static int fewest(int[][] table, String left, String right, int row, int column) {
        boolean same = left.charAt(row - 1) == right.charAt(column - 1);
        int fewest = Math.min(
                table[row - 1][column - 1] + (same ? 0 : 1),
                1 + Math.min(table[row - 1][column], table[row][column - 1]));
        boolean swapped = row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
        return swapped ? Math.min(fewest, 1 + table[row - 2][column - 2]) : fewest;
    }
}
