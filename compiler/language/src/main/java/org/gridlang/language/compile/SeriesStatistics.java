package org.gridlang.language.compile;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.language.model.Term;
import org.gridlang.runtime.data.Calendar;
import org.gridlang.runtime.data.DaySeries;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.random.Stream;

/// Statistics of generated series over the year 2025 at half-hour steps, with seed 1: what tests of series ask.
final class SeriesStatistics {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 365;
    private static final Calendar CALENDAR = new Calendar(ZoneOffset.UTC, 1800, 48);
    private static final long SEED = 1;

    private record Summary(double mean, double minimum, double maximum) {}

    private final List<SeriesColumn> columns;
    private final Map<String, Summary> known = new HashMap<>();

    SeriesStatistics(List<SeriesColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    double value(Term.Operation operation, String series) {
        var summary = known.computeIfAbsent(series, this::summary);
        return switch (operation) {
            case MEAN -> summary.mean;
            case MINIMUM -> summary.minimum;
            case MAXIMUM -> summary.maximum;
            default -> throw new IllegalStateException("compile: " + operation + " is no statistic of a series");
        };
    }

    private Summary summary(String name) {
        var column = columns.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("compile: no series " + name));
        var series = new DaySeries(CALENDAR, List.of(column), Stream.of(SEED).child("series"));
        double sum = 0;
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int day = 0; day < DAYS; day++) {
            for (double value : series.of(FIRST.plusDays(day))) {
                sum += value;
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
            }
        }
        return new Summary(sum / (DAYS * CALENDAR.steps()), minimum, maximum);
    }
}
