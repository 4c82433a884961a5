package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.grammar.GridParser.OneHeaderContext;
import org.gridlang.grammar.GridParser.OneImportContext;
import org.gridlang.grammar.GridParser.OneItemContext;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;

/// Reads a file with faults part by part. The first fault of a part is reported; then the line that holds it is
/// mended, if it is clear what was meant, or left out, and the part is read again, until it has no more faults.
final class Recovery {
    private static final int MOST_EXPLAINED = 5 * SyntaxReader.MOST_FAULTS;

    private final Places places;
    private final Disturbed disturbed;
    private final Diagnostics out;
    /// Explained so far, the silent ones too: a bound on the work.
    private int faults;
    private boolean lost;

    Recovery(Scan scan, Diagnostics out) {
        this.places = scan.places();
        this.disturbed = scan.disturbed();
        this.out = out;
        this.faults = out.sorted().size();
    }

    SourceFile file(List<Token> tokens, FileBuilder builder) {
        Optional<FileBuilder.Header> header = Optional.empty();
        var imports = new ArrayList<SourceFile.Import>();
        var items = new ArrayList<Item>();
        boolean headerSeen = false;
        boolean lateImportSeen = false;
        Optional<Token> firstItem = Optional.empty();
        for (Part part : Part.of(tokens)) {
            if (part.kind() == Part.Kind.HEADER && !headerSeen) {
                headerSeen = true;
            } else if (!headerSeen) {
                report(part.first(), headerMissing(places.span(part.first())));
                headerSeen = true;
            } else if (part.kind() == Part.Kind.HEADER) {
                report(part.first(), secondHeader(places.span(part.first())));
            }
            if (part.kind() == Part.Kind.ITEM && firstItem.isEmpty() && Vocabulary.isItem(part.first())) {
                firstItem = Optional.of(part.first());
            } else if (part.kind() == Part.Kind.IMPORT && firstItem.isPresent() && !lateImportSeen) {
                lateImportSeen = true;
                report(part.first(), lateImport(part.first(), firstItem.get()));
            }
            switch (read(part).orElse(null)) {
                case OneHeaderContext tree -> {
                    if (header.isEmpty()) {
                        header = Optional.of(builder.header(tree.header()));
                    }
                }
                case OneImportContext tree -> imports.add(builder.importOf(tree.importDeclaration()));
                case OneItemContext tree -> items.add(builder.item(tree.item()));
                case null, default -> {
                    // Reported; the file goes on without it.
                }
            }
        }
        if (!headerSeen) {
            report(tokens.getLast(), headerMissing(places.span(tokens.getLast())));
        }
        var known = header.orElseGet(() -> new FileBuilder.Header(
                SourceFile.Kind.LIBRARY, new Identifier(new Span(places.source(), 0, 0), ""), ""));
        return new SourceFile(places.source(), known.kind(), known.name(), known.documentation(), imports, items);
    }

    /// The tree of a part without the lines that cannot be read; empty if its head cannot.
    private Optional<ParserRuleContext> read(Part whole) {
        var part = whole;
        while (faults < MOST_EXPLAINED && !stillLost(part)) {
            var attempt = part.read();
            if (attempt.tree().isPresent()) {
                lost = false;
                return attempt.tree();
            }
            if (attempt.tooDeep()) {
                var token = part.tokens()
                        .get(Math.min(attempt.faultAt(), part.tokens().size() - 1));
                report(token, Nesting.tooDeep(places.span(token)));
                return Optional.empty();
            }
            var without = withoutFault(part, firstUnfit(part, attempt.faultAt()));
            if (without.isEmpty()) {
                return Optional.empty();
            }
            part = without.get();
        }
        return Optional.empty();
    }

    /// The parser may give up a token early, where a number is followed by what could be a unit. The fault is
    /// at the first token with which nothing could go on.
    private static int firstUnfit(Part part, int faultAt) {
        int at = faultAt;
        while (at < part.tokens().size()
                && part.kind().read(part.tokens().subList(0, at + 1)).couldGoOnBehind(at)) {
            at++;
        }
        return at;
    }

