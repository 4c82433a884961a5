package org.gridlang.language.ir;

/// A function of one number.
public enum UnaryOperation {
    NEGATE,
    ABSOLUTE,
    /// -1, 0 or 1: the derivative of the absolute value, 0 at 0.
    SIGN,
    SQUARE_ROOT,
    EXPONENTIAL,
    LOGARITHM,
    SINE,
    COSINE,
    TANH,
    /// `(e^x - 1) / x`, 1 at 0.
    RELATIVE_EXPONENTIAL
}
