package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.PANEL;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// `into[i][j] += sum over samples s of left[s][i] right[s][j]`: the gradient of a layer's weights, with what
/// enters the layer as left and the derivatives at its sums as right operand.
///
/// Blocks as in [RowProduct]; each sum is taken in the order of the samples. An instance only carries the
/// operands and is not shared between threads.
final class ColumnProduct {
    private SampleMatrix left = SampleMatrix.EMPTY;
    private int leftSample;
    private SampleMatrix right = SampleMatrix.EMPTY;
    private int rightSample;

    private float[] leftValues = {};
    private float[] rightValues = {};
    private float[] intoValues = {};
    private int samples;

    /// The left operand, from this sample on.
    ColumnProduct left(SampleMatrix matrix, int sample) {
        left = matrix;
        leftSample = sample;
        leftValues = matrix.values;
        return this;
    }

    /// The right operand, from this sample on.
    ColumnProduct right(SampleMatrix matrix, int sample) {
        right = matrix;
        rightSample = sample;
        rightValues = matrix.values;
        return this;
    }

    /// Adds the product over this many samples to a matrix.
    void addTo(float[] values, PanelMatrix matrix, int samples) {
        intoValues = values;
        this.samples = samples;
        for (int column = 0; column < matrix.columns(); ) {
            int vectors = matrix.vectors(column);
            int rightAt = right.at(rightSample, column);
            for (int row = 0; row < matrix.rows(); row += PANEL) {
                int leftAt = left.at(leftSample, row);
                int intoAt = matrix.panel(column) + row * vectors * COUNT;
                panel(vectors, Math.min(PANEL, matrix.rows() - row), leftAt, rightAt, intoAt);
            }
            column += vectors * COUNT;
        }
    }

    private void panel(int vectors, int rows, int leftAt, int rightAt, int intoAt) {
        int row = 0;
        while (row < rows) {
            int to = intoAt + row * vectors * COUNT;
            int rest = rows - row;
            if (vectors == 1) {
                rows4Vectors1(leftAt + row, rightAt, to);
                row += 4;
            } else if (vectors == 2 && rest >= 8) {
                rows8Vectors2(leftAt + row, rightAt, to);
                row += 8;
            } else if (vectors == 2) {
                rows4Vectors2(leftAt + row, rightAt, to);
                row += 4;
            } else if (Lanes.blockOfSix(rest)) {
                rows6Vectors4(leftAt + row, rightAt, to);
                row += 6;
            } else {
                rows4Vectors4(leftAt + row, rightAt, to);
                row += 4;
            }
        }
    }

