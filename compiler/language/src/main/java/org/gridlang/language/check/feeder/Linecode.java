package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.runtime.network.SquareMatrix;

/// The impedance of a kind of line per a length: matrices `r_ohm: [[0.4], [0.1, 0.4]], x_ohm: ..., c_nF:
/// ...`, or the symmetrical components `r1: 0.45 ohm, x1: 0.07 ohm, r0: 1.5 ohm, x0: 0.08 ohm` of a
/// transposed line, whose conductors have the self impedance `(2 Z1 + Z0)/3` and the mutual impedance `(Z0 -
/// Z1)/3`.
final class Linecode {
    private static final double NANO = 1e-9;
    private static final List<String> MATRICES = List.of("r_ohm", "x_ohm");
    private static final List<String> COMPONENTS = List.of("r1", "x1", "r0", "x0");

    private final ElementValues values;

    private Linecode(ElementValues values) {
        this.values = values;
    }

    /// The linecode; empty if its entries do not make one, which is then reported.
    static Optional<Linecode> of(ElementValues values, Diagnostics out) {
        int before = out.errors();
        var matrices = given(values, List.of("r_ohm", "x_ohm", "c_nF"));
        var components = given(values, List.of("r1", "x1", "r0", "x0", "c1", "c0"));
        var name = values.element().name();
        if (!matrices.isEmpty() && !components.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.F114,
                            values.place(components.getFirst()),
                            "linecode " + name.text() + " has both matrices and symmetrical components")
                    .also(values.place(matrices.getFirst()), "a matrix")
                    .note("why", "each says what the impedance is, and they may differ"));
        } else if (matrices.isEmpty() && components.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.N109,
                            name.span(),
                            "linecode " + name.text() + " needs r_ohm and x_ohm, one matrix each")
                    .note("or", "r1, x1, r0 and x0, the symmetrical components"));
        } else {
            var needed = new ArrayList<>(matrices.isEmpty() ? COMPONENTS : MATRICES);
            needed.removeAll(given(values, needed));
            if (!needed.isEmpty()) {
                out.add(Diagnostic.error(
                        Code.N109, name.span(), "linecode " + name.text() + " needs " + String.join(", ", needed)));
            } else if (!matrices.isEmpty()) {
                sameSizes(values, matrices, out);
            }
        }
        return out.errors() > before ? Optional.empty() : Optional.of(new Linecode(values));
    }

    private static List<String> given(ElementValues values, List<String> entries) {
        return entries.stream().filter(values::has).toList();
    }

    private static void sameSizes(ElementValues values, List<String> matrices, Diagnostics out) {
        if (matrices.stream()
                        .mapToInt(each -> values.matrix(each).length)
                        .distinct()
                        .count()
                > 1) {
            out.add(Diagnostic.error(
                    Code.F108,
                    values.element().name().span(),
                    "the matrices of linecode " + values.element().name().text() + " differ in size"));
        }
    }

    ElementValues values() {
        return values;
    }

    /// Number of conductors, if it is for one number only.
    Optional<Integer> conductors() {
        return values.has("r_ohm") ? Optional.of(values.matrix("r_ohm").length) : Optional.empty();
    }

    /// Resistance in ohm of a line so many times as long as the length it is given for.
    SquareMatrix resistance(int conductors, double portion) {
        return values.has("r_ohm")
                ? scaled(values.matrix("r_ohm"), portion)
                : transposed(conductors, values.number("r1"), values.number("r0"), portion);
    }

    /// Reactance in ohm.
    SquareMatrix reactance(int conductors, double portion) {
        return values.has("r_ohm")
                ? scaled(values.matrix("x_ohm"), portion)
                : transposed(conductors, values.number("x1"), values.number("x0"), portion);
    }

    /// Nodal capacitance in F; none if the linecode states none.
    SquareMatrix capacitance(int conductors, double portion) {
        if (values.has("c_nF")) {
            return scaled(values.matrix("c_nF"), portion * NANO);
        }
        double positive = values.has("c1") ? values.number("c1") : 0;
        double zero = values.has("c0") ? values.number("c0") : 0;
        return transposed(conductors, positive, zero, portion);
    }

    private static SquareMatrix scaled(double[][] matrix, double factor) {
        var result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] = matrix[i][j] * factor;
            }
        }
        return SquareMatrix.of(result);
    }

    private static SquareMatrix transposed(int conductors, double positive, double zero, double factor) {
        var result = new double[conductors][conductors];
        for (int i = 0; i < conductors; i++) {
            for (int j = 0; j < conductors; j++) {
                result[i][j] = (i == j ? 2 * positive + zero : zero - positive) / 3 * factor;
            }
        }
        return SquareMatrix.of(result);
    }

    /// The largest number in it, for the question whether a length is too much.
    double largest() {
        double largest = 0;
        for (var entry : List.of("r1", "x1", "r0", "x0", "c1", "c0")) {
            largest = values.has(entry) ? Math.max(largest, Math.abs(values.number(entry))) : largest;
        }
        for (var entry : List.of("r_ohm", "x_ohm", "c_nF")) {
            if (values.has(entry)) {
                for (var row : values.matrix(entry)) {
                    for (double each : row) {
                        largest = Math.max(largest, Math.abs(each));
                    }
                }
            }
        }
        return largest;
    }
}
