package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Situation.Fault;

/// A sign or fixed word is missing, or another stands in its place.
final class MissingWords {
    private MissingWords() {}

    /// `param capacity Energy`, `limit cap = output <= 3 kW`, `step 30 min`.
    static Optional<Fault> colon(Situation situation) {
        boolean several = situation.expects(GridLexer.COMMA) && situation.ahead(GridLexer.IN);
        if (!situation.expects(GridLexer.COLON) || situation.expectsValue() || several) {
            return Optional.empty();
        }
        boolean assigned = Tokens.is(situation.token(), GridLexer.ASSIGN) && !situation.expects(GridLexer.ASSIGN);
        if (assigned) {
            var problem = Diagnostic.error(Code.S101, situation.here(), needsColon(situation));
            return Optional.of(situation.replacing(problem, 0, 1, GridLexer.COLON, ":"));
        }
        boolean optional = situation.couldEnd() || situation.expects(GridLexer.ASSIGN);
        if (optional || !(situation.tokenBeginsValue() || situation.breaksOff())) {
            return Optional.empty();
        }
        if (situation.breaksOff()) {
            return Optional.of(new Fault(Diagnostic.error(Code.S101, situation.here(), needsColon(situation))));
        }
        var place = situation.span(situation.before(), situation.token());
        var problem = Diagnostic.error(Code.S101, place, needsColon(situation));
        return Optional.of(situation.inserting(problem, 0, GridLexer.COLON, ":"));
    }

    private static String needsColon(Situation situation) {
        if (situation.expects(GridLexer.CLOSE_PARENTHESIS)) {
            return "an argument needs a colon between its name and its value";
        }
        return switch (situation.first().getType()) {
            case GridLexer.ACTION,
                    GridLexer.FUNCTION,
                    GridLexer.INPUT,
                    GridLexer.PARAM,
                    GridLexer.PROFILE,
                    GridLexer.SIGNAL,
                    GridLexer.STATE -> situation.noun() + " needs a colon before its dimension";
            case GridLexer.CONSTRAIN, GridLexer.LIMIT -> situation.noun() + " needs a colon before its condition";
            default -> situation.noun() + " needs a colon before its value";
        };
    }

    /// `action p: Power -5 kW .. 5 kW`, `param x: Power = 1 kW .. 5 kW`, `for bus net.buses`.
    static Optional<Fault> in(Situation situation) {
        if (Tokens.is(situation.token(), GridLexer.RANGE)
                && !situation.expects(GridLexer.RANGE)
                && situation.seen(GridLexer.ASSIGN)
                && !situation.seen(GridLexer.IN)) {
            return Optional.of(new Fault(Diagnostic.error(
                            Code.S103, situation.here(), "the range of " + situation.noun() + " stands after `in`")
                    .note("form", "NAME: DIMENSION in LOW .. HIGH = VALUE")));
        }
        if (!situation.expects(GridLexer.IN) || situation.breaksOff()) {
            return Optional.empty();
        }
        boolean range = situation.ahead(GridLexer.RANGE);
        boolean onlyIn = !situation.couldEnd() && !situation.expects(GridLexer.ASSIGN);
        String headline = range || situation.expects(GridLexer.STAR)
                ? situation.noun() + " needs `in` before its range"
                : "`in` is missing between a name and the set it runs through";
        boolean sign = Tokens.is(situation.token(), GridLexer.ASSIGN) || Tokens.is(situation.token(), GridLexer.COLON);
        if (sign && range) {
            var problem = Diagnostic.error(Code.S103, situation.here(), headline);
            return Optional.of(situation.replacing(problem, 0, 1, GridLexer.IN, "in"));
        }
        if (situation.tokenBeginsValue() && (range || onlyIn)) {
            var problem = Diagnostic.error(Code.S103, situation.here(), headline);
            return Optional.of(situation.inserting(problem, 0, GridLexer.IN, "in"));
        }
        return Optional.empty();
    }

