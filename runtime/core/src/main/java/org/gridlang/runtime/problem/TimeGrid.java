package org.gridlang.runtime.problem;

import java.time.LocalDate;
import java.time.ZoneId;

/// Steps of a scenario day and the dates it may be.
///
/// @param stepSeconds length of a step
/// @param steps steps in the horizon
public record TimeGrid(
        double stepSeconds, int steps, ZoneId zone, DateRange train, DateRange validate, DateRange test) {

    /// Both ends included.
    public record DateRange(LocalDate first, LocalDate last) {
        public DateRange {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(first + " .. " + last);
            }
        }

        /// Number of days.
        public int days() {
            return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        }
    }
}
