package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gridlang.grammar.GridLexer;

/// What could stand at a place, in few words: `a value, or `where``.
final class Fitting {
    private static final int MOST = 6;

    private Fitting() {}

    static String describe(Situation situation) {
        var types = situation.expectedTypes();
        var found = new ArrayList<String>();
        if (situation.expectsValue()) {
            found.add("a value");
            types.andNot(beginningValues());
        } else if (types.get(GridLexer.IDENTIFIER)) {
            found.add("a name");
            clearWords(types);
        }
        if (types.get(GridLexer.STAR) && types.get(GridLexer.PLUS)) {
            found.add("an operator");
            types.andNot(operators());
        }
        for (int type = types.nextSetBit(1); type >= 0; type = types.nextSetBit(type + 1)) {
            String literal = GridLexer.VOCABULARY.getLiteralName(type);
            if (literal != null) {
                found.add("`" + literal.substring(1, literal.length() - 1) + "`");
            } else if (type == GridLexer.STRING) {
                found.add("a text in quotes");
            } else if (type == GridLexer.INTEGER) {
                found.add("a whole number");
            }
        }
        return found.size() > MOST ? "" : join(found);
    }

    private static String join(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " or " + parts.getLast();
    }

    private static void clearWords(BitSet types) {
        types.clear(GridLexer.ACTION, GridLexer.WITHIN + 1);
        types.clear(GridLexer.IDENTIFIER);
    }

    private static BitSet beginningValues() {
        var types = new BitSet();
        types.set(GridLexer.ACTION, GridLexer.WITHIN + 1);
        for (int type : new int[] {
            GridLexer.IDENTIFIER,
            GridLexer.INTEGER,
            GridLexer.REAL,
            GridLexer.STRING,
            GridLexer.DATE,
            GridLexer.MINUS,
            GridLexer.OPEN_PARENTHESIS,
            GridLexer.OPEN_BRACKET
        }) {
            types.set(type);
        }
        return types;
    }

    private static BitSet operators() {
        var types = new BitSet();
        for (int type : new int[] {
            GridLexer.AND,
            GridLexer.OR,
            GridLexer.CARET,
            GridLexer.DOT,
            GridLexer.EQUAL,
            GridLexer.GREATER,
            GridLexer.GREATER_OR_EQUAL,
            GridLexer.LESS,
            GridLexer.LESS_OR_EQUAL,
            GridLexer.MINUS,
            GridLexer.NOT_EQUAL,
            GridLexer.OPEN_BRACKET,
            GridLexer.OPEN_PARENTHESIS,
            GridLexer.PLUS,
            GridLexer.SLASH,
            GridLexer.STAR
        }) {
            types.set(type);
        }
        return types;
    }
}
