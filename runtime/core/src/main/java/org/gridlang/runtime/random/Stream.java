package org.gridlang.runtime.random;

import java.nio.charset.StandardCharsets;

/// A named source of random numbers without state: for example
/// `Stream.of(7).child("load").child(household).child(day).normal(step)` is a pure function of its five
/// arguments.
///
/// A stream is a place in a tree. Its path from the root decides a 128-bit identity; each draw is a pure
/// function of the identity and a counter that the caller chooses. So draws may be made in any order, by any
/// thread, and a new stream never shifts the numbers of another. Use each counter for one kind of draw only:
/// `uniform(3)` and
/// `normal(3)` come from the same bits.
///
/// The identity of a child is the [Philox] block of its label under the key of its parent, with a key constant
/// of its own so that draws and children never see the same block. With 128 bits, two of a thousand million
/// streams collide with a probability of about 1e-21.
public final class Stream {
    /// Sets apart the blocks that name children by numbers, by text, and those that are drawn (no constant).
    private static final long NUMBER_DOMAIN = 0x5851F42D4C957F2DL;

    private static final long TEXT_DOMAIN = 0x14057B7EF767814FL;

    /// The largest 52-bit fraction step: uniforms are odd multiples of half of it, hence never 0 or 1.
    private static final double TWO_TO_MINUS_52 = 0x1p-52;

    private final long key;
    private final long plane;

    private Stream(long key, long plane) {
        this.key = key;
        this.plane = plane;
    }

    /// The root of all streams of a run.
    public static Stream of(long seed) {
        return new Stream(0, 0).child(seed);
    }

    /// The child with this name; any text, compared by its UTF-8 bytes.
    public Stream child(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Stream result = derive(bytes.length, TEXT_DOMAIN);
        for (int start = 0; start < bytes.length; start += Long.BYTES) {
            long word = 0;
            for (int index = start; index < Math.min(start + Long.BYTES, bytes.length); index++) {
                word |= (bytes[index] & 0xFFL) << (Byte.SIZE * (index - start));
            }
            result = result.derive(word, TEXT_DOMAIN);
        }
        return result;
    }

    /// The child with this number: an entity, a day, a pass.
    public Stream child(long number) {
        return derive(number, NUMBER_DOMAIN);
    }

    /// 64 random bits.
    public long bits(long counter) {
        return Philox.half(counter, plane, key, false);
    }

    /// A number uniform on the open interval (0, 1): one of the 2^52 odd multiples of 2^-53.
    public double uniform(long counter) {
        return openUnit(bits(counter));
    }

    /// A number uniform on (low, high).
    public double uniform(long counter, double low, double high) {
        return low + (high - low) * uniform(counter);
    }

    /// A standard normal number, by the transformation of Box and Muller (Annals of Mathematical Statistics 29,
    /// 1958) of the two halves of a block; its largest size is 8.6. `StrictMath`, because the intrinsics behind
    /// `Math` may round differently from one machine to another.
    public double normal(long counter) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(openUnit(Philox.half(counter, plane, key, false))));
        double angle = 2 * Math.PI * openUnit(Philox.half(counter, plane, key, true));
        return radius * StrictMath.cos(angle);
    }

    /// An integer uniform on 0 .. bound-1, by the multiplication of D. Lemire, "Fast random integer generation
    /// in an interval" (ACM TOMACS 29, 2019), without its rejection step: a draw that may ask for more bits
    /// would not be a function of one counter. The probabilities are uneven by less than 2^-33 in relative
    /// terms.
    ///
    /// @param bound at least 1
    public int integer(long counter, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        return (int) Math.unsignedMultiplyHigh(bits(counter), bound);
    }

    /// A random order of 0 .. size-1.
    public int[] permutation(long counter, int size) {
        int[] values = new int[size];
        for (int index = 0; index < size; index++) {
            values[index] = index;
        }
        shuffle(counter, values);
        return values;
    }

    /// Puts the values into a random order (Durstenfeld's form of the Fisher-Yates shuffle, CACM 7, 1964). The
    /// order is drawn from the child of this number, so the counter costs this stream no other draw.
    public void shuffle(long counter, int[] values) {
        Stream swaps = child(counter);
        for (int last = values.length - 1; last > 0; last--) {
            int chosen = swaps.integer(last, last + 1);
            int value = values[last];
            values[last] = values[chosen];
            values[chosen] = value;
        }
    }

    private Stream derive(long label, long domain) {
        long childKey = Philox.half(label, plane, key ^ domain, false);
        long childPlane = Philox.half(label, plane, key ^ domain, true);
        return new Stream(childKey, childPlane);
    }

    private static double openUnit(long bits) {
        return ((bits >>> 12) + 0.5) * TWO_TO_MINUS_52;
    }
}
