package org.gridlang.runtime.policy;

import static org.gridlang.runtime.policy.Lanes.COUNT;
import static org.gridlang.runtime.policy.Lanes.PANEL;
import static org.gridlang.runtime.policy.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// `into[s][j] = first[j] + sum over k of left[s][k] right[k][j]` for samples s: a layer forward, with inputs
/// as k and units as j; or a layer backward, with the transposed weights.
///
/// The sums of a block of samples and columns stay in registers while k runs. Blocks of 6 samples by 4 vectors
/// take 24 of the 32 registers of AVX-512 and keep the multipliers busier than 4 by 4, because a row of
/// `right`, whose loads mostly cross a cache line, is used six times. Each sum is taken in the order of k,
/// whichever block computes it, so its bits do not depend on the block.
///
/// An instance only carries the operands, which are too many for an argument list; it is not shared between
/// threads.
final class RowProduct {
    private SampleMatrix left = SampleMatrix.EMPTY;
    private int leftSample;
    private PanelMatrix right = PanelMatrix.EMPTY;
    private int rightStart;
    private float[] first = {};
    private int firstStart;
    private SampleMatrix into = SampleMatrix.EMPTY;
    private int intoSample;

    private float[] leftValues = {};
    private float[] rightValues = {};
    private float[] intoValues = {};
    private float[] currentFirst = {};
    private int firstStride;
    private int depth;

    /// The left operand, from this sample on.
    RowProduct left(SampleMatrix matrix, int sample) {
        left = matrix;
        leftSample = sample;
        leftValues = matrix.values;
        return this;
    }

    /// The right operand.
    ///
    /// @param start what the matrix's own start is counted from
    RowProduct right(float[] values, int start, PanelMatrix matrix) {
        right = matrix;
        rightStart = start;
        rightValues = values;
        return this;
    }

    /// What the sums begin with: a row of biases, or zeros.
    RowProduct first(float[] values, int start) {
        first = values;
        firstStart = start;
        return this;
    }

    /// The result, from this sample on.
    RowProduct into(SampleMatrix matrix, int sample) {
        into = matrix;
        intoSample = sample;
        intoValues = matrix.values;
        return this;
    }

    /// Computes the product.
    ///
    /// @param samples a multiple of [Workspace#SAMPLE_GROUP]
    /// @param inputs how many columns of the left and rows of the right operand take part
    void compute(int samples, int inputs) {
        for (int column = 0; column < right.columns(); ) {
            int vectors = right.vectors(column);
            int intoAt = into.at(intoSample, column);
            for (int input = 0; input < inputs; input += PANEL) {
                depth = Math.min(PANEL, inputs - input);
                int leftAt = left.at(leftSample, input);
                int rightAt = rightStart + right.panel(column) + input * vectors * COUNT;
                if (input == 0) {
                    currentFirst = first;
                    firstStride = 0;
                    panel(vectors, samples, leftAt, rightAt, firstStart + column, intoAt);
                } else {
                    currentFirst = intoValues;
                    firstStride = PANEL;
                    panel(vectors, samples, leftAt, rightAt, intoAt, intoAt);
                }
            }
            column += vectors * COUNT;
        }
    }

    private void panel(int vectors, int samples, int leftAt, int rightAt, int firstAt, int intoAt) {
        int sample = 0;
        while (sample < samples) {
            int from = leftAt + sample * PANEL;
            int start = firstAt + sample * firstStride;
            int to = intoAt + sample * PANEL;
            if (vectors == 1) {
                samples8Vectors1(from, rightAt, start, to);
                sample += 8;
            } else if (vectors == 2) {
                samples8Vectors2(from, rightAt, start, to);
                sample += 8;
            } else if (Lanes.blockOfSix(samples - sample)) {
                samples6Vectors4(from, rightAt, start, to);
                sample += 6;
            } else {
                samples4Vectors4(from, rightAt, start, to);
                sample += 4;
            }
        }
    }

