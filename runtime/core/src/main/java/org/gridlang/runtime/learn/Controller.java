package org.gridlang.runtime.learn;

import org.gridlang.runtime.device.DeviceFrame;

/// Chooses the actions of one population, agent by agent and step by step, for all days at once. Different
/// workers may work on different agents at the same time.
interface Controller {
    /// Whether `act` reads `frame.observation`.
    boolean observes();

    /// Whether `act` reads `frame.voltage`, itself or through the observation.
    default boolean measures() {
        return observes();
    }

    /// Writes `frame.action` in all lanes, in [-1, 1].
    void act(int worker, int agent, int step, DeviceFrame frame);

    /// Called by a worker before [#actBackward] for these steps of an agent: time to bring back what their
    /// actions were computed from.
    default void recall(int worker, int agent, int firstStep, int steps) {}

    /// Takes note of `frame.actionAdjoint`, the derivative of the days' objective by the action with everything
    /// that the action changes later. Called with descending steps.
    ///
    /// @param counts per lane, whether the scenario of this step may be learned from
    /// @return whether the action depends on the observation; then `frame.observationAdjoint` is written in all
    ///     lanes
    boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts);

    /// Called after [#actBackward] of a step: whether all that comes from this step on is to count, for what lies
    /// before it, as a value function says of the observation of this step, in place of the exact derivative.
    ///
    /// @return if so, `frame.observationAdjoint` is written in all lanes with the derivative of that value
    default boolean foresees(int worker, int agent, int step, DeviceFrame frame) {
        return false;
    }
}
