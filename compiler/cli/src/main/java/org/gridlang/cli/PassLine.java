package org.gridlang.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// One training pass in a line, as wide as there is room for:
///
/// ```
/// pass 24/300  18.2 s  cost 213.40  voltage mean 1.9e-04 worst 1.31e-02  multipliers up to 3.2  2 min 41 s left
/// ```
///
/// @param passes the last pass of the run, once it is known
/// @param seconds of training until now
/// @param cost mean over the days of the pass, money per day
/// @param violations one for each constraint, the most important first
/// @param largestMultiplier of all, money per normalised unit of violation
/// @param secondsLeft until the budget or the last pass ends the run, whichever is first, as far as can be told
record PassLine(
        int pass,
        OptionalInt passes,
        double seconds,
        double cost,
        List<Violation> violations,
        double largestMultiplier,
        OptionalDouble secondsLeft) {
    PassLine {
        violations = List.copyOf(violations);
    }

    /// @param mean over all that the constraint bounds, in its unit (pu for voltages)
    record Violation(String constraint, double mean, double worst) {}

    /// The whole line.
    String text() {
        return text(Integer.MAX_VALUE);
    }

    /// The line in at most this many columns: what matters least is left out first, nothing is cut in the
    /// middle.
    String text(int columns) {
        List<Part> parts = parts();
        while (joined(parts).length() > columns && parts.size() > 1) {
            parts.remove(parts.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
        }
        return joined(parts);
    }

    /// A piece of the line; the highest rank goes first when there is no room.
    private record Part(int rank, String text) {}

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        parts.add(new Part(0, "pass " + pass + (passes.isPresent() ? "/" + passes.getAsInt() : "")));
        parts.add(new Part(4, shown("%.1f s", seconds)));
        parts.add(new Part(1, shown("cost %.2f", cost)));
        for (int index = 0; index < violations.size(); index++) {
            var each = violations.get(index);
            int rank = index == 0 ? 2 : 5 + index;
            parts.add(new Part(rank, shown("%s mean %.1e worst %.2e", each.constraint(), each.mean(), each.worst())));
        }
        parts.add(new Part(5, shown("multipliers up to %.3g", largestMultiplier)));
        secondsLeft.ifPresent(left ->
                parts.add(new Part(3, TimeText.shown(Duration.ofSeconds(Math.round(Math.max(0, left)))) + " left")));
        return parts;
    }

    private static String shown(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String joined(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining("  "));
    }
}
