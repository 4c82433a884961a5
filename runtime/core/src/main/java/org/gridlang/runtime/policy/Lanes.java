package org.gridlang.runtime.policy;

import jdk.incubator.vector.FloatVector;
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

    private Lanes() {}

    /// The least multiple of [#UNIT] that is not below a size.
    static int pad(int size) {
        return roundUp(size, UNIT);
    }

    static int roundUp(int size, int unit) {
        return (size + unit - 1) / unit * unit;
    }
}
