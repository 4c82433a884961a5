package org.gridlang.runtime.data.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/// How stamps are written: as ISO 8601 says (`2025-01-31 13:30`, `2025-01-31T13:30:00Z`, `2025-01-31`), or in a
/// pattern such as `dd.MM.yyyy HH:mm`.
///
/// @param pattern empty for ISO 8601
public record StampFormat(String pattern) {
    public static final StampFormat ISO = new StampFormat("");

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2025, 11, 23, 20, 45, 59);

    boolean iso() {
        return pattern.isEmpty();
    }

    /// What is wrong with a pattern; empty if it can tell a date.
    public static Optional<String> fault(String pattern) {
        try {
            var formatter = formatter(pattern);
            var parsed = formatter.parse(SAMPLE.atOffset(ZoneOffset.UTC).format(formatter));
            if (parsed.query(TemporalQueries.localDate()) != null) {
                return Optional.empty();
            }
        } catch (DateTimeException | IllegalArgumentException notAPattern) {
            return Optional.of(reason(pattern));
        }
        return Optional.of(reason(pattern));
    }

    private static String reason(String pattern) {
        return pattern.contains("mm") && !pattern.contains("M")
                ? "it has no month: MM is the month, mm the minute"
                : "it does not give a year, month and day";
    }

    /// The formatter of a pattern. Years are taken as they stand (`u`), since `y` would need an era.
    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// How this moment would be written, as an example.
    String example() {
        if (iso()) {
            return "2025-01-31 13:30";
        }
        return LocalDate.of(2025, 1, 31).atTime(13, 30).atOffset(ZoneOffset.UTC).format(formatter(pattern));
    }

    /// Seconds of the day, if the pattern gives a time of day.
    static int secondOfDay(java.time.temporal.TemporalAccessor parsed) {
        return parsed.isSupported(ChronoField.SECOND_OF_DAY) ? parsed.get(ChronoField.SECOND_OF_DAY) : 0;
    }
}
