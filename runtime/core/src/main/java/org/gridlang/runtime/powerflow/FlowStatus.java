package org.gridlang.runtime.powerflow;

/// What became of one scenario.
public enum FlowStatus {
    /// Not solved yet.
    UNSOLVED,
    /// The fixed point converged.
    CONVERGED,
    /// The fixed point did not converge, the damped iteration did.
    DAMPED,
    /// Neither converged, Newton's method did.
    NEWTON,
    /// No voltage was found: the loads are more than the network can carry, or close to it; [FlowFailure] says by how
    /// much.
    NOT_CONVERGED,
    /// A power was not finite, or the voltage became so.
    NOT_FINITE;

    /// Whether the voltages of the scenario may be used.
    public boolean solved() {
        return this == CONVERGED || this == DAMPED || this == NEWTON;
    }

    /// Whether the solver gave up, and left no voltages to start from.
    public boolean failed() {
        return this == NOT_CONVERGED || this == NOT_FINITE;
    }
}
