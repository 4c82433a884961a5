package org.gridlang.language.syntax;

import java.util.List;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.syntax.Expression.Argument;

/// Arguments without names come first: `clamp(x, low: 0, high: 1)`.
final class ArgumentOrder {
    private ArgumentOrder() {}

    static void check(List<Argument> arguments, Diagnostics out) {
        for (int i = 1; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            var before = arguments.get(i - 1);
            if (argument.name().isPresent() || before.name().isEmpty()) {
                continue;
            }
            var decimalComma = DecimalComma.between(before.value(), argument.value());
            if (decimalComma.isPresent()) {
                out.add(decimalComma.get());
            } else {
                out.add(tooLate(argument, before));
                return;
            }
        }
    }

    private static Diagnostic tooLate(Argument argument, Argument named) {
        return Diagnostic.error(Code.S129, argument.span(), "an argument without a name stands before those with names")
                .pointing("which parameter is this for?")
                .also(named.name().orElse(new Identifier(named.span(), "")).span(), "this one has a name");
    }
}
