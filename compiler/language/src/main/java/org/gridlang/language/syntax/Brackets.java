package org.gridlang.language.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;

/// Makes brackets match before the grammar looks at them, so that one missing brace is one fault and not the
/// ruin of the rest of the file. A block counts as unclosed where the next declaration begins inside it.
final class Brackets {
    private final Scan scan;
    private final Diagnostics out;
    private final List<Token> balanced = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    /// Lines with a fault that may show in more brackets than one, such as a text without its quote: one
    /// message each.
    private final Set<Integer> tornLines = new HashSet<>();
    private int itemAt;
    private int tooDeep;
    /// What stands open holds something too deep: that is reported, and enough.
    private boolean deep;

    private Brackets(Scan scan, Diagnostics out) {
        this.scan = scan;
        this.out = out;
        for (Token each : scan.tokens()) {
            if (each.getType() == GridLexer.STRING && scan.disturbed().at(each)) {
                tornLines.add(each.getLine());
            }
        }
    }

    /// The tokens with every bracket closed by its like, except closing ones that nothing opened outside of all
    /// blocks.
    static List<Token> balance(Scan scan, Diagnostics out) {
        return new Brackets(scan, out).run();
    }

    private List<Token> run() {
        var tokens = scan.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            if (beginsItem(tokens, at) || token.getType() == Token.EOF) {
                tooDeep = 0;
                closeAllBefore(token);
                itemAt = balanced.size();
            } else if (open.size() > 1
                    && (Starts.certainMember(tokens, at) || (insideFeeder() && Starts.certainElement(tokens, at)))) {
                tooDeep = 0;
                closeInnerBefore(token);
            }
            if (Tokens.opens(token)) {
                opened(token);
            } else if (Tokens.closes(token)) {
                closed(token);
            } else if (tooDeep == 0) {
                balanced.add(token);
            }
        }
        return balanced;
    }

    /// Within a block, only a declaration that is not indented further than the block's own shows that the
    /// block was to end; one that is stands in the wrong place.
    private boolean beginsItem(List<Token> tokens, int at) {
        return Starts.certainItem(tokens, at)
                && (open.isEmpty()
                        || tokens.get(at).getCharPositionInLine()
                                <= balanced.get(itemAt).getCharPositionInLine());
    }

    private void opened(Token token) {
        if (tooDeep > 0 || open.size() >= Nesting.DEEPEST_BRACKET) {
            if (tooDeep == 0) {
                report(token, Nesting.tooDeep(scan.places().span(token)));
                deep = true;
            }
            tooDeep++;
            return;
        }
        open.push(token);
        balanced.add(token);
    }

    private void closed(Token token) {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        if (open.isEmpty()) {
            balanced.add(token);
            return;
        }
        boolean opensSomewhere = open.stream().anyMatch(each -> Tokens.closer(each.getType()) == token.getType());
        if (opensSomewhere) {
            closeUntil(token);
            open.pop();
            balanced.add(token);
            deep &= !open.isEmpty();
        } else if (open.getFirst().getType() == GridLexer.OPEN_BRACE) {
            closesNothing(token);
        } else {
            replaceCloser(token);
        }
    }

    private void closesNothing(Token token) {
        if (!tornLines.contains(token.getLine())) {
            var span = scan.places().span(token);
            report(
                    token,
                    Diagnostic.error(Code.S112, span, "this `" + token.getText() + "` closes nothing")
                            .fix("leave it out", new Diagnostic.Edit(span, "")));
        }
    }

    private void replaceCloser(Token token) {
        var opener = open.pop();
        int type = Tokens.closer(opener.getType());
        String meant = symbol(type);
        var span = scan.places().span(token);
        if (!tornLines.contains(token.getLine())) {
            report(
                    token,
                    Diagnostic.error(
                                    Code.S112,
                                    span,
                                    "`" + token.getText() + "` cannot close `" + opener.getText() + "`")
                            .also(scan.places().span(opener), "opened here")
                            .fix("write `" + meant + "`", new Diagnostic.Edit(span, meant)));
        }
        balanced.add(Tokens.as(token, type, meant));
    }

    /// Closes what stands open inside the bracket that this token closes.
    private void closeUntil(Token closer) {
        boolean first = true;
        while (Tokens.closer(open.getFirst().getType()) != closer.getType()) {
            if (first) {
                unclosed(open.getFirst(), closer, "`" + closer.getText() + "` closes what is around it");
                first = false;
            }
            closeVirtually();
        }
    }

    private void closeAllBefore(Token next) {
        if (open.isEmpty()) {
            return;
        }
        boolean end = next.getType() == Token.EOF;
        unclosed(
                open.getLast(),
                next,
                end ? "the file ends here" : "`" + next.getText() + "` begins the next declaration");
        while (!open.isEmpty()) {
            closeVirtually();
        }
        deep = false;
    }

    private void closeInnerBefore(Token next) {
        unclosed(open.getFirst(), next, "`" + next.getText() + "` begins the next line");
        while (open.size() > 1) {
            closeVirtually();
        }
    }

    private void closeVirtually() {
        int type = Tokens.closer(open.pop().getType());
        scan.disturbed().mend(balanced.getLast());
        balanced.add(Tokens.behind(balanced.getLast(), type, symbol(type)));
    }

    private void unclosed(Token opener, Token noticed, String why) {
        if (deep || tornLines.contains(opener.getLine()) || tornLines.contains(noticed.getLine())) {
            return;
        }
        boolean block = opener.getType() == GridLexer.OPEN_BRACE;
        String closer = symbol(Tokens.closer(opener.getType()));
        String what = block ? owner(opener) : "this `" + opener.getText() + "`";
        boolean end = noticed.getType() == Token.EOF;
        boolean wholeItem = block && opener == open.getLast();
        report(
                opener,
                Diagnostic.error(block ? Code.S110 : Code.S111, scan.places().span(opener), what + " is not closed")
                        .pointing("opened here")
                        .also(
                                end
                                        ? scan.places().after(balanced.getLast())
                                        : scan.places().span(noticed),
                                why)
                        .fix(
                                "close it",
                                new Diagnostic.Edit(
                                        scan.places().after(balanced.getLast()),
                                        wholeItem ? "\n}" : block ? " }" : closer)));
    }

    /// What the block belongs to: `device Battery`, `line l115`.
    private String owner(Token opener) {
        int at = balanced.lastIndexOf(opener);
        if (opener == open.getLast() && itemAt < at && Vocabulary.keyword(balanced.get(itemAt))) {
            var name = balanced.get(itemAt + 1);
            return itemAt + 1 < at
                    ? balanced.get(itemAt).getText() + " " + name.getText()
                    : "the " + balanced.get(itemAt).getText() + " block";
        }
        int first = at;
        while (first > 0 && balanced.get(first - 1).getLine() == opener.getLine()) {
            first--;
        }
        boolean element = first + 1 < at && Starts.certainElement(balanced, first);
        return element
                ? balanced.get(first).getText() + " " + balanced.get(first + 1).getText()
                : at > 0 ? "the block of " + balanced.get(at - 1).getText() : "this block";
    }

    private boolean insideFeeder() {
        return itemAt < balanced.size() && balanced.get(itemAt).getType() == GridLexer.FEEDER;
    }

    private void report(Token token, Diagnostic diagnostic) {
        out.add(diagnostic);
        scan.disturbed().mark(token);
        tornLines.add(token.getLine());
    }

    private static String symbol(int closer) {
        return switch (closer) {
            case GridLexer.CLOSE_BRACE -> "}";
            case GridLexer.CLOSE_BRACKET -> "]";
            default -> ")";
        };
    }
}
