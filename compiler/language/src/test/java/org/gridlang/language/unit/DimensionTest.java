package org.gridlang.language.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DimensionTest {
    private static final List<String> BASES = List.of("Energy", "Length", "Money", "Time");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private Dimension any() {
        var dimension = Dimension.NONE;
        for (var base : BASES) {
            if (random.nextBoolean()) {
                dimension = dimension.times(Dimension.base(base).power(exponent()));
            }
        }
        return random.nextInt(3) == 0 ? dimension.asReactive() : dimension;
    }

    private Rational exponent() {
        return new Rational(random.nextInt(9) - 4, 1 + random.nextInt(4));
    }

    private String message() {
        return "seed " + seed;
    }

    @Test
    void dimensionsAreACommutativeGroup() {
        for (int round = 0; round < 500; round++) {
            var a = any();
            var b = any();
            var c = any();
            assertEquals(a.times(b), b.times(a), this::message);
            assertEquals(a.times(b).times(c), a.times(b.times(c)), this::message);
            assertEquals(a, a.times(Dimension.NONE), this::message);
            assertEquals(Dimension.NONE, a.dividedBy(a), this::message);
            assertEquals(a, a.times(b).dividedBy(b), this::message);
        }
    }

    @Test
    void powersAddAndMultiply() {
        for (int round = 0; round < 500; round++) {
            var a = any().asActive();
            var m = exponent();
            var n = exponent();
            assertEquals(a.power(m).times(a.power(n)), a.power(m.plus(n)), this::message);
            assertEquals(a.power(m).power(n), a.power(m.times(n)), this::message);
            assertEquals(a.times(a), a.power(Rational.of(2)), this::message);
            assertEquals(Dimension.NONE, a.power(Rational.ZERO), this::message);
        }
    }

    @Test
    void squaresOfReactiveQuantitiesAreNotReactive() {
        var power = Dimension.base("Energy").dividedBy(Dimension.base("Time"));
        var reactive = power.asReactive();
        assertNotEquals(power, reactive);
        assertEquals(power.power(Rational.of(2)), reactive.power(Rational.of(2)));
        assertTrue(reactive.times(power).reactive());
        assertFalse(reactive.dividedBy(reactive).reactive());
        assertTrue(reactive.power(Rational.of(3)).reactive());
        assertTrue(reactive.power(Rational.of(-1)).reactive());
    }

    @Test
    void exponentsAreExact() {
        var third = Dimension.base("Length").power(new Rational(1, 3));
        assertEquals(Dimension.base("Length"), third.times(third).times(third));
        assertEquals(new Rational(1, 2), Rational.of(0.5).orElseThrow());
        assertEquals(new Rational(-5, 3), Rational.of(-5.0 / 3).orElseThrow());
        assertTrue(Rational.of(Math.sqrt(2)).isEmpty());
    }

    @Test
    void productsOfPointsAreDifferences() {
        var place = Dimension.base("TemperatureDifference").asPoint();
        assertFalse(place.times(Dimension.NONE).point());
        assertFalse(place.difference().point());
    }
}
