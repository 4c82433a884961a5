package org.gridlang.language.syntax;

import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.Span;

/// What is nested so deeply that no stage should have to follow.
final class Nesting {
    /// Brackets within brackets; hand-written files stay below ten.
    static final int DEEPEST_BRACKET = 100;

    private Nesting() {}

    static Diagnostic tooDeep(Span at) {
        return Diagnostic.error(Code.S115, at, "this is nested too deeply to be read")
                .pointing("too many levels here")
                .note("help", "name inner parts with `let` and use the names");
    }

    static Diagnostic tooManyOperators(Span at) {
        return Diagnostic.error(Code.S115, at, "this expression has more operators in a row than can be read")
                .note("help", "name parts of it with `let`, or use `sum(... for ... in ...)`");
    }
}
