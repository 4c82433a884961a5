package org.gridlang.runtime.device;

import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Sine and cosine in double precision, once for a vector and once for a number, with the same bits (see
/// [VectorMath]).
///
/// An angle of at most a million is reduced to `r` in [-pi/4, pi/4] by subtracting a multiple of pi/2 in three
/// exact parts (Cody and Waite, "Software Manual for the Elementary Functions", 1980); larger ones, which no
/// device needs, go to `StrictMath` lane by lane. The error is below 1e-15.
public final class VectorTrigonometry {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final double LARGEST = 1.0e6;
    private static final double TWO_OVER_PI = 0.6366197723675814;

    /// pi/2 in parts of 33 bits (fdlibm `e_rem_pio2.c`).
    private static final double HALF_PI_1 = 1.5707963267341256;

    private static final double HALF_PI_2 = 6.077100506303966e-11;
    private static final double HALF_PI_3 = 2.0222662487959506e-21;

    /// Taylor terms of the sine from r^3 on.
    private static final double S3 = -1.0 / 6;

    private static final double S5 = 1.0 / 120;
    private static final double S7 = -1.0 / 5040;
    private static final double S9 = 1.0 / 362880;
    private static final double S11 = -1.0 / 39916800;
    private static final double S13 = 1.0 / 6227020800.0;
    private static final double S15 = -1.0 / 1307674368000.0;
    private static final double S17 = 1.0 / 355687428096000.0;

    /// Taylor terms of the cosine from r^4 on.
    private static final double C4 = 1.0 / 24;

    private static final double C6 = -1.0 / 720;
    private static final double C8 = 1.0 / 40320;
    private static final double C10 = -1.0 / 3628800;
    private static final double C12 = 1.0 / 479001600;
    private static final double C14 = -1.0 / 87178291200.0;
    private static final double C16 = 1.0 / 20922789888000.0;

    private VectorTrigonometry() {}

    public static DoubleVector sin(DoubleVector x) {
        return beyond(x).anyTrue() ? eachLane(x, 0) : quadrant(x, 0);
    }

    /// The twin of [#sin(DoubleVector)].
    public static double sin(double x) {
        return Math.abs(x) <= LARGEST ? quadrant(x, 0) : StrictMath.sin(x);
    }

    public static DoubleVector cos(DoubleVector x) {
        return beyond(x).anyTrue() ? eachLane(x, 1) : quadrant(x, 1);
    }

    /// The twin of [#cos(DoubleVector)].
    public static double cos(double x) {
        return Math.abs(x) <= LARGEST ? quadrant(x, 1) : StrictMath.cos(x);
    }

    private static VectorMask<Double> beyond(DoubleVector x) {
        return x.abs().compare(VectorOperators.LE, LARGEST).not();
    }

    private static DoubleVector eachLane(DoubleVector x, int shift) {
        double[] lanes = new double[SPECIES.length()];
        x.intoArray(lanes, 0);
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = shift == 0 ? sin(lanes[lane]) : cos(lanes[lane]);
        }
        return DoubleVector.fromArray(SPECIES, lanes, 0);
    }

    /// The sine of x + shift pi/2: that of the remainder, or its cosine in odd quadrants; negative in the upper
    /// two.
    private static DoubleVector quadrant(DoubleVector x, int shift) {
        DoubleVector rounded = x.mul(TWO_OVER_PI).add(ScalarMath.ROUNDER);
        DoubleVector whole = rounded.sub(ScalarMath.ROUNDER);
        DoubleVector r = x.sub(whole.mul(HALF_PI_1)).sub(whole.mul(HALF_PI_2)).sub(whole.mul(HALF_PI_3));
        DoubleVector square = r.mul(r);
        LongVector number = rounded.reinterpretAsLongs().add(shift);
        VectorMask<Double> odd = number.and(1L).compare(VectorOperators.EQ, 1L).cast(SPECIES);
        DoubleVector result = sine(r, square).blend(cosine(square), odd);
        LongVector sign = number.and(2L).lanewise(LSHL, 62);
        return result.reinterpretAsLongs().lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles();
    }

    private static double quadrant(double x, int shift) {
        double rounded = x * TWO_OVER_PI + ScalarMath.ROUNDER;
        double whole = rounded - ScalarMath.ROUNDER;
        double r = x - whole * HALF_PI_1 - whole * HALF_PI_2 - whole * HALF_PI_3;
        double square = r * r;
        long number = Double.doubleToRawLongBits(rounded) + shift;
        double result = (number & 1L) == 1L ? cosine(square) : sine(r, square);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(result) ^ ((number & 2L) << 62));
    }

    private static DoubleVector sine(DoubleVector r, DoubleVector square) {
        DoubleVector sum = square.mul(S17).add(S15);
        sum = sum.mul(square).add(S13);
        sum = sum.mul(square).add(S11);
        sum = sum.mul(square).add(S9);
        sum = sum.mul(square).add(S7);
        sum = sum.mul(square).add(S5);
        sum = sum.mul(square).add(S3);
        return sum.mul(square).mul(r).add(r);
    }

    private static double sine(double r, double square) {
        double sum = square * S17 + S15;
        sum = sum * square + S13;
        sum = sum * square + S11;
        sum = sum * square + S9;
        sum = sum * square + S7;
        sum = sum * square + S5;
        sum = sum * square + S3;
        return sum * square * r + r;
    }

    private static DoubleVector cosine(DoubleVector square) {
        DoubleVector sum = square.mul(C16).add(C14);
        sum = sum.mul(square).add(C12);
        sum = sum.mul(square).add(C10);
        sum = sum.mul(square).add(C8);
        sum = sum.mul(square).add(C6);
        sum = sum.mul(square).add(C4);
        sum = sum.mul(square).sub(0.5);
        return sum.mul(square).add(1.0);
    }

    private static double cosine(double square) {
        double sum = square * C16 + C14;
        sum = sum * square + C12;
        sum = sum * square + C10;
        sum = sum * square + C8;
        sum = sum * square + C6;
        sum = sum * square + C4;
        sum = sum * square - 0.5;
        return sum * square + 1.0;
    }
}
