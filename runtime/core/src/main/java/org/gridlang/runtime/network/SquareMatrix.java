package org.gridlang.runtime.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// An immutable real square matrix, for example the series resistance of a three-phase line in ohm.
public final class SquareMatrix {
    private final int size;
    private final double[] values;

    private SquareMatrix(int size, double[] values) {
        this.size = size;
        this.values = values;
    }

    /// The matrix with these rows, e.g. `{{0.3, 0.1}, {0.1, 0.3}}`.
    @JsonCreator
    public static SquareMatrix of(double[][] rows) {
        int size = rows.length;
        var values = new double[size * size];
        for (int row = 0; row < size; row++) {
            if (rows[row].length != size) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + rows[row].length + " entries in a matrix of " + size + " rows");
            }
            for (int column = 0; column < size; column++) {
                double value = rows[row][column];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("entry " + row + ", " + column + " is " + value);
                }
                values[row * size + column] = value;
            }
        }
        return new SquareMatrix(size, values);
    }

    /// The zero matrix.
    public static SquareMatrix zero(int size) {
        return new SquareMatrix(size, new double[size * size]);
    }

    /// `value` on the diagonal, zero elsewhere.
    public static SquareMatrix diagonal(int size, double value) {
        var matrix = zero(size);
        for (int index = 0; index < size; index++) {
            matrix.values[index * size + index] = value;
        }
        return matrix;
    }

    public int size() {
        return size;
    }

    public double at(int row, int column) {
        return values[row * size + column];
    }

    /// The rows, as a fresh array.
    @JsonValue
    public double[][] rows() {
        var rows = new double[size][];
        for (int row = 0; row < size; row++) {
            rows[row] = Arrays.copyOfRange(values, row * size, (row + 1) * size);
        }
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SquareMatrix matrix && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows());
    }
}
