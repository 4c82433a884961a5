package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.syntax.Situation.Fault;

/// What is easily left out of a rule or of a step by one.
final class RuleFaults {
    private RuleFaults() {}

    /// `rule droop Generator {`.
    static Optional<Fault> device(Situation situation) {
        boolean head = Tokens.is(situation.first(), GridLexer.RULE)
                && situation.expects(GridLexer.FOR)
                && situation.expects(GridLexer.ASSIGN);
        if (!head || situation.breaksOff() || Tokens.is(situation.token(), GridLexer.COLON)) {
            return Optional.empty();
        }
        var problem =
                Diagnostic.error(Code.S128, situation.here(), "a rule needs `for` and the device that follows it");
        return Optional.of(
                Vocabulary.word(situation.token())
                        ? situation.inserting(problem, 0, GridLexer.FOR, "for")
                        : new Fault(problem.note("form", "rule NAME for DEVICE { set ACTION = ... }")));
    }

    /// `p = 3 kW` in a rule.
    static Optional<Fault> set(Situation situation) {
        boolean named = situation.atStartOfLine()
                && Tokens.is(situation.part().first(), GridLexer.RULE)
                && situation.expects(GridLexer.SET)
                && Vocabulary.word(situation.token())
                && Tokens.is(situation.token(1), GridLexer.ASSIGN);
        if (!named) {
            return Optional.empty();
        }
        String name = situation.token().getText();
        return Optional.of(new Fault(Diagnostic.error(
                        Code.S128, situation.here(), "`set` is missing before the action " + name)
                .note("instead", "set " + name + " = ... for an action, let " + name + " = ... for another value")));
    }

    /// `step b with droop for 1 h`.
    static Optional<Fault> chosen(Situation situation) {
        boolean lacks = Tokens.is(situation.first(), GridLexer.STEP)
                && Tokens.is(situation.token(-2), GridLexer.WITH)
                && Vocabulary.word(situation.before())
                && !Tokens.is(situation.before(), GridLexer.RULE)
                && situation.expects(GridLexer.COLON)
                && (Tokens.is(situation.token(), GridLexer.FOR) || Tokens.is(situation.token(), GridLexer.AT));
        if (!lacks) {
            return Optional.empty();
        }
        var problem = Diagnostic.error(
                        Code.S128,
                        situation.span(situation.before()),
                        "`rule` is missing before `" + situation.before().getText() + "`")
                .note("form", "step NAME with rule RULE for TIME, or step NAME with ACTION: VALUE for TIME");
        return Optional.of(situation.inserting(problem, -1, GridLexer.RULE, "rule"));
    }
}
