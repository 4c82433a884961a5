package org.gridlang.language.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;

/// A text whose layout is destroyed at random without changing what it says.
final class Respacing {
    private static final List<String> SPACES = List.of(" ", "  ", "\t", "     ", " \t ");

    private final List<Token> tokens;

    private Respacing(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Respacing of(String text) {
        var lexer = new GridLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        return new Respacing(new ArrayList<>(lexer.getAllTokens()));
    }

    /// Other spaces between tokens on a line, none where none is needed.
    String spaces(Random random) {
        var text = new StringBuilder();
        int line = 1;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.getLine() > line) {
                text.append(random.nextInt(4) == 0 ? " " : "").repeat("\n", token.getLine() - line);
                text.append(random.nextBoolean() ? "" : SPACES.get(random.nextInt(SPACES.size())));
            } else if (i > 0) {
                text.append(gap(tokens.get(i - 1), token, random));
            }
            text.append(token.getText());
            line = token.getLine();
        }
        return text.append("\n").toString();
    }

    /// Line ends put in and taken out, in this share of the places where they may be.
    String lines(Random random, double share) {
        var text = new StringBuilder();
        int line = 1;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            boolean ended = token.getLine() > line;
            boolean free = i > 0 && !isComment(tokens.get(i - 1)) && !isComment(token) && !isUnit(i);
            boolean ends = (free && random.nextDouble() < share) ? random.nextBoolean() : ended;
            if (ends) {
                text.repeat("\n", ended ? token.getLine() - line : 1 + random.nextInt(3));
            } else if (i > 0) {
                text.append(gap(tokens.get(i - 1), token, random));
            }
            text.append(token.getText());
            line = token.getLine();
        }
        return text.append("\n").toString();
    }

    /// Whether this may be read as the unit of the number before it, so that the line end between them
    /// counts.
    private boolean isUnit(int index) {
        int previous = tokens.get(index - 1).getType();
        return previous == GridLexer.INTEGER || previous == GridLexer.REAL;
    }

    private static String gap(Token left, Token right, Random random) {
        boolean needed = (glue(left) && glue(right)) || isComment(right) || lex(left, right) != 2;
        return !needed && random.nextBoolean() ? "" : SPACES.get(random.nextInt(SPACES.size()));
    }

    private static boolean glue(Token token) {
        return Character.isLetterOrDigit(token.getText().charAt(0));
    }

    private static int lex(Token left, Token right) {
        var lexer = new GridLexer(CharStreams.fromString(left.getText() + right.getText()));
        lexer.removeErrorListeners();
        var both = lexer.getAllTokens();
        return both.size() == 2 && both.get(0).getText().equals(left.getText()) ? 2 : 0;
    }

    private static boolean isComment(Token token) {
        return token.getChannel() != Token.DEFAULT_CHANNEL;
    }
}
