package org.gridlang.runtime.powerflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.junit.jupiter.api.Test;

/// The wye-delta transformer whose neutral floats, against the same bank with its neutral as a fourth conductor.
class FloatingNeutralTest {
    private static final int PHASES = 3;

    @Test
    void currentsOfTheWyeSideAddUpToZero() {
        var floating = TransformerAdmittance.of(bank(false));
        assertEquals(2 * PHASES, floating.size);
        for (int column = 0; column < floating.size; column++) {
            double re = 0;
            double im = 0;
            for (int row = 0; row < PHASES; row++) {
                re += floating.re(row, column);
                im += floating.im(row, column);
            }
            assertEquals(0, Math.hypot(re, im), 1e-12 * Math.hypot(floating.re(0, 0), floating.im(0, 0)));
        }
    }

    @Test
    void theNeutralTakesTheVoltageAtWhichNoCurrentEntersIt() {
        long seed = 5;
        var random = new SplittableRandom(seed);
        var grounded = TransformerAdmittance.of(bank(true));
        var floating = TransformerAdmittance.of(bank(false));
        // Conductors of the grounded bank: a, b, c, neutral, then the delta's a, b, c.
        double[] voltage = random.doubles(grounded.size, -1, 1).toArray();
        double neutralRe = 0;
        double neutralIm = 0;
        for (int column = 0; column < grounded.size; column++) {
            if (column != PHASES) {
                neutralRe -= grounded.re(PHASES, column) * voltage[column];
                neutralIm -= grounded.im(PHASES, column) * voltage[column];
            }
        }
        double a = grounded.re(PHASES, PHASES);
        double b = grounded.im(PHASES, PHASES);
        double vRe = (neutralRe * a + neutralIm * b) / (a * a + b * b);
        double vIm = (neutralIm * a - neutralRe * b) / (a * a + b * b);
        double largest = 0;
        for (int row = 0; row < floating.size; row++) {
            int full = row < PHASES ? row : row + 1;
            double re = grounded.re(full, PHASES) * vRe - grounded.im(full, PHASES) * vIm;
            double im = grounded.re(full, PHASES) * vIm + grounded.im(full, PHASES) * vRe;
            double reducedRe = 0;
            double reducedIm = 0;
            for (int column = 0; column < floating.size; column++) {
                int fullColumn = column < PHASES ? column : column + 1;
                re += grounded.re(full, fullColumn) * voltage[fullColumn];
                im += grounded.im(full, fullColumn) * voltage[fullColumn];
                reducedRe += floating.re(row, column) * voltage[fullColumn];
                reducedIm += floating.im(row, column) * voltage[fullColumn];
            }
            largest = Math.max(largest, Math.hypot(re, im));
            assertEquals(0, Math.hypot(re - reducedRe, im - reducedIm), 1e-12 * Math.hypot(a, b), "seed " + seed);
        }
        assertTrue(largest > 1e-3 * Math.hypot(a, b), "seed " + seed);
    }

    private static Transformer bank(boolean grounded) {
        return new Transformer(
                "bank",
                List.of(
                        new Winding("high", List.of(1, 2, 3), ConnectionKind.WYE, 12_470, 6e6, 0.005, 1, grounded),
                        new Winding("low", List.of(1, 2, 3), ConnectionKind.DELTA, 4160, 6e6, 0.005, 1)),
                List.of(0.06),
                0);
    }
}
