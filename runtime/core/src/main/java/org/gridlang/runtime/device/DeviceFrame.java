package org.gridlang.runtime.device;

/// One agent at one step, for a batch of days: where its numbers stand in the arrays of a rollout.
///
/// Slot `k` of day (lane) `d` stands at `array[at + k * lanes + d]`; parameters are per agent,
/// `parameter[parameterAt + k]`; input `k` of day `d` is `series[inputAt[k] + d]`. `lanes` is a multiple of the
/// vector length, so that generated loops have no tail; surplus lanes repeat the last day. All values SI, all
/// `double`.
public final class DeviceFrame {
    /// Days, padded.
    public final int lanes;

    /// Length of the step, s.
    public double dt;

    public double[] parameter = {};
    public int parameterAt;

    /// State at the start of the step `[states][lanes]`.
    public double[] state = {};
    public int stateAt;

    /// State at its end `[states][lanes]`, written by `forward`.
    public double[] next = {};
    public int nextAt;

    /// Raw policy output in [-1, 1] `[actions][lanes]`.
    public double[] action = {};
    public int actionAt;

    /// Projected action in physical units `[actions][lanes]`, written by `forward`.
    public double[] physical = {};
    public int physicalAt;

    public double[] series = {};
    public int[] inputAt = {};

    /// Own voltage magnitude of the previous step, per unit `[1][lanes]`; 1 before the first step.
    public double[] voltage = {};
    public int voltageAt;

    /// Unscaled observation `[observations][lanes]`, written by `observe`.
    public double[] observation = {};
    public int observationAt;

    /// Power into the network, `[2][lanes]`: active W, reactive var; written by `forward`.
    public double[] injection = {};
    public int injectionAt;

    /// Money of this step `[costs][lanes]`, written by `forward`; by `terminal` the money of the final state
    /// `[1][lanes]`.
    public double[] cost = {};
    public int costAt;

    /// d objective / d injection `[2][lanes]`, read by `backward`.
    public double[] injectionAdjoint = {};
    public int injectionAdjointAt;

    /// d objective / d next state `[states][lanes]`, read by `backward`.
    public double[] nextAdjoint = {};
    public int nextAdjointAt;

    /// d objective / d state `[states][lanes]`: written by `backward` and `terminalBackward`, added to by
    /// `observeBackward`.
    public double[] stateAdjoint = {};
    public int stateAdjointAt;

    /// d objective / d raw action `[actions][lanes]`, written by `backward`.
    public double[] actionAdjoint = {};
    public int actionAdjointAt;

    /// d objective / d unscaled observation `[observations][lanes]`, read by `observeBackward`.
    public double[] observationAdjoint = {};
    public int observationAdjointAt;

    /// d objective / d own voltage (per unit) `[1][lanes]`, added to by `observeBackward`.
    public double[] voltageAdjoint = {};
    public int voltageAdjointAt;

    public DeviceFrame(int lanes) {
        this.lanes = lanes;
    }
}
