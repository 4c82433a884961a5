package org.gridlang.runtime.data.table;

import java.util.Arrays;

/// One row while it is read: the next one overwrites it.
final class Row {
    /// Line of a text file, row of a Parquet file, from 1.
    long number;

    /// The stamp, or where a session begins: seconds and whether they are of UTC.
    long stamp;

    boolean absolute;
    long end;
    boolean endAbsolute;
    String key = "";

    /// In the unit of the file; NaN where missing.
    final double[] values;

    Row(int valueCount) {
        values = new double[valueCount];
    }

    void begin(long newNumber) {
        number = newNumber;
        key = "";
        Arrays.fill(values, Double.NaN);
    }

    boolean incomplete() {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }
}
