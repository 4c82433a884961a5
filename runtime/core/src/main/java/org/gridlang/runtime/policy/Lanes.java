package org.gridlang.runtime.policy;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The vector length of this machine and the padding that follows from it.
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /// Lanes of a vector: 16 with 512 bits, 8 with 256, 4 with 128.
    static final int COUNT = SPECIES.length();

    /// The kernels take units and samples in groups of at least this many.
    static final int ROWS = 4;

    /// Rows of a matrix are padded to this many columns: whole vectors, and whole groups of four units.
    static final int UNIT = Math.max(COUNT, ROWS);

    /// The widest block of columns, in vectors: with the 16 registers of AVX2 and older a block of four would
    /// not fit.
    static final int WIDEST = COUNT >= 16 ? 4 : 2;

    /// The widest block of columns.
    static final int PANEL = WIDEST * COUNT;

    /// Rotations by half the lanes, a quarter and so on, for adding up the lanes in an order that is always the
    /// same: that of `reduceLanes` is up to the compiler.
    static final VectorShuffle<Float> ROTATE_8 = rotation(8);

    static final VectorShuffle<Float> ROTATE_4 = rotation(4);
    static final VectorShuffle<Float> ROTATE_2 = rotation(2);
    static final VectorShuffle<Float> ROTATE_1 = rotation(1);

    private Lanes() {}

    private static VectorShuffle<Float> rotation(int lanes) {
        return VectorShuffle.iota(SPECIES, lanes % COUNT, 1, true);
    }

    /// The least multiple of [#UNIT] that is not below a size.
    static int pad(int size) {
        return roundUp(size, UNIT);
    }

    static int roundUp(int size, int unit) {
        return (size + unit - 1) / unit * unit;
    }

    /// Whether the next of so many rows, an even number, go into a block of six, not four: blocks of six are
    /// faster, but of eight rows they would leave two.
    static boolean blockOfSix(int rows) {
        return rows >= 6 && rows != 8;
    }
}
