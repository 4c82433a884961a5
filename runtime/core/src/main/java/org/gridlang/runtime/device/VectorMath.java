package org.gridlang.runtime.device;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// `exp`, `log`, `pow`, `tanh` and `(e^x - 1) / x` in double precision, each once for a vector and once for a
/// number, in the same operations in the same order: the two give the same bits. The library's vector functions
/// do not promise that: they change their last bits when the just-in-time compiler changes its mind.
///
/// Only IEEE addition, multiplication, division and bit operations are used; no fused multiply-add, whose
/// emulation on a machine without one would be a thousand times slower. Relative errors are below 2e-15 (tested
/// against
/// `StrictMath`). The sine and cosine are in [VectorTrigonometry].
public final class VectorMath {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /// Adding 1.5 * 2^52 rounds a number below 2^51 to an integer and leaves that integer in the low bits.
    static final double ROUNDER = 0x1.8p52;

    private static final double LOG2_E = 1.4426950408889634;

    /// ln 2 in two parts; the first has 33 bits, so that its product with an exponent is exact (fdlibm
    /// `e_exp.c`).
    private static final double LN2_HIGH = 0.6931471803691238;

    private static final double LN2_LOW = 1.9082149292705877e-10;

    /// Above this `exp` is infinite.
    private static final double EXP_LARGEST = 709.782712893384;

    /// Below this `exp` is 0: results that are not normal numbers are flushed.
    private static final double EXP_SMALLEST = -708.0;

    /// 1/3!, 1/4!, ... 1/14!: the Taylor terms of `e^r` on |r| <= ln(2)/2, where the next one is below 2^-60.
    private static final double[] EXP_TERMS = {
        1.0 / 6,
        1.0 / 24,
        1.0 / 120,
        1.0 / 720,
        1.0 / 5040,
        1.0 / 40320,
        1.0 / 362880,
        1.0 / 3628800,
        1.0 / 39916800,
        1.0 / 479001600,
        1.0 / 6227020800.0,
        1.0 / 87178291200.0
    };

    private static final double E3 = EXP_TERMS[0];
    private static final double E4 = EXP_TERMS[1];
    private static final double E5 = EXP_TERMS[2];
    private static final double E6 = EXP_TERMS[3];
    private static final double E7 = EXP_TERMS[4];
    private static final double E8 = EXP_TERMS[5];
    private static final double E9 = EXP_TERMS[6];
    private static final double E10 = EXP_TERMS[7];
    private static final double E11 = EXP_TERMS[8];
    private static final double E12 = EXP_TERMS[9];
    private static final double E13 = EXP_TERMS[10];
    private static final double E14 = EXP_TERMS[11];

    /// 1/3, 1/5, ... 1/23: atanh(f)/f - 1 in powers of f^2 for |f| <= 0.1716.
    private static final double L3 = 1.0 / 3;

    private static final double L5 = 1.0 / 5;
    private static final double L7 = 1.0 / 7;
    private static final double L9 = 1.0 / 9;
    private static final double L11 = 1.0 / 11;
    private static final double L13 = 1.0 / 13;
    private static final double L15 = 1.0 / 15;
    private static final double L17 = 1.0 / 17;
    private static final double L19 = 1.0 / 19;
    private static final double L21 = 1.0 / 21;
    private static final double L23 = 1.0 / 23;

    private static final double SQRT_2 = 1.4142135623730951;
    private static final double TWO_TO_54 = 0x1p54;
    private static final long MANTISSA = 0x000F_FFFF_FFFF_FFFFL;
    private static final long ONE_BITS = 0x3FF0_0000_0000_0000L;

    /// Clears the low 27 bits: a product of two such numbers is exact.
    private static final long UPPER_HALF = 0xFFFF_FFFF_F800_0000L;

    /// 2^52 as bits: with an integer in its low bits it is that integer plus 2^52.
    private static final long TWO_TO_52_BITS = 0x4330_0000_0000_0000L;

