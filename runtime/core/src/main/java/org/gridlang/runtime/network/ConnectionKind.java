package org.gridlang.runtime.network;

/// How a load, capacitor or winding meets its bus.
public enum ConnectionKind {
    /// Each terminal to ground.
    WYE,
    /// Terminal to terminal: `a-b` for two terminals; `a-b`, `b-c`, `c-a` for three.
    DELTA
}
