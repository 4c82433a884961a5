package org.gridlang.runtime.device;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static org.gridlang.runtime.device.ScalarMath.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// `exp`, `log`, `pow`, `tanh` and `(e^x - 1) / x` in double precision, for the lanes of a vector, in the operations
/// and the order of their twins in [ScalarMath]: the two give the same bits. The library's vector functions
/// do not promise that: they change their last bits when the just-in-time compiler changes its mind.
///
/// Only IEEE addition, multiplication, division and bit operations are used; no fused multiply-add, whose
/// emulation on a machine without one would be a thousand times slower. Relative errors are below 2e-15 (tested
/// against
/// `StrictMath`). The sine and cosine are in [VectorTrigonometry].
public final class VectorMath {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

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

    /// `(e^x - 1) / x`, 1 at 0: the mean of `e^s` for s from 0 to x. It turns a linear differential equation
    /// into its exact step.
    public static DoubleVector exprel(DoubleVector x) {
        return expm1(x).div(x).blend(1.0, x.compare(VectorOperators.EQ, 0.0));
    }

    /// `tanh x = (e^2y - 1) / (e^2y + 1)` for `y = |x|`, with the sign of x.
    public static DoubleVector tanh(DoubleVector x) {
        DoubleVector size = x.abs();
        size = size.blend(TANH_LARGEST, size.compare(VectorOperators.GT, TANH_LARGEST));
        DoubleVector grown = expm1(size.add(size));
        DoubleVector result = grown.div(grown.add(2.0));
        return result.blend(result.neg(), x.compare(VectorOperators.LT, 0.0));
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

    private static DoubleVector logLimits(DoubleVector x, DoubleVector result) {
        DoubleVector limited = result.blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0.0));
        limited = limited.blend(x, x.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY));
        return limited.blend(Double.NaN, x.compare(VectorOperators.GE, 0.0).not());
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

    /// `x^y` for x >= 0 (NaN below): `e^(y ln x)` with the logarithm in two parts, since its error is
    /// multiplied by y.
    public static DoubleVector pow(DoubleVector x, double y) {
        double[] lanes = new double[SPECIES.length()];
        x.intoArray(lanes, 0);
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = ScalarMath.pow(lanes[lane], y);
        }
        return DoubleVector.fromArray(SPECIES, lanes, 0);
    }
}
