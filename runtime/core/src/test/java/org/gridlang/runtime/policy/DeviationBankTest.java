package org.gridlang.runtime.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DeviationBankTest {
    @Test
    void deviationsFollowTheirGradientWithinTheirBounds() {
        var bank = new DeviationBank(2, 3, 0.5);
        assertEquals(0.5, bank.deviation(1, 2), 1e-12);
        for (int step = 0; step < 2000; step++) {
            assertTrue(bank.step(1, new double[] {1, -1, 0}, 0.01, Double.POSITIVE_INFINITY));
        }
        assertEquals(0.01, bank.deviation(1, 0), 1e-12);
        assertEquals(1, bank.deviation(1, 1), 1e-12);
        assertEquals(0.5, bank.deviation(1, 2), 1e-12);
        assertEquals(0.5, bank.deviation(0, 0), 1e-12);
        assertFalse(bank.step(0, new double[] {Double.NaN, 0, 0}, 0.01, 1));
        assertEquals(0.5, bank.deviation(0, 0), 1e-12);
    }

    @Test
    void deviationsGoOnFromTheirState() {
        var one = new DeviationBank(2, 2, 0.4);
        one.step(0, new double[] {0.3, -0.2}, 0.01, 1);
        var other = new DeviationBank(2, 2, 0.9);
        other.restore(one.state());
        one.step(0, new double[] {0.1, 0.7}, 0.01, 1);
        other.step(0, new double[] {0.1, 0.7}, 0.01, 1);
        assertArrayEquals(one.state(), other.state());
    }
}
