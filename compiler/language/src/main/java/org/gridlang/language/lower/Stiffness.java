package org.gridlang.language.lower;

import java.util.Arrays;
import java.util.List;

/// How fast a system of states can move on its own: a bound on the spectral radius of its Jacobian, whose inverse is
/// the
/// shortest time constant.
///
/// With `r_ij` the largest size of `d f_i / d x_j`, the radius is at most `max_i (R x)_i / x_i` for every positive x
/// (Collatz and Wielandt), and for the right x no more than that of R; so it does not matter in which units the states
/// are.
///
/// @param sizes R, 1/s times the units of the states
record Stiffness(double[][] sizes) {
    private static final int ITERATIONS = 200;
    /// Keeps every number positive where some states do not move others, and the iteration from going back and forth.
    private static final double SHIFT = 0.5;

    /// The first state whose equation has no bound; -1 if there is none.
    int unbounded() {
        for (int row = 0; row < sizes.length; row++) {
            if (Arrays.stream(sizes[row]).anyMatch(Double::isInfinite)) {
                return row;
            }
        }
        return -1;
    }

    /// The bound, 1/s.
    double rate() {
        double[] x = new double[sizes.length];
        Arrays.fill(x, 1);
        double best = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] moved = times(x);
            double bound = 0;
            for (int row = 0; row < x.length; row++) {
                bound = Math.max(bound, moved[row] / x[row]);
            }
            best = Math.min(best, bound);
            double largest = 0;
            for (int row = 0; row < x.length; row++) {
                x[row] = moved[row] + SHIFT * bound * x[row];
                largest = Math.max(largest, x[row]);
            }
            if (largest == 0) {
                return 0;
            }
            for (int row = 0; row < x.length; row++) {
                x[row] = Math.max(x[row] / largest, Double.MIN_NORMAL);
            }
        }
        return best;
    }

    /// The state that damps itself fastest, to be named.
    int fastest(List<Integer> states) {
        int place = 0;
        for (int row = 1; row < sizes.length; row++) {
            place = sizes[row][row] > sizes[place][place] ? row : place;
        }
        return states.get(place);
    }

    private double[] times(double[] x) {
        double[] result = new double[x.length];
        for (int row = 0; row < x.length; row++) {
            for (int column = 0; column < x.length; column++) {
                result[row] += sizes[row][column] * x[column];
            }
        }
        return result;
    }
}
