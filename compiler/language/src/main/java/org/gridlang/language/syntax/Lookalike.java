package org.gridlang.language.syntax;

import java.util.Map;
import java.util.Optional;
import org.gridlang.grammar.GridLexer;

/// Characters that other languages, keyboards and word processors put where Gridlang has a spelling of its own.
///
/// @param type the token that is meant
/// @param text how it is written here
record Lookalike(int type, String text) {
    private static final Map<String, Lookalike> KNOWN = Map.ofEntries(
            Map.entry("≤", new Lookalike(GridLexer.LESS_OR_EQUAL, "<=")),
            Map.entry("≥", new Lookalike(GridLexer.GREATER_OR_EQUAL, ">=")),
            Map.entry("≠", new Lookalike(GridLexer.NOT_EQUAL, "!=")),
            Map.entry("×", new Lookalike(GridLexer.STAR, "*")),
            Map.entry("·", new Lookalike(GridLexer.STAR, "*")),
            Map.entry("÷", new Lookalike(GridLexer.SLASH, "/")),
            Map.entry("−", new Lookalike(GridLexer.MINUS, "-")),
            Map.entry("–", new Lookalike(GridLexer.MINUS, "-")),
            Map.entry("—", new Lookalike(GridLexer.MINUS, "-")),
            Map.entry("…", new Lookalike(GridLexer.RANGE, "..")),
            Map.entry("&&", new Lookalike(GridLexer.AND, "and")),
            Map.entry("&", new Lookalike(GridLexer.AND, "and")),
            Map.entry("||", new Lookalike(GridLexer.OR, "or")),
            Map.entry("|", new Lookalike(GridLexer.OR, "or")),
            Map.entry("!", new Lookalike(GridLexer.NOT, "not")));

    static Optional<Lookalike> of(String stray) {
        return Optional.ofNullable(KNOWN.get(stray));
    }
}
