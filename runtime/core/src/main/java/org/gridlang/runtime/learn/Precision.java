package org.gridlang.runtime.learn;

/// The arithmetic of the power flow. Devices and money are always computed in `double`.
public enum Precision {
    /// For training: tolerance 1e-6 per unit.
    SINGLE,
    /// For evaluation: tolerance 1e-9 per unit.
    DOUBLE,
    /// For gradient checks: solved to the last digits.
    EXACT
}
