package org.gridlang.language.ir;

/// The arrays of a [org.gridlang.runtime.device.DeviceFrame], as places that device code reads or writes.
public enum Storage {
    PARAMETER,
    INPUT,
    STATE,
    NEXT,
    /// Raw policy output in [-1, 1].
    ACTION,
    /// Projected action in physical units.
    PHYSICAL,
    VOLTAGE,
    OBSERVATION,
    /// 0 active, 1 reactive.
    INJECTION,
    COST,
    INJECTION_ADJOINT,
    NEXT_ADJOINT,
    STATE_ADJOINT,
    ACTION_ADJOINT,
    OBSERVATION_ADJOINT,
    VOLTAGE_ADJOINT
}
