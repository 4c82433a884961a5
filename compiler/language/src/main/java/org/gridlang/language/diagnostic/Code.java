package org.gridlang.language.diagnostic;

/// The identity of a kind of fault. S1xx syntax, N1xx names, U2xx units and dimensions, M1xx modules, D1xx devices,
/// P1xx populations, F1xx feeders, C1xx constraints and objective, T1xx time and series, X1xx experiments, R1xx run-time checks.
/// Each has a bad program with a golden rendering in the tests.
public enum Code {
    /// The text does not follow the grammar here.
    S100
}
