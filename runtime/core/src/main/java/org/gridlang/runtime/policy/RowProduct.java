package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// `into[r][j] = first[j] + sum over k of left[r][k] right[k][j]`: a layer forward, with samples as rows, inputs
/// as k and units as j; or a layer backward, with the transposed weights.
///
/// The sums of a block of rows and columns stay in registers while k runs. Blocks of 6 rows by 4 vectors take 24
/// of the 32 registers of AVX-512 and keep the multipliers busier than 4 by 4 (measured: 70 against 58 % of the
/// peak, because a row of `right`, whose loads mostly cross a cache line, is used six times). With 16 registers
/// (AVX2) blocks are two vectors wide. Each sum is taken in the order of k, whichever block computes it, so its
/// bits do not depend on the block.
///
/// An instance only carries the operands, which are too many for an argument list; it is not shared between
/// threads.
final class RowProduct {
    private float[] left = {};
    private int leftStart;
    private int leftStride;
    private float[] right = {};
    private int rightStart;
    private PanelMatrix shape = PanelMatrix.EMPTY;
    private float[] first = {};
    private int firstStart;
    private float[] into = {};
    private int intoStart;
    private int intoStride;
    private int depth;

    /// The left operand, row-major.
    RowProduct left(float[] values, int start, int stride) {
        left = values;
        leftStart = start;
        leftStride = stride;
        return this;
    }

    /// The right operand.
    ///
    /// @param start what the matrix's own start is counted from
    RowProduct right(float[] values, int start, PanelMatrix matrix) {
        right = values;
        rightStart = start;
        shape = matrix;
        return this;
    }

    /// What the sums begin with: a row of biases, or zeros.
    RowProduct first(float[] values, int start) {
        first = values;
        firstStart = start;
        return this;
    }

    /// The result, row-major.
    RowProduct into(float[] values, int start, int stride) {
        into = values;
        intoStart = start;
        intoStride = stride;
        return this;
    }

