package org.gridlang.runtime.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RationalTanhTest {
    private static final int POINTS = 1 << 20;

    @Test
    void agreesWithTheHyperbolicTangent() {
        float[] values = new float[POINTS];
        for (int index = 0; index < POINTS; index++) {
            values[index] = 24f * index / POINTS - 12;
        }
        float[] vector = values.clone();
        RationalTanh.apply(vector, 0, POINTS);
        for (int index = 0; index < POINTS; index++) {
            double expected = Math.tanh(values[index]);
            assertEquals(expected, vector[index], 3.6e-7 * Math.abs(expected));
            assertTrue(Math.abs(vector[index]) < 1);
            assertEquals(RationalTanh.of(values[index]), vector[index], "scalar and vector");
            assertEquals(-RationalTanh.of(-values[index]), vector[index], "odd");
        }
    }

    @Test
    void specialValuesAreKept() {
        float[] values = new float[Lanes.COUNT];
        float[] special = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e-20f, Float.MIN_VALUE
        };
        for (float value : special) {
            values[Lanes.COUNT - 1] = value;
            RationalTanh.apply(values, 0, Lanes.COUNT);
            float expected = Float.isInfinite(value) ? Math.copySign(RationalTanh.of(8), value) : value;
            assertEquals(expected, values[Lanes.COUNT - 1]);
            assertEquals(expected, RationalTanh.of(value));
        }
    }
}
