package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;

/// All that counts in a text, tokens and comments in their order: two texts with the same words say the
/// same.
public final class Words {
    private Words() {}

    /// A token or a comment.
    ///
    /// @param onLine whether it stands on the line of the token before it, where that makes a difference:
    /// a comment, and what would be the unit of a number
    public record Word(String text, boolean onLine) {}

    /// The words of a text.
    public static List<Word> of(String text) {
        var lexer = new GridLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        var words = new ArrayList<Word>();
        int line = 0;
        boolean number = false;
        for (Token token : lexer.getAllTokens()) {
            boolean comment = token.getChannel() != Token.DEFAULT_CHANNEL;
            boolean counts = comment || (number && mayBeUnit(token));
            words.add(new Word(token.getText().stripTrailing(), counts && token.getLine() == line));
            if (!comment) {
                line = token.getLine();
                number = Tokens.is(token, GridLexer.INTEGER) || Tokens.is(token, GridLexer.REAL);
            }
        }
        return words;
    }

    private static boolean mayBeUnit(Token token) {
        return switch (token.getType()) {
            case GridLexer.IDENTIFIER, GridLexer.UNIT_SIGN, GridLexer.OPEN_BRACKET -> true;
            default -> false;
        };
    }
}
