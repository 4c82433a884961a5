package org.gridlang.language.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.jspecify.annotations.Nullable;

/// The `///` lines above declarations. They travel beside the tokens, so that a misplaced one never spoils a
/// file.
final class Documentation {
    /// The channel on which the grammar puts `///` lines.
    private static final int CHANNEL = 2;

    /// Documentation by the start of the token below it.
    private final Map<Integer, String> textAbove = new HashMap<>();

    /// @param all every token of the file, those on hidden channels too
    Documentation(List<? extends Token> all) {
        var lines = new StringBuilder();
        @Nullable Token previous = null;
        for (Token each : all) {
            if (each.getChannel() == CHANNEL && each.getType() == GridLexer.DOCUMENTATION) {
                // Behind something on its line it says nothing about the declaration below.
                if (previous == null || previous.getLine() < each.getLine()) {
                    lines.append(content(each.getText())).append('\n');
                }
            } else if (each.getChannel() == Token.DEFAULT_CHANNEL) {
                if (!lines.isEmpty()) {
                    textAbove.put(each.getStartIndex(), lines.toString().strip());
                    lines.setLength(0);
                }
                previous = each;
            }
        }
    }

    /// The documentation of what begins here, empty if there is none.
    String above(ParserRuleContext context) {
        return above(context.getStart());
    }

    String above(Token first) {
        return textAbove.getOrDefault(first.getStartIndex(), "");
    }

    private static String content(String line) {
        String text = line.substring(3);
        return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
    }
}
