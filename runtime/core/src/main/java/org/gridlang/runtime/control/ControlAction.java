package org.gridlang.runtime.control;

/// One move of a control.
public sealed interface ControlAction {
    /// Of the control loop, from 1.
    int round();

    /// After which the control acts, in s.
    double delay();

    /// Name of the regulator or capacitor control.
    String control();

    /// A regulator went from one tap to another.
    record TapMove(int round, double delay, String control, int from, int to) implements ControlAction {}

    /// A capacitor was closed or opened.
    record Switching(int round, double delay, String control, String capacitor, boolean closes)
            implements ControlAction {}
}
