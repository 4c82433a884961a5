package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.powerflow.SparseFactors.Row;

/// The linear algebra of an iteration, flattened for the kernels.
///
/// Slots of the workspace: 0 stays zero; then one per position of the elimination order; then one per element.
/// With `A = L U` and pivots `d`, one iteration runs `forward` and `backward`, which visit the core of the
/// order only:
///
/// ```
/// forward    y_i = (sum of -+ element slots - sum_{j<i} L_ij y_j) / d_i
/// backward   x_i = y_i - sum_{j>i} U_ij x_j
/// ```
///
/// and the adjoint the same with the plain transpose `A' = (U' D)(D^-1 L')`:
///
/// ```
/// forward    t_i = (seed_i or element slots)/d_i - sum_{j<i} U_ji (d_j/d_i) t_j
/// backward   y_i = t_i - sum_{j>i} (L_ji/d_i) y_j
/// ```
final class FlowPrograms {
    /// Element slots to core voltages.
    final RowProgram forward;
    final RowProgram backward;
    /// Core voltages to the voltages of the tail.
    final RowProgram backwardTail;
    /// Seeds at all nodes, in place, to the right side of [#transposedBackward].
    final RowProgram transposedForwardSeeds;
    /// Element slots to the right side of [#transposedBackward].
    final RowProgram transposedForward;
    final RowProgram transposedBackward;
    /// Where elements read and write.
    final ElementSlots elements;

    private final PowerFlowModel model;
    private final SparseFactors factors;
    private final int size;
    private final int tail;
    private final double[] inverseRe;
    private final double[] inverseIm;

    FlowPrograms(PowerFlowModel model) {
        this.model = model;
        factors = model.factors();
        size = factors.size();
        tail = model.order().tail();
        inverseRe = new double[size];
        inverseIm = new double[size];
        for (int at = 0; at < size; at++) {
            double square = factors.pivotRe[at] * factors.pivotRe[at] + factors.pivotIm[at] * factors.pivotIm[at];
            inverseRe[at] = factors.pivotRe[at] / square;
            inverseIm[at] = -factors.pivotIm[at] / square;
        }
        elements = ElementSlots.of(model, model.positions(), model.groundedNodes());
        forward = forward(injections(elements.adjointFirst(), elements.adjointSecond()));
        backward = backward(factors.upper, size - 1, tail);
        backwardTail = backward(factors.upper, tail - 1, 0);
        var upperColumns = transposed(factors.upper, true);
        transposedForwardSeeds = transposedForwardSeeds(upperColumns, transposed(factors.upper, false));
        transposedForward = transposedForward(upperColumns, injections(elements.first(), elements.second()));
        transposedBackward = backward(transposed(factors.lower, false), size - 1, tail);
    }

    /// Slot of a node.
    int nodeSlot(int node) {
        return 1 + model.position(node);
    }

    int elementSlot(int element) {
        return 1 + size + element;
    }

    /// Per position, the elements there with the sign in which their current enters the right side `-C' i`.
    private List<List<double[]>> injections(int[] first, int[] second) {
        var at = new ArrayList<List<double[]>>();
        for (int position = 0; position < size; position++) {
            at.add(new ArrayList<>());
        }
        for (int element = 0; element < model.elementCount(); element++) {
            if (first[element] > 0) {
                at.get(first[element] - 1).add(new double[] {element, -1});
            }
            if (second[element] > 0) {
                at.get(second[element] - 1).add(new double[] {element, 1});
            }
        }
        return at;
    }

    private void injectionEntries(RowProgram.Builder program, int at, List<double[]> injections) {
        for (double[] injection : injections) {
            program.entry(elementSlot((int) injection[0]), injection[1] * inverseRe[at], injection[1] * inverseIm[at]);
        }
    }

