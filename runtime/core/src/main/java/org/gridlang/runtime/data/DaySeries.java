package org.gridlang.runtime.data;

import java.time.LocalDate;
import java.util.List;
import org.gridlang.runtime.random.Stream;

/// Evaluates all series columns of a day: generated ones, the clock, and views of earlier columns.
public final class DaySeries {
    private final Calendar calendar;
    private final List<SeriesColumn> columns;
    private final Stream stream;

    /// @param stream parent of the streams of all series; each is keyed by its name
    public DaySeries(Calendar calendar, List<SeriesColumn> columns, Stream stream) {
        this.calendar = calendar;
        this.columns = List.copyOf(columns);
        this.stream = stream;
        int place = 0;
        for (var column : columns) {
            if (column instanceof SeriesColumn.View view
                    && (view.column() < 0 || view.column() + view.width() > place)) {
                throw new IllegalArgumentException("view " + view.name() + " stands before the column it reads");
            }
            place += column.width();
        }
    }

    /// The values of a day, `[column][step]`, SI; those of a keyed column stand one after the other.
    public double[] of(LocalDate date) {
        int steps = calendar.steps();
        var values = new double[SeriesColumn.width(columns) * steps];
        int at = 0;
        for (var column : columns) {
            switch (column) {
                case SeriesColumn.Generated(var name, var function) ->
                    generate(name, function, new Moment(calendar, stream.child(name), stream), date, values, at);
                case SeriesColumn.Keyed(var name, int width, var function) -> {
                    for (int key = 0; key < width; key++) {
                        var moment = Moment.keyed(calendar, name, key, stream);
                        generate(name, function, moment, date, values, at + key * steps);
                    }
                }
                case SeriesColumn.Clock clock -> clock(clock, date, values, at);
                case SeriesColumn.View view -> {
                    for (int key = 0; key < view.width(); key++) {
                        view(view, values, (view.column() + key) * steps, at + key * steps);
                    }
                }
            }
            at += column.width() * steps;
        }
        return values;
    }

    private void generate(
            String name, SeriesFunction function, Moment moment, LocalDate date, double[] values, int at) {
        for (int step = 0; step < calendar.steps(); step++) {
            moment.moveTo(date, step);
            double value = function.value(moment);
            if (!Double.isFinite(value)) {
                throw new NonFiniteSeriesException(name, date, step, value);
            }
            values[at + step] = value;
        }
    }

    private void clock(SeriesColumn.Clock clock, LocalDate date, double[] values, int at) {
        for (int step = 0; step < calendar.steps(); step++) {
            var reading = calendar.read(calendar.epochSeconds(date, step));
            double angle = 2 * Math.PI * reading.secondOfDay() / Calendar.Reading.DAY_SECONDS;
            values[at + step] = switch (clock.reading()) {
                case TIME_OF_DAY -> reading.secondOfDay();
                case DAY_SINE -> StrictMath.sin(angle);
                case DAY_COSINE -> StrictMath.cos(angle);
                case DAY_OF_YEAR -> reading.dayOfYear();
                case WEEKEND -> reading.weekend() ? 1 : 0;
            };
        }
    }

    private void view(SeriesColumn.View view, double[] values, int from, int at) {
        int steps = calendar.steps();
        for (int step = 0; step < steps; step++) {
            int end = Math.min(step + Math.max(view.steps(), 1), steps);
            values[at + step] = switch (view.kind()) {
                case LATER -> values[from + Math.clamp((long) step + view.steps(), 0, steps - 1)];
                case NEXT_MEAN -> mean(values, from + step, from + end);
                case NEXT_MINIMUM -> minimum(values, from + step, from + end);
                case NEXT_MAXIMUM -> maximum(values, from + step, from + end);
                case TODAY_MEAN -> mean(values, from, from + steps);
                case TODAY_MINIMUM -> minimum(values, from, from + steps);
                case TODAY_MAXIMUM -> maximum(values, from, from + steps);
            };
        }
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            sum += values[index];
        }
        return sum / (to - from);
    }

    private static double minimum(double[] values, int from, int to) {
        double least = values[from];
        for (int index = from + 1; index < to; index++) {
            least = Math.min(least, values[index]);
        }
        return least;
    }

    private static double maximum(double[] values, int from, int to) {
        double most = values[from];
        for (int index = from + 1; index < to; index++) {
            most = Math.max(most, values[index]);
        }
        return most;
    }
}
