package org.gridlang.language.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.syntax.Situation.Fault;

/// Numbers in the habit of another country or language: `0,28`, `.5`, `5.`.
final class NumberFaults {
    private NumberFaults() {}

    /// `= 0,28 kW`, where no comma can stand, or `rate: 0,28`, where a key would follow it.
    static Optional<Fault> decimalComma(Situation situation) {
        int comma = Tokens.is(situation.token(), GridLexer.COMMA) ? 0 : -1;
        var whole = situation.token(comma - 1);
        var dot = situation.token(comma);
        var fraction = situation.token(comma + 1);
        if (!joins(whole, dot, fraction, GridLexer.COMMA)) {
            return Optional.empty();
        }
        String number = whole.getText() + "." + fraction.getText();
        var problem = Diagnostic.error(
                        Code.S123, situation.span(whole, fraction), "a decimal point is a dot, not a comma")
                .note("why", "a comma separates values");
        return Optional.of(situation.replacing(problem, comma - 1, 3, GridLexer.REAL, number));
    }

    /// `.5` for `0.5`, `5.` for `5.0`.
    static Optional<Fault> bareDot(Situation situation) {
        if (Tokens.is(situation.token(), GridLexer.DOT)) {
            var next = situation.token(1);
            if (integer(next) && Tokens.touch(situation.token(), next)) {
                return Optional.of(digitMissing(situation, 0, "0." + next.getText()));
            }
            if (integer(situation.before()) && Tokens.touch(situation.before(), situation.token())) {
                return Optional.of(
                        digitMissing(situation, -1, situation.before().getText() + ".0"));
            }
        }
        return Optional.empty();
    }

    private static Fault digitMissing(Situation situation, int distance, String number) {
        var span = situation.span(situation.token(distance), situation.token(distance + 1));
        var problem = Diagnostic.error(Code.S124, span, "a number has digits on both sides of its point");
        return situation.replacing(problem, distance, 2, GridLexer.REAL, number);
    }

    private static boolean joins(Token left, Token middle, Token right, int type) {
        return integer(left)
                && Tokens.is(middle, type)
                && integer(right)
                && Tokens.touch(left, middle)
                && Tokens.touch(middle, right);
    }

    private static boolean integer(Token token) {
        return Tokens.is(token, GridLexer.INTEGER);
    }
}