    private RowProgram forward(List<List<double[]>> injections) {
        var program = new RowProgram.Builder();
        for (int at = tail; at < size; at++) {
            program.row(1 + at, 0);
            injectionEntries(program, at, injections.get(at));
            var row = factors.lower[at];
            for (int k = 0; k < row.columns().length; k++) {
                if (row.columns()[k] >= tail) {
                    double re = -row.re()[k];
                    double im = -row.im()[k];
                    program.entry(
                            1 + row.columns()[k],
                            re * inverseRe[at] - im * inverseIm[at],
                            re * inverseIm[at] + im * inverseRe[at]);
                }
            }
        }
        return program.build();
    }

    /// Rows `x_i = x_i - sum_{j>i} row_ij x_j` from position `from` down to `to`. Positions of the tail carry
    /// no right side when the elements drive the network, so there the row starts from zero.
    private RowProgram backward(Row[] rows, int from, int to) {
        var program = new RowProgram.Builder();
        for (int at = from; at >= to; at--) {
            program.row(1 + at, at < tail ? 0 : 1 + at);
            for (int k = 0; k < rows[at].columns().length; k++) {
                program.entry(1 + rows[at].columns()[k], -rows[at].re()[k], -rows[at].im()[k]);
            }
        }
        return program.build();
    }

    /// The transposed forward solve driven by seeds at the nodes, in place. In the tail, which nothing reads
    /// afterwards, it leaves `d_i t_i`, so that no seed there has to be divided by its pivot.
    ///
    /// @param columns `U_ji d_j / d_i`
    /// @param undriven `U_ji / d_i`
    private RowProgram transposedForwardSeeds(Row[] columns, Row[] undriven) {
        var program = new RowProgram.Builder();
        for (int at = 0; at < size; at++) {
            boolean core = at >= tail;
            program.row(1 + at, core ? 0 : 1 + at);
            if (core) {
                program.entry(1 + at, inverseRe[at], inverseIm[at]);
            }
            for (int k = 0; k < columns[at].columns().length; k++) {
                int column = columns[at].columns()[k];
                var row = column < tail ? undriven[at] : columns[at];
                double factorRe = core ? 1 : factors.pivotRe[at];
                double factorIm = core ? 0 : factors.pivotIm[at];
                program.entry(
                        1 + column,
                        row.im()[k] * factorIm - row.re()[k] * factorRe,
                        -row.re()[k] * factorIm - row.im()[k] * factorRe);
            }
        }
        return program.build();
    }

    /// The transposed forward solve of the core, driven by the elements.
    private RowProgram transposedForward(Row[] columns, List<List<double[]>> injections) {
        var program = new RowProgram.Builder();
        for (int at = tail; at < size; at++) {
            program.row(1 + at, 0);
            injectionEntries(program, at, injections.get(at));
            for (int k = 0; k < columns[at].columns().length; k++) {
                if (columns[at].columns()[k] >= tail) {
                    program.entry(
                            1 + columns[at].columns()[k],
                            -columns[at].re()[k],
                            -columns[at].im()[k]);
                }
            }
        }
        return program.build();
    }

    /// The columns of a factor as rows: `U_ji d_j / d_i` for the upper one, `L_ji / d_i` for the lower one, at
    /// row `i`.
    private Row[] transposed(Row[] rows, boolean timesPivot) {
        var counts = new int[size];
        for (var row : rows) {
            for (int column : row.columns()) {
                counts[column]++;
            }
        }
        var columns = new Row[size];
        Arrays.setAll(columns, at -> new Row(new int[counts[at]], new double[counts[at]], new double[counts[at]]));
        var filled = new int[size];
        for (int at = 0; at < size; at++) {
            double factorRe = timesPivot ? factors.pivotRe[at] : 1;
            double factorIm = timesPivot ? factors.pivotIm[at] : 0;
            for (int k = 0; k < rows[at].columns().length; k++) {
                int column = rows[at].columns()[k];
                double re = rows[at].re()[k] * factorRe - rows[at].im()[k] * factorIm;
                double im = rows[at].re()[k] * factorIm + rows[at].im()[k] * factorRe;
                int to = filled[column]++;
                columns[column].columns()[to] = at;
                columns[column].re()[to] = re * inverseRe[column] - im * inverseIm[column];
                columns[column].im()[to] = re * inverseIm[column] + im * inverseRe[column];
            }
        }
        return columns;
    }
}
