package org.gridlang.language.syntax;

import org.antlr.v4.runtime.Token;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;

/// What a text in quotes means: `"a \"b\""` is `a "b"`.
final class TextValue {
    private TextValue() {}

    static String of(Token token, Places places, Diagnostics out) {
        String raw = token.getText();
        int last = raw.length() - 1;
        var value = new StringBuilder();
        int at = 1;
        while (at < last) {
            char character = raw.charAt(at++);
            if (character != '\\') {
                value.append(character);
                continue;
            }
            switch (raw.charAt(at)) {
                case '\\' -> value.append('\\');
                case '"' -> value.append('"');
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                default -> {
                    out.add(unknownEscape(places, places.start(token) + at - 1));
                    value.append(raw.charAt(at));
                }
            }
            at++;
        }
        return value.toString();
    }

    private static Diagnostic unknownEscape(Places places, int backslash) {
        var both = new Span(places.source(), backslash, backslash + 2);
        var edit = new Diagnostic.Edit(new Span(places.source(), backslash, backslash), "\\");
        return Diagnostic.error(Code.S125, both, "`" + both.text() + "` has no meaning in a text")
                .note("known", "\\\\ (backslash), \\\" (quote), \\n (new line), \\t (tab)")
                .fix("double the backslash", edit);
    }
}
