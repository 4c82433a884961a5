package org.gridlang.runtime.random;

/// The block function `y = philox4x32_10(counter, key)`: a bijection of 128-bit counters for each 64-bit key,
/// whose outputs for successive counters or keys pass every statistical test published for them, although they
/// hold no state.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011, section 3.3; multipliers, Weyl constants and ten rounds as in the authors' Random123 library, whose
/// known answers are our golden values.
final class Philox {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW_WORD = 0xFFFFFFFFL;

    private Philox() {}

    /// One half of the block of a counter: words 0 and 1 of the output (word 0 lowest), or words 2 and 3.
    ///
    /// @param counterLow words 0 and 1 of the counter, word 0 lowest
    /// @param counterHigh words 2 and 3 of the counter
    /// @param key words 0 and 1 of the key
    /// @param upper whether words 2 and 3 are wanted. Both halves cost one evaluation each: two calls with
    /// equal
    ///     arguments are merged by the compiler when inlined, and a pair would have to be allocated.
    static long half(long counterLow, long counterHigh, long key, boolean upper) {
        int word0 = (int) counterLow;
        int word1 = (int) (counterLow >>> 32);
        int word2 = (int) counterHigh;
        int word3 = (int) (counterHigh >>> 32);
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (word0 & LOW_WORD);
            long product1 = MULTIPLIER_1 * (word2 & LOW_WORD);
            int next0 = (int) (product1 >>> 32) ^ word1 ^ key0;
            int next2 = (int) (product0 >>> 32) ^ word3 ^ key1;
            word1 = (int) product1;
            word3 = (int) product0;
            word0 = next0;
            word2 = next2;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        return upper ? join(word2, word3) : join(word0, word1);
    }

    private static long join(int low, int high) {
        return (low & LOW_WORD) | ((long) high << 32);
    }
}
