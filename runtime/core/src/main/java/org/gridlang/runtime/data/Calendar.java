package org.gridlang.runtime.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The clock of a problem: fixed steps from local midnight, counted in UTC, read on the zone's clock.
///
/// A day is `steps` steps from its own midnight. Where the clock jumps, the steps stay equally long: with 48
/// half hours in a zone that springs forward, the last two steps show 00:00 and 00:30 of the next date.
///
/// @param zone whose clock is read
/// @param stepSeconds length of a step, s
/// @param steps steps of a day's horizon
public record Calendar(ZoneId zone, double stepSeconds, int steps) {
    public Calendar {
        if (!(stepSeconds > 0) || Double.isInfinite(stepSeconds) || steps < 1) {
            throw new IllegalArgumentException("a day of " + steps + " steps of " + stepSeconds + " s");
        }
    }

    /// The start of a step, in seconds since 1970-01-01T00:00Z.
    public double epochSeconds(LocalDate date, int step) {
        return date.atStartOfDay(zone).toEpochSecond() + step * stepSeconds;
    }

    /// What the zone's clock shows then.
    public Reading read(double epochSeconds) {
        long whole = (long) Math.floor(epochSeconds);
        var local = Instant.ofEpochSecond(whole).atZone(zone).toLocalDateTime();
        return new Reading(local.toLocalDate(), local.toLocalTime().toSecondOfDay() + (epochSeconds - whole));
    }

    /// @param date local date
    /// @param secondOfDay seconds since local midnight by the clock
    public record Reading(LocalDate date, double secondOfDay) {
        static final double DAY_SECONDS = 86_400;

        /// 1 at the start of 1 January, with the fraction of the day.
        public double dayOfYear() {
            return date.getDayOfYear() + secondOfDay / DAY_SECONDS;
        }

        /// 1 Monday to 7 Sunday.
        public int weekday() {
            return date.getDayOfWeek().getValue();
        }

        public boolean weekend() {
            return weekday() >= 6;
        }
    }
}
