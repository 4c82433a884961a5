package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;

/// The factors `A = L U` of a [VaryingNetwork] for one vector of scenarios, each at taps and capacitors of its own, and
/// the triangular solves with them. `U` has a unit diagonal.
///
/// Only the rows above what changes in the tree of elimination are factorised again, row by row:
///
/// ```
/// l_ij = a_ij - sum_{k<j} l_ik u_kj,        u_ij = (a_ij - sum_{k<i} l_ik u_kj) / l_ii
/// ```
///
/// On a radial feeder these are the rows of the nodes between the regulators and the source. Complex numbers stand as
/// in [DoubleKernels]; offsets count whole vectors of real and imaginary parts. For a thread of its own.
final class LaneFactors {
    private static final int LANES = DoubleKernels.LANES;
    private static final int WIDTH = 2 * LANES;

    /// Factor of each regulator and capacitor, and the one that is always 1: `[factor][lane]`.
    final double[] factor;
    /// What changes drive at the no-load voltages of the network as it stands, `-dY w`: `[position]`.
    final double[] constant;

    private final VaryingNetwork network;
    private final int size;
    private final double[] lower;
    private final double[] upper;
    /// Of the pivots, by position.
    private final double[] inverse;
    private final double[] work;
    private final double[] delta;
    /// Offsets of the entries of a row of a factor, and of its columns, as slots of the workspace.
    private final Lines lowerRows;
    private final Lines upperRows;
    private final Lines lowerColumns;
    private final Lines upperColumns;
    private final Lines injections;
    private final Lines seedInjections;
    private final int[] changing;
    private final MatrixRow[] matrix;
    private final int[][] changes;
    private final double[] noLoad;

    /// Lists of pairs, one list per position: where in the workspace, and where among coefficients. From `core` on, the
    /// pairs of a position belong to the core.
    private record Lines(int[] start, int[] core, int[] slot, int[] coefficient) {}

    /// A row of the matrix as the network stands: positions and values.
    private record MatrixRow(int[] columns, double[] re, double[] im) {}

    LaneFactors(VaryingNetwork network) {
        this.network = network;
        size = network.position.length;
        var pattern = network.pattern;
        lowerRows = rows(pattern.lower());
        upperRows = rows(pattern.upper());
        lowerColumns = columns(pattern.upper(), pattern.lower(), lowerRows);
        upperColumns = columns(pattern.lower(), pattern.upper(), upperRows);
        var slots = network.slots;
        injections = injections(slots.adjointFirst(), slots.adjointSecond());
        seedInjections = injections(slots.first(), slots.second());
        lower = spread(network.factors.lower, lowerRows.slot.length);
        upper = spread(network.factors.upper, upperRows.slot.length);
        inverse = new double[size * WIDTH];
        for (int at = 0; at < size; at++) {
            double re = network.factors.pivotRe[at];
            double im = network.factors.pivotIm[at];
            double square = re * re + im * im;
            fill(inverse, at, re / square, -im / square);
        }
        factor = new double[network.factorCount() * LANES];
        Arrays.fill(factor, 1);
        var capacitors = network.model.network().capacitors();
        for (int capacitor = 0; capacitor < capacitors.size(); capacitor++) {
            int at = (network.regulators.size() + capacitor) * LANES;
            Arrays.fill(factor, at, at + LANES, capacitors.get(capacitor).closed() ? 1 : 0);
        }
        constant = new double[size * WIDTH];
        work = new double[size * WIDTH];
        delta = new double[network.entries.size() * WIDTH];
        var rows = network.changingRows();
        changing = IntStream.range(0, size).filter(at -> rows[at]).toArray();
        changes = new int[size][];
        Arrays.setAll(
                changes,
                at -> IntStream.range(0, delta.length / WIDTH)
                        .filter(entry -> network.entries.get(entry).row() == at)
                        .toArray());
        matrix = new MatrixRow[size];
        for (int at : changing) {
            matrix[at] = matrixRow(network.pattern.order()[at]);
        }
        noLoad = new double[2 * size];
        for (int node = 0; node < size; node++) {
            noLoad[2 * network.position[node]] = network.model.noLoadRe(node);
            noLoad[2 * network.position[node] + 1] = network.model.noLoadIm(node);
        }
    }

