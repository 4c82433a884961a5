package org.gridlang.runtime.data;

import java.time.LocalDate;

/// A series gave a value that is not a finite number.
public final class NonFiniteSeriesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NonFiniteSeriesException(String series, LocalDate date, int step, double value) {
        super("series " + series + " is " + value + " on " + date + " at step " + step);
    }
}
