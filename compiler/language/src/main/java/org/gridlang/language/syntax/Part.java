package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.grammar.GridParser;

/// A header, an import or an item of a file with faults, read by itself.
///
/// @param tokens balanced, without the end of the file
record Part(Kind kind, List<Token> tokens) {
    Part {
        tokens = List.copyOf(tokens);
    }

    enum Kind {
        HEADER,
        IMPORT,
        ITEM;

        Attempt<ParserRuleContext> read(List<Token> tokens) {
            Function<GridParser, ParserRuleContext> rule = switch (this) {
                case HEADER -> GridParser::oneHeader;
                case IMPORT -> GridParser::oneImport;
                case ITEM -> GridParser::oneItem;
            };
            return Attempt.readFully(ended(tokens), rule);
        }
    }

    /// Cuts a file into its parts.
    static List<Part> of(List<Token> tokens) {
        var parts = new ArrayList<Part>();
        int depth = 0;
        int start = 0;
        int last = tokens.size() - 1;
        for (int at = 0; at < last; at++) {
            var token = tokens.get(at);
            if (depth == 0 && at > start && Starts.item(tokens, at)) {
                parts.add(of(tokens, start, at));
                start = at;
            }
            if (Tokens.opens(token)) {
                depth++;
            } else if (Tokens.closes(token) && depth > 0) {
                depth--;
            }
        }
        if (start < last) {
            parts.add(of(tokens, start, last));
        }
        return parts;
    }

    private static Part of(List<Token> tokens, int start, int end) {
        var kind = switch (tokens.get(start).getType()) {
            case GridLexer.PROBLEM, GridLexer.LIBRARY -> Kind.HEADER;
            case GridLexer.IMPORT -> Kind.IMPORT;
            default -> Kind.ITEM;
        };
        return new Part(kind, tokens.subList(start, end));
    }

    Attempt<ParserRuleContext> read() {
        return kind.read(tokens);
    }

    Token first() {
        return tokens.getFirst();
    }

    /// The same with some tokens in the place of others.
    Part with(int start, int end, List<Token> instead) {
        var changed = new ArrayList<>(tokens.subList(0, start));
        changed.addAll(instead);
        changed.addAll(tokens.subList(end, tokens.size()));
        return new Part(kind, changed);
    }

    /// Index of the brace that opens the block of this item, or the number of tokens if it has none.
    int blockStart() {
        if (Vocabulary.hasBlock(first())) {
            for (int at = 0; at < tokens.size(); at++) {
                if (Tokens.is(tokens.get(at), GridLexer.OPEN_BRACE)) {
                    return at;
                }
            }
        }
        return tokens.size();
    }

    /// The head, the line of the block, its closing brace or the rest behind it that holds a token.
    Chunk chunk(int index) {
        int open = blockStart();
        if (index <= open) {
            return new Chunk(0, Math.min(open + 1, tokens.size()), Chunk.Place.HEAD);
        }
        int depth = 1;
        int start = open + 1;
        for (int at = open + 1; at < tokens.size(); at++) {
            var token = tokens.get(at);
            if (Tokens.closes(token)) {
                depth--;
            }
            boolean closing = depth == 0;
            if (at > start
                    && (closing || (depth == 1 && !Tokens.closes(token) && Starts.member(tokens, at, first())))) {
                if (index < at) {
                    return new Chunk(start, at, Chunk.Place.LINE);
                }
                start = at;
            }
            if (closing) {
                return index <= at
                        ? new Chunk(at, at + 1, Chunk.Place.CLOSE)
                        : new Chunk(at + 1, tokens.size(), Chunk.Place.BEHIND);
            }
            if (Tokens.opens(token)) {
                depth++;
            }
        }
        return new Chunk(start, tokens.size(), Chunk.Place.LINE);
    }

    private static List<Token> ended(List<Token> tokens) {
        var ended = new ArrayList<>(tokens);
        ended.add(Tokens.behind(tokens.getLast(), Token.EOF, "<EOF>"));
        return ended;
    }

    /// A stretch of tokens that stands or falls together.
    ///
    /// @param end exclusive
    record Chunk(int start, int end, Place place) {
        enum Place {
            /// The head of an item with its opening brace, or all of an item without a block.
            HEAD,
            LINE,
            /// The brace that closes the block.
            CLOSE,
            /// What follows the closing brace and belongs nowhere.
            BEHIND
        }
    }
}
