package org.gridlang.language.check.lint;

import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.SourceText;
import org.gridlang.language.unit.Units;

/// Prices of energy that nobody pays: `28 [$/kWh]` where `0.28 [$/kWh]` was meant.
final class Prices {
    /// Per kilowatt-hour, in any currency that counts like dollars, euros or pounds.
    private static final double DEAREST = 10;

    private static final double JOULES_PER_KILOWATT_HOUR = 3.6e6;

    private Prices() {}

    static void check(Term term, SourceText file, Units units, Diagnostics out) {
        var price = units.dimension("Money").dividedBy(units.dimension("Energy"));
        Terms.walk(term, each -> {
            if (each instanceof Term.Constant constant
                    && constant.dimension().equals(price)
                    && constant.span().source().equals(file)
                    && Math.abs(constant.value()) * JOULES_PER_KILOWATT_HOUR > DEAREST) {
                out.add(Diagnostic.warning(
                                Code.W108,
                                constant.span(),
                                "energy at " + constant.span().text() + " is dearer than anywhere")
                        .note("found", units.measures().value(constant.value(), price))
                        .note("usual", "0.05 to 1 per kWh"));
            }
        });
    }
}
