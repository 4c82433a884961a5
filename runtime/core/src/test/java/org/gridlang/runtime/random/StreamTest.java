package org.gridlang.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/// All draws are pure functions, so these statistics are the same in each run; their bounds are five standard
/// errors.
final class StreamTest {
    private static final int DRAWS = 200_000;
    private static final double ERRORS = 5;

    private final Stream root = Stream.of(20250101);

    /// The known answers that the authors of Random123 publish for philox4x32-10 (file `kat_vectors`).
    @Test
    void philoxGivesItsKnownAnswers() {
        assertBlock(0, 0, 0, 0xe169c58d_6627e8d5L, 0x9b00dbd8_bc57ac4cL);
        assertBlock(-1, -1, -1, 0x41c83b0e_408f276dL, 0x6d5451fd_a20bc7c6L);
        assertBlock(
                0x85a308d3_243f6a88L,
                0x03707344_13198a2eL,
                0x299f31d0_a4093822L,
                0x94fdcceb_d16cfe09L,
                0x24126ea1_5001e420L);
    }

    private static void assertBlock(long low, long high, long key, long expectedLow, long expectedHigh) {
        assertEquals(expectedLow, Philox.half(low, high, key, false));
        assertEquals(expectedHigh, Philox.half(low, high, key, true));
    }

    /// A change of these numbers changes every result of every user: it needs a new major version.
    @Test
    void drawsKeepTheirGoldenValues() {
        Stream stream = Stream.of(42).child("load").child(7).child(3);
        assertEquals(8272368266509657805L, stream.bits(5));
        assertEquals(0.4484459823074959, stream.uniform(5));
        assertEquals(-1.2120283497758297, stream.normal(5));
        assertArrayEquals(new int[] {6, 1, 2, 5, 7, 0, 3, 4}, stream.permutation(1, 8));
    }

    @Test
    void drawsDependOnTheWholePath() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 3; seed++) {
            for (String name : new String[] {"", "a", "b", "ab", "price day", "price dax", "a\0", "\0a"}) {
                for (long entity = -2; entity < 3; entity++) {
                    Stream stream = Stream.of(seed).child(name).child(entity);
                    for (long counter = 0; counter < 4; counter++) {
                        seen.add(stream.bits(counter));
                        seen.add(stream.child(counter).bits(0));
                    }
                }
            }
        }
        assertEquals(3 * 8 * 5 * 4 * 2, seen.size());
        assertNotEquals(root.child("1").bits(0), root.child(1).bits(0));
        assertNotEquals(root.child("a").child("b").bits(0), root.child("ab").bits(0));
    }

    @Test
    void aDrawDoesNotDependOnEarlierDraws() {
        Stream stream = root.child("order");
        double late = stream.normal(900);
        for (int counter = 0; counter < 900; counter++) {
            stream.normal(counter);
            stream.permutation(counter, 3);
        }
        assertEquals(late, stream.normal(900));
        assertEquals(late, Stream.of(20250101).child("order").normal(900));
    }

    @Test
    void uniformHasTheMomentsOfAUniform() {
        Stream stream = root.child("uniform");
        assertMoments(stream::uniform, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 5.0, 1 / 6.0, 1 / 7.0, 1 / 8.0, 1 / 9.0);
        for (int counter = 0; counter < DRAWS; counter++) {
            double value = stream.uniform(counter, -3, 5);
            assertTrue(value > -3 && value < 5);
        }
    }

    @Test
    void normalHasTheMomentsOfANormal() {
        assertMoments(root.child("normal")::normal, 0, 1, 0, 3, 0, 15, 0, 105);
    }

    /// @param raw the raw moments 1 to 8; the first half is tested, the second gives their standard errors
    private static void assertMoments(LongToDoubleFunction draw, double... raw) {
        double[] sums = new double[raw.length / 2];
        for (int counter = 0; counter < DRAWS; counter++) {
            double value = draw.applyAsDouble(counter);
            double power = 1;
            for (int order = 0; order < sums.length; order++) {
                power *= value;
                sums[order] += power;
            }
        }
        for (int order = 1; order <= sums.length; order++) {
            double expected = raw[order - 1];
            double error = Math.sqrt((raw[2 * order - 1] - expected * expected) / DRAWS);
            assertEquals(expected, sums[order - 1] / DRAWS, ERRORS * error, "moment " + order);
        }
    }

    @Test
    void neighbouringCountersAndStreamsAreUncorrelated() {
        Stream stream = root.child("neighbours");
        Stream next = root.child("neighbourt");
        assertUncorrelated(stream::normal, counter -> stream.normal(counter + 1));
        assertUncorrelated(stream::normal, next::normal);
        assertUncorrelated(
                counter -> stream.child(counter).normal(0),
                counter -> stream.child(counter + 1).normal(0));
        assertUncorrelated(
                counter -> Stream.of(counter).normal(0),
                counter -> Stream.of(counter).normal(1));
        assertUncorrelated(stream::normal, counter -> stream.child(counter).normal(0));
    }

    private static void assertUncorrelated(LongToDoubleFunction first, LongToDoubleFunction second) {
        double sum = 0;
        double sumOfSquares = 0;
        for (int counter = 0; counter < DRAWS; counter++) {
            double a = first.applyAsDouble(counter);
            double b = second.applyAsDouble(counter);
            sum += a * b;
            sumOfSquares += (a * a - 1) * (b * b - 1);
        }
        assertEquals(0, sum / DRAWS, ERRORS / Math.sqrt(DRAWS), "correlation");
        // The variance of (a^2 - 1) is 2, so that of the product is 4.
        assertEquals(0, sumOfSquares / DRAWS, ERRORS * 2 / Math.sqrt(DRAWS), "correlation of the squares");
    }

    @Test
    void integersFillTheirRangeEvenly() {
        Stream stream = root.child("integer");
        for (int bound : new int[] {1, 2, 7, 1000}) {
            int[] counts = new int[bound];
            for (int counter = 0; counter < DRAWS; counter++) {
                counts[stream.integer(counter, bound)]++;
            }
            double chiSquared = Arrays.stream(counts)
                    .mapToDouble(count -> Math.pow(count - (double) DRAWS / bound, 2) * bound / DRAWS)
                    .sum();
            assertEquals(bound - 1, chiSquared, ERRORS * Math.sqrt(2.0 * bound));
        }
        assertThrows(IllegalArgumentException.class, () -> stream.integer(0, 0));
    }

    @Test
    void permutationsHoldEachNumberOnceAndAreEven() {
        Stream stream = root.child("permutation");
        assertArrayEquals(new int[0], stream.permutation(0, 0));
        assertArrayEquals(new int[1], stream.permutation(0, 1));
        int size = 5;
        int trials = 20_000;
        int[][] counts = new int[size][size];
        for (int trial = 0; trial < trials; trial++) {
            int[] order = stream.permutation(trial, size);
            for (int place = 0; place < size; place++) {
                counts[place][order[place]]++;
            }
            Arrays.sort(order);
            assertArrayEquals(new int[] {0, 1, 2, 3, 4}, order);
        }
        double error = Math.sqrt(trials * (1.0 / size) * (1 - 1.0 / size));
        for (int[] row : counts) {
            for (int count : row) {
                assertEquals((double) trials / size, count, ERRORS * error);
            }
        }
    }
}
