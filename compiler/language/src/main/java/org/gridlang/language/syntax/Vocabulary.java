package org.gridlang.language.syntax;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;

/// The words of the language by what they begin, and what people call them.
final class Vocabulary {
    /// Words that begin a declaration of a file.
    static final List<String> ITEMS = List.of(
            "import",
            "dimension",
            "unit",
            "seed",
            "time",
            "signal",
            "profile",
            "function",
            "feeder",
            "device",
            "rule",
            "population",
            "constrain",
            "minimize",
            "maximize",
            "train",
            "evaluate",
            "test");

    static final List<String> DEVICE = List.of(
            "param",
            "input",
            "state",
            "action",
            "let",
            "next",
            "der",
            "inject",
            "observe",
            "limit",
            "cost",
            "terminal");

    static final List<String> RULE = List.of("param", "let", "set");

    static final List<String> POPULATION = List.of("place", "draw", "bind", "set");

    static final List<String> TEST = List.of("given", "step", "expect");

    static final List<String> EVALUATION = List.of("require");

    /// Items that are written as a head and a block in braces.
    private static final Set<Integer> BLOCKS = Set.of(
            GridLexer.TIME,
            GridLexer.FEEDER,
            GridLexer.DEVICE,
            GridLexer.RULE,
            GridLexer.POPULATION,
            GridLexer.TRAIN,
            GridLexer.EVALUATE,
            GridLexer.TEST);

    /// Words of the language that may also be a name, so that they begin a declaration only where more says so.
    private static final Set<Integer> ALSO_NAMES = Set.of(
            GridLexer.AT,
            GridLexer.FROM,
            GridLexer.ON,
            GridLexer.PHASES,
            GridLexer.POINT,
            GridLexer.REACTIVE,
            GridLexer.REMOVE,
            GridLexer.RULE,
            GridLexer.SEED,
            GridLexer.STEP,
            GridLexer.TEST,
            GridLexer.TIME,
            GridLexer.TO,
            GridLexer.TRAIN);

    private static final Set<Integer> NEVER_LAST = Set.of(
            GridLexer.ASSIGN,
            GridLexer.AT,
            GridLexer.CARET,
            GridLexer.COLON,
            GridLexer.COMMA,
            GridLexer.DOT,
            GridLexer.DRAWN_FROM,
            GridLexer.EQUAL,
            GridLexer.FROM,
            GridLexer.GREATER,
            GridLexer.GREATER_OR_EQUAL,
            GridLexer.LESS,
            GridLexer.LESS_OR_EQUAL,
            GridLexer.MINUS,
            GridLexer.NOT_EQUAL,
            GridLexer.OPEN_BRACKET,
            GridLexer.OPEN_PARENTHESIS,
            GridLexer.PHASES,
            GridLexer.PLUS,
            GridLexer.RANGE,
            GridLexer.SLASH,
            GridLexer.STAR,
            GridLexer.TO);

    private Vocabulary() {}

    /// Any word of the language.
    static boolean keyword(Token token) {
        return token.getType() >= GridLexer.ACTION && token.getType() <= GridLexer.WITHIN;
    }

    /// A word of the language that can never be a name.
    static boolean reserved(Token token) {
        return keyword(token) && !ALSO_NAMES.contains(token.getType());
    }

    /// What a declaration may be called.
    static boolean word(Token token) {
        return token.getType() == GridLexer.IDENTIFIER || ALSO_NAMES.contains(token.getType());
    }

    static boolean name(Token token) {
        return token.getType() == GridLexer.IDENTIFIER || keyword(token);
    }

    static boolean hasBlock(Token keyword) {
        return BLOCKS.contains(keyword.getType());
    }

    /// Whether something must follow this token.
    static boolean demandsMore(Token token) {
        boolean truth = token.getType() == GridLexer.TRUE || token.getType() == GridLexer.FALSE;
        return NEVER_LAST.contains(token.getType()) || (reserved(token) && !truth);
    }

    static boolean isItem(Token token) {
        return keyword(token) && ITEMS.contains(token.getText());
    }

    /// Whether this word begins a line of a device, a population, an evaluation or a test.
    static boolean isMember(Token token) {
        return keyword(token)
                && Stream.of(DEVICE, POPULATION, TEST, EVALUATION).anyMatch(words -> words.contains(token.getText()));
    }

    /// The words that begin a line in the block of this item, none where the lines are `key: value`.
    static List<String> linesOf(Token item) {
        return switch (item.getType()) {
            case GridLexer.DEVICE -> DEVICE;
            case GridLexer.RULE -> RULE;
            case GridLexer.POPULATION -> POPULATION;
            case GridLexer.EVALUATE -> EVALUATION;
            case GridLexer.TEST -> TEST;
            default -> List.of();
        };
    }

    /// Where a word belongs: `draw` in `a population`.
    static String homeOf(Token token) {
        String text = token.getText();
        if (ITEMS.contains(text)) {
            return "at the top level of a file";
        }
        return DEVICE.contains(text)
                ? "in a device"
                : POPULATION.contains(text)
                        ? "in a population"
                        : TEST.contains(text) ? "in a test" : "in an evaluation";
    }

    /// What a line that begins with this word is called: `a parameter`.
    static String nounOf(Token first) {
        return switch (first.getType()) {
            case GridLexer.ACTION -> "an action";
            case GridLexer.BIND -> "a binding";
            case GridLexer.CONSTRAIN -> "a constraint";
            case GridLexer.COST -> "a cost";
            case GridLexer.DER -> "a derivative";
            case GridLexer.DEVICE -> "a device";
            case GridLexer.DIMENSION -> "a dimension";
            case GridLexer.DRAW -> "a draw";
            case GridLexer.EVALUATE -> "an evaluation";
            case GridLexer.EXPECT -> "an expectation";
            case GridLexer.FEEDER -> "a feeder";
            case GridLexer.FUNCTION -> "a function";
            case GridLexer.GIVEN -> "a given";
            case GridLexer.IMPORT -> "an import";
            case GridLexer.INJECT -> "an injection";
            case GridLexer.INPUT -> "an input";
            case GridLexer.LET -> "a definition";
            case GridLexer.LIBRARY -> "a library";
            case GridLexer.LIMIT -> "a limit";
            case GridLexer.MAXIMIZE, GridLexer.MINIMIZE -> "an objective";
            case GridLexer.NEXT -> "a next state";
            case GridLexer.OBSERVE -> "an observation";
            case GridLexer.PARAM -> "a parameter";
            case GridLexer.PLACE -> "a placement";
            case GridLexer.POPULATION -> "a population";
            case GridLexer.PROBLEM -> "a problem";
            case GridLexer.PROFILE -> "a profile";
            case GridLexer.REQUIRE -> "a requirement";
            case GridLexer.RULE -> "a rule";
            case GridLexer.SEED -> "a seed";
            case GridLexer.SET -> "a setting";
            case GridLexer.SIGNAL -> "a signal";
            case GridLexer.STATE -> "a state";
            case GridLexer.STEP -> "a step";
            case GridLexer.TERMINAL -> "a terminal cost";
            case GridLexer.TEST -> "a test";
            case GridLexer.TIME -> "a time block";
            case GridLexer.TRAIN -> "an experiment";
            case GridLexer.UNIT -> "a unit";
            default -> "an entry";
        };
    }
}