    /// `in 0 kW, rating`, `in 0 kW to rating`.
    static Optional<Fault> dots(Situation situation) {
        if (!situation.expects(GridLexer.RANGE) || !situation.seen(GridLexer.IN) || situation.couldEnd()) {
            return Optional.empty();
        }
        var problem = Diagnostic.error(Code.S105, situation.here(), "a range has two dots between its ends")
                .note("form", "LOW .. HIGH");
        return Optional.of(
                switch (situation.token().getType()) {
                    case GridLexer.COMMA, GridLexer.TO, GridLexer.COLON, GridLexer.DOT ->
                        situation.replacing(problem, 0, 1, GridLexer.RANGE, "..");
                    default ->
                        situation.breaksOff() || !situation.tokenBeginsValue()
                                ? new Fault(problem)
                                : situation.inserting(problem, 0, GridLexer.RANGE, "..");
                });
    }

    /// `let x 3 kW`, `next soc: soc + 1`, `state soc: Ratio` without its value.
    static Optional<Fault> equals(Situation situation) {
        boolean block = situation.expects(GridLexer.OPEN_BRACE)
                && situation.token().getLine() > situation.before().getLine();
        if (!situation.expects(GridLexer.ASSIGN) || block) {
            return Optional.empty();
        }
        if (Tokens.is(situation.token(), GridLexer.COLON) || Tokens.is(situation.token(), GridLexer.EQUAL)) {
            var problem = Diagnostic.error(
                    Code.S102, situation.here(), situation.noun() + " has a single `=` before its value");
            return Optional.of(situation.replacing(problem, 0, 1, GridLexer.ASSIGN, "="));
        }
        if (situation.breaksOff()) {
            boolean state = situation.first().getType() == GridLexer.STATE;
            var problem = Diagnostic.error(
                    Code.S102,
                    situation.here(),
                    state
                            ? "a state needs the value it starts the day with"
                            : situation.noun() + " needs `=` and a value");
            return Optional.of(new Fault(problem.pointing("`= ...` is missing here")));
        }
        if (!situation.tokenBeginsValue()) {
            return Optional.empty();
        }
        var problem = Diagnostic.error(Code.S102, situation.here(), situation.noun() + " needs `=` before its value");
        return Optional.of(situation.inserting(problem, 0, GridLexer.ASSIGN, "="));
    }

    /// `population cars = 500 Battery {`, where the device even looks like a unit.
    static Optional<Fault> of(Situation situation) {
        if (!situation.expects(GridLexer.OF) || situation.expectsValue()) {
            return Optional.empty();
        }
        String headline = "`of` is missing between the number of agents and their device";
        boolean asUnit = Tokens.is(situation.token(), GridLexer.OPEN_BRACE)
                && Tokens.is(situation.before(), GridLexer.IDENTIFIER);
        var problem =
                Diagnostic.error(Code.S108, asUnit ? situation.span(situation.before()) : situation.here(), headline);
        boolean insertable = asUnit || Vocabulary.word(situation.token());
        return Optional.of(
                insertable
                        ? situation.inserting(problem, asUnit ? -1 : 0, GridLexer.OF, "of")
                        : new Fault(problem.note("form", "population NAME = NUMBER of DEVICE { ... }")));
    }

