package org.gridlang.runtime.powerflow;

/// The padding of scenarios to whole vectors.
final class Lanes {
    /// Rows are padded to this many scenarios on every machine: 16 floats or two times 8 doubles fill 512 bits.
    static final int PADDING = 16;

    private Lanes() {}

    static int padded(int scenarios) {
        return (scenarios + PADDING - 1) / PADDING * PADDING;
    }

    /// Checks a range of scenarios that a solver with `lanes` lanes is to work on.
    static void check(int from, int to, int stride, int lanes) {
        if (from < 0 || to < from || to > stride) {
            throw new IndexOutOfBoundsException(
                    "scenarios " + from + " to " + to + " do not lie within 0 to " + stride);
        }
        if (from % lanes != 0) {
            throw new IllegalArgumentException(
                    "a range must start at a multiple of " + lanes + " scenarios, not at " + from);
        }
    }
}
