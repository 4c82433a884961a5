package org.gridlang.runtime.data.table;

import java.time.Instant;

/// A series was asked for a moment that its file does not cover.
public final class UncoveredMomentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UncoveredMomentException(String table, TimeAxis axis, double moment) {
        super("the data of " + table + " cover " + Instant.ofEpochSecond(axis.start()) + " to "
                + Instant.ofEpochSecond(axis.end()) + ", not " + Instant.ofEpochSecond((long) Math.floor(moment)));
    }
}
