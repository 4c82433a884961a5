package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// `into[i][j] += sum over samples s of left[s][i] right[s][j]`: the gradient of a layer's weights, with what
/// enters the layer as left and the derivatives at its units as right operand.
///
/// Blocks as in [RowProduct]; each sum is taken in the order of the samples. An instance only carries the operands
/// and is not shared between threads.
final class ColumnProduct {
    private float[] left = {};
    private int leftStart;
    private int leftStride;
    private float[] right = {};
    private int rightStart;
    private int rightStride;
    private float[] into = {};
    private int samples;

    /// The left operand, `[sample][stride]`.
    ColumnProduct left(float[] values, int start, int stride) {
        left = values;
        leftStart = start;
        leftStride = stride;
        return this;
    }

    /// The right operand, `[sample][stride]`.
    ColumnProduct right(float[] values, int start, int stride) {
        right = values;
        rightStart = start;
        rightStride = stride;
        return this;
    }

    /// Adds the product over this many samples to a matrix.
    void addTo(float[] values, PanelMatrix matrix, int samples) {
        into = values;
        this.samples = samples;
        for (int column = 0; column < matrix.columns(); ) {
            int vectors = matrix.vectors(column);
            int panel = matrix.panel(column);
            switch (vectors) {
                case 4 -> fourVectors(matrix.rows(), panel, column);
                case 2 -> twoVectors(matrix.rows(), panel, column);
                default -> oneVector(matrix.rows(), panel, column);
            }
            column += vectors * COUNT;
        }
    }

    private void fourVectors(int rows, int panel, int column) {
        int row = 0;
        while (row < rows) {
            // Eight left are two fours: six would leave two.
            if (rows - row >= 6 && rows - row != 8) {
                rows6Vectors4(row, panel, column);
                row += 6;
            } else {
                rows4Vectors4(row, panel, column);
                row += 4;
            }
        }
    }

