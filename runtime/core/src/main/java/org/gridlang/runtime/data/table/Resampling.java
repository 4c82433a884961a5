package org.gridlang.runtime.data.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/// The value of a column over a step of the problem, whatever its own step is.
final class Resampling {
    private final DataTable table;
    private final TimeAxis axis;
    private final double[] values;

    Resampling(DataTable table, DataColumn column) {
        this.table = table;
        this.axis = column.axis();
        this.values = column.values();
    }

    double value(double start, double duration) {
        return switch (table.between()) {
            case HOLD -> values[rowAt(inside(start))];
            case LINEAR -> linear(start);
            case MEAN -> mean(start, duration);
        };
    }

    private int rowAt(double moment) {
        return axis.row(moment);
    }

    /// The moment itself, or the one inside the axis that stands for it.
    private double inside(double moment) {
        if (moment >= axis.start() && moment < axis.end()) {
            return moment;
        }
        boolean early = moment < axis.start();
        return switch (early ? table.before() : table.after()) {
            case ERROR -> throw new UncoveredMomentException(table.name(), axis, moment);
            case HOLD -> early ? axis.start() : axis.edges()[axis.rows() - 1];
            case REPEAT -> repeated(moment);
        };
    }

    /// The same time of day inside the axis, whole periods away by the calendar of the zone: a shape of one day
    /// follows the clock through summer and winter.
    private double repeated(double moment) {
        long whole = (long) Math.floor(moment);
        var first = local(axis.start());
        long period = days(table, axis);
        var shown = local(whole);
        long passed = ChronoUnit.DAYS.between(first, shown);
        if (first.plusDays(passed).isAfter(shown)) {
            passed--;
        }
        var same = shown.minusDays(Math.floorDiv(passed, period) * period);
        double found = same.atZone(table.zone()).toEpochSecond() + (moment - whole);
        // Where the clock jumps, an hour of the day may lie outside of the days that there are.
        return Math.clamp(found, (double) axis.start(), Math.nextDown((double) axis.end()));
    }

    private LocalDateTime local(long seconds) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), table.zone());
    }

    /// The length of an axis in whole days by the clock of the zone; 0 if it is not a whole number of days.
    static long days(DataTable table, TimeAxis axis) {
        var first = LocalDateTime.ofInstant(Instant.ofEpochSecond(axis.start()), table.zone());
        var end = LocalDateTime.ofInstant(Instant.ofEpochSecond(axis.end()), table.zone());
        long days = ChronoUnit.DAYS.between(first, end);
        return first.plusDays(days).equals(end) ? days : 0;
    }

    private double linear(double moment) {
        boolean held = (moment < axis.start() && table.before() == PastEnd.HOLD)
                || (moment >= axis.end() && table.after() == PastEnd.HOLD);
        double at = inside(moment);
        int row = rowAt(at);
        if (held) {
            return values[row];
        }
        int next = row + 1;
        if (next == values.length) {
            if (table.after() != PastEnd.REPEAT) {
                return values[row];
            }
            next = 0;
        }
        double from = axis.edges()[row];
        double share = (at - from) / (axis.edges()[row + 1] - from);
        return values[row] + share * (values[next] - values[row]);
    }

    private double mean(double start, double duration) {
        double sum = 0;
        double position = start;
        double end = start + duration;
        while (position < end) {
            double at = inside(position);
            int row = rowAt(at);
            // As far as this row goes, or, outside of the axis, as far as it stands in for others.
            double rowEnd = axis.edges()[row + 1];
            double stretch;
            if (position < axis.start()) {
                stretch = table.before() == PastEnd.HOLD ? axis.start() - position : rowEnd - at;
            } else if (position >= axis.end()) {
                stretch = table.after() == PastEnd.HOLD ? end - position : rowEnd - at;
            } else {
                stretch = rowEnd - position;
            }
            double next = Math.min(end, position + stretch);
            if (next <= position) {
                next = Math.min(end, Math.nextUp(position));
            }
            if (next - position >= duration) {
                return values[row];
            }
            sum += values[row] * (next - position);
            position = next;
        }
        return sum / duration;
    }
}