    /// Computes the product.
    ///
    /// @param rows a multiple of [Workspace#SAMPLE_GROUP]
    /// @param depth how many columns of the left and rows of the right operand take part
    void compute(int rows, int depth) {
        this.depth = depth;
        for (int column = 0; column < shape.columns(); ) {
            int vectors = shape.vectors(column);
            int panel = rightStart + shape.panel(column);
            switch (vectors) {
                case 4 -> fourVectors(rows, panel, column);
                case 2 -> twoVectors(rows, panel, column);
                default -> oneVector(rows, panel, column);
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
        for (int row = 0; row < rows; row += 8) {
            rows8Vectors2(row, panel, column);
        }
    }

    private void oneVector(int rows, int panel, int column) {
        for (int row = 0; row < rows; row += 8) {
            rows8Vectors1(row, panel, column);
        }
    }

    private void rows6Vectors4(int row, int panel, int column) {
        float[] left = this.left;
        float[] right = this.right;
        float[] into = this.into;
        int left0 = leftStart + row * leftStride;
        int left1 = left0 + leftStride;
        int left2 = left1 + leftStride;
        int left3 = left2 + leftStride;
        int left4 = left3 + leftStride;
        int left5 = left4 + leftStride;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstStart + column);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, first, firstStart + column + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, first, firstStart + column + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, first, firstStart + column + 3 * COUNT);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum12 = sum02;
        FloatVector sum13 = sum03;
        FloatVector sum20 = sum00;
        FloatVector sum21 = sum01;
        FloatVector sum22 = sum02;
        FloatVector sum23 = sum03;
        FloatVector sum30 = sum00;
        FloatVector sum31 = sum01;
        FloatVector sum32 = sum02;
        FloatVector sum33 = sum03;
        FloatVector sum40 = sum00;
        FloatVector sum41 = sum01;
        FloatVector sum42 = sum02;
        FloatVector sum43 = sum03;
        FloatVector sum50 = sum00;
        FloatVector sum51 = sum01;
        FloatVector sum52 = sum02;
        FloatVector sum53 = sum03;
        for (int k = 0; k < depth; k++) {
            int at = panel + k * (4 * COUNT);
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[left0 + k]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            sum02 = right2.fma(factor0, sum02);
            sum03 = right3.fma(factor0, sum03);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[left1 + k]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            sum12 = right2.fma(factor1, sum12);
            sum13 = right3.fma(factor1, sum13);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[left2 + k]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            sum22 = right2.fma(factor2, sum22);
            sum23 = right3.fma(factor2, sum23);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[left3 + k]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            sum32 = right2.fma(factor3, sum32);
            sum33 = right3.fma(factor3, sum33);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[left4 + k]);
            sum40 = right0.fma(factor4, sum40);
            sum41 = right1.fma(factor4, sum41);
            sum42 = right2.fma(factor4, sum42);
            sum43 = right3.fma(factor4, sum43);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[left5 + k]);
            sum50 = right0.fma(factor5, sum50);
            sum51 = right1.fma(factor5, sum51);
            sum52 = right2.fma(factor5, sum52);
            sum53 = right3.fma(factor5, sum53);
        }
        int at0 = intoStart + row * intoStride + column;
        int at1 = at0 + intoStride;
        int at2 = at1 + intoStride;
        int at3 = at2 + intoStride;
        int at4 = at3 + intoStride;
        int at5 = at4 + intoStride;
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
        int left0 = leftStart + row * leftStride;
        int left1 = left0 + leftStride;
        int left2 = left1 + leftStride;
        int left3 = left2 + leftStride;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstStart + column);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, first, firstStart + column + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, first, firstStart + column + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, first, firstStart + column + 3 * COUNT);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum12 = sum02;
        FloatVector sum13 = sum03;
        FloatVector sum20 = sum00;
        FloatVector sum21 = sum01;
        FloatVector sum22 = sum02;
        FloatVector sum23 = sum03;
        FloatVector sum30 = sum00;
        FloatVector sum31 = sum01;
        FloatVector sum32 = sum02;
        FloatVector sum33 = sum03;
        for (int k = 0; k < depth; k++) {
            int at = panel + k * (4 * COUNT);
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[left0 + k]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            sum02 = right2.fma(factor0, sum02);
            sum03 = right3.fma(factor0, sum03);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[left1 + k]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            sum12 = right2.fma(factor1, sum12);
            sum13 = right3.fma(factor1, sum13);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[left2 + k]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            sum22 = right2.fma(factor2, sum22);
            sum23 = right3.fma(factor2, sum23);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[left3 + k]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            sum32 = right2.fma(factor3, sum32);
            sum33 = right3.fma(factor3, sum33);
        }
        int at0 = intoStart + row * intoStride + column;
        int at1 = at0 + intoStride;
        int at2 = at1 + intoStride;
        int at3 = at2 + intoStride;
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
        int left0 = leftStart + row * leftStride;
        int left1 = left0 + leftStride;
        int left2 = left1 + leftStride;
        int left3 = left2 + leftStride;
        int left4 = left3 + leftStride;
        int left5 = left4 + leftStride;
        int left6 = left5 + leftStride;
        int left7 = left6 + leftStride;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstStart + column);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, first, firstStart + column + COUNT);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum20 = sum00;
        FloatVector sum21 = sum01;
        FloatVector sum30 = sum00;
        FloatVector sum31 = sum01;
        FloatVector sum40 = sum00;
        FloatVector sum41 = sum01;
        FloatVector sum50 = sum00;
        FloatVector sum51 = sum01;
        FloatVector sum60 = sum00;
        FloatVector sum61 = sum01;
        FloatVector sum70 = sum00;
        FloatVector sum71 = sum01;
        for (int k = 0; k < depth; k++) {
            int at = panel + k * (2 * COUNT);
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[left0 + k]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[left1 + k]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[left2 + k]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[left3 + k]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[left4 + k]);
            sum40 = right0.fma(factor4, sum40);
            sum41 = right1.fma(factor4, sum41);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[left5 + k]);
            sum50 = right0.fma(factor5, sum50);
            sum51 = right1.fma(factor5, sum51);
            FloatVector factor6 = FloatVector.broadcast(SPECIES, left[left6 + k]);
            sum60 = right0.fma(factor6, sum60);
            sum61 = right1.fma(factor6, sum61);
            FloatVector factor7 = FloatVector.broadcast(SPECIES, left[left7 + k]);
            sum70 = right0.fma(factor7, sum70);
            sum71 = right1.fma(factor7, sum71);
        }
        int at0 = intoStart + row * intoStride + column;
        int at1 = at0 + intoStride;
        int at2 = at1 + intoStride;
        int at3 = at2 + intoStride;
        int at4 = at3 + intoStride;
        int at5 = at4 + intoStride;
        int at6 = at5 + intoStride;
        int at7 = at6 + intoStride;
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

    private void rows8Vectors1(int row, int panel, int column) {
        float[] left = this.left;
        float[] right = this.right;
        float[] into = this.into;
        int left0 = leftStart + row * leftStride;
        int left1 = left0 + leftStride;
        int left2 = left1 + leftStride;
        int left3 = left2 + leftStride;
        int left4 = left3 + leftStride;
        int left5 = left4 + leftStride;
        int left6 = left5 + leftStride;
        int left7 = left6 + leftStride;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstStart + column);
        FloatVector sum10 = sum00;
        FloatVector sum20 = sum00;
        FloatVector sum30 = sum00;
        FloatVector sum40 = sum00;
        FloatVector sum50 = sum00;
        FloatVector sum60 = sum00;
        FloatVector sum70 = sum00;
        for (int k = 0; k < depth; k++) {
            int at = panel + k * COUNT;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[left0 + k]);
            sum00 = right0.fma(factor0, sum00);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[left1 + k]);
            sum10 = right0.fma(factor1, sum10);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[left2 + k]);
            sum20 = right0.fma(factor2, sum20);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[left3 + k]);
            sum30 = right0.fma(factor3, sum30);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[left4 + k]);
            sum40 = right0.fma(factor4, sum40);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[left5 + k]);
            sum50 = right0.fma(factor5, sum50);
            FloatVector factor6 = FloatVector.broadcast(SPECIES, left[left6 + k]);
            sum60 = right0.fma(factor6, sum60);
            FloatVector factor7 = FloatVector.broadcast(SPECIES, left[left7 + k]);
            sum70 = right0.fma(factor7, sum70);
        }
        int at0 = intoStart + row * intoStride + column;
        int at1 = at0 + intoStride;
        int at2 = at1 + intoStride;
        int at3 = at2 + intoStride;
        int at4 = at3 + intoStride;
        int at5 = at4 + intoStride;
        int at6 = at5 + intoStride;
        int at7 = at6 + intoStride;
        sum00.intoArray(into, at0);
        sum10.intoArray(into, at1);
        sum20.intoArray(into, at2);
        sum30.intoArray(into, at3);
        sum40.intoArray(into, at4);
        sum50.intoArray(into, at5);
        sum60.intoArray(into, at6);
        sum70.intoArray(into, at7);
    }
}
