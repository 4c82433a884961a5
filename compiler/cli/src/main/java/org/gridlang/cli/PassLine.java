package org.gridlang.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// One training pass in a line, as wide as there is room for:
///
/// ```
/// pass 24  18.2 s  cost 213.40  violation mean 1.9e-04  worst 1.31e-02  ...  2 min 41 s left
/// ```
///
/// @param passes the last pass of the run, where a number of passes limits it
/// @param seconds of training until now
/// @param cost mean over the days of the pass, money per day
/// @param meanViolation over all constrained quantities, each in its own unit (pu for voltages)
/// @param worstViolation of all constrained quantities
/// @param largestMultiplier of all
/// @param activeMultipliers how many are above zero
/// @param secondsLeft until the budget or the last pass ends the run, whichever is first
record PassLine(
        int pass,
        OptionalInt passes,
        double seconds,
        double cost,
        double meanViolation,
        double worstViolation,
        double largestMultiplier,
        int activeMultipliers,
        double secondsLeft) {

    /// The whole line.
    String text() {
        return text(Integer.MAX_VALUE);
    }

    /// The line in at most this many columns: what matters least is left out first, nothing is cut in the middle.
    String text(int columns) {
        List<Part> parts = new ArrayList<>(parts());
        while (joined(parts).length() > columns && parts.size() > 1) {
            parts.remove(parts.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
        }
        return joined(parts);
    }

    /// A piece of the line; the highest rank goes first when there is no room.
    private record Part(int rank, String text) {}

    private List<Part> parts() {
        String last = passes.isPresent() ? "/" + passes.getAsInt() : "";
        return List.of(
                new Part(0, "pass " + pass + last),
                new Part(4, shown("%.1f s", seconds)),
                new Part(1, shown("cost %.5g", cost)),
                new Part(2, shown("violation mean %.1e", meanViolation)),
                new Part(5, shown("worst %.2e", worstViolation)),
                new Part(6, shown("multipliers up to %.3g (%d active)", largestMultiplier, activeMultipliers)),
                new Part(3, TimeText.shown(Duration.ofSeconds(Math.round(Math.max(0, secondsLeft)))) + " left"));
    }

    private static String shown(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String joined(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining("  "));
    }
}
