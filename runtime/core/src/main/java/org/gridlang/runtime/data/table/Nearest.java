package org.gridlang.runtime.data.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The name that was probably meant: `t_ot` is near `t_out`.
final class Nearest {
    private Nearest() {}

    /// The nearest of the names, if at most a third of the letters differ.
    static Optional<String> of(String written, List<String> names) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String each : names) {
            int allowed = Math.max(1, Math.max(written.length(), each.length()) / 3);
            if (Math.abs(written.length() - each.length()) > allowed || each.isEmpty()) {
                continue;
            }
            int distance = distance(written.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (distance <= allowed && distance < written.length() && distance < bestDistance) {
                best = each;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /// Insertions, deletions, substitutions and swaps of neighbours from one word to the other: the optimal
    /// string alignment form of the distance of F. J. Damerau (Communications of the ACM 7(3), 1964) and
    /// V. Levenshtein (1966).
    private static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        for (int column = 0; column < last.length; column++) {
            last[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[last.length];
            current[0] = row;
            for (int column = 1; column < last.length; column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] = Math.min(Math.min(current[column - 1], last[column]) + 1, last[column - 1] + change);
                boolean swapped = row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1);
                if (swapped) {
                    current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[right.length()];
    }
}
