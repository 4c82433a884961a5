package org.gridlang.runtime.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.random.Stream;

/// Draws the days of each training pass from a range of dates, without replacement within a pass. The days of a
/// pass are a function of the stream and the pass alone.
public final class DaySampler {
    private final LocalDate first;
    private final int pool;
    private final Stream stream;

    public DaySampler(LocalDate first, LocalDate last, Stream stream) {
        this.first = first;
        this.pool = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        this.stream = stream;
    }

    /// Dates to choose from.
    public int pool() {
        return pool;
    }

    /// The days of a pass, in ascending order.
    public List<LocalDate> days(long pass, int count) {
        if (count < 1 || count > pool) {
            throw new IllegalArgumentException("cannot draw " + count + " different days out of " + pool);
        }
        int[] order = stream.permutation(pass, pool);
        var chosen = new ArrayList<LocalDate>(count);
        for (int index = 0; index < count; index++) {
            chosen.add(first.plusDays(order[index]));
        }
        chosen.sort(null);
        return List.copyOf(chosen);
    }

    /// The days of a pass of which some are given: those first, then drawn ones in ascending order.
    ///
    /// @param always dates of the pool, at most `count`
    public List<LocalDate> days(long pass, int count, List<LocalDate> always) {
        if (always.isEmpty()) {
            return days(pass, count);
        }
        int[] order = stream.permutation(pass, pool);
        var drawn = new ArrayList<LocalDate>();
        for (int index = 0; drawn.size() < count - always.size(); index++) {
            var date = first.plusDays(order[index]);
            if (!always.contains(date)) {
                drawn.add(date);
            }
        }
        drawn.sort(null);
        var days = new ArrayList<>(always);
        days.addAll(drawn);
        return List.copyOf(days);
    }

    /// `count` evenly spaced dates of a range, all of them if there are no more.
    public static List<LocalDate> spread(LocalDate first, LocalDate last, int count) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        long wanted = Math.min(count, days);
        var chosen = new ArrayList<LocalDate>();
        for (long index = 0; index < wanted; index++) {
            // The middle of the index-th of `wanted` equal parts.
            chosen.add(first.plusDays((2 * index + 1) * days / (2 * wanted)));
        }
        return List.copyOf(chosen);
    }
}
