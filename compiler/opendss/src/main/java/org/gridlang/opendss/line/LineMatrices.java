package org.gridlang.opendss.line;

import org.gridlang.runtime.network.SquareMatrix;

/// Series impedance and shunt capacitance of a line, for some length of it.
///
/// @param resistance in ohm
/// @param reactance in ohm
/// @param capacitance nodal, in F
public record LineMatrices(SquareMatrix resistance, SquareMatrix reactance, SquareMatrix capacitance) {
    /// A transposed line of `conductors` conductors: self values `(2 v1 + v0)/3`, mutual ones `(v0 - v1)/3`.
    public static LineMatrices transposed(int conductors, SequenceValues values) {
        return new LineMatrices(
                transposed(conductors, values.r1(), values.r0()),
                transposed(conductors, values.x1(), values.x0()),
                transposed(conductors, values.c1(), values.c0()));
    }

    private static SquareMatrix transposed(int conductors, double positive, double zero) {
        var rows = new double[conductors][conductors];
        for (int row = 0; row < conductors; row++) {
            for (int column = 0; column < conductors; column++) {
                rows[row][column] = (row == column ? 2 * positive + zero : zero - positive) / 3;
            }
        }
        return SquareMatrix.of(rows);
    }

    /// Number of conductors.
    public int size() {
        return resistance.size();
    }

    /// The same line `factor` times as long.
    public LineMatrices times(double factor) {
        return new LineMatrices(
                scaled(resistance, 0, factor), scaled(reactance, 0, factor), scaled(capacitance, 0, factor));
    }

    /// The line at another frequency than the one that the reactance is given for. Of the return through the earth,
    /// `Rg + j Xg` per length, the resistance grows with the frequency and the reactance less than in proportion.
    ///
    /// @param ratio of the frequency to that of these matrices
    /// @param earthResistance `Rg`
    /// @param earthReactance half of `Xg` over the logarithm `ln(658.5 sqrt(rho / f))`
    public LineMatrices atFrequency(double ratio, double earthResistance, double earthReactance) {
        if (ratio == 1) {
            return this;
        }
        double correction = earthReactance * Math.log(ratio);
        return new LineMatrices(
                scaled(resistance, earthResistance * (ratio - 1), 1),
                scaled(reactance, -correction, ratio),
                capacitance);
    }

    /// This line without conductor `k`, which is grounded at both ends (Kron's reduction).
    public LineMatrices withoutGrounded(int k) {
        int size = size();
        var impedance = new ComplexSquare(size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                impedance.set(row, column, new Complex(resistance.at(row, column), reactance.at(row, column)));
            }
        }
        return of(impedance.withoutGrounded(k), without(capacitance, k));
    }

    static LineMatrices of(ComplexSquare impedance, SquareMatrix capacitance) {
        int size = impedance.size();
        var resistance = new double[size][size];
        var reactance = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                resistance[row][column] = impedance.at(row, column).re();
                reactance[row][column] = impedance.at(row, column).im();
            }
        }
        return new LineMatrices(SquareMatrix.of(resistance), SquareMatrix.of(reactance), capacitance);
    }

    /// `(entry + addend) * factor`, entry by entry.
    private static SquareMatrix scaled(SquareMatrix matrix, double addend, double factor) {
        var rows = matrix.rows();
        for (var row : rows) {
            for (int column = 0; column < row.length; column++) {
                row[column] = (row[column] + addend) * factor;
            }
        }
        return SquareMatrix.of(rows);
    }

    private static SquareMatrix without(SquareMatrix matrix, int k) {
        int size = matrix.size() - 1;
        var rows = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                rows[row][column] = matrix.at(row < k ? row : row + 1, column < k ? column : column + 1);
            }
        }
        return SquareMatrix.of(rows);
    }
}