    private void twoVectors(int rows, int panel, int column) {
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            rows8Vectors2(row, panel, column);
        }
        if (row < rows) {
            rows4Vectors2(row, panel, column);
        }
    }

    private void oneVector(int rows, int panel, int column) {
        for (int row = 0; row < rows; row += 4) {
            rows4Vectors1(row, panel, column);
        }
    }

    private void rows6Vectors4(int row, int panel, int column) {
        float[] left = this.left;
        float[] right = this.right;
        float[] into = this.into;
        int at0 = panel + row * (4 * COUNT);
        int at1 = at0 + 4 * COUNT;
        int at2 = at1 + 4 * COUNT;
        int at3 = at2 + 4 * COUNT;
        int at4 = at3 + 4 * COUNT;
        int at5 = at4 + 4 * COUNT;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, at0);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, at0 + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, into, at0 + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, into, at0 + 3 * COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, at1);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, at1 + COUNT);
        FloatVector sum12 = FloatVector.fromArray(SPECIES, into, at1 + 2 * COUNT);
        FloatVector sum13 = FloatVector.fromArray(SPECIES, into, at1 + 3 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, at2);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, at2 + COUNT);
        FloatVector sum22 = FloatVector.fromArray(SPECIES, into, at2 + 2 * COUNT);
        FloatVector sum23 = FloatVector.fromArray(SPECIES, into, at2 + 3 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, at3);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, at3 + COUNT);
        FloatVector sum32 = FloatVector.fromArray(SPECIES, into, at3 + 2 * COUNT);
        FloatVector sum33 = FloatVector.fromArray(SPECIES, into, at3 + 3 * COUNT);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, into, at4);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, into, at4 + COUNT);
        FloatVector sum42 = FloatVector.fromArray(SPECIES, into, at4 + 2 * COUNT);
        FloatVector sum43 = FloatVector.fromArray(SPECIES, into, at4 + 3 * COUNT);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, into, at5);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, into, at5 + COUNT);
        FloatVector sum52 = FloatVector.fromArray(SPECIES, into, at5 + 2 * COUNT);
        FloatVector sum53 = FloatVector.fromArray(SPECIES, into, at5 + 3 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightStart + column + sample * rightStride;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            int from = leftStart + row + sample * leftStride;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            sum02 = right2.fma(factor0, sum02);
            sum03 = right3.fma(factor0, sum03);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + 1]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            sum12 = right2.fma(factor1, sum12);
            sum13 = right3.fma(factor1, sum13);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            sum22 = right2.fma(factor2, sum22);
            sum23 = right3.fma(factor2, sum23);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            sum32 = right2.fma(factor3, sum32);
            sum33 = right3.fma(factor3, sum33);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[from + 4]);
            sum40 = right0.fma(factor4, sum40);
            sum41 = right1.fma(factor4, sum41);
            sum42 = right2.fma(factor4, sum42);
            sum43 = right3.fma(factor4, sum43);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[from + 5]);
            sum50 = right0.fma(factor5, sum50);
            sum51 = right1.fma(factor5, sum51);
            sum52 = right2.fma(factor5, sum52);
            sum53 = right3.fma(factor5, sum53);
        }
        sum00.intoArray(into, at0);
        sum01.intoArray(into, at0 + COUNT);
        sum02.intoArray(into, at0 + 2 * COUNT);
        sum03.intoArray(into, at0 + 3 * COUNT);
        sum10.intoArray(into, at1);
        sum11.intoArray(into, at1 + COUNT);
        sum12.intoArray(into, at1 + 2 * COUNT);
        sum13.intoArray(into, at1 + 3 * COUNT);
        sum20.intoArray(into, at2);
        sum21.intoArray(into, at2 + COUNT);
        sum22.intoArray(into, at2 + 2 * COUNT);
        sum23.intoArray(into, at2 + 3 * COUNT);
        sum30.intoArray(into, at3);
        sum31.intoArray(into, at3 + COUNT);
        sum32.intoArray(into, at3 + 2 * COUNT);
        sum33.intoArray(into, at3 + 3 * COUNT);
        sum40.intoArray(into, at4);
        sum41.intoArray(into, at4 + COUNT);
        sum42.intoArray(into, at4 + 2 * COUNT);
        sum43.intoArray(into, at4 + 3 * COUNT);
        sum50.intoArray(into, at5);
        sum51.intoArray(into, at5 + COUNT);
        sum52.intoArray(into, at5 + 2 * COUNT);
        sum53.intoArray(into, at5 + 3 * COUNT);
    }

    private void rows4Vectors4(int row, int panel, int column) {
        float[] left = this.left;
        float[] right = this.right;
        float[] into = this.into;
        int at0 = panel + row * (4 * COUNT);
        int at1 = at0 + 4 * COUNT;
        int at2 = at1 + 4 * COUNT;
        int at3 = at2 + 4 * COUNT;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, at0);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, at0 + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, into, at0 + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, into, at0 + 3 * COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, at1);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, at1 + COUNT);
        FloatVector sum12 = FloatVector.fromArray(SPECIES, into, at1 + 2 * COUNT);
        FloatVector sum13 = FloatVector.fromArray(SPECIES, into, at1 + 3 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, at2);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, at2 + COUNT);
        FloatVector sum22 = FloatVector.fromArray(SPECIES, into, at2 + 2 * COUNT);
        FloatVector sum23 = FloatVector.fromArray(SPECIES, into, at2 + 3 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, at3);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, at3 + COUNT);
        FloatVector sum32 = FloatVector.fromArray(SPECIES, into, at3 + 2 * COUNT);
        FloatVector sum33 = FloatVector.fromArray(SPECIES, into, at3 + 3 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightStart + column + sample * rightStride;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            int from = leftStart + row + sample * leftStride;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            sum02 = right2.fma(factor0, sum02);
            sum03 = right3.fma(factor0, sum03);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + 1]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            sum12 = right2.fma(factor1, sum12);
            sum13 = right3.fma(factor1, sum13);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            sum22 = right2.fma(factor2, sum22);
            sum23 = right3.fma(factor2, sum23);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            sum32 = right2.fma(factor3, sum32);
            sum33 = right3.fma(factor3, sum33);
        }
        sum00.intoArray(into, at0);
        sum01.intoArray(into, at0 + COUNT);
        sum02.intoArray(into, at0 + 2 * COUNT);
        sum03.intoArray(into, at0 + 3 * COUNT);
        sum10.intoArray(into, at1);
        sum11.intoArray(into, at1 + COUNT);
        sum12.intoArray(into, at1 + 2 * COUNT);
        sum13.intoArray(into, at1 + 3 * COUNT);
        sum20.intoArray(into, at2);
        sum21.intoArray(into, at2 + COUNT);
        sum22.intoArray(into, at2 + 2 * COUNT);
        sum23.intoArray(into, at2 + 3 * COUNT);
        sum30.intoArray(into, at3);
        sum31.intoArray(into, at3 + COUNT);
        sum32.intoArray(into, at3 + 2 * COUNT);
        sum33.intoArray(into, at3 + 3 * COUNT);
    }

    private void rows8Vectors2(int row, int panel, int column) {
        float[] left = this.left;
        float[] right = this.right;
        float[] into = this.into;
        int at0 = panel + row * (2 * COUNT);
        int at1 = at0 + 2 * COUNT;
        int at2 = at1 + 2 * COUNT;
        int at3 = at2 + 2 * COUNT;
        int at4 = at3 + 2 * COUNT;
        int at5 = at4 + 2 * COUNT;
        int at6 = at5 + 2 * COUNT;
        int at7 = at6 + 2 * COUNT;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, at0);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, at0 + COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, at1);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, at1 + COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, at2);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, at2 + COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, at3);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, at3 + COUNT);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, into, at4);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, into, at4 + COUNT);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, into, at5);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, into, at5 + COUNT);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, into, at6);
        FloatVector sum61 = FloatVector.fromArray(SPECIES, into, at6 + COUNT);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, into, at7);
        FloatVector sum71 = FloatVector.fromArray(SPECIES, into, at7 + COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightStart + column + sample * rightStride;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            int from = leftStart + row + sample * leftStride;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + 1]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[from + 4]);
            sum40 = right0.fma(factor4, sum40);
            sum41 = right1.fma(factor4, sum41);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[from + 5]);
            sum50 = right0.fma(factor5, sum50);
            sum51 = right1.fma(factor5, sum51);
            FloatVector factor6 = FloatVector.broadcast(SPECIES, left[from + 6]);
            sum60 = right0.fma(factor6, sum60);
            sum61 = right1.fma(factor6, sum61);
            FloatVector factor7 = FloatVector.broadcast(SPECIES, left[from + 7]);
            sum70 = right0.fma(factor7, sum70);
            sum71 = right1.fma(factor7, sum71);
        }
        sum00.intoArray(into, at0);
        sum01.intoArray(into, at0 + COUNT);
        sum10.intoArray(into, at1);
        sum11.intoArray(into, at1 + COUNT);
        sum20.intoArray(into, at2);
        sum21.intoArray(into, at2 + COUNT);
        sum30.intoArray(into, at3);
        sum31.intoArray(into, at3 + COUNT);
        sum40.intoArray(into, at4);
        sum41.intoArray(into, at4 + COUNT);
        sum50.intoArray(into, at5);
        sum51.intoArray(into, at5 + COUNT);
        sum60.intoArray(into, at6);
        sum61.intoArray(into, at6 + COUNT);
        sum70.intoArray(into, at7);
        sum71.intoArray(into, at7 + COUNT);
    }

    private void rows4Vectors2(int row, int panel, int column) {
        float[] left = this.left;
        float[] right = this.right;
        float[] into = this.into;
        int at0 = panel + row * (2 * COUNT);
        int at1 = at0 + 2 * COUNT;
        int at2 = at1 + 2 * COUNT;
        int at3 = at2 + 2 * COUNT;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, at0);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, at0 + COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, at1);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, at1 + COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, at2);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, at2 + COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, at3);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, at3 + COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightStart + column + sample * rightStride;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            int from = leftStart + row + sample * leftStride;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + 1]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
        }
        sum00.intoArray(into, at0);
        sum01.intoArray(into, at0 + COUNT);
        sum10.intoArray(into, at1);
        sum11.intoArray(into, at1 + COUNT);
        sum20.intoArray(into, at2);
        sum21.intoArray(into, at2 + COUNT);
        sum30.intoArray(into, at3);
        sum31.intoArray(into, at3 + COUNT);
    }

    private void rows4Vectors1(int row, int panel, int column) {
        float[] left = this.left;
        float[] right = this.right;
        float[] into = this.into;
        int at0 = panel + row * COUNT;
        int at1 = at0 + COUNT;
        int at2 = at1 + COUNT;
        int at3 = at2 + COUNT;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, at0);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, at1);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, at2);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, at3);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightStart + column + sample * rightStride;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            int from = leftStart + row + sample * leftStride;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + 1]);
            sum10 = right0.fma(factor1, sum10);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2]);
            sum20 = right0.fma(factor2, sum20);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3]);
            sum30 = right0.fma(factor3, sum30);
        }
        sum00.intoArray(into, at0);
        sum10.intoArray(into, at1);
        sum20.intoArray(into, at2);
        sum30.intoArray(into, at3);
    }
}
