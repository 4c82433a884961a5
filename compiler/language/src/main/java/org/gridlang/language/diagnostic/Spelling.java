package org.gridlang.language.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name that a misspelt one was meant to be: `capcity` was `capacity`.
public final class Spelling {
    private Spelling() {}

    /// The known name nearest to `written` if it is near enough to be meant; the first in alphabetical order among equals.
    public static Optional<String> nearest(String written, Collection<String> known) {
        int allowed = Math.max(1, written.length() / 3);
        return known.stream()
                .distinct()
                .filter(each -> !each.equals(written))
                .filter(each -> Math.abs(each.length() - written.length()) <= allowed)
                .map(each -> new Candidate(each, distance(written, each)))
                .filter(each -> each.distance <= allowed && each.distance < written.length())
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /// `; did you mean "capacity"?`, or nothing.
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(each -> "; did you mean \"" + each + "\"?")
                .orElse("");
    }

    /// Damerau-Levenshtein distance with adjacent transpositions, where a change of case counts as nothing.
    static int distance(String a, String b) {
        String first = a.toLowerCase(java.util.Locale.ROOT);
        String second = b.toLowerCase(java.util.Locale.ROOT);
        var table = new int[first.length() + 1][second.length() + 1];
        for (int i = 0; i <= first.length(); i++) {
            for (int j = 0; j <= second.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int change = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                table[i][j] = Math.min(
                        Math.min(table[i - 1][j], table[i][j - 1]) + 1, table[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && first.charAt(i - 1) == second.charAt(j - 2)
                        && first.charAt(i - 2) == second.charAt(j - 1)) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[first.length()][second.length()];
    }

    private record Candidate(String name, int distance) {}
}
