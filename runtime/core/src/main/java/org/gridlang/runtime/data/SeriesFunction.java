package org.gridlang.runtime.data;

/// A series as a function of the moment, in SI units.
@FunctionalInterface
public interface SeriesFunction {
    double value(SeriesContext context);
}
