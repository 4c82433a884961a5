package org.gridlang.runtime.data.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;

/// The rows of one series, or of several that stand side by side, laid onto the time axis as they come: each must
/// follow the one before by exactly one step. Steps of whole days follow the calendar.
final class RowSequence {
    private static final long DAY = 86_400;
    private static final long MOST_FILLED = 10_000_000;

    private final TableRequest request;
    private final Faults faults;
    private final ZoneId zone;
    private final LocalClock clock;
    private final long step;
    private final List<Growing.Doubles> columns = new ArrayList<>();
    private final Growing.Longs stamps = new Growing.Longs();
    /// How far apart rows were that were not one step apart.
    private final Map<Long, Integer> otherSteps = new HashMap<>();

    private boolean begun;
    /// The stamp of the last place on the axis, and of the last row whether it has one or not.
    private long last;
    private long lastSeen;
    private long stepped;
    private int skipped;

    /// @param step from row to row, s
    RowSequence(TableRequest request, Faults faults, int columnCount, long step) {
        this.request = request;
        this.faults = faults;
        this.zone = request.zone();
        this.clock = new LocalClock(zone);
        this.step = step;
        for (int index = 0; index < columnCount; index++) {
            columns.add(new Growing.Doubles());
        }
    }

    /// Begins where the call says, for files without stamps.
    void beginAt(LocalDateTime start) {
        begun = true;
        last = minusStep(start.atZone(zone).toEpochSecond());
    }

    /// The next row of a file without stamps.
    void add(double[] values) {
        put(plusStep(last), values);
    }

    /// The next row of a file with stamps.
    ///
    /// @param stamp seconds since 1970-01-01T00:00, of UTC if `absolute`, else on the clock of the zone
    /// @param field of the stamp, for messages
    void add(long row, int field, long stamp, boolean absolute, double[] values) {
        long moment = absolute ? stamp : clock.moment(stamp, begun ? plusStep(last) : stamp);
        if (moment == LocalClock.MISSING) {
            skipped++;
            faults.add(Kind.CLOCK_CHANGE, () -> leftOut(place(row, field), stamp));
            return;
        }
        if (!begun) {
            begun = true;
            lastSeen = moment;
            put(moment, values);
            return;
        }
        if (moment <= lastSeen) {
            faults.add(
                    moment == lastSeen ? Kind.DUPLICATE_STAMP : Kind.UNORDERED_STAMPS,
                    () -> notLater(place(row, field), moment));
            return;
        }
        long distance = moment - lastSeen;
        boolean inStep = moment == plusStep(lastSeen);
        lastSeen = moment;
        if (inStep) {
            stepped++;
        } else {
            otherSteps.merge(distance, 1, Integer::sum);
        }
        if (moment == plusStep(last)) {
            put(moment, values);
        } else {
            follow(place(row, field), moment, values);
        }
    }

    private Place place(long row, int field) {
        return new Place.Cell(faults.file(), row, field);
    }

    private void follow(Place place, long moment, double[] values) {
        long expected = plusStep(last);
        long missing = 0;
        while (expected < moment && missing <= MOST_FILLED) {
            missing++;
            expected = plusStep(expected);
        }
        if (expected != moment) {
            skipped++;
            long before = last;
            faults.add(Kind.WRONG_STEP, () -> offStep(place, moment, before));
            return;
        }
        if (missing > skipped && request.gaps() == TableRequest.Gaps.ERROR) {
            long absent = missing - skipped;
            long before = last;
            faults.add(Kind.GAP, () -> gap(place, before, moment, absent));
        }
        for (long filled = 0; filled < missing; filled++) {
            putMissing(plusStep(last));
        }
        put(moment, values);
    }

    private void put(long moment, double[] values) {
        stamps.add(moment);
        for (int index = 0; index < values.length; index++) {
            columns.get(index).add(values[index]);
        }
        last = moment;
        skipped = 0;
    }

    private void putMissing(long moment) {
        stamps.add(moment);
        columns.forEach(each -> each.add(Double.NaN));
        last = moment;
    }

    private long plusStep(long moment) {
        return step % DAY == 0 ? shifted(moment, step / DAY) : moment + step;
    }

    private long minusStep(long moment) {
        return step % DAY == 0 ? shifted(moment, -step / DAY) : moment - step;
    }

