package org.gridlang.language.emit;

import com.palantir.javapoet.CodeBlock;

/// An expression in Java.
///
/// @param vector whether it is a `DoubleVector` rather than a `double`
/// @param precedence how tightly it binds
/// @param operations operations in it, for deciding when a line is long enough
record Emitted(CodeBlock code, boolean vector, Precedence precedence, int operations) {
    enum Precedence {
        CONDITIONAL,
        COMPARISON,
        SUM,
        PRODUCT,
        UNARY,
        ATOM
    }

    static Emitted atom(CodeBlock code, boolean vector) {
        return new Emitted(code, vector, Precedence.ATOM, 0);
    }

    /// The same with this many operations in it.
    Emitted counting(int count) {
        return new Emitted(code, vector, precedence, count);
    }

    /// The code, in parentheses where a neighbour that binds this tightly would tear it apart.
    CodeBlock within(Precedence neighbour) {
        return precedence.compareTo(neighbour) < 0 ? CodeBlock.of("($L)", code) : code;
    }
}
