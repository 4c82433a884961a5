package org.gridlang.runtime.data.table;

import java.util.Arrays;

/// When each row of a column holds: row `i` from `edges[i]` to `edges[i + 1]`, in seconds since
/// 1970-01-01T00:00Z, strictly rising.
public record TimeAxis(long[] edges) {
    public TimeAxis {
        if (edges.length < 2) {
            throw new IllegalArgumentException("an axis of " + edges.length + " edges");
        }
        for (int index = 1; index < edges.length; index++) {
            if (edges[index] <= edges[index - 1]) {
                throw new IllegalArgumentException("edges " + edges[index - 1] + " and " + edges[index]);
            }
        }
    }

    /// Rows `step` seconds apart.
    public static TimeAxis regular(long first, long step, int rows) {
        var edges = new long[rows + 1];
        for (int index = 0; index <= rows; index++) {
            edges[index] = first + index * step;
        }
        return new TimeAxis(edges);
    }

    public int rows() {
        return edges.length - 1;
    }

    public long start() {
        return edges[0];
    }

    /// The end of the last row, no longer part of it.
    public long end() {
        return edges[edges.length - 1];
    }

    /// The row that holds at a moment inside the axis: a guess as if all rows were equally long, which most often
    /// is right, then a search.
    int row(double moment) {
        double share = (moment - start()) / (end() - start());
        int guess = Math.clamp((long) (share * rows()), 0, rows() - 1);
        if (edges[guess] <= moment && moment < edges[guess + 1]) {
            return guess;
        }
        int found = Arrays.binarySearch(edges, (long) Math.floor(moment));
        return Math.clamp(found >= 0 ? found : -found - 2L, 0, rows() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeAxis that && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}
