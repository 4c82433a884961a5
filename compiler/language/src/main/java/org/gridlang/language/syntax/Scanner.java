package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.source.Span;

/// Cuts a file into tokens; reports those that are wrong in themselves, `"no end`, `31/1/2025`, `§`, and puts
/// what was meant in their place.
final class Scanner {
    private final Places places;
    private final Diagnostics out;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> comments = new ArrayList<>();
    private final Disturbed disturbed = new Disturbed();

    private int reported;

    private Scanner(SourceText source, Diagnostics out) {
        this.places = new Places(source);
        this.out = out;
    }

    static Scan scan(SourceText source, Diagnostics out) {
        return new Scanner(source, out).run();
    }

    private Scan run() {
        var lexer = new GridLexer(CharStreams.fromString(places.source().text()));
        lexer.removeErrorListeners();
        var all = lexer.getAllTokens();
        for (int i = 0; i < all.size(); i++) {
            var token = all.get(i);
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                comments.add(token);
                continue;
            }
            switch (token.getType()) {
                case GridLexer.MALFORMED_DATE -> malformedDate(token);
                case GridLexer.UNTERMINATED_STRING -> unterminated(token);
                case GridLexer.SINGLE_QUOTED_STRING -> singleQuoted(token);
                case GridLexer.BLOCK_COMMENT ->
                    report(token, comment(places.span(token)).note("form", "each line of a comment begins with //"));
                case GridLexer.STRAY -> i = stray(all, i);
                default -> tokens.add(token);
            }
        }
        var end = lexer.emitEOF();
        tokens.add(end);
        return new Scan(places, tokens, comments, new Documentation(all), disturbed);
    }

    private void malformedDate(Token token) {
        String text = token.getText();
        report(token, WrongDate.malformed(places.span(token)));
        // Where the day is unclear any will do: the fault is reported and nothing runs.
        tokens.add(Tokens.as(token, GridLexer.DATE, WrongDate.padded(text).orElse("1970-01-01")));
    }

    private void unterminated(Token token) {
        report(
                token,
                Diagnostic.error(Code.S120, places.span(token), "this text has no closing quote")
                        .pointing("a text ends on the line where it begins"));
        String text = token.getText().endsWith("\\") ? token.getText() + "\\" : token.getText();
        tokens.add(Tokens.as(token, GridLexer.STRING, text + "\""));
    }

    private void singleQuoted(Token token) {
        String content = token.getText().substring(1, token.getText().length() - 1);
        String quoted = "\"" + content.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        var span = places.span(token);
        report(
                token,
                Diagnostic.error(Code.S120, span, "a text stands in double quotes")
                        .fix("write double quotes", new Diagnostic.Edit(span, quoted)));
        tokens.add(Tokens.as(token, GridLexer.STRING, quoted));
    }

    private static Diagnostic comment(Span at) {
        return Diagnostic.error(Code.S126, at, "a comment begins with // and ends with its line");
    }

    /// Deals with a run of characters that mean nothing; answers the index of the last token it used up.
    private int stray(List<? extends Token> all, int first) {
        var token = all.get(first);
        String text = token.getText();
        if (text.equals("#")) {
            var span = places.span(token);
            report(token, comment(span).fix("write //", new Diagnostic.Edit(span, "//")));
            return lastOnLine(all, first);
        }
        if (text.equals("°") && first + 1 < all.size() && Tokens.touch(token, all.get(first + 1))) {
            return degrees(all, first);
        }
        int last = first;
        while (last + 1 < all.size()
                && Tokens.is(all.get(last + 1), GridLexer.STRAY)
                && Tokens.touch(all.get(last), all.get(last + 1))
                && all.get(last + 1).getText().equals(text)) {
            last++;
        }
        var span = places.span(token, all.get(last));
        var lookalike = Lookalike.of(span.text());
        if (lookalike.isPresent()) {
            String meant = lookalike.get().text();
            var problem = Diagnostic.error(Code.S130, span, "`" + span.text() + "` is written `" + meant + "`");
            boolean word = Character.isLetter(meant.charAt(0))
                    && last + 1 < all.size()
                    && Tokens.touch(all.get(last), all.get(last + 1));
            report(token, problem.fix("write `" + meant + "`", new Diagnostic.Edit(span, word ? meant + " " : meant)));
            tokens.add(Tokens.as(token, lookalike.get().type(), meant));
        } else if (text.equals(";")) {
            report(
                    token,
                    Diagnostic.error(Code.S121, span, "nothing ends with a semicolon here")
                            .fix("leave it out", new Diagnostic.Edit(span, "")));
        } else {
            report(token, meaningless(span));
        }
        return last;
    }

    private static Diagnostic meaningless(Span span) {
        boolean several = span.text().codePointCount(0, span.text().length()) > 1;
        boolean quote = "“”„«»‘’".contains(span.text().substring(0, 1));
        var problem = Diagnostic.error(
                Code.S121, span, "`" + span.text() + "` " + (several ? "have" : "has") + " no meaning here");
        return quote ? problem.note("form", "a text stands in straight double quotes: \"...\"") : problem;
    }

    /// `°C` for `degC`.
    private int degrees(List<? extends Token> all, int first) {
        var scale = all.get(first + 1);
        var span = places.span(all.get(first), scale);
        String meant = "deg" + scale.getText();
        report(
                all.get(first),
                Diagnostic.error(Code.S130, span, "`" + span.text() + "` is written `" + meant + "`")
                        .fix("write `" + meant + "`", new Diagnostic.Edit(span, meant)));
        tokens.add(Tokens.as(scale, GridLexer.IDENTIFIER, meant));
        return first + 1;
    }

    private static int lastOnLine(List<? extends Token> all, int first) {
        int last = first;
        while (last + 1 < all.size()
                && all.get(last + 1).getLine() == all.get(first).getLine()) {
            last++;
        }
        return last;
    }

    private void report(Token token, Diagnostic diagnostic) {
        if (reported < SyntaxReader.MOST_FAULTS) {
            out.add(diagnostic);
            reported++;
        }
        disturbed.mark(token);
    }
}
