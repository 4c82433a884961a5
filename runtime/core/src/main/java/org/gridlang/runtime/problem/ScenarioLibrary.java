package org.gridlang.runtime.problem;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.data.Calendar;
import org.gridlang.runtime.data.DaySeries;
import org.gridlang.runtime.data.Moment;
import org.gridlang.runtime.data.NonFiniteSeriesException;
import org.gridlang.runtime.data.SeriesColumn;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.random.Stream;

/// Gives the series and base loads of any dates, and remembers the days it has given, within bounds of memory:
/// a day costs thousands of random draws, and training meets each many times.
public final class ScenarioLibrary {
    private static final long REMEMBERED_BYTES = 256L << 20;

    private final Problem problem;
    private final Calendar calendar;
    private final DaySeries series;
    private final Stream seriesStream;
    private final Stream loadStream;
    private final List<Load> loads;
    private final int columns;
    private final int rememberedDays;
    private final Map<LocalDate, Day> remembered = new HashMap<>();

    private record Day(double[] series, double[] power, double[] reactivePower) {}

    public ScenarioLibrary(Problem problem) {
        this.problem = problem;
        var time = problem.time();
        this.calendar = new Calendar(time.zone(), time.stepSeconds(), time.steps());
        var root = Stream.of(problem.seed());
        this.seriesStream = root.child("series");
        this.series = new DaySeries(calendar, problem.series(), seriesStream);
        this.loadStream = root.child("loads");
        this.loads = problem.network().loads();
        this.columns = SeriesColumn.width(problem.series());
        long dayBytes = (long) Double.BYTES * time.steps() * (columns + 2L * loads.size());
        this.rememberedDays = (int) Math.min(REMEMBERED_BYTES / Math.max(dayBytes, 1), Integer.MAX_VALUE);
    }

    /// The block of these dates.
    ///
    /// @param lanes at least as many as dates
    public ScenarioBlock block(List<LocalDate> dates, int lanes) {
        if (dates.isEmpty() || lanes < dates.size()) {
            throw new IllegalArgumentException(dates.size() + " days do not fit " + lanes + " lanes");
        }
        int steps = calendar.steps();
        var block = new ScenarioBlock(
                dates,
                lanes,
                steps,
                new double[columns * steps * lanes],
                new double[loads.size() * steps * lanes],
                new double[loads.size() * steps * lanes]);
        for (int lane = 0; lane < lanes; lane++) {
            var day = day(block.date(lane));
            spread(day.series(), block.series(), lanes, lane);
            spread(day.power(), block.loadPower(), lanes, lane);
            spread(day.reactivePower(), block.loadReactivePower(), lanes, lane);
        }
        return block;
    }

    private static void spread(double[] day, double[] block, int lanes, int lane) {
        for (int index = 0; index < day.length; index++) {
            block[index * lanes + lane] = day[index];
        }
    }

    private Day day(LocalDate date) {
        var known = remembered.get(date);
        if (known != null) {
            return known;
        }
        var day = generate(date);
        if (remembered.size() < rememberedDays) {
            remembered.put(date, day);
        }
        return day;
    }

    private Day generate(LocalDate date) {
        int steps = calendar.steps();
        var power = new double[loads.size() * steps];
        var reactivePower = new double[loads.size() * steps];
        for (int index = 0; index < loads.size(); index++) {
            var load = loads.get(index);
            var moment = new Moment(calendar, loadStream.child(load.name()), seriesStream);
            for (int step = 0; step < steps; step++) {
                moment.moveTo(date, step);
                double value = problem.loadPower(moment, load);
                if (!Double.isFinite(value)) {
                    throw new NonFiniteSeriesException("of load " + load.name(), date, step, value);
                }
                power[index * steps + step] = value;
                // A load without active power keeps its nominal reactive power.
                reactivePower[index * steps + step] =
                        load.power() == 0 ? load.reactivePower() : value * load.reactivePower() / load.power();
            }
        }
        return new Day(series.of(date), power, reactivePower);
    }
}
