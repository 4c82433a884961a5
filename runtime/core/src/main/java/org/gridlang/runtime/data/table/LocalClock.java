package org.gridlang.runtime.data.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// Turns what the clock of a zone shows into moments. Twice a year that is not one to one: an hour is left out
/// in spring and comes twice in autumn.
final class LocalClock {
    /// No moment shows this time.
    static final long MISSING = Long.MIN_VALUE;

    private final ZoneRules rules;
    /// From here to there, exclusive, the clock has one offset and no jump.
    private long plainFrom = 1;
    private long plainTo;
    private int plainOffset;

    LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /// The moment at which the clock shows this; of two, the one that is expected, else the first.
    ///
    /// @param local seconds since 1970-01-01T00:00 on the clock
    /// @param expected seconds of UTC
    long moment(long local, long expected) {
        if (local >= plainFrom && local < plainTo) {
            return local - plainOffset;
        }
        var shown = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        var offsets = rules.getValidOffsets(shown);
        if (offsets.isEmpty()) {
            return MISSING;
        }
        long first = local - offsets.getFirst().getTotalSeconds();
        if (offsets.size() > 1) {
            long second = local - offsets.getLast().getTotalSeconds();
            return second == expected ? second : first;
        }
        remember(first, offsets.getFirst().getTotalSeconds());
        return first;
    }

    private void remember(long moment, int offset) {
        var instant = Instant.ofEpochSecond(moment);
        var before = rules.previousTransition(instant.plusSeconds(1));
        var after = rules.nextTransition(instant);
        plainOffset = offset;
        // The hours on both sides of a jump are looked up each time.
        plainFrom = before == null
                ? Long.MIN_VALUE
                : before.toEpochSecond()
                        + offset
                        + Math.abs(before.getDuration().toSeconds());
        plainTo = after == null
                ? Long.MAX_VALUE
                : after.toEpochSecond() + offset - Math.abs(after.getDuration().toSeconds());
    }

    /// Whether the clock shows this twice.
    boolean twice(long local) {
        return rules.getValidOffsets(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC))
                        .size()
                > 1;
    }

    /// The offset without summer time at a moment, as a zone: `+01:00`.
    ZoneOffset winterOffset(long moment) {
        return rules.getStandardOffset(Instant.ofEpochSecond(moment));
    }
}
