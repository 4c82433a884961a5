package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridLexer;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.syntax.Expression.BinaryOperator;

/// `20 kW/min`, which the grammar reads as 20 kW divided by something called `min`. A word that touches the
/// slash and names nothing in this file is taken for a unit, and the tree is made as if the brackets were
/// there.
final class UnitAfterSlash {
    /// Names that every file may use without declaring them.
    private static final Set<String> BUILT_IN = Set.of("dt", "pi", "time");

    private final Set<String> declared = new HashSet<>(BUILT_IN);

    UnitAfterSlash(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            boolean beforeColon = i + 1 < tokens.size() && tokens.get(i + 1).getType() == GridLexer.COLON;
            boolean afterKeyword = tokens.get(i - 1).getType() <= GridLexer.WITHIN;
            boolean afterComma = tokens.get(i - 1).getType() == GridLexer.COMMA
                    || tokens.get(i - 1).getType() == GridLexer.OPEN_BRACE;
            if (tokens.get(i).getType() == GridLexer.IDENTIFIER && (beforeColon || afterKeyword || afterComma)) {
                declared.add(tokens.get(i).getText());
            }
        }
    }

    /// The number with its whole unit, if the two sides of this operator are one.
    Optional<Expression> mend(BinaryOperator operator, Expression left, Expression right, Diagnostics out) {
        boolean divides = operator == BinaryOperator.DIVIDE;
        if ((divides || operator == BinaryOperator.MULTIPLY)
                && left instanceof Expression.Number number
                && number.unit().isPresent()
                && right instanceof Expression.Name name
                && name.span().start() == number.span().end() + 1
                && !declared.contains(name.text())) {
            return Optional.of(mended(number, number.unit().orElseThrow(), name, divides, out));
        }
        return Optional.empty();
    }

    private static Expression mended(
            Expression.Number number, UnitExpression unit, Expression.Name name, boolean divides, Diagnostics out) {
        var whole = unit.span().to(name.span());
        String written = unit.span().text().replace("[", "").replace("]", "");
        String bracketed = "[" + written + (divides ? "/" : "*") + name.text() + "]";
        out.add(Diagnostic.error(
                        Code.U208,
                        whole,
                        "`" + name.text() + "` is a unit here, and a compound unit stands in brackets")
                .note("why", "without brackets the unit ends at the " + (divides ? "slash" : "star"))
                .fix("put the unit in brackets", new Diagnostic.Edit(whole, bracketed)));
        var factors = new ArrayList<>(unit.factors());
        factors.add(new UnitExpression.Factor(name.span(), name.text(), divides ? -1 : 1));
        return new Expression.Number(
                number.span().to(name.span()), number.value(), Optional.of(new UnitExpression(whole, factors)));
    }
}