    /// Prose after prose: said once, and not worth another reading.
    private boolean stillLost(Part part) {
        return lost
                && part.first().getType() == GridLexer.IDENTIFIER
                && Suggestion.nearest(part.first().getText(), Vocabulary.ITEMS).isEmpty();
    }

    private Optional<Part> withoutFault(Part part, int faultAt) {
        faults++;
        var situation = situation(part, faultAt);
        var chunk = situation.chunk();
        // Behind an item whose inside is not in order, brackets may merely close in the wrong place.
        boolean behind = chunk.place() == Part.Chunk.Place.BEHIND;
        boolean silent = disturbed.onLine(situation.faultLine())
                || disturbed(part, behind ? new Part.Chunk(0, chunk.end(), chunk.place()) : chunk);
        var fault = FaultFinder.explain(situation);
        boolean unknown =
                fault.diagnostic().code() == Code.S104 && fault.mended().isEmpty() && chunk.start() == 0;
        if (!silent && !(unknown && lost)) {
            report(part.tokens().get(Math.min(chunk.start(), part.tokens().size() - 1)), fault.diagnostic());
        }
        lost = unknown;
        // A line is mended once; if it is still not in order, it goes.
        if (fault.mended().isPresent() && !silent) {
            return Optional.of(
                    part.with(chunk.start(), chunk.end(), fault.mended().get()));
        }
        return switch (chunk.place()) {
            case HEAD ->
                faultAt > 0 && faultAt < part.tokens().size() && situation.couldEnd()
                        ? Optional.of(part.with(faultAt, part.tokens().size(), List.of()))
                        : Optional.empty();
            case LINE, BEHIND ->
                chunk.start() < chunk.end()
                        ? Optional.of(part.with(chunk.start(), chunk.end(), List.of()))
                        : Optional.empty();
            case CLOSE -> Optional.empty();
        };
    }

    /// A token that begins a line may be at fault itself, or may show that the line before it breaks off.
    private Situation situation(Part part, int faultAt) {
        var chunk = part.chunk(faultAt);
        boolean line = chunk.place() == Part.Chunk.Place.LINE || chunk.place() == Part.Chunk.Place.CLOSE;
        if (line && faultAt == chunk.start()) {
            var earlier = part.chunk(faultAt - 1);
            if (earlier.place() == Part.Chunk.Place.LINE) {
                var situation = new Situation(part, earlier, faultAt, places);
                if (!situation.couldEnd()) {
                    return situation;
                }
            }
        }
        var situation = new Situation(part, chunk, faultAt, places);
        if (chunk.place() == Part.Chunk.Place.LINE
                && part.chunk(chunk.start() - 1).place() == Part.Chunk.Place.LINE
                && situation.expects(situation.token().getType())) {
            // Nothing is wrong with this line by itself, so the one before it must break off.
            var earlier = new Situation(part, part.chunk(chunk.start() - 1), chunk.start(), places);
            return earlier.couldEnd() ? situation : earlier;
        }
        return situation;
    }

    private boolean disturbed(Part part, Part.Chunk chunk) {
        var tokens = part.tokens();
        int start = tokens.get(Math.min(chunk.start(), tokens.size() - 1)).getStartIndex();
        // What was disturbed may have been taken out of the tokens, so the whole stretch of text counts.
        int end = chunk.end() < tokens.size()
                ? tokens.get(chunk.end()).getStartIndex()
                : tokens.getLast().getStopIndex() + 1;
        return disturbed.between(start, end);
    }

    /// One message a line: what else seems wrong near this token follows from it.
    private void report(Token near, Diagnostic diagnostic) {
        out.add(diagnostic);
        disturbed.mark(near);
    }

    private static Diagnostic headerMissing(Span at) {
        return Diagnostic.error(Code.S116, at, "a file begins with what it is")
                .pointing("`problem NAME` or `library NAME` is missing here");
    }

    private static Diagnostic secondHeader(Span at) {
        return Diagnostic.error(Code.S116, at, "a file says only once what it is")
                .pointing("this is not the first line of the file");
    }

    private Diagnostic lateImport(Token late, Token item) {
        return Diagnostic.error(Code.S117, places.span(late), "imports stand above all declarations")
                .also(places.span(item), "the first declaration");
    }
}
