package org.gridlang.language.syntax;

import java.util.Map;
import java.util.Optional;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.syntax.Situation.Fault;

/// Operators of other languages: `a ** 2`, `a => b`, `x = 3` for a comparison.
final class OperatorFaults {
    private static final Map<String, Lookalike> PAIRS = Map.of(
            "**", new Lookalike(GridLexer.CARET, "^"),
            "=>", new Lookalike(GridLexer.GREATER_OR_EQUAL, ">="),
            "=<", new Lookalike(GridLexer.LESS_OR_EQUAL, "<="),
            "<>", new Lookalike(GridLexer.NOT_EQUAL, "!="),
            ":=", new Lookalike(GridLexer.ASSIGN, "="),
            "~=", new Lookalike(GridLexer.NOT_EQUAL, "!="));

    private OperatorFaults() {}

    /// Two operators side by side that are one elsewhere. The fault lies on the first or on the second of them.
    static Optional<Fault> foreign(Situation situation) {
        for (int first = -1; first <= 0; first++) {
            var left = situation.token(first);
            var right = situation.token(first + 1);
            var meant = PAIRS.get(left.getText() + right.getText());
            if (meant != null && left != right && Tokens.touch(left, right)) {
                var problem = Diagnostic.error(
                        Code.S130,
                        situation.span(left, right),
                        "`" + left.getText() + right.getText() + "` is written `" + meant.text() + "`");
                return Optional.of(situation.replacing(problem, first, 2, meant.type(), meant.text()));
            }
        }
        return Optional.empty();
    }

    /// `2 rating`, `(linear quadratic)`.
    static Optional<Fault> missing(Situation situation) {
        var token = situation.token();
        boolean sameLine = token.getLine() == situation.before().getLine();
        if (!situation.expects(GridLexer.PLUS)
                || !situation.expects(GridLexer.SLASH)
                || !situation.tokenBeginsValue()
                || situation.breaksOff()
                || !sameLine) {
            return Optional.empty();
        }
        return Optional.of(new Fault(Diagnostic.error(
                Code.S131,
                situation.span(situation.before(), token),
                "an operator is missing between `" + situation.before().getText() + "` and `" + token.getText()
                        + "`")));
    }

    /// `expect b.soc = 80 %`.
    static Optional<Fault> assignment(Situation situation) {
        if (!Tokens.is(situation.token(), GridLexer.ASSIGN)
                || situation.expects(GridLexer.ASSIGN)
                || !situation.expects(GridLexer.EQUAL)
                || situation.expects(GridLexer.COLON)) {
            return Optional.empty();
        }
        var problem = Diagnostic.error(Code.S127, situation.here(), "two values are compared with `==`")
                .note("why", "a single `=` gives something its value");
        return Optional.of(situation.replacing(problem, 0, 1, GridLexer.EQUAL, "=="));
    }
}
