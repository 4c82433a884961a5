package org.gridlang.language.syntax;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;

/// Tokens that mend a file, and questions about tokens.
final class Tokens {
    private Tokens() {}

    /// A token that is not in the text, just behind one that is; its span is empty.
    static Token behind(Token previous, int type, String text) {
        var token = new CommonToken(type, text);
        int end = previous.getStopIndex() + 1;
        token.setStartIndex(end);
        token.setStopIndex(end - 1);
        token.setLine(previous.getLine());
        token.setCharPositionInLine(previous.getCharPositionInLine());
        return token;
    }

    /// A token read as another, at the same place.
    static Token as(Token original, int type, String text) {
        var token = new CommonToken(original);
        token.setType(type);
        token.setText(text);
        return token;
    }

    /// `)` for `(`.
    static int closer(int opener) {
        return switch (opener) {
            case GridLexer.OPEN_BRACE -> GridLexer.CLOSE_BRACE;
            case GridLexer.OPEN_BRACKET -> GridLexer.CLOSE_BRACKET;
            default -> GridLexer.CLOSE_PARENTHESIS;
        };
    }

    static boolean opens(Token token) {
        return switch (token.getType()) {
            case GridLexer.OPEN_BRACE, GridLexer.OPEN_BRACKET, GridLexer.OPEN_PARENTHESIS -> true;
            default -> false;
        };
    }

    static boolean closes(Token token) {
        return switch (token.getType()) {
            case GridLexer.CLOSE_BRACE, GridLexer.CLOSE_BRACKET, GridLexer.CLOSE_PARENTHESIS -> true;
            default -> false;
        };
    }

    static boolean touch(Token left, Token right) {
        return left.getStopIndex() + 1 == right.getStartIndex();
    }

    static boolean is(Token token, int type) {
        return token.getType() == type;
    }
}