    /// `uniform(8 kWh 16 kWh)`, and `x: 350 y: 1150`, where `y` is read as the unit of 350.
    static Optional<Fault> comma(Situation situation) {
        boolean afterUnit = Tokens.is(situation.token(), GridLexer.COLON)
                && Tokens.is(situation.before(), GridLexer.IDENTIFIER)
                && (Tokens.is(situation.token(-2), GridLexer.INTEGER)
                        || Tokens.is(situation.token(-2), GridLexer.REAL));
        if (afterUnit) {
            var name = situation.before();
            var problem = Diagnostic.error(
                            Code.S119,
                            situation.span(situation.token(-2), name),
                            "a comma is missing between these entries")
                    .note("why", "a word behind a number on its line is its unit");
            return Optional.of(situation.inserting(problem, -1, GridLexer.COMMA, ","));
        }
        // Outside of brackets the actions of a step are separated, and `for` ends them.
        boolean inBrackets =
                situation.expects(GridLexer.CLOSE_PARENTHESIS) || situation.expects(GridLexer.CLOSE_BRACKET);
        boolean separable = situation.expects(GridLexer.COMMA)
                && (inBrackets || !situation.expects(GridLexer.FOR))
                && !situation.expectsValue();
        if (!separable || situation.breaksOff() || !situation.tokenBeginsValue()) {
            return Optional.empty();
        }
        var place = new Span(
                situation.here().source(),
                situation.after(situation.before()).start(),
                situation.here().end());
        var problem = Diagnostic.error(Code.S119, place, "a comma is missing between two values");
        return Optional.of(situation.inserting(problem, 0, GridLexer.COMMA, ","));
    }

    /// `device Battery` without its block.
    static Optional<Fault> brace(Situation situation) {
        if (!situation.expects(GridLexer.OPEN_BRACE)
                || situation.expectsValue()
                || situation.couldEnd()
                || situation.expects(GridLexer.STAR)) {
            return Optional.empty();
        }
        boolean end = situation.breaksOff();
        var problem = Diagnostic.error(
                        Code.S113,
                        end ? situation.here() : situation.after(situation.before()),
                        situation.noun() + " needs a block in braces")
                .pointing("`{` is missing here");
        return Optional.of(end ? new Fault(problem) : situation.inserting(problem, 0, GridLexer.OPEN_BRACE, "{"));
    }

    static Optional<Fault> enforcement(Situation situation) {
        if (!situation.expects(GridLexer.DUAL) || !situation.expects(GridLexer.PENALTY) || situation.expectsValue()) {
            return Optional.empty();
        }
        return Optional.of(
                new Fault(Diagnostic.error(Code.S114, situation.here(), "a constraint says how training is to keep it")
                        .note("form", "dual per (SCOPE, ...)       a multiplier is learned for each of these")
                        .note("or", "penalty PRICE per AMOUNT    a fixed price on the excess")));
    }

    /// A word without which a line cannot go on: `place load in ...` for `place on load in ...`.
    static Optional<Fault> single(Situation situation) {
        var types = situation.expectedTypes();
        types.clear(GridLexer.DOT);
        if (situation.couldEnd()) {
            return Optional.empty();
        }
        // These end an expression, so that operators fit as well and are not what is missing.
        for (int type : new int[] {GridLexer.THEN, GridLexer.ELSE, GridLexer.PER}) {
            if (types.get(type)) {
                return Optional.of(fixedWord(situation, type));
            }
        }
        if (types.get(GridLexer.FOR) && situation.first().getType() == GridLexer.STEP) {
            return Optional.of(fixedWord(situation, GridLexer.FOR));
        }
        for (int type : new int[] {GridLexer.BY, GridLexer.ON, GridLexer.DRAWN_FROM}) {
            if (types.get(type) && types.cardinality() == 1) {
                return Optional.of(fixedWord(situation, type));
            }
        }
        return Optional.empty();
    }

    private static Fault fixedWord(Situation situation, int type) {
        String literal = GridLexer.VOCABULARY.getLiteralName(type);
        String word = literal.substring(1, literal.length() - 1);
        var problem = Diagnostic.error(Code.S128, situation.here(), "`" + word + "` is missing in " + situation.noun());
        if (situation.breaksOff()) {
            return new Fault(problem);
        }
        boolean sign = type == GridLexer.DRAWN_FROM && !situation.tokenBeginsValue();
        return sign ? situation.replacing(problem, 0, 1, type, word) : situation.inserting(problem, 0, type, word);
    }
}
