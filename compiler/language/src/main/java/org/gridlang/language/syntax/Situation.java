package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.Span;

/// A token that cannot follow those before it, with what could have followed.
final class Situation {
    private final Part part;
    private final Part.Chunk chunk;
    private final Places places;
    /// The head of the item and the line with the fault; lines in between are in order and have no say.
    private final List<Token> tokens;
    /// How many tokens of the head stand before the line.
    private final int offset;
    private final int at;
    private final Expectation expectation;

    /// @param index of the fault among the tokens of the part; the number of tokens if the part breaks off
    Situation(Part part, Part.Chunk chunk, int index, Places places) {
        this.part = part;
        this.chunk = chunk;
        this.places = places;
        var context = new ArrayList<Token>();
        switch (chunk.place()) {
            case LINE, CLOSE -> context.addAll(part.tokens().subList(0, part.blockStart() + 1));
            case BEHIND -> context.addAll(part.tokens().subList(0, chunk.start()));
            case HEAD -> {
                // Nothing stands before it.
            }
        }
        this.offset = context.size();
        context.addAll(part.tokens().subList(chunk.start(), chunk.end()));
        this.at = Math.min(index - chunk.start() + offset, context.size());
        if (at == context.size()) {
            context.add(following(index));
        }
        this.tokens = List.copyOf(context);
        // Behind its closing brace an item is complete, however long it is.
        boolean complete = chunk.place() == Part.Chunk.Place.BEHIND;
        this.expectation = new Expectation(part.kind(), complete ? List.of() : tokens.subList(0, at), tokens.get(at));
    }

    private Token following(int index) {
        return index < part.tokens().size()
                ? part.tokens().get(index)
                : Tokens.behind(part.tokens().getLast(), Token.EOF, "");
    }

    Part part() {
        return part;
    }

    Part.Chunk chunk() {
        return chunk;
    }

    /// The token that does not fit.
    Token token() {
        return tokens.get(at);
    }

    /// The one before it; the one itself where there is none.
    Token before() {
        return tokens.get(Math.max(0, at - 1));
    }

    /// The token so many places further on (or back); the nearest there is at the ends.
    Token token(int distance) {
        return tokens.get(Math.clamp(at + distance, 0, tokens.size() - 1));
    }

    /// The first of the line or of the item.
    Token first() {
        return tokens.get(Math.min(offset, tokens.size() - 1));
    }

    boolean atStartOfLine() {
        return at == offset;
    }

    /// Whether a token of this type stands in the line before the fault.
    boolean seen(int type) {
        return tokens.subList(Math.min(offset, at), at).stream().anyMatch(each -> each.getType() == type);
    }

    /// Whether a token of this type stands in the line from the fault on.
    boolean ahead(int type) {
        return tokens.subList(at, tokens.size()).stream().anyMatch(each -> each.getType() == type);
    }

    boolean expects(int type) {
        return expectation.fits(type);
    }

    /// All types that fit.
    BitSet expectedTypes() {
        return expectation.all();
    }

    boolean expectsValue() {
        return expects(GridLexer.STRING) && expects(GridLexer.REAL);
    }

    /// Whether what stands before the fault could end here.
    boolean couldEnd() {
        return switch (chunk.place()) {
            case LINE, CLOSE -> expects(GridLexer.CLOSE_BRACE);
            case HEAD -> expectation.couldEnd();
            case BEHIND -> true;
        };
    }

    /// Whether the text breaks off: the next token belongs to the next line or declaration.
    boolean breaksOff() {
        return at - offset >= chunk.end() - chunk.start();
    }

    /// The line of text with the fault.
    int faultLine() {
        return breaksOff() ? before().getLine() : token().getLine();
    }

    boolean tokenBeginsValue() {
        return switch (token().getType()) {
            case GridLexer.INTEGER,
                    GridLexer.REAL,
                    GridLexer.STRING,
                    GridLexer.DATE,
                    GridLexer.MINUS,
                    GridLexer.OPEN_PARENTHESIS,
                    GridLexer.OPEN_BRACKET,
                    GridLexer.TRUE,
                    GridLexer.FALSE,
                    GridLexer.IF,
                    GridLexer.NOT -> true;
            default -> Vocabulary.word(token());
        };
    }

