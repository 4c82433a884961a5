package org.gridlang.runtime.powerflow;

/// A small dense complex matrix, for the admittance of one element.
final class ComplexMatrix {
    final int size;
    final double[] re;
    final double[] im;

    ComplexMatrix(int size) {
        this.size = size;
        this.re = new double[size * size];
        this.im = new double[size * size];
    }

    double re(int row, int column) {
        return re[row * size + column];
    }

    double im(int row, int column) {
        return im[row * size + column];
    }

    void add(int row, int column, double real, double imaginary) {
        re[row * size + column] += real;
        im[row * size + column] += imaginary;
    }

    /// This matrix times a real factor.
    ComplexMatrix times(double factor) {
        var product = new ComplexMatrix(size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                product.add(row, column, factor * re(row, column), factor * im(row, column));
            }
        }
        return product;
    }

    /// Adds `y (e_a - e_b)(e_c - e_d)'`: the current that the voltage from `c` to `d` drives from `a` to `b`.
    void addCoilPair(int a, int b, int c, int d, double real, double imaginary) {
        add(a, c, real, imaginary);
        add(a, d, -real, -imaginary);
        add(b, c, -real, -imaginary);
        add(b, d, real, imaginary);
    }

    /// The admittance seen from the other conductors if no current enters conductor `k`: `Y_ij - Y_ik Y_kj / Y_kk`
    /// (Kron's reduction).
    ComplexMatrix withoutCurrent(int k) {
        double pivotRe = re(k, k);
        double pivotIm = im(k, k);
        double square = pivotRe * pivotRe + pivotIm * pivotIm;
        if (square == 0) {
            throw new ArithmeticException("conductor " + k + " is joined to nothing");
        }
        var reduced = new ComplexMatrix(size - 1);
        for (int i = 0; i < size - 1; i++) {
            int row = i < k ? i : i + 1;
            double factorRe = (re(row, k) * pivotRe + im(row, k) * pivotIm) / square;
            double factorIm = (im(row, k) * pivotRe - re(row, k) * pivotIm) / square;
            for (int j = 0; j < size - 1; j++) {
                int column = j < k ? j : j + 1;
                double a = re(k, column);
                double b = im(k, column);
                reduced.add(
                        i,
                        j,
                        re(row, column) - factorRe * a + factorIm * b,
                        im(row, column) - factorRe * b - factorIm * a);
            }
        }
        return reduced;
    }

    /// The inverse, by Gauss-Jordan elimination with row pivoting.
    ComplexMatrix inverse() {
        var left = new ComplexMatrix(size);
        System.arraycopy(re, 0, left.re, 0, re.length);
        System.arraycopy(im, 0, left.im, 0, im.length);
        var right = new ComplexMatrix(size);
        for (int row = 0; row < size; row++) {
            right.re[row * size + row] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = left.largestBelow(column);
            left.swapRows(column, pivot);
            right.swapRows(column, pivot);
            double a = left.re(column, column);
            double b = left.im(column, column);
            double square = a * a + b * b;
            if (square == 0) {
                throw new ArithmeticException("the matrix is singular");
            }
            left.scaleRow(column, a / square, -b / square);
            right.scaleRow(column, a / square, -b / square);
            for (int row = 0; row < size; row++) {
                if (row != column) {
                    double factorRe = left.re(row, column);
                    double factorIm = left.im(row, column);
                    left.subtractRow(row, column, factorRe, factorIm);
                    right.subtractRow(row, column, factorRe, factorIm);
                }
            }
        }
        return right;
    }

    private int largestBelow(int column) {
        int best = column;
        double largest = -1;
        for (int row = column; row < size; row++) {
            double magnitude = Math.hypot(re(row, column), im(row, column));
            if (magnitude > largest) {
                largest = magnitude;
                best = row;
            }
        }
        return best;
    }

    private void swapRows(int first, int second) {
        for (int column = 0; column < size && first != second; column++) {
            int one = first * size + column;
            int two = second * size + column;
            double real = re[one];
            double imaginary = im[one];
            re[one] = re[two];
            im[one] = im[two];
            re[two] = real;
            im[two] = imaginary;
        }
    }

    private void scaleRow(int row, double factorRe, double factorIm) {
        for (int at = row * size; at < (row + 1) * size; at++) {
            double real = re[at];
            re[at] = real * factorRe - im[at] * factorIm;
            im[at] = real * factorIm + im[at] * factorRe;
        }
    }

    private void subtractRow(int row, int other, double factorRe, double factorIm) {
        for (int column = 0; column < size; column++) {
            double real = re(other, column);
            double imaginary = im(other, column);
            add(row, column, imaginary * factorIm - real * factorRe, -real * factorIm - imaginary * factorRe);
        }
    }
}
