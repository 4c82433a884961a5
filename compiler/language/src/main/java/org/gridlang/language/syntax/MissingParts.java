package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Situation.Fault;

/// A dimension, a name or a value is missing.
final class MissingParts {
    private MissingParts() {}

    /// `param x: = 5 kW`, `param x: 5 kW`.
    static Optional<Fault> dimension(Situation situation) {
        boolean number = Tokens.is(situation.before(), GridLexer.INTEGER)
                && !situation.before().getText().equals("1")
                && Tokens.is(situation.token(-2), GridLexer.COLON)
                && situation.expects(GridLexer.ASSIGN);
        if (number) {
            return Optional.of(dimensionMissing(situation, situation.span(situation.before())));
        }
        boolean dimension = situation.expects(GridLexer.IDENTIFIER)
                && situation.expects(GridLexer.INTEGER)
                && situation.expects(GridLexer.OPEN_PARENTHESIS)
                && !situation.expectsValue();
        if (!dimension) {
            return Optional.empty();
        }
        return Optional.of(dimensionMissing(situation, situation.here()));
    }

    private static Fault dimensionMissing(Situation situation, Span at) {
        return new Fault(Diagnostic.error(Code.S109, at, situation.noun() + " needs a dimension here")
                .note("form", "a name such as Power, or a product such as Money / Energy"));
    }

    static Optional<Fault> name(Situation situation) {
        if (!situation.expects(GridLexer.IDENTIFIER) || situation.expectsValue() || situation.couldEnd()) {
            return Optional.empty();
        }
        var token = situation.token();
        boolean first = situation.before() == situation.first();
        if (!situation.breaksOff() && Vocabulary.keyword(token)) {
            return Optional.of(new Fault(Diagnostic.error(
                            Code.S107,
                            situation.here(),
                            "`" + token.getText() + "` is a word of the language and cannot be a name here")
                    .pointing("choose another name")));
        }
        if (first) {
            return Optional.of(
                    new Fault(Diagnostic.error(Code.S107, situation.here(), situation.noun() + " needs a name")));
        }
        var others = situation.expectedTypes();
        others.clear(GridLexer.ACTION, GridLexer.WITHIN + 1);
        others.clear(GridLexer.IDENTIFIER);
        if (!others.isEmpty()) {
            return Optional.empty();
        }
        var before = situation.before();
        return Optional.of(new Fault(Diagnostic.error(
                Code.S107, situation.span(before), "a name is missing after `" + before.getText() + "`")));
    }

    static Optional<Fault> value(Situation situation) {
        if (!situation.expectsValue()) {
            return Optional.empty();
        }
        var token = situation.token();
        var before = situation.before();
        if (Tokens.is(token, GridLexer.IF)) {
            return Optional.of(new Fault(Diagnostic.error(
                    Code.S107, situation.here(), "an `if` inside another expression stands in parentheses")));
        }
        boolean word = !situation.breaksOff() && Vocabulary.reserved(token);
        if (word) {
            return Optional.of(new Fault(Diagnostic.error(
                            Code.S107,
                            situation.here(),
                            "`" + token.getText() + "` is a word of the language, not a value")
                    .also(situation.span(before), "a value belongs after this")));
        }
        var problem = Diagnostic.error(
                Code.S106, situation.span(before), "a value is missing after `" + before.getText() + "`");
        return Optional.of(
                new Fault(situation.breaksOff() ? problem : problem.also(situation.here(), "this is no value")));
    }
}
