package org.gridlang.language.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;

/// Where in a list of tokens something new begins. A file in order does not need these guesses: they only say
/// how far a fault reaches.
final class Starts {
    private Starts() {}

    static boolean line(List<Token> tokens, int at) {
        return at == 0 || tokens.get(at - 1).getLine() < tokens.get(at).getLine();
    }

    /// A declaration of a file that is one beyond doubt, wherever it stands: word, name and what follows fit.
    static boolean certainItem(List<Token> tokens, int at) {
        if (!line(tokens, at) || at + 2 >= tokens.size()) {
            return false;
        }
        var second = tokens.get(at + 1);
        int third = tokens.get(at + 2).getType();
        return switch (tokens.get(at).getType()) {
            case GridLexer.CONSTRAIN,
                    GridLexer.DEVICE,
                    GridLexer.DIMENSION,
                    GridLexer.EVALUATE,
                    GridLexer.FEEDER,
                    GridLexer.FUNCTION,
                    GridLexer.POPULATION,
                    GridLexer.PROFILE,
                    GridLexer.SIGNAL -> Vocabulary.word(second);
            case GridLexer.RULE -> Vocabulary.word(second) && (third == GridLexer.FOR || third == GridLexer.ASSIGN);
            case GridLexer.IMPORT -> Vocabulary.name(second);
            case GridLexer.UNIT -> second.getType() == GridLexer.IDENTIFIER || second.getType() == GridLexer.UNIT_SIGN;
            case GridLexer.MAXIMIZE, GridLexer.MINIMIZE -> second.getType() != GridLexer.COLON;
            case GridLexer.SEED -> second.getType() == GridLexer.INTEGER;
            case GridLexer.TEST -> second.getType() == GridLexer.STRING && third == GridLexer.OPEN_BRACE;
            case GridLexer.TIME -> second.getType() == GridLexer.OPEN_BRACE;
            case GridLexer.TRAIN -> Vocabulary.word(second) && third == GridLexer.OPEN_BRACE;
            default -> false;
        };
    }

    /// A declaration of a file, given that no block is open here.
    static boolean item(List<Token> tokens, int at) {
        if (certainItem(tokens, at)) {
            return true;
        }
        var token = tokens.get(at);
        boolean member = at > 0 && tokens.get(at - 1).getType() == GridLexer.DOT;
        boolean key = at + 1 < tokens.size() && tokens.get(at + 1).getType() == GridLexer.COLON;
        if (member || key) {
            return false;
        }
        boolean fresh = at == 0 || (line(tokens, at) && !Vocabulary.demandsMore(tokens.get(at - 1)));
        boolean header = token.getType() == GridLexer.PROBLEM || token.getType() == GridLexer.LIBRARY;
        if (Vocabulary.reserved(token)) {
            return header ? fresh : Vocabulary.isItem(token);
        }
        return fresh && (Vocabulary.isItem(token) || token.getType() == GridLexer.IDENTIFIER);
    }

    /// A line of a device, population, evaluation or test that is one beyond doubt, even within brackets.
    static boolean certainMember(List<Token> tokens, int at) {
        if (!line(tokens, at) || !Vocabulary.isMember(tokens.get(at)) || at + 2 >= tokens.size()) {
            return false;
        }
        var second = tokens.get(at + 1);
        int third = tokens.get(at + 2).getType();
        boolean declares = third == GridLexer.ASSIGN || third == GridLexer.COLON || third == GridLexer.DRAWN_FROM;
        return switch (tokens.get(at).getType()) {
            case GridLexer.PLACE -> second.getType() == GridLexer.ON;
            case GridLexer.STEP -> Vocabulary.word(second) && (third == GridLexer.WITH || third == GridLexer.FOR);
            case GridLexer.EXPECT, GridLexer.OBSERVE, GridLexer.REQUIRE ->
                second.getType() == GridLexer.IDENTIFIER && third != GridLexer.COLON;
            default -> Vocabulary.word(second) && declares;
        };
    }

    /// An element of a feeder, `line l1 from "1" ...`, even within the braces of another.
    static boolean certainElement(List<Token> tokens, int at) {
        if (!line(tokens, at) || at + 2 >= tokens.size() || tokens.get(at).getType() != GridLexer.IDENTIFIER) {
            return false;
        }
        var second = tokens.get(at + 1);
        boolean named = Vocabulary.word(second) || second.getType() == GridLexer.STRING;
        return named
                && switch (tokens.get(at + 2).getType()) {
                    case GridLexer.AT, GridLexer.FROM, GridLexer.OPEN_BRACE, GridLexer.PHASES, GridLexer.TO -> true;
                    default -> false;
                };
    }

    /// A line of a block, given that this token stands directly in the block.
    ///
    /// @param item the word that began the block
    static boolean member(List<Token> tokens, int at, Token item) {
        var token = tokens.get(at);
        var previous = tokens.get(at - 1);
        if (certainMember(tokens, at)) {
            return true;
        }
        if (previous.getType() == GridLexer.DOT) {
            return false;
        }
        boolean fresh = line(tokens, at) && !Vocabulary.demandsMore(previous);
        boolean keyed = Vocabulary.linesOf(item).isEmpty() || item.getType() == GridLexer.EVALUATE;
        // A word behind a number on its line is its unit.
        boolean unit =
                !line(tokens, at) && (previous.getType() == GridLexer.INTEGER || previous.getType() == GridLexer.REAL);
        boolean separate = line(tokens, at)
                || previous.getType() == GridLexer.COMMA
                || previous.getType() == GridLexer.OPEN_BRACE
                || !Vocabulary.demandsMore(previous);
        if (keyed && separate && key(tokens, at) && !unit) {
            return true;
        }
        if (Vocabulary.reserved(token) && Vocabulary.isMember(token)) {
            return separate && (!keyed || fresh || token.getType() == GridLexer.REQUIRE);
        }
        return fresh
                && (token.getType() == GridLexer.IDENTIFIER || Vocabulary.isItem(token) || Vocabulary.isMember(token));
    }

    /// `source.voltage:`.
    private static boolean key(List<Token> tokens, int at) {
        int next = at;
        while (next + 2 < tokens.size()
                && Vocabulary.name(tokens.get(next))
                && tokens.get(next + 1).getType() == GridLexer.DOT) {
            next += 2;
        }
        return next + 1 < tokens.size()
                && Vocabulary.name(tokens.get(next))
                && tokens.get(next + 1).getType() == GridLexer.COLON;
    }
}
