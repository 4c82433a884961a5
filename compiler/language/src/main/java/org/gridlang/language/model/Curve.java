package org.gridlang.language.model;

import java.util.List;

/// A function that is straight between points and held beyond them: the points (-5, 2), (10, 4) give 2 at -8, 3 at 2.5
/// and 4 at 12. Its slope at a point is that of the piece on the left.
///
/// @param at strictly increasing, at least two
/// @param values one for each
public record Curve(List<Double> at, List<Double> values) {
    public Curve {
        at = List.copyOf(at);
        values = List.copyOf(values);
        if (at.size() < 2 || at.size() != values.size()) {
            throw new IllegalArgumentException(at.size() + " places and " + values.size() + " values");
        }
    }

    public int size() {
        return at.size();
    }

    /// The value at a place; no number if the place is none.
    public double value(double x) {
        if (x <= at.getFirst()) {
            return values.getFirst();
        }
        for (int piece = 0; piece + 1 < at.size(); piece++) {
            if (x <= at.get(piece + 1)) {
                return values.get(piece) + slope(piece) * (x - at.get(piece));
            }
        }
        return Double.isNaN(x) ? Double.NaN : values.getLast();
    }

    /// The slope between a point and the next.
    public double slope(int piece) {
        return (values.get(piece + 1) - values.get(piece)) / (at.get(piece + 1) - at.get(piece));
    }
}
