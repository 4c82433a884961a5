package org.gridlang.language.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The name that was probably meant: `capcity` is near `capacity`.
public final class Suggestion {
    private Suggestion() {}

    /// The nearest of the known names, if one is near enough to be worth a suggestion: at most a third of its
    /// letters differ. Among equally near names the first wins, so the order of `known` should be stable.
    public static Optional<String> nearest(String written, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String each : known) {
            int allowed = Math.max(1, Math.max(written.length(), each.length()) / 3);
            if (Math.abs(written.length() - each.length()) > allowed || written.equals(each)) {
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

    /// `; did you mean "capacity"?`, or nothing if no name is near.
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(each -> "; did you mean \"" + each + "\"?")
                .orElse("");
    }

    /// How many insertions, deletions, substitutions and swaps of neighbours turn one word into the other: the
    /// optimal string alignment form of the distance of Damerau (Communications of the ACM 7(3), 1964) and
    /// Levenshtein (1966).
    static int distance(String left, String right) {
        int columns = right.length() + 1;
        int[] beforeLast = new int[columns];
        int[] last = new int[columns];
        for (int column = 0; column < columns; column++) {
            last[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[columns];
            current[0] = row;
            for (int column = 1; column < columns; column++) {
                int substitution = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                int cost = Math.min(Math.min(current[column - 1], last[column]) + 1, last[column - 1] + substitution);
                if (row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1)) {
                    cost = Math.min(cost, beforeLast[column - 2] + 1);
                }
                current[column] = cost;
            }
            beforeLast = last;
            last = current;
        }
        return last[columns - 1];
    }
}