    /// 2^52 plus the exponent's bias.
    private static final double BIASED = 0x1p52 + 1023;

    /// Beyond this size tanh is 1 to the last bit.
    private static final double TANH_LARGEST = 22.0;

    /// Below this `e^x - 1` is -1 to the last bit; above 709 it is infinite.
    private static final double EXPM1_SMALLEST = -45.0;

    private static final double EXPM1_LARGEST = 709.0;

    private VectorMath() {}

    /// `e^x`; 0 below -708.
    public static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = x.mul(LOG2_E).add(ROUNDER);
        DoubleVector whole = rounded.sub(ROUNDER);
        DoubleVector r = x.sub(whole.mul(LN2_HIGH)).sub(whole.mul(LN2_LOW));
        DoubleVector power = tail(r).add(r).add(1.0);
        LongVector scaled =
                power.reinterpretAsLongs().add(rounded.reinterpretAsLongs().lanewise(LSHL, 52));
        DoubleVector result = scaled.reinterpretAsDoubles();
        result = result.blend(0.0, x.compare(VectorOperators.LT, EXP_SMALLEST));
        return result.blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, EXP_LARGEST));
    }

    /// The twin of [#exp(DoubleVector)].
    public static double exp(double x) {
        double rounded = x * LOG2_E + ROUNDER;
        double whole = rounded - ROUNDER;
        double r = x - whole * LN2_HIGH - whole * LN2_LOW;
        double power = tail(r) + r + 1.0;
        double result = Double.longBitsToDouble(
                Double.doubleToRawLongBits(power) + (Double.doubleToRawLongBits(rounded) << 52));
        result = x < EXP_SMALLEST ? 0.0 : result;
        return x > EXP_LARGEST ? Double.POSITIVE_INFINITY : result;
    }

    /// `e^r - 1 - r` on |r| <= ln(2)/2.
    private static DoubleVector tail(DoubleVector r) {
        DoubleVector sum = r.mul(E14).add(E13);
        sum = sum.mul(r).add(E12);
        sum = sum.mul(r).add(E11);
        sum = sum.mul(r).add(E10);
        sum = sum.mul(r).add(E9);
        sum = sum.mul(r).add(E8);
        sum = sum.mul(r).add(E7);
        sum = sum.mul(r).add(E6);
        sum = sum.mul(r).add(E5);
        sum = sum.mul(r).add(E4);
        sum = sum.mul(r).add(E3);
        sum = sum.mul(r).add(0.5);
        return sum.mul(r.mul(r));
    }

    private static double tail(double r) {
        double sum = r * E14 + E13;
        sum = sum * r + E12;
        sum = sum * r + E11;
        sum = sum * r + E10;
        sum = sum * r + E9;
        sum = sum * r + E8;
        sum = sum * r + E7;
        sum = sum * r + E6;
        sum = sum * r + E5;
        sum = sum * r + E4;
        sum = sum * r + E3;
        sum = sum * r + 0.5;
        return sum * (r * r);
    }

    /// `e^x - 1` without cancellation near 0: `2^k (e^r - 1) + (2^k - 1)`; infinite above 709.
    private static DoubleVector expm1(DoubleVector x) {
        DoubleVector bounded = x.blend(EXPM1_SMALLEST, x.compare(VectorOperators.LT, EXPM1_SMALLEST));
        DoubleVector rounded = bounded.mul(LOG2_E).add(ROUNDER);
        DoubleVector whole = rounded.sub(ROUNDER);
        DoubleVector r = bounded.sub(whole.mul(LN2_HIGH)).sub(whole.mul(LN2_LOW));
        DoubleVector scale =
                rounded.reinterpretAsLongs().lanewise(LSHL, 52).add(ONE_BITS).reinterpretAsDoubles();
        DoubleVector result = tail(r).add(r).mul(scale).add(scale.sub(1.0));
        return result.blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, EXPM1_LARGEST));
    }

    private static double expm1(double x) {
        double bounded = x < EXPM1_SMALLEST ? EXPM1_SMALLEST : x;
        double rounded = bounded * LOG2_E + ROUNDER;
        double whole = rounded - ROUNDER;
        double r = bounded - whole * LN2_HIGH - whole * LN2_LOW;
        double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) << 52) + ONE_BITS);
        double result = (tail(r) + r) * scale + (scale - 1.0);
        return x > EXPM1_LARGEST ? Double.POSITIVE_INFINITY : result;
    }

    /// `(e^x - 1) / x`, 1 at 0: the mean of `e^s` for s from 0 to x. It turns a linear differential equation
    /// into its exact step.
    public static DoubleVector exprel(DoubleVector x) {
        return expm1(x).div(x).blend(1.0, x.compare(VectorOperators.EQ, 0.0));
    }

    /// The twin of [#exprel(DoubleVector)].
    public static double exprel(double x) {
        return x == 0.0 ? 1.0 : expm1(x) / x;
    }

    /// `tanh x = (e^2y - 1) / (e^2y + 1)` for `y = |x|`, with the sign of x.
    public static DoubleVector tanh(DoubleVector x) {
        DoubleVector size = x.abs();
        size = size.blend(TANH_LARGEST, size.compare(VectorOperators.GT, TANH_LARGEST));
        DoubleVector grown = expm1(size.add(size));
        DoubleVector result = grown.div(grown.add(2.0));
        return result.blend(result.neg(), x.compare(VectorOperators.LT, 0.0));
    }

    /// The twin of [#tanh(DoubleVector)].
    public static double tanh(double x) {
        double size = Math.abs(x);
        size = size > TANH_LARGEST ? TANH_LARGEST : size;
        double grown = expm1(size + size);
        double result = grown / (grown + 2.0);
        return x < 0.0 ? -result : result;
    }

    /// The natural logarithm: minus infinity at 0, NaN below.
    ///
    /// With `x = 2^e m`, sqrt(1/2) < m <= sqrt(2) and `f = (m - 1) / (m + 1)`: `ln x = e ln 2 + 2 atanh f`.
    public static DoubleVector log(DoubleVector x) {
        var subnormal = x.compare(VectorOperators.LT, Double.MIN_NORMAL);
        LongVector bits = x.blend(x.mul(TWO_TO_54), subnormal).reinterpretAsLongs();
        DoubleVector exponent = bits.lanewise(LSHR, 52)
                .or(TWO_TO_52_BITS)
                .reinterpretAsDoubles()
                .sub(BIASED);
        exponent = exponent.blend(exponent.sub(54.0), subnormal);
        DoubleVector mantissa = bits.and(MANTISSA).or(ONE_BITS).reinterpretAsDoubles();
        var large = mantissa.compare(VectorOperators.GT, SQRT_2);
        mantissa = mantissa.blend(mantissa.mul(0.5), large);
        exponent = exponent.blend(exponent.add(1.0), large);
        DoubleVector f = mantissa.sub(1.0).div(mantissa.add(1.0));
        DoubleVector twice = f.add(f);
        DoubleVector small = exponent.mul(LN2_LOW).add(twice.mul(atanhTail(f.mul(f))));
        DoubleVector result = exponent.mul(LN2_HIGH).add(twice.add(small));
        return logLimits(x, result);
    }

    /// The twin of [#log(DoubleVector)].
    public static double log(double x) {
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * TWO_TO_54 : x);
        double exponent = Double.longBitsToDouble((bits >>> 52) | TWO_TO_52_BITS) - BIASED;
        exponent = subnormal ? exponent - 54.0 : exponent;
        double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE_BITS);
        boolean large = mantissa > SQRT_2;
        mantissa = large ? mantissa * 0.5 : mantissa;
        exponent = large ? exponent + 1.0 : exponent;
        double f = (mantissa - 1.0) / (mantissa + 1.0);
        double twice = f + f;
        double small = exponent * LN2_LOW + twice * atanhTail(f * f);
        double result = exponent * LN2_HIGH + (twice + small);
        return logLimits(x, result);
    }

    private static DoubleVector logLimits(DoubleVector x, DoubleVector result) {
        DoubleVector limited = result.blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0.0));
        limited = limited.blend(x, x.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY));
        return limited.blend(Double.NaN, x.compare(VectorOperators.GE, 0.0).not());
    }

    private static double logLimits(double x, double result) {
        if (x == 0.0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x == Double.POSITIVE_INFINITY ? x : x >= 0.0 ? result : Double.NaN;
    }

    /// `atanh(f)/f - 1` from the square of f.
    private static DoubleVector atanhTail(DoubleVector square) {
        DoubleVector sum = square.mul(L23).add(L21);
        sum = sum.mul(square).add(L19);
        sum = sum.mul(square).add(L17);
        sum = sum.mul(square).add(L15);
        sum = sum.mul(square).add(L13);
        sum = sum.mul(square).add(L11);
        sum = sum.mul(square).add(L9);
        sum = sum.mul(square).add(L7);
        sum = sum.mul(square).add(L5);
        sum = sum.mul(square).add(L3);
        return sum.mul(square);
    }

    private static double atanhTail(double square) {
        double sum = square * L23 + L21;
        sum = sum * square + L19;
        sum = sum * square + L17;
        sum = sum * square + L15;
        sum = sum * square + L13;
        sum = sum * square + L11;
        sum = sum * square + L9;
        sum = sum * square + L7;
        sum = sum * square + L5;
        sum = sum * square + L3;
        return sum * square;
    }

    /// `x^y` for x >= 0 (NaN below): `e^(y ln x)` with the logarithm in two parts, since its error is
    /// multiplied by y.
    public static DoubleVector pow(DoubleVector x, double y) {
        double[] lanes = new double[SPECIES.length()];
        x.intoArray(lanes, 0);
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = pow(lanes[lane], y);
        }
        return DoubleVector.fromArray(SPECIES, lanes, 0);
    }

    /// The twin of [#pow(DoubleVector, double)], and its body: powers other than squares and roots are rare in
    /// devices.
    public static double pow(double x, double y) {
        if (y == 0.0 || x == 1.0) {
            return 1.0;
        }
        if (x == 0.0 || x == Double.POSITIVE_INFINITY) {
            return (x == 0.0) == (y > 0.0) ? 0.0 : Double.POSITIVE_INFINITY;
        }
        if (!(x > 0.0)) {
            return Double.NaN;
        }
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * TWO_TO_54 : x);
        double exponent = (double) ((bits >>> 52) - 1023 - (subnormal ? 54 : 0));
        double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE_BITS);
        if (mantissa > SQRT_2) {
            mantissa *= 0.5;
            exponent += 1.0;
        }
        // f = upper + lower to 2^-80: the division's remainder is exact because its factors are halves.
        double numerator = mantissa - 1.0;
        double denominator = mantissa + 1.0;
        double upper = upperHalf(numerator / denominator);
        double denominatorUpper = upperHalf(denominator);
        double denominatorLower = mantissa - (denominatorUpper - 1.0);
        double lower = ((numerator - upper * denominatorUpper) - upper * denominatorLower) / denominator;
        double f = upper + lower;
        double small = exponent * LN2_LOW + 2.0 * (lower + f * atanhTail(f * f));
        double large = exponent * LN2_HIGH + 2.0 * upper;
        double lost = (exponent * LN2_HIGH - large) + 2.0 * upper;
        double logarithm = upperHalf(large + small);
        double rest = (large - logarithm) + (small + lost);
        double yUpper = upperHalf(y);
        double main = yUpper * logarithm;
        double correction = y * rest + (y - yUpper) * logarithm;
        double total = main + correction;
        double power = exp(total);
        return power + power * ((main - total) + correction);
    }

    private static double upperHalf(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & UPPER_HALF);
    }
}