    private MatrixRow matrixRow(int node) {
        int[] columns = network.matrix.columns(node);
        return new MatrixRow(
                Arrays.stream(columns).map(column -> network.position[column]).toArray(),
                Arrays.stream(columns)
                        .mapToDouble(column -> network.matrix.re(node, column))
                        .toArray(),
                Arrays.stream(columns)
                        .mapToDouble(column -> network.matrix.im(node, column))
                        .toArray());
    }

    private static void fill(double[] into, int at, double re, double im) {
        Arrays.fill(into, at * WIDTH, at * WIDTH + LANES, re);
        Arrays.fill(into, at * WIDTH + LANES, (at + 1) * WIDTH, im);
    }

    private static double[] spread(SparseFactors.Row[] rows, int entries) {
        var spread = new double[entries * WIDTH];
        int next = 0;
        for (var row : rows) {
            for (int k = 0; k < row.re().length; k++) {
                fill(spread, next++, row.re()[k], row.im()[k]);
            }
        }
        return spread;
    }

    private static int slot(int position) {
        return (1 + position) * WIDTH;
    }

    private Lines rows(int[][] columns) {
        var start = new int[columns.length + 1];
        var core = new int[columns.length];
        for (int at = 0; at < columns.length; at++) {
            start[at + 1] = start[at] + columns[at].length;
            int inTail = (int) Arrays.stream(columns[at])
                    .filter(column -> column < network.tail)
                    .count();
            core[at] = start[at] + inTail;
        }
        int[] slots = Arrays.stream(columns)
                .flatMapToInt(Arrays::stream)
                .map(LaneFactors::slot)
                .toArray();
        var coefficients = new int[slots.length];
        Arrays.setAll(coefficients, k -> k * WIDTH);
        return new Lines(start, core, slots, coefficients);
    }

    /// The columns of a factor: at position `i` the rows `mirrored[i]`, each with the offset of its entry in column
    /// `i`.
    private Lines columns(int[][] mirrored, int[][] columnsOfRows, Lines rows) {
        var lines = rows(mirrored);
        for (int at = 0; at < mirrored.length; at++) {
            for (int k = 0; k < mirrored[at].length; k++) {
                int row = mirrored[at][k];
                int entry = rows.start[row] + Arrays.binarySearch(columnsOfRows[row], at);
                lines.coefficient[lines.start[at] + k] = entry * WIDTH;
            }
        }
        return lines;
    }

    /// Per position the elements there; the coefficient is the sign in which their current enters `-C' i`.
    private Lines injections(int[] first, int[] second) {
        List<List<int[]>> at = new ArrayList<>();
        for (int position = 0; position < size; position++) {
            at.add(new ArrayList<>());
        }
        for (int element = 0; element < first.length; element++) {
            int slot = (network.slots.firstElement() + element) * WIDTH;
            if (first[element] > 0) {
                at.get(first[element] - 1).add(new int[] {slot, -1});
            }
            if (second[element] > 0) {
                at.get(second[element] - 1).add(new int[] {slot, 1});
            }
        }
        var start = new int[size + 1];
        for (int position = 0; position < size; position++) {
            start[position + 1] = start[position] + at.get(position).size();
        }
        var all = at.stream().flatMap(List::stream).toList();
        return new Lines(
                start,
                start,
                all.stream().mapToInt(each -> each[0]).toArray(),
                all.stream().mapToInt(each -> each[1]).toArray());
    }

    /// Factorises at the present values of [#factor], and sets [#constant].
    void refactor() {
        changes();
        for (int at : changing) {
            factorRow(at);
        }
    }