    String noun() {
        if (chunk.place() == Part.Chunk.Place.LINE && Starts.certainElement(tokens, offset)) {
            String text = first().getText();
            return ("aeiou".indexOf(text.charAt(0)) < 0 ? "a " : "an ") + text;
        }
        return Vocabulary.nounOf(first());
    }

    /// The place of the token that does not fit, or the end of what breaks off.
    Span here() {
        return breaksOff() ? places.after(before()) : places.span(token());
    }

    Span after(Token token) {
        return places.after(token);
    }

    Span span(Token token) {
        return places.span(token);
    }

    Span span(Token from, Token to) {
        return places.span(from, to);
    }

    /// A fault that is mended by a token behind one of the tokens here, if the line is in order then.
    ///
    /// @param distance the new token comes before the token that many places from the fault
    Fault inserting(Diagnostic diagnostic, int distance, int type, String text) {
        int index = at + distance;
        var previous = tokens.get(index - 1);
        var changed = new ArrayList<>(tokens);
        changed.add(index, Tokens.behind(previous, type, text));
        boolean tight = type == GridLexer.COLON || type == GridLexer.COMMA || type == GridLexer.DOT;
        var edit = new Diagnostic.Edit(places.after(previous), tight ? text : " " + text);
        return mended(diagnostic, changed, 1, "add `" + text + "`", edit);
    }

    /// A fault that is mended by another token in the place of some.
    ///
    /// @param distance of the first token to replace from the fault
    Fault replacing(Diagnostic diagnostic, int distance, int count, int type, String text) {
        int index = at + distance;
        var replaced = tokens.get(index);
        var changed = new ArrayList<>(tokens);
        changed.subList(index, index + count).clear();
        changed.add(index, Tokens.as(replaced, type, text));
        var span = places.span(replaced, tokens.get(index + count - 1));
        var previous = tokens.get(Math.max(0, index - 1));
        boolean spaced = type == GridLexer.ASSIGN || type == GridLexer.RANGE;
        if (type == GridLexer.COLON) {
            span = places.after(previous).to(span);
        }
        String written = spaced && Tokens.touch(previous, replaced) ? " " + text : text;
        return mended(diagnostic, changed, 1 - count, "write `" + text + "`", new Diagnostic.Edit(span, written));
    }

    /// A fault that is mended by leaving out the token that does not fit.
    Fault removing(Diagnostic diagnostic) {
        var changed = new ArrayList<>(tokens);
        var removed = changed.remove(at);
        var edit = new Diagnostic.Edit(places.span(removed), "");
        return mended(diagnostic, changed, -1, "leave it out", edit);
    }

    private Fault mended(Diagnostic diagnostic, List<Token> changed, int longer, String title, Diagnostic.Edit edit) {
        int end = offset + chunk.end() - chunk.start() + longer;
        if (end == 0) {
            return new Fault(diagnostic);
        }
        var whole = new ArrayList<>(changed.subList(0, end));
        if (chunk.place() != Part.Chunk.Place.BEHIND
                && part.blockStart() < part.tokens().size()) {
            whole.add(Tokens.behind(whole.getLast(), GridLexer.CLOSE_BRACE, "}"));
        }
        var attempt = part.kind().read(whole);
        int brace = whole.stream().map(Token::getType).toList().indexOf(GridLexer.OPEN_BRACE);
        boolean headInOrder = chunk.place() == Part.Chunk.Place.HEAD && brace >= 0 && attempt.faultAt() > brace;
        if (attempt.tree().isEmpty() && !headInOrder) {
            return new Fault(diagnostic, Optional.empty());
        }
        return new Fault(diagnostic.fix(title, edit), Optional.of(List.copyOf(changed.subList(offset, end))));
    }

    /// What is wrong, and the tokens of the line as they were probably meant.
    record Fault(Diagnostic diagnostic, Optional<List<Token>> mended) {
        Fault(Diagnostic diagnostic) {
            this(diagnostic, Optional.empty());
        }
    }
}
