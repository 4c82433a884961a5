package org.gridlang.runtime.control;

/// One move of a control.
///
/// @param round of the control loop, from 1
/// @param delay after which the control acts, in s
/// @param control name of the regulator or capacitor control
public sealed interface ControlAction {
    int round();

    double delay();

    String control();

    /// A regulator went from one tap to another.
    record TapMove(int round, double delay, String control, int from, int to) implements ControlAction {}

    /// A capacitor was closed or opened.
    record Switching(int round, double delay, String control, String capacitor, boolean closes)
            implements ControlAction {}
}
