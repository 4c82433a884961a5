package org.gridlang.runtime.device;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/// Minimum, maximum and sign by comparison and choice, once for a vector and once for a number with the same
/// bits. Unlike `Math.min` they give the first argument on a tie and where one is not a number, which makes the
/// derivative of each the derivative of a plain choice, and lets a value that is not a number pass through a
/// clamp to where it is noticed.
public final class VectorSelection {
    private VectorSelection() {}

    /// `right < left ? right : left`.
    public static DoubleVector min(DoubleVector left, DoubleVector right) {
        return left.blend(right, right.compare(VectorOperators.LT, left));
    }

    /// The twin of [#min(DoubleVector, DoubleVector)].
    public static double min(double left, double right) {
        return right < left ? right : left;
    }

    /// `right > left ? right : left`.
    public static DoubleVector max(DoubleVector left, DoubleVector right) {
        return left.blend(right, right.compare(VectorOperators.GT, left));
    }

    /// The twin of [#max(DoubleVector, DoubleVector)].
    public static double max(double left, double right) {
        return right > left ? right : left;
    }

    /// -1, 0 or 1; 0 where the argument is not a number.
    public static DoubleVector sign(DoubleVector x) {
        DoubleVector zero = x.broadcast(0.0);
        return zero.blend(1.0, x.compare(VectorOperators.GT, 0.0)).blend(-1.0, x.compare(VectorOperators.LT, 0.0));
    }

    /// The twin of [#sign(DoubleVector)].
    public static double sign(double x) {
        return x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0;
    }
}