    private void samples6Vectors4(int leftAt, int rightAt, int firstAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] first = currentFirst;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstAt);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, first, firstAt + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride + COUNT);
        FloatVector sum12 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride + 2 * COUNT);
        FloatVector sum13 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride + 3 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride + COUNT);
        FloatVector sum22 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride + 2 * COUNT);
        FloatVector sum23 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride + 3 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride + COUNT);
        FloatVector sum32 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride + 2 * COUNT);
        FloatVector sum33 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride + 3 * COUNT);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, first, firstAt + 4 * firstStride);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, first, firstAt + 4 * firstStride + COUNT);
        FloatVector sum42 = FloatVector.fromArray(SPECIES, first, firstAt + 4 * firstStride + 2 * COUNT);
        FloatVector sum43 = FloatVector.fromArray(SPECIES, first, firstAt + 4 * firstStride + 3 * COUNT);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, first, firstAt + 5 * firstStride);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, first, firstAt + 5 * firstStride + COUNT);
        FloatVector sum52 = FloatVector.fromArray(SPECIES, first, firstAt + 5 * firstStride + 2 * COUNT);
        FloatVector sum53 = FloatVector.fromArray(SPECIES, first, firstAt + 5 * firstStride + 3 * COUNT);
        for (int k = 0; k < depth; k++) {
            int at = rightAt + k * (4 * COUNT);
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            int from = leftAt + k;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            sum02 = right2.fma(factor0, sum02);
            sum03 = right3.fma(factor0, sum03);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + PANEL]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            sum12 = right2.fma(factor1, sum12);
            sum13 = right3.fma(factor1, sum13);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2 * PANEL]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            sum22 = right2.fma(factor2, sum22);
            sum23 = right3.fma(factor2, sum23);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3 * PANEL]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            sum32 = right2.fma(factor3, sum32);
            sum33 = right3.fma(factor3, sum33);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[from + 4 * PANEL]);
            sum40 = right0.fma(factor4, sum40);
            sum41 = right1.fma(factor4, sum41);
            sum42 = right2.fma(factor4, sum42);
            sum43 = right3.fma(factor4, sum43);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[from + 5 * PANEL]);
            sum50 = right0.fma(factor5, sum50);
            sum51 = right1.fma(factor5, sum51);
            sum52 = right2.fma(factor5, sum52);
            sum53 = right3.fma(factor5, sum53);
        }
        sum00.intoArray(into, intoAt);
        sum01.intoArray(into, intoAt + COUNT);
        sum02.intoArray(into, intoAt + 2 * COUNT);
        sum03.intoArray(into, intoAt + 3 * COUNT);
        sum10.intoArray(into, intoAt + PANEL);
        sum11.intoArray(into, intoAt + PANEL + COUNT);
        sum12.intoArray(into, intoAt + PANEL + 2 * COUNT);
        sum13.intoArray(into, intoAt + PANEL + 3 * COUNT);
        sum20.intoArray(into, intoAt + 2 * PANEL);
        sum21.intoArray(into, intoAt + 2 * PANEL + COUNT);
        sum22.intoArray(into, intoAt + 2 * PANEL + 2 * COUNT);
        sum23.intoArray(into, intoAt + 2 * PANEL + 3 * COUNT);
        sum30.intoArray(into, intoAt + 3 * PANEL);
        sum31.intoArray(into, intoAt + 3 * PANEL + COUNT);
        sum32.intoArray(into, intoAt + 3 * PANEL + 2 * COUNT);
        sum33.intoArray(into, intoAt + 3 * PANEL + 3 * COUNT);
        sum40.intoArray(into, intoAt + 4 * PANEL);
        sum41.intoArray(into, intoAt + 4 * PANEL + COUNT);
        sum42.intoArray(into, intoAt + 4 * PANEL + 2 * COUNT);
        sum43.intoArray(into, intoAt + 4 * PANEL + 3 * COUNT);
        sum50.intoArray(into, intoAt + 5 * PANEL);
        sum51.intoArray(into, intoAt + 5 * PANEL + COUNT);
        sum52.intoArray(into, intoAt + 5 * PANEL + 2 * COUNT);
        sum53.intoArray(into, intoAt + 5 * PANEL + 3 * COUNT);
    }

    private void samples4Vectors4(int leftAt, int rightAt, int firstAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] first = currentFirst;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstAt);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, first, firstAt + COUNT);
        FloatVector sum02 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * COUNT);
        FloatVector sum03 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride + COUNT);
        FloatVector sum12 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride + 2 * COUNT);
        FloatVector sum13 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride + 3 * COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride + COUNT);
        FloatVector sum22 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride + 2 * COUNT);
        FloatVector sum23 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride + 3 * COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride + COUNT);
        FloatVector sum32 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride + 2 * COUNT);
        FloatVector sum33 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride + 3 * COUNT);
        for (int k = 0; k < depth; k++) {
            int at = rightAt + k * (4 * COUNT);
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            FloatVector right2 = FloatVector.fromArray(SPECIES, right, at + 2 * COUNT);
            FloatVector right3 = FloatVector.fromArray(SPECIES, right, at + 3 * COUNT);
            int from = leftAt + k;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            sum02 = right2.fma(factor0, sum02);
            sum03 = right3.fma(factor0, sum03);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + PANEL]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            sum12 = right2.fma(factor1, sum12);
            sum13 = right3.fma(factor1, sum13);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2 * PANEL]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            sum22 = right2.fma(factor2, sum22);
            sum23 = right3.fma(factor2, sum23);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3 * PANEL]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            sum32 = right2.fma(factor3, sum32);
            sum33 = right3.fma(factor3, sum33);
        }
        sum00.intoArray(into, intoAt);
        sum01.intoArray(into, intoAt + COUNT);
        sum02.intoArray(into, intoAt + 2 * COUNT);
        sum03.intoArray(into, intoAt + 3 * COUNT);
        sum10.intoArray(into, intoAt + PANEL);
        sum11.intoArray(into, intoAt + PANEL + COUNT);
        sum12.intoArray(into, intoAt + PANEL + 2 * COUNT);
        sum13.intoArray(into, intoAt + PANEL + 3 * COUNT);
        sum20.intoArray(into, intoAt + 2 * PANEL);
        sum21.intoArray(into, intoAt + 2 * PANEL + COUNT);
        sum22.intoArray(into, intoAt + 2 * PANEL + 2 * COUNT);
        sum23.intoArray(into, intoAt + 2 * PANEL + 3 * COUNT);
        sum30.intoArray(into, intoAt + 3 * PANEL);
        sum31.intoArray(into, intoAt + 3 * PANEL + COUNT);
        sum32.intoArray(into, intoAt + 3 * PANEL + 2 * COUNT);
        sum33.intoArray(into, intoAt + 3 * PANEL + 3 * COUNT);
    }

    private void samples8Vectors2(int leftAt, int rightAt, int firstAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] first = currentFirst;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstAt);
        FloatVector sum01 = FloatVector.fromArray(SPECIES, first, firstAt + COUNT);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride);
        FloatVector sum11 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride + COUNT);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride);
        FloatVector sum21 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride + COUNT);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride);
        FloatVector sum31 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride + COUNT);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, first, firstAt + 4 * firstStride);
        FloatVector sum41 = FloatVector.fromArray(SPECIES, first, firstAt + 4 * firstStride + COUNT);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, first, firstAt + 5 * firstStride);
        FloatVector sum51 = FloatVector.fromArray(SPECIES, first, firstAt + 5 * firstStride + COUNT);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, first, firstAt + 6 * firstStride);
        FloatVector sum61 = FloatVector.fromArray(SPECIES, first, firstAt + 6 * firstStride + COUNT);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, first, firstAt + 7 * firstStride);
        FloatVector sum71 = FloatVector.fromArray(SPECIES, first, firstAt + 7 * firstStride + COUNT);
        for (int k = 0; k < depth; k++) {
            int at = rightAt + k * (2 * COUNT);
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            FloatVector right1 = FloatVector.fromArray(SPECIES, right, at + COUNT);
            int from = leftAt + k;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            sum01 = right1.fma(factor0, sum01);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + PANEL]);
            sum10 = right0.fma(factor1, sum10);
            sum11 = right1.fma(factor1, sum11);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2 * PANEL]);
            sum20 = right0.fma(factor2, sum20);
            sum21 = right1.fma(factor2, sum21);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3 * PANEL]);
            sum30 = right0.fma(factor3, sum30);
            sum31 = right1.fma(factor3, sum31);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[from + 4 * PANEL]);
            sum40 = right0.fma(factor4, sum40);
            sum41 = right1.fma(factor4, sum41);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[from + 5 * PANEL]);
            sum50 = right0.fma(factor5, sum50);
            sum51 = right1.fma(factor5, sum51);
            FloatVector factor6 = FloatVector.broadcast(SPECIES, left[from + 6 * PANEL]);
            sum60 = right0.fma(factor6, sum60);
            sum61 = right1.fma(factor6, sum61);
            FloatVector factor7 = FloatVector.broadcast(SPECIES, left[from + 7 * PANEL]);
            sum70 = right0.fma(factor7, sum70);
            sum71 = right1.fma(factor7, sum71);
        }
        sum00.intoArray(into, intoAt);
        sum01.intoArray(into, intoAt + COUNT);
        sum10.intoArray(into, intoAt + PANEL);
        sum11.intoArray(into, intoAt + PANEL + COUNT);
        sum20.intoArray(into, intoAt + 2 * PANEL);
        sum21.intoArray(into, intoAt + 2 * PANEL + COUNT);
        sum30.intoArray(into, intoAt + 3 * PANEL);
        sum31.intoArray(into, intoAt + 3 * PANEL + COUNT);
        sum40.intoArray(into, intoAt + 4 * PANEL);
        sum41.intoArray(into, intoAt + 4 * PANEL + COUNT);
        sum50.intoArray(into, intoAt + 5 * PANEL);
        sum51.intoArray(into, intoAt + 5 * PANEL + COUNT);
        sum60.intoArray(into, intoAt + 6 * PANEL);
        sum61.intoArray(into, intoAt + 6 * PANEL + COUNT);
        sum70.intoArray(into, intoAt + 7 * PANEL);
        sum71.intoArray(into, intoAt + 7 * PANEL + COUNT);
    }

    private void samples8Vectors1(int leftAt, int rightAt, int firstAt, int intoAt) {
        float[] left = leftValues;
        float[] right = rightValues;
        float[] first = currentFirst;
        float[] into = intoValues;
        FloatVector sum00 = FloatVector.fromArray(SPECIES, first, firstAt);
        FloatVector sum10 = FloatVector.fromArray(SPECIES, first, firstAt + firstStride);
        FloatVector sum20 = FloatVector.fromArray(SPECIES, first, firstAt + 2 * firstStride);
        FloatVector sum30 = FloatVector.fromArray(SPECIES, first, firstAt + 3 * firstStride);
        FloatVector sum40 = FloatVector.fromArray(SPECIES, first, firstAt + 4 * firstStride);
        FloatVector sum50 = FloatVector.fromArray(SPECIES, first, firstAt + 5 * firstStride);
        FloatVector sum60 = FloatVector.fromArray(SPECIES, first, firstAt + 6 * firstStride);
        FloatVector sum70 = FloatVector.fromArray(SPECIES, first, firstAt + 7 * firstStride);
        for (int k = 0; k < depth; k++) {
            int at = rightAt + k * COUNT;
            FloatVector right0 = FloatVector.fromArray(SPECIES, right, at);
            int from = leftAt + k;
            FloatVector factor0 = FloatVector.broadcast(SPECIES, left[from]);
            sum00 = right0.fma(factor0, sum00);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, left[from + PANEL]);
            sum10 = right0.fma(factor1, sum10);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, left[from + 2 * PANEL]);
            sum20 = right0.fma(factor2, sum20);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, left[from + 3 * PANEL]);
            sum30 = right0.fma(factor3, sum30);
            FloatVector factor4 = FloatVector.broadcast(SPECIES, left[from + 4 * PANEL]);
            sum40 = right0.fma(factor4, sum40);
            FloatVector factor5 = FloatVector.broadcast(SPECIES, left[from + 5 * PANEL]);
            sum50 = right0.fma(factor5, sum50);
            FloatVector factor6 = FloatVector.broadcast(SPECIES, left[from + 6 * PANEL]);
            sum60 = right0.fma(factor6, sum60);
            FloatVector factor7 = FloatVector.broadcast(SPECIES, left[from + 7 * PANEL]);
            sum70 = right0.fma(factor7, sum70);
        }
        sum00.intoArray(into, intoAt);
        sum10.intoArray(into, intoAt + PANEL);
        sum20.intoArray(into, intoAt + 2 * PANEL);
        sum30.intoArray(into, intoAt + 3 * PANEL);
        sum40.intoArray(into, intoAt + 4 * PANEL);
        sum50.intoArray(into, intoAt + 5 * PANEL);
        sum60.intoArray(into, intoAt + 6 * PANEL);
        sum70.intoArray(into, intoAt + 7 * PANEL);
    }
}
