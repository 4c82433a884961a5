package org.gridlang.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;

/// Each function against `StrictMath`, and the vector form against the plain one to the last bit.
final class VectorMathTest {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int DRAWS = 40_000;
    private static final long SEED = 20_260_427;
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        -0.5,
        1e-300,
        -1e-300,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e300,
        -1e300,
        709.78,
        709.79,
        -707.99,
        -708.1,
        22.0,
        -22.5,
        Math.PI,
        Math.PI / 2,
        1e6,
        1.5e6,
        Math.nextUp(1.0),
        Math.nextDown(1.0),
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    @Test
    void exponential() {
        accurate("exp", -700, 709, ScalarMath::exp, StrictMath::exp, 0);
        accurate("exp", -1, 1, ScalarMath::exp, StrictMath::exp, 0);
        sameBits(VectorMath::exp, ScalarMath::exp, -800, 800);
        assertEquals(0.0, ScalarMath.exp(-709.0));
        assertEquals(Double.POSITIVE_INFINITY, ScalarMath.exp(710.0));
        assertTrue(Double.isNaN(ScalarMath.exp(Double.NaN)));
    }

    @Test
    void logarithm() {
        accurate("log", 1e-12, 1e6, ScalarMath::log, StrictMath::log, 0);
        accurate("log", 0.7, 1.5, ScalarMath::log, StrictMath::log, 0);
        sameBits(VectorMath::log, ScalarMath::log, -2, 1e9);
        assertEquals(Double.NEGATIVE_INFINITY, ScalarMath.log(0.0));
        assertEquals(StrictMath.log(1e-310), ScalarMath.log(1e-310), 1e-12);
        assertTrue(Double.isNaN(ScalarMath.log(-1.0)));
    }

    @Test
    void hyperbolicTangent() {
        accurate("tanh", -30, 30, ScalarMath::tanh, StrictMath::tanh, 0);
        accurate("tanh", -1e-3, 1e-3, ScalarMath::tanh, StrictMath::tanh, 0);
        sameBits(VectorMath::tanh, ScalarMath::tanh, -30, 30);
    }

    @Test
    void relativeExponential() {
        DoubleUnaryOperator exact = x -> x == 0 ? 1 : StrictMath.expm1(x) / x;
        accurate("exprel", -60, 300, ScalarMath::exprel, exact, 0);
        accurate("exprel", -1e-6, 1e-6, ScalarMath::exprel, exact, 0);
        sameBits(VectorMath::exprel, ScalarMath::exprel, -50, 50);
        assertEquals(1.0, ScalarMath.exprel(0.0));
    }

    @Test
    void sineAndCosine() {
        accurate("sin", -10, 10, VectorTrigonometry::sin, StrictMath::sin, 1e-15);
        accurate("sin", -1e6, 1e6, VectorTrigonometry::sin, StrictMath::sin, 1e-15);
        accurate("cos", -1e4, 1e4, VectorTrigonometry::cos, StrictMath::cos, 1e-15);
        sameBits(VectorTrigonometry::sin, VectorTrigonometry::sin, -2e6, 2e6);
        sameBits(VectorTrigonometry::cos, VectorTrigonometry::cos, -100, 100);
        assertEquals(StrictMath.sin(Math.PI), VectorTrigonometry.sin(Math.PI), 1e-20);
    }

    @Test
    void power() {
        for (double exponent : new double[] {0.7, -1.3, 2.5, 17.25, 1e-3, -60.5}) {
            DoubleUnaryOperator exact = x -> StrictMath.pow(x, exponent);
            accurate("pow " + exponent, 1e-4, 3e4, x -> ScalarMath.pow(x, exponent), exact, 0);
            sameBits(x -> VectorMath.pow(x, exponent), x -> ScalarMath.pow(x, exponent), -1, 100);
        }
        assertEquals(0.0, ScalarMath.pow(0.0, 0.5));
        assertEquals(Double.POSITIVE_INFINITY, ScalarMath.pow(0.0, -0.5));
        assertTrue(Double.isNaN(ScalarMath.pow(-1.0, 0.5)));
    }

    /// `absolute` is allowed where the exact value is near a root other than 0.
    private static void accurate(
            String name,
            double low,
            double high,
            DoubleUnaryOperator ours,
            DoubleUnaryOperator exact,
            double absolute) {
        var random = new Random(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            double x = low + (high - low) * random.nextDouble();
            double expected = exact.applyAsDouble(x);
            double error = Math.abs(ours.applyAsDouble(x) - expected);
            assertTrue(
                    error <= 2e-15 * Math.abs(expected) + absolute,
                    () -> name + "(" + x + ") = " + ours.applyAsDouble(x) + ", exactly " + expected + ", seed " + SEED);
        }
    }

    private static void sameBits(
            UnaryOperator<DoubleVector> vector, DoubleUnaryOperator plain, double low, double high) {
        var random = new Random(SEED);
        int length = SPECIES.length();
        double[] values = new double[length];
        double[] results = new double[length];
        for (int draw = 0; draw < DRAWS; draw += length) {
            for (int lane = 0; lane < length; lane++) {
                int index = draw + lane;
                values[lane] = index < SPECIAL.length ? SPECIAL[index] : low + (high - low) * random.nextDouble();
            }
            vector.apply(DoubleVector.fromArray(SPECIES, values, 0)).intoArray(results, 0);
            for (int lane = 0; lane < length; lane++) {
                double x = values[lane];
                double expected = plain.applyAsDouble(x);
                double found = results[lane];
                assertEquals(
                        Double.doubleToLongBits(expected),
                        Double.doubleToLongBits(found),
                        () -> "at " + x + ": " + expected + " and " + found + ", seed " + SEED);
            }
        }
    }
}
