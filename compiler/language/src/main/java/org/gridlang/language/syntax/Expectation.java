package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;

/// What could stand in the place of a token. The parser itself is asked, by putting each kind of token there: a
/// short reading for each question, and only files with faults pay for it.
final class Expectation {
    private final Part.Kind kind;
    private final List<Token> before;
    private final Token token;
    private final BitSet asked = new BitSet();
    private final BitSet fitting = new BitSet();

    /// @param before what is in order
    /// @param token the one that does not fit
    Expectation(Part.Kind kind, List<Token> before, Token token) {
        this.kind = kind;
        this.before = List.copyOf(before);
        this.token = token;
    }

    /// Whether a token of this type fits. Where any word of the language does, because it may be a name, none
    /// of them is the one that is missing.
    boolean fits(int type) {
        boolean word = type >= GridLexer.ACTION && type <= GridLexer.WITHIN;
        return type > 0 && tried(type) && !(word && tried(GridLexer.ACTION) && tried(GridLexer.WITHIN));
    }

    /// Whether all could end here.
    boolean couldEnd() {
        return !before.isEmpty() && kind.read(before).tree().isPresent();
    }

    /// All types that fit.
    BitSet all() {
        var result = new BitSet();
        for (int type = 1; type <= GridLexer.IDENTIFIER; type++) {
            result.set(type, fits(type));
        }
        return result;
    }

    private boolean tried(int type) {
        if (!asked.get(type) && !before.isEmpty()) {
            asked.set(type);
            var trial = new ArrayList<>(before);
            trial.add(Tokens.as(token, type, token.getText()));
            fitting.set(type, kind.read(trial).couldGoOnBehind(before.size()));
        }
        return fitting.get(type);
    }
}
