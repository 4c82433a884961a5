package org.gridlang.runtime.powerflow;

/// When a solver stops.
///
/// @param tolerance largest change of an element's voltage between two iterations, in per unit; the voltages
///     returned are better than that by the contraction factor
/// @param maxIterations of the plain fixed point; scenarios that need more go to the damped iteration
/// @param adjointTolerance error of the adjoint relative to its largest value, estimated from its changes
/// @param maxAdjointIterations at which the adjoint is truncated; each iteration adds about one digit
/// @param warmStart whether to start from the deviations that the batch holds instead of the no-load voltage
/// @param stepwise whether a scenario that no method solves at once is approached by a load that grows step by step,
/// which
///     finds what there is right up to the network's limit, but takes some tens of power flows; in double precision
/// only
public record FlowOptions(
        double tolerance,
        int maxIterations,
        double adjointTolerance,
        int maxAdjointIterations,
        boolean warmStart,
        boolean stepwise) {
    /// 1e-6 per unit, gradients to 1e-5: for training in single precision.
    public static final FlowOptions TRAINING = new FlowOptions(1e-6, 40, 1e-5, 40, false);
    /// 1e-9 per unit, gradients to 1e-10: for evaluation in double precision.
    public static final FlowOptions EVALUATION = new FlowOptions(1e-9, 60, 1e-10, 60, false);
    /// To the last digits: for reference solutions and gradient checks in double precision.
    public static final FlowOptions EXACT = new FlowOptions(1e-13, 200, 1e-14, 200, false, true);

    public FlowOptions {
        if (!(tolerance > 0) || !(adjointTolerance > 0) || maxIterations < 1 || maxAdjointIterations < 0) {
            throw new IllegalArgumentException("tolerances and iteration limits must be positive");
        }
    }

    /// Options without the approach step by step.
    public FlowOptions(
            double tolerance, int maxIterations, double adjointTolerance, int maxAdjointIterations, boolean warmStart) {
        this(tolerance, maxIterations, adjointTolerance, maxAdjointIterations, warmStart, false);
    }

    public FlowOptions withTolerance(double newTolerance) {
        return new FlowOptions(
                newTolerance, maxIterations, adjointTolerance, maxAdjointIterations, warmStart, stepwise);
    }

    public FlowOptions withAdjoint(double newTolerance, int newMaxIterations) {
        return new FlowOptions(tolerance, maxIterations, newTolerance, newMaxIterations, warmStart, stepwise);
    }

    public FlowOptions withWarmStart(boolean newWarmStart) {
        return new FlowOptions(
                tolerance, maxIterations, adjointTolerance, maxAdjointIterations, newWarmStart, stepwise);
    }
}