    private void changes() {
        for (int at : changing) {
            if (changes[at].length > 0) {
                Arrays.fill(constant, at * WIDTH, (at + 1) * WIDTH, 0);
            }
        }
        for (int index = 0; index < network.entries.size(); index++) {
            var entry = network.entries.get(index);
            double re = noLoad[2 * entry.column()];
            double im = noLoad[2 * entry.column() + 1];
            int row = entry.row() * WIDTH;
            int at = index * WIDTH;
            for (int lane = 0; lane < LANES; lane++) {
                double change =
                        factor[entry.first() * LANES + lane] * factor[entry.second() * LANES + lane] - entry.held();
                double a = entry.re() * change;
                double b = entry.im() * change;
                delta[at + lane] = a;
                delta[at + LANES + lane] = b;
                constant[row + lane] -= a * re - b * im;
                constant[row + LANES + lane] -= a * im + b * re;
            }
        }
    }

    private void factorRow(int at) {
        int[] below = network.pattern.lower()[at];
        int[] above = network.pattern.upper()[at];
        fill(work, at, 0, 0);
        for (int column : below) {
            fill(work, column, 0, 0);
        }
        for (int column : above) {
            fill(work, column, 0, 0);
        }
        var row = matrix[at];
        for (int k = 0; k < row.columns.length; k++) {
            fill(work, row.columns[k], row.re[k], row.im[k]);
        }
        for (int change : changes[at]) {
            int into = network.entries.get(change).column() * WIDTH;
            for (int lane = 0; lane < WIDTH; lane++) {
                work[into + lane] += delta[change * WIDTH + lane];
            }
        }
        for (int k = 0; k < below.length; k++) {
            int before = below[k];
            eliminate(before, upperRows.start[before], upperRows.start[before + 1]);
            System.arraycopy(work, before * WIDTH, lower, (lowerRows.start[at] + k) * WIDTH, WIDTH);
        }
        divide(at, above);
    }

    /// Subtracts from the workspace its entry at `row` times that row of `U`.
    private void eliminate(int row, int from, int to) {
        var re = DoubleVector.fromArray(DoubleKernels.SPECIES, work, row * WIDTH);
        var im = DoubleVector.fromArray(DoubleKernels.SPECIES, work, row * WIDTH + LANES);
        for (int k = from; k < to; k++) {
            // Slots begin with the one that stays zero.
            int into = upperRows.slot[k] - WIDTH;
            var a = DoubleVector.fromArray(DoubleKernels.SPECIES, upper, k * WIDTH);
            var b = DoubleVector.fromArray(DoubleKernels.SPECIES, upper, k * WIDTH + LANES);
            var x = DoubleVector.fromArray(DoubleKernels.SPECIES, work, into);
            var y = DoubleVector.fromArray(DoubleKernels.SPECIES, work, into + LANES);
            x.sub(re.mul(a)).add(im.mul(b)).intoArray(work, into);
            y.sub(re.mul(b)).sub(im.mul(a)).intoArray(work, into + LANES);
        }
    }

    private void divide(int at, int[] above) {
        var re = DoubleVector.fromArray(DoubleKernels.SPECIES, work, at * WIDTH);
        var im = DoubleVector.fromArray(DoubleKernels.SPECIES, work, at * WIDTH + LANES);
        var square = re.mul(re).add(im.mul(im));
        var a = re.div(square);
        var b = im.div(square).neg();
        a.intoArray(inverse, at * WIDTH);
        b.intoArray(inverse, at * WIDTH + LANES);
        for (int k = 0; k < above.length; k++) {
            var x = DoubleVector.fromArray(DoubleKernels.SPECIES, work, above[k] * WIDTH);
            var y = DoubleVector.fromArray(DoubleKernels.SPECIES, work, above[k] * WIDTH + LANES);
            int into = (upperRows.start[at] + k) * WIDTH;
            x.mul(a).sub(y.mul(b)).intoArray(upper, into);
            x.mul(b).add(y.mul(a)).intoArray(upper, into + LANES);
        }
    }

    /// Solves for the core's voltages, driven by element currents and changes.
    void solve(double[] slots) {
        for (int at = network.tail; at < size; at++) {
            System.arraycopy(constant, at * WIDTH, slots, slot(at), WIDTH);
            inject(slots, at, injections);
            subtract(slots, slot(at), lowerRows, lower, lowerRows.core[at], lowerRows.start[at + 1]);
            multiply(slots, at);
        }
        for (int at = size - 1; at >= network.tail; at--) {
            subtract(slots, at, upperRows, upper);
        }
    }

