package org.gridlang.runtime.data.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as people read them: `2025-03-30 01:30`, `15 min`.
public final class TimeText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    private TimeText() {}

    /// What the clock of a zone shows at a moment.
    public static String moment(long seconds, ZoneId zone) {
        return text(LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), zone));
    }

    /// Seconds since 1970-01-01T00:00 on a clock.
    static String local(long seconds) {
        return text(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
    }

    private static String text(LocalDateTime shown) {
        return shown.format(shown.getSecond() == 0 ? MINUTES : SECONDS);
    }

    /// A length of time in its largest whole unit, as the language writes it.
    public static String length(long seconds) {
        if (seconds % DAY == 0) {
            return seconds / DAY + (seconds == DAY ? " day" : " days");
        }
        return seconds % HOUR == 0
                ? seconds / HOUR + " h"
                : seconds % MINUTE == 0 ? seconds / MINUTE + " min" : seconds + " s";
    }
}
