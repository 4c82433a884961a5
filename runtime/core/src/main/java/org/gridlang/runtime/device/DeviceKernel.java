package org.gridlang.runtime.device;

/// A device type, compiled from its equations. Stateless: all numbers are in the frame. Order in a step:
/// `observe`, the policy acts, `forward` (project, inject, cost, next state).
public interface DeviceKernel {
    DeviceShape shape();

    /// Writes the state at the start of the day into `frame.state`.
    void initial(DeviceFrame frame);

    /// Reads parameters, state, inputs, voltage; writes `observation`.
    void observe(DeviceFrame frame);

    /// Maps the raw action affinely onto its feasible interval; writes `physical`, `injection`, `cost`, `next`.
    void forward(DeviceFrame frame);

    /// Reverse of `forward`, recomputing what it needs: from `injectionAdjoint` and `nextAdjoint` (the cost's
    /// adjoint is 1) writes `actionAdjoint` and `stateAdjoint`.
    void backward(DeviceFrame frame);

    /// Reverse of `observe`: from `observationAdjoint` adds to `stateAdjoint` and `voltageAdjoint`.
    void observeBackward(DeviceFrame frame);

    /// Money due on `frame.state` as the final state: writes `cost[0]` (0 if the device has no terminal cost).
    void terminal(DeviceFrame frame);

    /// Writes `stateAdjoint` with the derivative of `terminal`.
    void terminalBackward(DeviceFrame frame);

    /// Writes into `frame.action` the raw action of `no_control`, from parameters, state and inputs.
    void idle(DeviceFrame frame);

    /// Writes into `frame.action` the raw action that gives the physical action in `frame.physical`, clamped to
    /// what is feasible.
    void unmap(DeviceFrame frame);

    /// Writes into `frame.action` the raw action of a rule, from parameters, state, inputs and voltage; actions
    /// that the rule does not name idle.
    ///
    /// @param rule index in `shape().rules()`
    default void act(int rule, DeviceFrame frame) {
        throw new IllegalArgumentException(shape().name() + " follows no rule " + rule);
    }
}
