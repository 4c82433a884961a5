package org.gridlang.runtime.data.table;

/// The values of one series, one for each row of its axis, in SI units.
public record DataColumn(TimeAxis axis, double[] values) {
    public DataColumn {
        if (values.length != axis.rows()) {
            throw new IllegalArgumentException(values.length + " values for " + axis.rows() + " rows");
        }
    }
}
