package org.gridlang.runtime.powerflow;

import java.util.Arrays;

/// How far the scenarios of one block are, lane by lane.
final class LaneProgress {
    /// A ratio of changes that is closer to 1 says nothing of what is still to come.
    private static final double STEADY = 0.9;

    private final boolean[] ended;
    private final boolean[] converged;
    private final int[] iterations;
    private final double[] previous;
    private final double[] contraction;
    private int running;

    LaneProgress(int lanes) {
        ended = new boolean[lanes];
        converged = new boolean[lanes];
        iterations = new int[lanes];
        previous = new double[lanes];
        contraction = new double[lanes];
    }

    void start() {
        Arrays.fill(ended, false);
        Arrays.fill(converged, false);
        Arrays.fill(previous, 0);
        Arrays.fill(contraction, 0);
        running = ended.length;
    }

    /// Takes note of the squared change of a lane in an iteration; one below the squared tolerance ends it, as
    /// does one that is not finite.
    void record(int lane, int iteration, double squaredChange, double squaredTolerance) {
        if (ended[lane]) {
            return;
        }
        if (previous[lane] > 0) {
            contraction[lane] = Math.sqrt(squaredChange / previous[lane]);
        }
        previous[lane] = squaredChange;
        iterations[lane] = iteration;
        converged[lane] = squaredChange < squaredTolerance;
        if (converged[lane] || !(squaredChange < Double.POSITIVE_INFINITY)) {
            ended[lane] = true;
            running--;
        }
    }

    /// Takes note of the squared change of a lane in an iteration of a linear map, whose changes shrink in a
    /// steady ratio `c`: one ends where what is still to come, `change c / (1 - c)`, is below the tolerance.
    /// The larger one of the last two ratios counts. The first change is held against the value it changed.
    ///
    /// @param squaredSize largest value of the lane
    void recordLinear(int lane, int iteration, double squaredChange, double squaredSize, double squaredTolerance) {
        if (ended[lane]) {
            return;
        }
        double before = iteration == 1 ? squaredSize : previous[lane];
        double ratio = before > 0 ? squaredChange / before : 0;
        double worse = Math.sqrt(Math.max(ratio, iteration == 1 ? 0 : contraction[lane]));
        contraction[lane] = ratio;
        previous[lane] = squaredChange;
        iterations[lane] = iteration;
        double ahead = worse / (1 - worse);
        double part = worse < STEADY ? Math.min(ahead, 1) : 1;
        converged[lane] = squaredChange * part * part < squaredSize * squaredTolerance;
        if (converged[lane] || !(squaredChange < Double.POSITIVE_INFINITY)) {
            ended[lane] = true;
            running--;
        }
    }

    boolean allEnded() {
        return running == 0;
    }

    boolean converged(int lane) {
        return converged[lane];
    }

    int iterations(int lane) {
        return iterations[lane];
    }

    double contraction(int lane) {
        return contraction[lane];
    }
}
