package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// A triangular solve as a list of rows over numbered slots of a workspace:
/// `slot[target] = slot[initial] + sum_k coefficient[k] slot[index[k]]`, one row after the other.
///
/// A slot holds one complex number per scenario of a block: all real parts, then all imaginary parts.
///
/// @param start first entry of each row, and the end of the last
/// @param target slot that the row writes
/// @param initial slot that the row starts from
/// @param index slot per entry
/// @param coefficients per entry: real, imaginary
record RowProgram(int[] start, int[] target, int[] initial, int[] index, double[] coefficients) {
    /// The program with slots turned into offsets in a workspace of `width` scenarios.
    RowProgram scaled(int width) {
        int slot = 2 * width;
        return new RowProgram(start, times(target, slot), times(initial, slot), times(index, slot), coefficients);
    }

    static int[] times(int[] values, int factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /// Collects rows and entries.
    static final class Builder {
        private int[] start = new int[64];
        private int[] target = new int[64];
        private int[] initial = new int[64];
        private int[] index = new int[256];
        private double[] coefficients = new double[512];
        private int rows;
        private int entries;

        void row(int targetSlot, int initialSlot) {
            if (rows + 1 == start.length) {
                start = Arrays.copyOf(start, 2 * start.length);
                target = Arrays.copyOf(target, 2 * target.length);
                initial = Arrays.copyOf(initial, 2 * initial.length);
            }
            target[rows] = targetSlot;
            initial[rows] = initialSlot;
            start[rows++] = entries;
        }

        void entry(int slot, double re, double im) {
            if (entries == index.length) {
                index = Arrays.copyOf(index, 2 * index.length);
                coefficients = Arrays.copyOf(coefficients, 2 * coefficients.length);
            }
            index[entries] = slot;
            coefficients[2 * entries] = re;
            coefficients[2 * entries + 1] = im;
            entries++;
        }

        RowProgram build() {
            start[rows] = entries;
            return new RowProgram(
                    Arrays.copyOf(start, rows + 1),
                    Arrays.copyOf(target, rows),
                    Arrays.copyOf(initial, rows),
                    Arrays.copyOf(index, entries),
                    Arrays.copyOf(coefficients, 2 * entries));
        }
    }
}
