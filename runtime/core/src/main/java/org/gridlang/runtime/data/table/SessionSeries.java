package org.gridlang.runtime.data.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gridlang.runtime.data.table.DataFault.Kind;
import org.gridlang.runtime.data.table.DataFault.Place;
import org.gridlang.runtime.data.table.TableRequest.Layout;

/// Sessions, each with a beginning and an end, added up into series that change where a session begins or ends.
/// They cover the days from the first beginning to the last end; where no session is, the value is zero.
final class SessionSeries {
    private final TableRequest request;
    private final Layout.Sessions layout;
    private final Faults faults;
    private final LocalClock clock;
    private final TreeMap<String, List<Session>> byKey = new TreeMap<>(KeyOrder.NATURAL);
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private record Session(long begin, long end, double amount) {}

    /// A change of the sum at a moment.
    private record Change(long at, int sessions, double amount) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            return Long.compare(at, other.at);
        }
    }

    SessionSeries(TableRequest request, Layout.Sessions layout, Faults faults) {
        this.request = request;
        this.layout = layout;
        this.faults = faults;
        this.clock = new LocalClock(request.zone());
    }

    /// A session.
    ///
    /// @param amount in the unit of the file; 1 if sessions are only counted
    void add(long row, Stamp begin, Stamp end, String key, double amount) {
        long from = moment(row, begin, Long.MIN_VALUE);
        long to = moment(row, end, Long.MIN_VALUE);
        if (from == LocalClock.MISSING || to == LocalClock.MISSING) {
            return;
        }
        if (to < from && !end.absolute()) {
            // In the hour that comes twice, a session that began the first time may end the second.
            to = clock.moment(end.seconds(), to + 3600);
        }
        if (to < from) {
            long shown = to;
            faults.add(
                    Kind.SESSION,
                    () -> DataFault.of(
                                    Kind.SESSION,
                                    new Place.Cell(faults.file(), row, end.field()),
                                    "this session ends at " + TimeText.moment(shown, request.zone())
                                            + ", before it begins at " + TimeText.moment(from, request.zone()))
                            .note("why", "a session lasts from its beginning to its end"));
            return;
        }
        if (to == from && layout.shortest() == 0) {
            faults.add(
                    Kind.SESSION,
                    () -> DataFault.of(
                                    Kind.SESSION,
                                    new Place.Cell(faults.file(), row, end.field()),
                                    "this session ends when it begins, at " + TimeText.moment(from, request.zone()))
                            .note("why", "a session without length holds no power")
                            .note("instead", "shortest: 1 min lengthens shorter sessions to a minute"));
            return;
        }
        long until = Math.max(to, from + layout.shortest());
        first = Math.min(first, from);
        last = Math.max(last, until);
        byKey.computeIfAbsent(key, each -> new ArrayList<>()).add(new Session(from, until, amount));
    }

    /// A stamp as read.
    record Stamp(int field, long seconds, boolean absolute) {}

    private long moment(long row, Stamp stamp, long expected) {
        if (stamp.absolute()) {
            return stamp.seconds();
        }
        long moment = clock.moment(stamp.seconds(), expected);
        if (moment == LocalClock.MISSING) {
            faults.add(
                    Kind.CLOCK_CHANGE,
                    () -> DataFault.of(
                            Kind.CLOCK_CHANGE,
                            new Place.Cell(faults.file(), row, stamp.field()),
                            "the clock in " + request.zone() + " never shows " + TimeText.local(stamp.seconds())
                                    + ": it goes forward"));
        }
        return moment;
    }

    /// The keys there are, in their order.
    List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    /// A column for each key; empty if there are faults.
    Optional<List<DataColumn>> columns() {
        if (byKey.isEmpty() && !faults.any()) {
            faults.add(DataFault.of(Kind.TOO_FEW_ROWS, Place.Argument.FILE, faults.file() + " has no sessions"));
        }
        if (faults.any()) {
            return Optional.empty();
        }
        long from = midnight(first, 0);
        long to = midnight(last - 1, 1);
        return Optional.of(
                byKey.values().stream().map(each -> column(each, from, to)).toList());
    }

    private long midnight(long moment, int daysLater) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(moment), request.zone())
                .toLocalDate()
                .plusDays(daysLater)
                .atStartOfDay(request.zone())
                .toEpochSecond();
    }

    private DataColumn column(List<Session> sessions, long from, long to) {
        var changes = new Change[2 * sessions.size()];
        for (int index = 0; index < sessions.size(); index++) {
            var session = sessions.get(index);
            double amount = request.unit().toSi(session.amount());
            double level = layout.value() == TableRequest.SessionValue.SPREAD
                    ? amount / (session.end() - session.begin())
                    : amount;
            changes[2 * index] = new Change(session.begin(), 1, level);
            changes[2 * index + 1] = new Change(session.end(), -1, -level);
        }
        Arrays.sort(changes);
        var edges = new Growing.Longs();
        var values = new Growing.Doubles();
        edges.add(from);
        values.add(0);
        long edge = from;
        int active = 0;
        double sum = 0;
        double value = 0;
        for (int index = 0; index < changes.length; index++) {
            var change = changes[index];
            active += change.sessions();
            // Rounding may not leave a trace behind the last session.
            sum = active == 0 ? 0 : sum + change.amount();
            boolean lastOfMoment = index + 1 == changes.length || changes[index + 1].at() > change.at();
            double now = value(active, sum);
            if (!lastOfMoment || now == value) {
                continue;
            }
            if (change.at() == edge) {
                values.replaceLast(now);
            } else if (change.at() < to) {
                edges.add(change.at());
                values.add(now);
                edge = change.at();
            }
            value = now;
        }
        edges.add(to);
        return new DataColumn(new TimeAxis(edges.toArray()), values.toArray());
    }

    private double value(int active, double sum) {
        return switch (layout.value()) {
            case PRESENCE -> Math.min(active, 1);
            case COUNT -> active;
            case SPREAD, LEVEL -> sum;
        };
    }
}
