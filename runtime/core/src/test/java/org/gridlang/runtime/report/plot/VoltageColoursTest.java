package org.gridlang.runtime.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class VoltageColoursTest {
    private static final double LEAST_CONTRAST = 3;

    /// A print without colours keeps the order.
    @Test
    void aHigherVoltageIsLighter() {
        double before = 0;
        for (double perUnit = VoltageColours.FROM; perUnit <= VoltageColours.TO; perUnit += 0.005) {
            double luminance = luminance(VoltageColours.of(perUnit));
            assertTrue(luminance > before, "at " + perUnit);
            before = luminance;
        }
    }

    @Test
    void allColoursCanBeSeenOnWhiteAndOnDark() {
        for (double perUnit = 0.9; perUnit < 1.1; perUnit += 0.002) {
            double luminance = luminance(VoltageColours.of(perUnit));
            double onWhite = (luminance(Ink.Role.PAPER.onWhite()) + 0.05) / (luminance + 0.05);
            double onDark = (luminance + 0.05) / (luminance(Ink.Role.PAPER.onDark()) + 0.05);
            assertTrue(onWhite >= LEAST_CONTRAST, perUnit + ": " + onWhite);
            assertTrue(onDark >= LEAST_CONTRAST, perUnit + ": " + onDark);
        }
    }

    @Test
    void theScaleEndsWhereItsLegendSays() {
        assertEquals(VoltageColours.of(VoltageColours.FROM), VoltageColours.of(0.5));
        assertEquals(VoltageColours.of(VoltageColours.TO), VoltageColours.of(2));
        int low = VoltageColours.of(0.5);
        int high = VoltageColours.of(2);
        assertTrue((low & 0xFF) > (low >> 16), "low is blue");
        assertTrue((high >> 16) > (high & 0xFF), "high is orange");
    }

    /// Relative luminance as WCAG defines it.
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
