package org.gridlang.runtime.data;

/// The moment at which a generated series is evaluated, and its random streams. Draws are pure functions of
/// (seed, series, entity, primitive, absolute time): any moment can be replayed alone.
public interface SeriesContext {
    /// Seconds since local midnight.
    double timeOfDay();

    /// 1 at the start of 1 January, with the fraction of the day.
    double dayOfYear();

    /// 1 Monday to 7 Sunday.
    double weekday();

    /// 1 on Saturday and Sunday, else 0.
    double weekend();

    /// Smooth Gaussian noise of this standard deviation and correlation time (s); `primitive` tells the calls
    /// of one series apart.
    double wander(int primitive, double deviation, double correlation);

    /// One normal draw for the whole day.
    double daily(int primitive, double deviation);

    /// One normal draw for each step.
    double noise(int primitive, double deviation);

    /// The start of the step, seconds since 1970-01-01T00:00Z.
    double epochSeconds();

    /// Length of a step, s.
    double stepSeconds();

    /// For which key a series is asked that has one value for each: the place of the key among all.
    int key();

    /// The same moment for one key of another series that has one value for each.
    SeriesContext other(String series, int key);

    /// The same moment for another series of the problem, whose draws are those that this series has by itself.
    SeriesContext other(String series);
}
