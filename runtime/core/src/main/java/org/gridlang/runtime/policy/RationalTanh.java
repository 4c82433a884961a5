package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// `tanh(x) = x P(x^2) / Q(x^2)` with P and Q of degree 4, on |x| <= 7.9 and constant beyond.
///
/// The coefficients are our own fit: minimax in the relative error on (0, 7.9] by iteratively reweighted least
/// squares, with P(0) = Q(0) = 1, so that small arguments come back unchanged. The fit is off by 5.9e-9; with
/// `float` rounding and the constant end, the relative error is below 3.6e-7 everywhere. All coefficients are
/// positive, so nothing cancels. Only exactly rounded operations are used: the bits do not depend on the
/// compiler.
final class RationalTanh {
    /// Beyond it tanh differs from 1 by less than 2.8e-7. No value exceeds 1 - 2^-24, so an action never leaves
    /// (-1, 1).
    private static final float LAST = 7.9f;

    private static final float P1 = 0.13452859f;
    private static final float P2 = 0.0035816438f;
    private static final float P3 = 2.2066952e-5f;
    private static final float P4 = 1.5489649e-8f;
    private static final float Q1 = 0.4678619f;
    private static final float Q2 = 0.02620234f;
    private static final float Q3 = 3.427985e-4f;
    private static final float Q4 = 8.623724e-7f;

    private RationalTanh() {}

    /// Replaces `length` numbers, a multiple of the lanes, by their hyperbolic tangents.
    static void apply(float[] values, int start, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int index = start; index < start + length; index += Lanes.COUNT) {
            FloatVector given = FloatVector.fromArray(SPECIES, values, index);
            // Compare and blend: min and max of Java define the order of zeros and NaN, at several instructions.
            FloatVector below = given.blend(LAST, given.compare(VectorOperators.GT, LAST));
            FloatVector x = below.blend(-LAST, below.compare(VectorOperators.LT, -LAST));
            FloatVector square = x.mul(x);
            FloatVector numerator = square.fma(P4, P3)
                    .fma(square, FloatVector.broadcast(SPECIES, P2))
                    .fma(square, FloatVector.broadcast(SPECIES, P1))
                    .fma(square, one);
            FloatVector denominator = square.fma(Q4, Q3)
                    .fma(square, FloatVector.broadcast(SPECIES, Q2))
                    .fma(square, FloatVector.broadcast(SPECIES, Q1))
                    .fma(square, one);
            numerator.mul(x).div(denominator).intoArray(values, index);
        }
    }

    /// The same for one number, with the same bits.
    static float of(float unbounded) {
        float x = unbounded > LAST ? LAST : unbounded < -LAST ? -LAST : unbounded;
        float square = x * x;
        float numerator = Math.fma(Math.fma(Math.fma(Math.fma(square, P4, P3), square, P2), square, P1), square, 1);
        float denominator = Math.fma(Math.fma(Math.fma(Math.fma(square, Q4, Q3), square, Q2), square, Q1), square, 1);
        return numerator * x / denominator;
    }
}
