package org.gridlang.language.check.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
        var operations = List.of(Operation.values());
        var operation = operations.get(random.nextInt(operations.size() - 1));
        int count = switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MINIMUM, MAXIMUM -> 2;
            case CLAMP -> 3;
            default -> 1;
        };
        var arguments = new ArrayList<Term>();
        for (int i = 0; i < count; i++) {
            arguments.add(term(depth - 1));
        }
        return new Term.Apply(SPAN, Dimension.NONE, operation, arguments);
    }

    private static Symbol symbol(int slot) {
        return new Symbol.Param("x" + slot, slot);
    }

    @Test
    void anIntervalHoldsEveryValue() {
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
                double slack = 1e-9 * Math.max(1, Math.abs(value));
                boolean inside = Double.isNaN(value)
                        || Double.isInfinite(value)
                        || (value >= interval.low() - slack && value <= interval.high() + slack);
                assertTrue(inside, () -> value + " outside of " + interval + " for " + term + ", seed " + seed);
            }
        }
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
