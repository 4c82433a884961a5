package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// Where the factors `A = L U` of a matrix of symmetric pattern have entries, in an order of elimination. Indices are
/// positions in that order; columns ascend.
///
/// Row `i` of `L` is what the entries of row `i` of `A` reach in the tree of elimination below `i`: each column is
/// followed by the next later one that it fills (J. W. H. Liu, "The role of elimination trees in sparse
/// factorization", SIAM J. Matrix Anal. Appl. 11, 1990). The work is proportional to the entries.
///
/// @param order node index per position
/// @param position position per node index
/// @param lower columns of each row below the diagonal
/// @param upper columns of each row above the diagonal
record SparsePattern(int[] order, int[] position, int[][] lower, int[][] upper) {
    private static final int NONE = -1;

    static SparsePattern of(SparseMatrix matrix, int[] order) {
        int size = matrix.size();
        var position = new int[size];
        for (int at = 0; at < size; at++) {
            position[order[at]] = at;
        }
        var lower = new int[size][];
        var counts = new int[size];
        var parent = new int[size];
        var seenBy = new int[size];
        Arrays.fill(parent, NONE);
        Arrays.fill(seenBy, NONE);
        var reached = new int[size];
        for (int row = 0; row < size; row++) {
            seenBy[row] = row;
            int count = 0;
            for (int column : matrix.columns(order[row])) {
                for (int at = position[column]; at < row && seenBy[at] != row; at = parent[at]) {
                    parent[at] = parent[at] == NONE ? row : parent[at];
                    seenBy[at] = row;
                    reached[count++] = at;
                    counts[at]++;
                }
            }
            lower[row] = Arrays.copyOf(reached, count);
            Arrays.sort(lower[row]);
        }
        return new SparsePattern(order, position, lower, mirrored(lower, counts));
    }

    private static int[][] mirrored(int[][] lower, int[] counts) {
        var upper = new int[lower.length][];
        Arrays.setAll(upper, row -> new int[counts[row]]);
        var filled = new int[lower.length];
        for (int row = 0; row < lower.length; row++) {
            for (int column : lower[row]) {
                upper[column][filled[column]++] = row;
            }
        }
        return upper;
    }

    int size() {
        return order.length;
    }
}
