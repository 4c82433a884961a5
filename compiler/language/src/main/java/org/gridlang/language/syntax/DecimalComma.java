package org.gridlang.language.syntax;

import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.source.Span;

/// `0,28` for `0.28`. Only a comma that touches digits on both sides is taken for one.
final class DecimalComma {
    private DecimalComma() {}

    /// The fault, if these two numbers are the halves of one: `mean: 0,28 [$/kWh]`.
    static Optional<Diagnostic> between(Expression left, Expression right) {
        boolean numbers =
                left instanceof Expression.Number whole && whole.unit().isEmpty() && right instanceof Expression.Number;
        if (!numbers || right.span().start() != left.span().end() + 1) {
            return Optional.empty();
        }
        String fraction = right.span().text();
        int digits = 0;
        while (digits < fraction.length() && Character.isDigit(fraction.charAt(digits))) {
            digits++;
        }
        var source = left.span().source();
        return Optional.of(
                fault(new Span(source, left.span().start(), right.span().start() + digits)));
    }

    /// @param number all of it: `0,28`
    static Diagnostic fault(Span number) {
        return Diagnostic.error(Code.S123, number, "a decimal point is a dot, not a comma")
                .note("why", "a comma separates values")
                .fix("write a dot", new Diagnostic.Edit(number, number.text().replace(',', '.')));
    }
}