    private void rows6Vectors4(int leftAt, int rightAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, intoAt);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, intoAt + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, into, intoAt + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, into, intoAt + 3 * COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, intoAt + 4 * COUNT);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, intoAt + 5 * COUNT);
        FloatVector sum12 = FloatVector.fromArray(SPECIES, into, intoAt + 6 * COUNT);
        FloatVector sum13 = FloatVector.fromArray(SPECIES, into, intoAt + 7 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, intoAt + 8 * COUNT);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, intoAt + 9 * COUNT);
        FloatVector sum22 = FloatVector.fromArray(SPECIES, into, intoAt + 10 * COUNT);
        FloatVector sum23 = FloatVector.fromArray(SPECIES, into, intoAt + 11 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, intoAt + 12 * COUNT);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, intoAt + 13 * COUNT);
        FloatVector sum32 = FloatVector.fromArray(SPECIES, into, intoAt + 14 * COUNT);
        FloatVector sum33 = FloatVector.fromArray(SPECIES, into, intoAt + 15 * COUNT);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, into, intoAt + 16 * COUNT);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, into, intoAt + 17 * COUNT);
        FloatVector sum42 = FloatVector.fromArray(SPECIES, into, intoAt + 18 * COUNT);
        FloatVector sum43 = FloatVector.fromArray(SPECIES, into, intoAt + 19 * COUNT);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, into, intoAt + 20 * COUNT);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, into, intoAt + 21 * COUNT);
        FloatVector sum52 = FloatVector.fromArray(SPECIES, into, intoAt + 22 * COUNT);
        FloatVector sum53 = FloatVector.fromArray(SPECIES, into, intoAt + 23 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightAt + sample * PANEL;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            int from = leftAt + sample * PANEL;
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
        sum00.intoArray(into, intoAt);
        sum01.intoArray(into, intoAt + COUNT);
        sum02.intoArray(into, intoAt + 2 * COUNT);
        sum03.intoArray(into, intoAt + 3 * COUNT);
        sum10.intoArray(into, intoAt + 4 * COUNT);
        sum11.intoArray(into, intoAt + 5 * COUNT);
        sum12.intoArray(into, intoAt + 6 * COUNT);
        sum13.intoArray(into, intoAt + 7 * COUNT);
        sum20.intoArray(into, intoAt + 8 * COUNT);
        sum21.intoArray(into, intoAt + 9 * COUNT);
        sum22.intoArray(into, intoAt + 10 * COUNT);
        sum23.intoArray(into, intoAt + 11 * COUNT);
        sum30.intoArray(into, intoAt + 12 * COUNT);
        sum31.intoArray(into, intoAt + 13 * COUNT);
        sum32.intoArray(into, intoAt + 14 * COUNT);
        sum33.intoArray(into, intoAt + 15 * COUNT);
        sum40.intoArray(into, intoAt + 16 * COUNT);
        sum41.intoArray(into, intoAt + 17 * COUNT);
        sum42.intoArray(into, intoAt + 18 * COUNT);
        sum43.intoArray(into, intoAt + 19 * COUNT);
        sum50.intoArray(into, intoAt + 20 * COUNT);
        sum51.intoArray(into, intoAt + 21 * COUNT);
        sum52.intoArray(into, intoAt + 22 * COUNT);
        sum53.intoArray(into, intoAt + 23 * COUNT);
    }

    private void rows4Vectors4(int leftAt, int rightAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, intoAt);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, intoAt + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, into, intoAt + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, into, intoAt + 3 * COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, intoAt + 4 * COUNT);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, intoAt + 5 * COUNT);
        FloatVector sum12 = FloatVector.fromArray(SPECIES, into, intoAt + 6 * COUNT);
        FloatVector sum13 = FloatVector.fromArray(SPECIES, into, intoAt + 7 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, intoAt + 8 * COUNT);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, intoAt + 9 * COUNT);
        FloatVector sum22 = FloatVector.fromArray(SPECIES, into, intoAt + 10 * COUNT);
        FloatVector sum23 = FloatVector.fromArray(SPECIES, into, intoAt + 11 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, intoAt + 12 * COUNT);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, intoAt + 13 * COUNT);
        FloatVector sum32 = FloatVector.fromArray(SPECIES, into, intoAt + 14 * COUNT);
        FloatVector sum33 = FloatVector.fromArray(SPECIES, into, intoAt + 15 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightAt + sample * PANEL;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            int from = leftAt + sample * PANEL;
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
        sum00.intoArray(into, intoAt);
        sum01.intoArray(into, intoAt + COUNT);
        sum02.intoArray(into, intoAt + 2 * COUNT);
        sum03.intoArray(into, intoAt + 3 * COUNT);
        sum10.intoArray(into, intoAt + 4 * COUNT);
        sum11.intoArray(into, intoAt + 5 * COUNT);
        sum12.intoArray(into, intoAt + 6 * COUNT);
        sum13.intoArray(into, intoAt + 7 * COUNT);
        sum20.intoArray(into, intoAt + 8 * COUNT);
        sum21.intoArray(into, intoAt + 9 * COUNT);
        sum22.intoArray(into, intoAt + 10 * COUNT);
        sum23.intoArray(into, intoAt + 11 * COUNT);
        sum30.intoArray(into, intoAt + 12 * COUNT);
        sum31.intoArray(into, intoAt + 13 * COUNT);
        sum32.intoArray(into, intoAt + 14 * COUNT);
        sum33.intoArray(into, intoAt + 15 * COUNT);
    }

    private void rows8Vectors2(int leftAt, int rightAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, intoAt);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, intoAt + COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, intoAt + 2 * COUNT);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, intoAt + 3 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, intoAt + 4 * COUNT);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, intoAt + 5 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, intoAt + 6 * COUNT);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, intoAt + 7 * COUNT);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, into, intoAt + 8 * COUNT);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, into, intoAt + 9 * COUNT);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, into, intoAt + 10 * COUNT);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, into, intoAt + 11 * COUNT);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, into, intoAt + 12 * COUNT);
        FloatVector sum61 = FloatVector.fromArray(SPECIES, into, intoAt + 13 * COUNT);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, into, intoAt + 14 * COUNT);
        FloatVector sum71 = FloatVector.fromArray(SPECIES, into, intoAt + 15 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightAt + sample * PANEL;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            int from = leftAt + sample * PANEL;
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
        sum00.intoArray(into, intoAt);
        sum01.intoArray(into, intoAt + COUNT);
        sum10.intoArray(into, intoAt + 2 * COUNT);
        sum11.intoArray(into, intoAt + 3 * COUNT);
        sum20.intoArray(into, intoAt + 4 * COUNT);
        sum21.intoArray(into, intoAt + 5 * COUNT);
        sum30.intoArray(into, intoAt + 6 * COUNT);
        sum31.intoArray(into, intoAt + 7 * COUNT);
        sum40.intoArray(into, intoAt + 8 * COUNT);
        sum41.intoArray(into, intoAt + 9 * COUNT);
        sum50.intoArray(into, intoAt + 10 * COUNT);
        sum51.intoArray(into, intoAt + 11 * COUNT);
        sum60.intoArray(into, intoAt + 12 * COUNT);
        sum61.intoArray(into, intoAt + 13 * COUNT);
        sum70.intoArray(into, intoAt + 14 * COUNT);
        sum71.intoArray(into, intoAt + 15 * COUNT);
    }

    private void rows4Vectors2(int leftAt, int rightAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, intoAt);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, into, intoAt + COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, intoAt + 2 * COUNT);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, into, intoAt + 3 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, intoAt + 4 * COUNT);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, into, intoAt + 5 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, intoAt + 6 * COUNT);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, into, intoAt + 7 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightAt + sample * PANEL;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            int from = leftAt + sample * PANEL;
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
        sum00.intoArray(into, intoAt);
        sum01.intoArray(into, intoAt + COUNT);
        sum10.intoArray(into, intoAt + 2 * COUNT);
        sum11.intoArray(into, intoAt + 3 * COUNT);
        sum20.intoArray(into, intoAt + 4 * COUNT);
        sum21.intoArray(into, intoAt + 5 * COUNT);
        sum30.intoArray(into, intoAt + 6 * COUNT);
        sum31.intoArray(into, intoAt + 7 * COUNT);
    }

    private void rows4Vectors1(int leftAt, int rightAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, into, intoAt);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, into, intoAt + COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, into, intoAt + 2 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, into, intoAt + 3 * COUNT);
        for (int sample = 0; sample < samples; sample++) {
            int at = rightAt + sample * PANEL;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            int from = leftAt + sample * PANEL;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + 1]);
            sum10 = right0.fma(factor1, sum10);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2]);
            sum20 = right0.fma(factor2, sum20);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3]);
            sum30 = right0.fma(factor3, sum30);
        }
        sum00.intoArray(into, intoAt);
        sum10.intoArray(into, intoAt + COUNT);
        sum20.intoArray(into, intoAt + 2 * COUNT);
        sum30.intoArray(into, intoAt + 3 * COUNT);
    }
}
