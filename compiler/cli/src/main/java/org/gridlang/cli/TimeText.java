package org.gridlang.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times on the command line and on the screen: `90s`, `3 min`, `1.5 h`.
final class TimeText {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(s|min|h)");
    private static final double MILLISECONDS_PER_SECOND = 1000;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3600;

    private TimeText() {}

    /// A number above zero with one of the units `s`, `min` and `h`; empty if the text is anything else.
    static Optional<Duration> parse(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unitSeconds = switch (matcher.group(2)) {
            case "h" -> SECONDS_PER_HOUR;
            case "min" -> SECONDS_PER_MINUTE;
            default -> 1;
        };
        double seconds = Double.parseDouble(matcher.group(1)) * unitSeconds;
        Duration time = Duration.ofMillis(Math.round(seconds * MILLISECONDS_PER_SECOND));
        return time.isPositive() ? Optional.of(time) : Optional.empty();
    }

    /// For the screen, in whole units: `42 s`, `3 min 05 s`, `1 h 07 min`.
    static String shown(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < SECONDS_PER_MINUTE) {
            return seconds + " s";
        }
        if (seconds < SECONDS_PER_HOUR) {
            return "%d min %02d s".formatted(seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
        }
        return "%d h %02d min".formatted(seconds / SECONDS_PER_HOUR, seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
    }
}
