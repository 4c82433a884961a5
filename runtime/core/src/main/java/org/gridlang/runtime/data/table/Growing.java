package org.gridlang.runtime.data.table;

import java.util.Arrays;

/// Arrays that grow while a file is read.
final class Growing {
    private static final int FIRST_SIZE = 1024;

    private Growing() {}

    /// Numbers with a fraction.
    static final class Doubles {
        private double[] values = new double[FIRST_SIZE];
        private int count;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        void replaceLast(double value) {
            values[count - 1] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }

    /// Whole numbers.
    static final class Longs {
        private long[] values = new long[FIRST_SIZE];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        int count() {
            return count;
        }

        long[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }
}
