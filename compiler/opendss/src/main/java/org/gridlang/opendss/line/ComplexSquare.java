package org.gridlang.opendss.line;

/// A small square matrix of complex numbers that changes in place.
final class ComplexSquare {
    private final int size;
    private final Complex[] values;

    ComplexSquare(int size) {
        this.size = size;
        values = new Complex[size * size];
        java.util.Arrays.fill(values, new Complex(0, 0));
    }

    int size() {
        return size;
    }

    Complex at(int row, int column) {
        return values[row * size + column];
    }

    void set(int row, int column, Complex value) {
        values[row * size + column] = value;
    }

    /// Sets an entry and its mirror image.
    void setBoth(int row, int column, Complex value) {
        set(row, column, value);
        set(column, row, value);
    }

    /// The impedance of the other conductors if conductor `k` has no voltage along it: `Z_ij - Z_ik Z_kj / Z_kk`.
    ComplexSquare withoutGrounded(int k) {
        var reduced = new ComplexSquare(size - 1);
        for (int i = 0; i < size - 1; i++) {
            int row = i < k ? i : i + 1;
            var factor = at(row, k).over(at(k, k));
            for (int j = 0; j < size - 1; j++) {
                int column = j < k ? j : j + 1;
                reduced.set(i, j, at(row, column).minus(factor.times(at(k, column))));
            }
        }
        return reduced;
    }

    /// Only the first `kept` conductors, the others grounded.
    ComplexSquare first(int kept) {
        var reduced = this;
        while (reduced.size > kept) {
            reduced = reduced.withoutGrounded(reduced.size - 1);
        }
        return reduced;
    }

    /// The inverse, by Gauss-Jordan elimination without a change of rows, which positive definite matrices do not need.
    ComplexSquare inverse() {
        var left = new ComplexSquare(size);
        var right = new ComplexSquare(size);
        for (int row = 0; row < size; row++) {
            right.set(row, row, Complex.ONE);
            for (int column = 0; column < size; column++) {
                left.set(row, column, at(row, column));
            }
        }
        for (int pivot = 0; pivot < size; pivot++) {
            var over = Complex.ONE.over(left.at(pivot, pivot));
            left.scaleRow(pivot, over);
            right.scaleRow(pivot, over);
            for (int row = 0; row < size; row++) {
                if (row != pivot) {
                    var factor = left.at(row, pivot);
                    left.subtractRow(row, pivot, factor);
                    right.subtractRow(row, pivot, factor);
                }
            }
        }
        return right;
    }

    private void scaleRow(int row, Complex factor) {
        for (int column = 0; column < size; column++) {
            set(row, column, at(row, column).times(factor));
        }
    }

    private void subtractRow(int row, int other, Complex factor) {
        for (int column = 0; column < size; column++) {
            set(row, column, at(row, column).minus(factor.times(at(other, column))));
        }
    }
}
