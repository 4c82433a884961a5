package org.gridlang.runtime.device;

/// `exp`, `log`, `pow`, `tanh` and `(e^x - 1) / x` of a number, in the operations and the order of [VectorMath]: the
/// two give the same bits. It needs no vector module, so that what only looks at a device starts without one.
///
/// Only IEEE addition, multiplication, division and bit operations are used; no fused multiply-add, whose
/// emulation on a machine without one would be a thousand times slower. Relative errors are below 2e-15 (tested
/// against `StrictMath`).
public final class ScalarMath {
    /// Adding 1.5 * 2^52 rounds a number below 2^51 to an integer and leaves that integer in the low bits.
    static final double ROUNDER = 0x1.8p52;

    static final double LOG2_E = 1.4426950408889634;

    /// ln 2 in two parts; the first has 33 bits, so that its product with an exponent is exact (fdlibm
    /// `e_exp.c`).
    static final double LN2_HIGH = 0.6931471803691238;

    static final double LN2_LOW = 1.9082149292705877e-10;

    /// Above this `exp` is infinite.
    static final double EXP_LARGEST = 709.782712893384;

    /// Below this `exp` is 0: results that are not normal numbers are flushed.
    static final double EXP_SMALLEST = -708.0;

    /// 1/3!, 1/4!, ... 1/14!: the Taylor terms of `e^r` on |r| <= ln(2)/2, where the next one is below 2^-60.
    static final double[] EXP_TERMS = {
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

    static final double E3 = EXP_TERMS[0];
    static final double E4 = EXP_TERMS[1];
    static final double E5 = EXP_TERMS[2];
    static final double E6 = EXP_TERMS[3];
    static final double E7 = EXP_TERMS[4];
    static final double E8 = EXP_TERMS[5];
    static final double E9 = EXP_TERMS[6];
    static final double E10 = EXP_TERMS[7];
    static final double E11 = EXP_TERMS[8];
    static final double E12 = EXP_TERMS[9];
    static final double E13 = EXP_TERMS[10];
    static final double E14 = EXP_TERMS[11];

    /// 1/3, 1/5, ... 1/23: atanh(f)/f - 1 in powers of f^2 for |f| <= 0.1716.
    static final double L3 = 1.0 / 3;

    static final double L5 = 1.0 / 5;
    static final double L7 = 1.0 / 7;
    static final double L9 = 1.0 / 9;
    static final double L11 = 1.0 / 11;
    static final double L13 = 1.0 / 13;
    static final double L15 = 1.0 / 15;
    static final double L17 = 1.0 / 17;
    static final double L19 = 1.0 / 19;
    static final double L21 = 1.0 / 21;
    static final double L23 = 1.0 / 23;

    static final double SQRT_2 = 1.4142135623730951;
    static final double TWO_TO_54 = 0x1p54;
    static final long MANTISSA = 0x000F_FFFF_FFFF_FFFFL;
    static final long ONE_BITS = 0x3FF0_0000_0000_0000L;

    /// Clears the low 27 bits: a product of two such numbers is exact.
    static final long UPPER_HALF = 0xFFFF_FFFF_F800_0000L;

    /// 2^52 as bits: with an integer in its low bits it is that integer plus 2^52.
    static final long TWO_TO_52_BITS = 0x4330_0000_0000_0000L;

    /// 2^52 plus the exponent's bias.
    static final double BIASED = 0x1p52 + 1023;

    /// Beyond this size tanh is 1 to the last bit.
    static final double TANH_LARGEST = 22.0;

    /// Below this `e^x - 1` is -1 to the last bit; above 709 it is infinite.
    static final double EXPM1_SMALLEST = -45.0;

    static final double EXPM1_LARGEST = 709.0;

    private ScalarMath() {}

    /// `e^x`; 0 below -708.
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

    private static double expm1(double x) {
        double bounded = x < EXPM1_SMALLEST ? EXPM1_SMALLEST : x;
        double rounded = bounded * LOG2_E + ROUNDER;
        double whole = rounded - ROUNDER;
        double r = bounded - whole * LN2_HIGH - whole * LN2_LOW;
        double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) << 52) + ONE_BITS);
        double result = (tail(r) + r) * scale + (scale - 1.0);
        return x > EXPM1_LARGEST ? Double.POSITIVE_INFINITY : result;
    }

    /// `(e^x - 1) / x`, 1 at 0.
    public static double exprel(double x) {
        return x == 0.0 ? 1.0 : expm1(x) / x;
    }

    /// `tanh x = (e^2y - 1) / (e^2y + 1)` for `y = |x|`, with the sign of x.
    public static double tanh(double x) {
        double size = Math.abs(x);
        size = size > TANH_LARGEST ? TANH_LARGEST : size;
        double grown = expm1(size + size);
        double result = grown / (grown + 2.0);
        return x < 0.0 ? -result : result;
    }

    /// The natural logarithm: minus infinity at 0, NaN below.
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

    private static double logLimits(double x, double result) {
        if (x == 0.0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x == Double.POSITIVE_INFINITY ? x : x >= 0.0 ? result : Double.NaN;
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
