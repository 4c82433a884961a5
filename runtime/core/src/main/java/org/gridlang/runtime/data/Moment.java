package org.gridlang.runtime.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.random.Stream;

/// The [SeriesContext] of one series of one entity, moved from step to step with [#moveTo].
///
/// All draws are functions of the stream and of absolute time, whatever was asked before; what is remembered
/// here only spares drawing the same number twice while time moves forward.
public final class Moment implements SeriesContext {
    private static final int KNOTS = 4;

    private final Calendar calendar;
    private final Stream stream;
    private final Stream seriesStream;
    private final List<Memory> memories = new ArrayList<>();
    private final Map<String, Moment> others = new HashMap<>();
    private final Map<KeyedSeries, Moment> keyedOthers = new HashMap<>();
    private final int key;
    private double epochSeconds = Double.NaN;
    private Calendar.Reading reading = new Calendar.Reading(LocalDate.EPOCH, 0);

    /// @param stream keyed by (seed, series, entity)
    /// @param seriesStream parent of the streams of all series of the problem, each keyed by its name
    public Moment(Calendar calendar, Stream stream, Stream seriesStream) {
        this(calendar, stream, seriesStream, 0);
    }

    private Moment(Calendar calendar, Stream stream, Stream seriesStream, int key) {
        this.key = key;
        this.calendar = calendar;
        this.stream = stream;
        this.seriesStream = seriesStream;
    }

    private record KeyedSeries(String name, int key) {}

    /// The context of one key of a series that has a value for each: its draws are its own.
    ///
    /// @param seriesStream parent of the streams of all series of the problem
    public static Moment keyed(Calendar calendar, String series, int key, Stream seriesStream) {
        return new Moment(calendar, seriesStream.child(series).child(key), seriesStream, key);
    }

    /// Moves to the start of a step of a day.
    public void moveTo(LocalDate date, int step) {
        moveTo(calendar.epochSeconds(date, step));
    }

    private void moveTo(double seconds) {
        epochSeconds = seconds;
        reading = calendar.read(seconds);
    }

    @Override
    public double timeOfDay() {
        return reading.secondOfDay();
    }

    @Override
    public double dayOfYear() {
        return reading.dayOfYear();
    }

    @Override
    public double weekday() {
        return reading.weekday();
    }

    @Override
    public double weekend() {
        return reading.weekend() ? 1 : 0;
    }

    /// Independent normal numbers at knots `correlation` apart on the absolute time axis, smoothed with the
    /// cubic B-spline and divided by the root of the sum of the squared weights: twice continuously
    /// differentiable, exactly of the stated deviation at every moment, correlation 0.49 on average one
    /// `correlation` later, 0.05 after two, 0 after four.
    @Override
    public double wander(int primitive, double deviation, double correlation) {
        if (!(correlation > 0)) {
            throw new IllegalArgumentException("a correlation time must be positive, not " + correlation + " s");
        }
        double position = epochSeconds / correlation;
        long first = (long) Math.floor(position) - 1;
        double[] knots = memory(primitive).knots(first);
        double u = position - Math.floor(position);
        double rest = 1 - u;
        double w0 = rest * rest * rest;
        double w1 = 3 * u * u * u - 6 * u * u + 4;
        double w2 = 3 * rest * rest * rest - 6 * rest * rest + 4;
        double w3 = u * u * u;
        double sum = w0 * knots[0] + w1 * knots[1] + w2 * knots[2] + w3 * knots[3];
        return deviation * sum / Math.sqrt(w0 * w0 + w1 * w1 + w2 * w2 + w3 * w3);
    }

    @Override
    public double daily(int primitive, double deviation) {
        return deviation * memory(primitive).normal(reading.date().toEpochDay());
    }

    @Override
    public double noise(int primitive, double deviation) {
        return deviation * memory(primitive).normal((long) Math.floor(epochSeconds / calendar.stepSeconds()));
    }

    @Override
    public SeriesContext other(String series) {
        var other =
                others.computeIfAbsent(series, name -> new Moment(calendar, seriesStream.child(name), seriesStream));
        if (other.epochSeconds != epochSeconds) {
            other.moveTo(epochSeconds);
        }
        return other;
    }

    @Override
    public double epochSeconds() {
        return epochSeconds;
    }

    @Override
    public double stepSeconds() {
        return calendar.stepSeconds();
    }

    @Override
    public int key() {
        return key;
    }

    @Override
    public SeriesContext other(String series, int otherKey) {
        var other = keyedOthers.computeIfAbsent(
                new KeyedSeries(series, otherKey), each -> keyed(calendar, series, otherKey, seriesStream));
        if (other.epochSeconds != epochSeconds) {
            other.moveTo(epochSeconds);
        }
        return other;
    }

    private Memory memory(int primitive) {
        while (memories.size() <= primitive) {
            memories.add(new Memory(stream.child(memories.size())));
        }
        return memories.get(primitive);
    }

    /// The last draws of one primitive.
    private static final class Memory {
        private final Stream stream;
        private final double[] knots = new double[KNOTS];
        private long firstKnot = Long.MIN_VALUE;
        private long counter = Long.MIN_VALUE;
        private double normal;

        Memory(Stream stream) {
            this.stream = stream;
        }

        double[] knots(long first) {
            if (first == firstKnot) {
                return knots;
            }
            boolean next = first == firstKnot + 1;
            if (next) {
                System.arraycopy(knots, 1, knots, 0, KNOTS - 1);
            }
            for (int k = next ? KNOTS - 1 : 0; k < KNOTS; k++) {
                knots[k] = stream.normal(first + k);
            }
            firstKnot = first;
            return knots;
        }

        double normal(long at) {
            if (at != counter) {
                counter = at;
                normal = stream.normal(at);
            }
            return normal;
        }
    }
}
