package org.gridlang.language.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Turns tokens into spans. The parser generator counts code points, a span counts UTF-16 units; they differ
/// after a character outside the basic plane, say an emoji in a comment.
final class Places {
    private final SourceText source;
    /// The UTF-16 offset of each code point; empty where both counts agree.
    private final int[] offsets;

    Places(SourceText source) {
        this.source = source;
        String text = source.text();
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            offsets = new int[0];
        } else {
            offsets = new int[points + 1];
            int at = 0;
            for (int point = 0; point < points; point++) {
                offsets[point] = at;
                at += Character.charCount(text.codePointAt(at));
            }
            offsets[points] = at;
        }
    }

    SourceText source() {
        return source;
    }

    int start(Token token) {
        return offset(token.getStartIndex());
    }

    int end(Token token) {
        return offset(token.getStopIndex() + 1);
    }

    Span span(Token token) {
        return new Span(source, start(token), end(token));
    }

    Span span(Token first, Token last) {
        int start = start(first);
        return new Span(source, start, Math.max(start, end(last)));
    }

    Span span(ParserRuleContext context) {
        return span(context.getStart(), context.getStop() == null ? context.getStart() : context.getStop());
    }

    /// The empty stretch just behind a token, where something is missing.
    Span after(Token token) {
        return new Span(source, end(token), end(token));
    }

    private int offset(int codePoint) {
        if (offsets.length == 0) {
            return Math.min(codePoint, source.text().length());
        }
        return offsets[Math.min(codePoint, offsets.length - 1)];
    }
}