    /// Voltages of the tail from those of the core.
    void solveTail(double[] slots) {
        for (int at = network.tail - 1; at >= 0; at--) {
            fill(slots, 1 + at, 0, 0);
            subtract(slots, at, upperRows, upper);
        }
    }

    /// Solves the transposed system in place, driven by what stands in the slots of all nodes.
    void solveTransposed(double[] slots) {
        for (int at = 0; at < size; at++) {
            subtract(slots, at, upperColumns, upper);
        }
        transposedBackward(slots);
    }

    /// Puts the elements' part of the right side of the transposed system into the core's slots.
    void injectTransposed(double[] slots) {
        for (int at = network.tail; at < size; at++) {
            fill(slots, 1 + at, 0, 0);
            inject(slots, at, seedInjections);
        }
    }

    /// Solves the transposed system in place, driven by the slots of the core.
    void solveTransposedCore(double[] slots) {
        for (int at = network.tail; at < size; at++) {
            subtract(slots, slot(at), upperColumns, upper, upperColumns.core[at], upperColumns.start[at + 1]);
        }
        transposedBackward(slots);
    }

    private void transposedBackward(double[] slots) {
        for (int at = size - 1; at >= network.tail; at--) {
            subtract(slots, at, lowerColumns, lower);
            multiply(slots, at);
        }
    }

    private static void subtract(double[] slots, int at, Lines lines, double[] coefficients) {
        subtract(slots, slot(at), lines, coefficients, lines.start[at], lines.start[at + 1]);
    }

    private static void subtract(double[] slots, int into, Lines lines, double[] coefficients, int from, int to) {
        var re = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, into);
        var im = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, into + LANES);
        var crossRe = DoubleVector.zero(DoubleKernels.SPECIES);
        var crossIm = DoubleVector.zero(DoubleKernels.SPECIES);
        for (int k = from; k < to; k++) {
            var x = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, lines.slot[k]);
            var y = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, lines.slot[k] + LANES);
            var a = DoubleVector.fromArray(DoubleKernels.SPECIES, coefficients, lines.coefficient[k]);
            var b = DoubleVector.fromArray(DoubleKernels.SPECIES, coefficients, lines.coefficient[k] + LANES);
            re = re.sub(a.mul(x));
            crossRe = b.fma(y, crossRe);
            im = im.sub(a.mul(y));
            crossIm = b.fma(x, crossIm);
        }
        re.add(crossRe).intoArray(slots, into);
        im.sub(crossIm).intoArray(slots, into + LANES);
    }

    private void multiply(double[] slots, int at) {
        var x = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, slot(at));
        var y = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, slot(at) + LANES);
        var a = DoubleVector.fromArray(DoubleKernels.SPECIES, inverse, at * WIDTH);
        var b = DoubleVector.fromArray(DoubleKernels.SPECIES, inverse, at * WIDTH + LANES);
        x.mul(a).sub(y.mul(b)).intoArray(slots, slot(at));
        x.mul(b).add(y.mul(a)).intoArray(slots, slot(at) + LANES);
    }

    private static void inject(double[] slots, int at, Lines lines) {
        int start = lines.start[at];
        int end = lines.start[at + 1];
        if (start == end) {
            return;
        }
        var re = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, slot(at));
        var im = DoubleVector.fromArray(DoubleKernels.SPECIES, slots, slot(at) + LANES);
        for (int k = start; k < end; k++) {
            re = re.add(DoubleVector.fromArray(DoubleKernels.SPECIES, slots, lines.slot[k])
                    .mul(lines.coefficient[k]));
            im = im.add(DoubleVector.fromArray(DoubleKernels.SPECIES, slots, lines.slot[k] + LANES)
                    .mul(lines.coefficient[k]));
        }
        re.intoArray(slots, slot(at));
        im.intoArray(slots, slot(at) + LANES);
    }
}
