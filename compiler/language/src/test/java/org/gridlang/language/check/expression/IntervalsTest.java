package org.gridlang.language.check.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridlang.language.model.Curve;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.model.Term.Operation;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.junit.jupiter.api.Test;

final class IntervalsTest {
    private static final Span SPAN = new Span(new SourceText("test", ""), 0, 0);
    private static final int SYMBOLS = 3;
    private static final double LARGEST = 1e4;
    private static final double SLACK = 1e-9;
    /// The root of the rounding of a number of that size is 1e-6.
    private static final double SLACK_OF_ROOTS = 1e-5;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private Term term(int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return random.nextInt(3) == 0
                    ? new Term.Constant(SPAN, Dimension.NONE, random.nextInt(7) - 3)
                    : new Term.Reference(SPAN, Dimension.NONE, symbol(random.nextInt(SYMBOLS)));
        }
        if (random.nextInt(8) == 0) {
            return new Term.Power(
                    SPAN,
                    Dimension.NONE,
                    term(depth - 1),
                    List.of(2.0, 3.0, 0.5, -1.0).get(random.nextInt(4)));
        }
        if (random.nextInt(8) == 0) {
            double first = random.nextInt(5) - 3;
            var values = List.of(random.nextInt(5) - 2.0, random.nextInt(5) - 2.0, random.nextInt(5) - 2.0);
            return new Term.Table(
                    SPAN,
                    Dimension.NONE,
                    term(depth - 1),
                    new Curve(List.of(first, first + 0.5, first + 1 + random.nextInt(3)), values));
        }
        var operations = List.of(Operation.values());
        var operation = operations.get(random.nextInt(operations.size() - 1));
        int count = switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MINIMUM, MAXIMUM -> 2;
            case CLAMP, SMOOTH_MAXIMUM, SMOOTH_MINIMUM -> 3;
            case SMOOTH_ABSOLUTE, SMOOTH_STEP -> 2;
            case SMOOTH_CLAMP -> 4;
            default -> 1;
        };
        var arguments = new ArrayList<Term>();
        for (int i = 0; i < count; i++) {
            arguments.add(term(depth - 1));
        }
        return new Term.Apply(SPAN, Dimension.NONE, operation, arguments);
    }

    /// Whether no part is so large that its rounding would be seen in a difference, or in the root of one.
    private static boolean isMeasured(Term closed) {
        var measured = new AtomicBoolean(true);
        Terms.walk(closed, part -> {
            double value = Constants.value(part).orElse(Double.NaN);
            if (!(Math.abs(value) < LARGEST)) {
                measured.set(false);
            }
        });
        return measured.get();
    }

    private static boolean hasRoot(Term term) {
        var found = new AtomicBoolean(false);
        Terms.walk(term, part -> {
            boolean root = switch (part) {
                case Term.Apply apply -> apply.operation() == Operation.SQUARE_ROOT;
                case Term.Power power -> power.exponent() == 0.5;
                default -> false;
            };
            if (root) {
                found.set(true);
            }
        });
        return found.get();
    }

    private static Symbol symbol(int slot) {
        return new Symbol.Param("x" + slot, slot);
    }

    @Test
    void anIntervalHoldsEveryValue() {
        int measured = 0;
        for (int round = 0; round < 2000; round++) {
            var ranges = new Interval[SYMBOLS];
            for (int i = 0; i < SYMBOLS; i++) {
                double low = random.nextInt(9) - 4;
                ranges[i] = new Interval(low, low + random.nextInt(4));
            }
            var term = term(4);
            var interval = new Intervals(each -> ranges[((Symbol.Param) each).slot()]).of(term);
            for (int sample = 0; sample < 20; sample++) {
                var values = new double[SYMBOLS];
                for (int i = 0; i < SYMBOLS; i++) {
                    values[i] = ranges[i].low() + random.nextDouble() * (ranges[i].high() - ranges[i].low());
                }
                var closed = new Substitution(
                                each -> Optional.of(
                                        new Term.Constant(SPAN, Dimension.NONE, values[((Symbol.Param) each).slot()])),
                                0)
                        .in(term);
                double value = Constants.value(closed).orElseThrow();
                double slack = (hasRoot(term) ? SLACK_OF_ROOTS : SLACK) * Math.max(1, Math.abs(value));
                boolean told = isMeasured(closed);
                measured += told ? 1 : 0;
                boolean inside = !told || (value >= interval.low() - slack && value <= interval.high() + slack);
                assertTrue(inside, () -> value + " outside of " + interval + " for " + term + ", seed " + seed);
            }
        }
        assertTrue(measured > 10_000, "only " + measured + " of 40,000 values were compared");
    }

    /// Far from their corners smooth functions are the sharp ones to the last digit, not differences of large numbers.
    @Test
    void smoothFunctionsKeepTheirDigitsFarFromTheCorner() {
        for (double x : new double[] {1e8, 1e16, 1e100}) {
            assertEquals(3, Smooth.clamp(x, -2, 3, 0.1), 1e-7);
            assertEquals(-2, Smooth.clamp(-x, -2, 3, 0.1), 1e-7);
            assertEquals(3, Smooth.minimum(x, 3, 0.1), 1e-7);
            assertEquals(-3, Smooth.maximum(-3, -x, 0.1), 1e-7);
            assertEquals(x, Smooth.maximum(x, 3, 0.1), x * 1e-15);
            assertEquals(-x, Smooth.minimum(-x, 3, 0.1), x * 1e-15);
        }
        // (a + b + sqrt((a - b)^2 + w^2)) / 2 by hand, on either side of the corner and at it.
        assertEquals(2.5, Smooth.maximum(1, 1, 3), 1e-15);
        assertEquals(0.5, Smooth.maximum(-1.5, -1.5, 4), 1e-15);
        assertEquals(2, Smooth.maximum(-2, 0, Math.sqrt(32)), 1e-15);
        assertEquals(-2, Smooth.minimum(2, 0, Math.sqrt(32)), 1e-15);
    }

    /// What a formula alone would not tell, because the same value stands in it twice.
    @Test
    void smoothFunctionsKeepTheirSigns() {
        var x = new Interval(-5000, 5000);
        var zero = Interval.of(0);
        var width = Interval.of(100);
        assertEquals(new Interval(0, 5050), Smooth.maximum(x, zero, width));
        assertEquals(new Interval(-5050, 0), Smooth.minimum(x, zero, width));
        assertEquals(100, Smooth.absolute(x, width).low());
        assertEquals(new Interval(-1, 2), Smooth.clamp(Interval.of(-1), Interval.of(2)));
        assertEquals(new Interval(0, 1), Smooth.step(Interval.ALL, width));
        assertEquals(0.5, Smooth.step(new Interval(0, 1), width).low());
    }

    @Test
    void smoothFunctionsComeToTheSharpOnes() {
        for (double x : new double[] {-3, -0.5, 0, 0.25, 2}) {
            assertEquals(Math.max(x, 0.25), Smooth.maximum(x, 0.25, 1e-7), 1e-6);
            assertEquals(Math.min(x, 0.25), Smooth.minimum(x, 0.25, 1e-7), 1e-6);
            assertEquals(Math.abs(x), Smooth.absolute(x, 1e-7), 1e-6);
            assertEquals(Math.clamp(x, -0.5, 1), Smooth.clamp(x, -0.5, 1, 1e-7), 1e-6);
        }
        assertEquals(0.5 * 1.3, Smooth.maximum(0.7, 0.7, 1.3) - 0.7, 1e-15);
        assertEquals(0.5, Smooth.step(0, 3));
        assertEquals(0.5 + 0.5 * Math.tanh(1), Smooth.step(2, 2), 1e-15);
        assertEquals(1, Smooth.step(40, 2), 1e-15);
    }

    @Test
    void aTableIsHeldAtItsEndsAndTakesTheLeftPiecesSlope() {
        var curve = new Curve(List.of(-5.0, 10.0, 20.0), List.of(2.0, 4.0, 3.0));
        assertEquals(2, curve.value(-8));
        assertEquals(3, curve.value(2.5), 1e-15);
        assertEquals(4, curve.value(10));
        assertEquals(3.5, curve.value(15), 1e-15);
        assertEquals(3, curve.value(100));
        assertEquals(new Interval(3, 4), new Interval(2.5, 30).through(curve));
        assertEquals(new Interval(2, 4), Interval.ALL.through(curve));
        assertEquals(new Interval(3.25, 3.5), new Interval(15, 17.5).through(curve));
    }

    @Test
    void aSquareIsNotNegativeAndAUnitIntervalInvertsAboveOne() {
        var all = new Interval(-2, 3);
        assertEquals(new Interval(0, 9), all.power(2));
        assertEquals(Interval.ALL, all.reciprocal());
        assertEquals(new Interval(1, Double.POSITIVE_INFINITY), new Interval(0, 1).reciprocal());
        assertEquals(new Interval(0, 0), new Interval(0, 0).times(Interval.ALL));
    }
}
