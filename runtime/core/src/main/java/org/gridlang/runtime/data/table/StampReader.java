package org.gridlang.runtime.data.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/// Reads the stamp of a row. One written with an offset or `Z` is a moment; any other is what the clock of a zone
/// shows.
final class StampReader {
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    private final Optional<DateTimeFormatter> formatter;
    private long seconds;
    private boolean absolute;

    /// The last date as its digits, 20250131, and when it began.
    private int lastDate = -1;

    private long lastMidnight;

    private char[] text = {};
    private int at;
    private int end;

    StampReader(StampFormat format) {
        this.formatter = format.iso() ? Optional.empty() : Optional.of(StampFormat.formatter(format.pattern()));
    }

    /// The last stamp: seconds since 1970-01-01T00:00, of UTC if [#absolute], else on the local clock.
    long seconds() {
        return seconds;
    }

    boolean absolute() {
        return absolute;
    }

    /// Whether this is a stamp.
    boolean read(char[] characters, int start, int length) {
        text = characters;
        at = start;
        end = start + length;
        while (at < end && NumberReader.blank(text[at])) {
            at++;
        }
        while (at < end && NumberReader.blank(text[end - 1])) {
            end--;
        }
        return formatter.isEmpty() ? iso() : pattern(formatter.get());
    }

    private boolean pattern(DateTimeFormatter pattern) {
        try {
            var parsed = pattern.parse(new String(text, at, end - at));
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date == null) {
                return false;
            }
            seconds = date.toEpochDay() * DAY + StampFormat.secondOfDay(parsed);
            absolute = parsed.isSupported(ChronoField.OFFSET_SECONDS);
            seconds -= absolute ? parsed.get(ChronoField.OFFSET_SECONDS) : 0;
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private boolean iso() {
        absolute = false;
        int year = number(4);
        boolean date = year >= 0 && take('-');
        int month = date ? number(2) : -1;
        date = month >= 1 && month <= 12 && take('-');
        int day = date ? number(2) : -1;
        if (day < 1 || day > 31) {
            return false;
        }
        // Most rows are of the day of the row before.
        int written = (year * 100 + month) * 100 + day;
        if (written != lastDate) {
            var first = LocalDate.of(year, month, 1);
            if (day > first.lengthOfMonth()) {
                return false;
            }
            lastDate = written;
            lastMidnight = (first.toEpochDay() + day - 1) * DAY;
        }
        seconds = lastMidnight;
        if (at == end) {
            return true;
        }
        return (take('T') || take(' ') || take('t')) && time() && offset() && at == end;
    }

    /// `24:00` is the midnight at the end of the day.
    private boolean time() {
        int hour = number(2);
        boolean more = hour >= 0 && hour <= 24 && take(':');
        int minute = more ? number(2) : -1;
        if (minute < 0 || minute >= 60) {
            return false;
        }
        int second = 0;
        if (take(':')) {
            second = number(2);
            if (second < 0 || second >= 60 || (take('.') && !zeros())) {
                return false;
            }
        }
        if (hour == 24 && minute + second > 0) {
            return false;
        }
        seconds += hour * HOUR + minute * MINUTE + second;
        return true;
    }

    private boolean zeros() {
        int from = at;
        while (at < end && text[at] == '0') {
            at++;
        }
        return at > from;
    }

    private boolean offset() {
        while (at < end && text[at] == ' ') {
            at++;
        }
        if (at == end) {
            return true;
        }
        absolute = true;
        if (take('Z') || take('z')) {
            return true;
        }
        int sign = take('+') ? 1 : take('-') ? -1 : 0;
        int hours = sign == 0 ? -1 : number(2);
        if (hours < 0 || hours > 18) {
            return false;
        }
        int minutes = 0;
        if (at < end) {
            take(':');
            minutes = number(2);
        }
        seconds -= sign * (hours * HOUR + minutes * MINUTE);
        return minutes >= 0 && minutes < 60;
    }

    /// The number that this many digits make; -1 if they are not digits.
    private int number(int digits) {
        if (at + digits > end) {
            return -1;
        }
        int value = 0;
        for (int index = 0; index < digits; index++) {
            char each = text[at++];
            if (each < '0' || each > '9') {
                return -1;
            }
            value = value * 10 + each - '0';
        }
        return value;
    }

    private boolean take(char wanted) {
        if (at < end && text[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }
}
