package org.gridlang.language.format;

import java.util.ArrayList;
import java.util.List;

/// The first place where a text and its layout part, for people to see what would change:
///
///     @@ line 12 @@
///        device Battery {
///     -   param rating:Power
///     +   param rating: Power
public final class Difference {
    private static final int MOST_LINES = 6;
    private static final int LOOK_AHEAD = 40;

    private Difference() {}

    /// The excerpt, each line ended by a line feed; empty if the texts are the same. What cannot be seen
    /// at the end of a line is shown: `·` for a space, `␍` for a carriage return.
    public static String first(String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        var old = lines(before);
        var replacement = lines(after);
        int at = 0;
        while (at < old.size() && at < replacement.size() && old.get(at).equals(replacement.get(at))) {
            at++;
        }
        var end = meeting(old, replacement, at);
        var text = new StringBuilder("@@ line " + (at + 1) + " @@\n");
        if (at > 0) {
            text.append(("  " + shown(old.get(at - 1))).stripTrailing()).append('\n');
        }
        append("- ", old.subList(at, at + end.old), text);
        append("+ ", replacement.subList(at, at + end.replacement), text);
        return text.toString();
    }

    /// How many lines of each text differ before both go on alike.
    private record Meeting(int old, int replacement) {}

    private static Meeting meeting(List<String> old, List<String> replacement, int at) {
        int oldLeft = old.size() - at;
        int replacementLeft = replacement.size() - at;
        for (int sum = 1; sum <= Math.min(LOOK_AHEAD, oldLeft + replacementLeft); sum++) {
            for (int first = Math.min(sum / 2, oldLeft); first <= Math.min(sum, oldLeft); first++) {
                for (int skipped : List.of(first, sum - first)) {
                    int other = sum - skipped;
                    if (skipped <= oldLeft
                            && other <= replacementLeft
                            && agree(old, at + skipped, replacement, at + other)) {
                        return new Meeting(skipped, other);
                    }
                }
            }
        }
        return new Meeting(oldLeft, replacementLeft);
    }

    /// An empty line alone is no sign that the texts go on alike.
    private static boolean agree(List<String> old, int first, List<String> replacement, int second) {
        if (first == old.size() || second == replacement.size()) {
            return first == old.size() && second == replacement.size();
        }
        return !old.get(first).isBlank() && old.get(first).equals(replacement.get(second));
    }

    private static void append(String mark, List<String> lines, StringBuilder text) {
        for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            text.append((mark + shown(line)).stripTrailing()).append('\n');
        }
        if (lines.size() > MOST_LINES) {
            text.append(mark).append("... ").append(lines.size() - MOST_LINES).append(" lines more\n");
        }
    }

    private static String shown(String line) {
        String returned = line.endsWith("\r") ? "␍" : "";
        String code = line.substring(0, line.length() - returned.length());
        String visible = code.stripTrailing();
        return visible + "·".repeat(code.length() - visible.length()) + returned;
    }

    /// The lines without their line feeds; the last one says so if it has none.
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>(List.of(text.split("\n", -1)));
        String last = lines.removeLast();
        if (!last.isEmpty()) {
            lines.add(last + " (without a line end)");
        }
        return lines;
    }
}
