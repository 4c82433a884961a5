package org.gridlang.language.ir;

/// A function of two numbers. Minimum and maximum give the first argument on a tie, and where one is not a
/// number.
public enum BinaryOperation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MINIMUM,
    MAXIMUM
}