    private long shifted(long moment, long days) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(moment), zone)
                .plusDays(days)
                .atZone(zone)
                .toEpochSecond();
    }

    /// Whether most rows were some other step apart: then that is the one fault.
    private Optional<Long> otherStep() {
        int others = otherSteps.values().stream().mapToInt(Integer::intValue).sum();
        if (others <= stepped) {
            return Optional.empty();
        }
        return otherSteps.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /// The columns; empty if there is a fault.
    Optional<List<DataColumn>> columns(boolean stampsAreEnds) {
        otherStep().ifPresent(this::reportStep);
        if (stamps.count() == 0) {
            if (!faults.any()) {
                faults.add(
                        DataFault.of(Kind.TOO_FEW_ROWS, Place.Argument.FILE, faults.file() + " has no rows of data"));
            }
            return Optional.empty();
        }
        if (faults.any()) {
            return Optional.empty();
        }
        var axis = axis(stampsAreEnds);
        var found = new ArrayList<DataColumn>();
        for (var column : columns) {
            double[] values = column.toArray();
            if (!fill(values, axis)) {
                return Optional.empty();
            }
            for (int index = 0; index < values.length; index++) {
                values[index] = request.unit().toSi(values[index]);
            }
            found.add(new DataColumn(axis, values));
        }
        return Optional.of(found);
    }

    private TimeAxis axis(boolean stampsAreEnds) {
        long[] known = stamps.toArray();
        long[] edges = new long[known.length + 1];
        System.arraycopy(known, 0, edges, stampsAreEnds ? 1 : 0, known.length);
        if (stampsAreEnds) {
            edges[0] = minusStep(known[0]);
        } else {
            edges[known.length] = plusStep(known[known.length - 1]);
        }
        return new TimeAxis(edges);
    }

    /// Puts values in the place of missing ones; false if there is nothing to make them of.
    private boolean fill(double[] values, TimeAxis axis) {
        boolean linear = request.gaps() == TableRequest.Gaps.LINEAR;
        int before = -1;
        for (int index = 0; index <= values.length; index++) {
            if (index < values.length && Double.isNaN(values[index])) {
                continue;
            }
            boolean gap = index > before + 1;
            if (gap && (before < 0 || (linear && index == values.length))) {
                faults.add(DataFault.of(
                                Kind.MISSING_VALUE,
                                Place.Argument.FILE,
                                request.name() + (before < 0 ? " begins" : " ends") + " with a missing value, at "
                                        + TimeText.moment(axis.edges()[before < 0 ? 0 : values.length - 1], zone))
                        .note("why", "a gap is filled from " + (linear ? "both its sides" : "the value before it")));
                return false;
            }
            for (int missing = before + 1; missing < index; missing++) {
                double share = linear ? (missing - before) / (double) (index - before) : 0;
                values[missing] = values[before] + (linear ? share * (values[index] - values[before]) : 0);
            }
            before = index;
        }
        return true;
    }

    private DataFault leftOut(Place place, long local) {
        var winter = clock.winterOffset(local);
        return DataFault.of(
                        Kind.CLOCK_CHANGE,
                        place,
                        "the clock in " + zone + " never shows " + TimeText.local(local) + ": it goes forward")
                .note("instead", "zone: \"" + fixed(winter) + "\" if the clock of the file has no summer time");
    }

    private static String fixed(java.time.ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "UTC" : offset.getId();
    }

    private DataFault notLater(Place place, long moment) {
        boolean same = moment == lastSeen;
        var fault = DataFault.of(
                same ? Kind.DUPLICATE_STAMP : Kind.UNORDERED_STAMPS,
                place,
                TimeText.moment(moment, zone)
                        + (same ? " is there twice" : " stands after " + TimeText.moment(lastSeen, zone)));
        return request.key().isEmpty() && request.files().size() == 1
                ? fault.note("why", "rows are in the order of time, and each time has one row")
                : fault.note("why", "the rows of each key are in the order of time, and each time has one row");
    }

    private DataFault offStep(Place place, long moment, long before) {
        return DataFault.of(
                        Kind.WRONG_STEP,
                        place,
                        "this row comes " + TimeText.length(moment - before) + " after " + TimeText.moment(before, zone)
                                + ", but rows are " + TimeText.length(step) + " apart")
                .note("why", "`every` says how far apart rows are, and all keep to it");
    }

    private DataFault gap(Place place, long before, long moment, long missing) {
        var fault = DataFault.of(
                Kind.GAP,
                place,
                (missing == 1 ? "a row is" : missing + " rows are") + " missing between "
                        + TimeText.moment(before, zone) + " and " + TimeText.moment(moment, zone));
        var jump = zone.getRules().nextTransition(Instant.ofEpochSecond(before - 1));
        if (jump != null && jump.isOverlap() && jump.toEpochSecond() <= moment) {
            return fault.note("why", "the clock in " + zone + " goes back then, and shows that hour twice")
                    .note(
                            "instead",
                            "zone: \"" + fixed(clock.winterOffset(before))
                                    + "\" if the clock of the file has no summer time; gaps: hold fills the gap");
        }
        return fault.note("instead", "gaps: hold repeats the row before; gaps: linear draws a straight line");
    }

    private void reportStep(long distance) {
        if (faults.count(Kind.GAP) + faults.count(Kind.WRONG_STEP) == 0) {
            return;
        }
        faults.drop(Kind.GAP);
        faults.drop(Kind.WRONG_STEP);
        faults.add(DataFault.of(
                        Kind.WRONG_STEP,
                        new Place.Argument("every"),
                        "the rows of " + faults.file() + " are " + TimeText.length(distance) + " apart")
                .pointing("not " + TimeText.length(step))
                .replacing(TimeText.length(distance)));
    }
}
