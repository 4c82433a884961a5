package org.gridlang.runtime.powerflow;

/// A [RowProgram] for a workspace in single precision, with slots turned into offsets.
record FloatRows(int[] start, int[] target, int[] initial, int[] index, float[] coefficients) {
    static FloatRows of(RowProgram program, int width) {
        var scaled = program.scaled(width);
        var rounded = new float[scaled.coefficients().length];
        for (int k = 0; k < rounded.length; k++) {
            rounded[k] = (float) scaled.coefficients()[k];
        }
        return new FloatRows(scaled.start(), scaled.target(), scaled.initial(), scaled.index(), rounded);
    }
}
