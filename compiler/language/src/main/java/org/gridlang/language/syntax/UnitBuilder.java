package org.gridlang.language.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.gridlang.grammar.GridParser.UnitContext;
import org.gridlang.grammar.GridParser.UnitFactorContext;
import org.gridlang.grammar.GridParser.UnitProductContext;
import org.gridlang.language.diagnostic.Diagnostics;

/// Makes units of parse trees: `kW`, `[$/kWh]`, `[1/(K*h)]`, flattened to factors with exponents.
final class UnitBuilder {
    private final Places places;
    private final Diagnostics out;

    UnitBuilder(Places places, Diagnostics out) {
        this.places = places;
        this.out = out;
    }

    UnitExpression unit(UnitContext context) {
        var factors = new ArrayList<UnitExpression.Factor>();
        if (context.unitAtom() != null) {
            var span = places.span(context);
            factors.add(new UnitExpression.Factor(span, context.getText(), 1));
        } else {
            collect(context.unitProduct(), 1, factors);
        }
        return new UnitExpression(places.span(context), factors);
    }

    private void collect(UnitProductContext context, int sign, List<UnitExpression.Factor> factors) {
        if (context.unitProduct() != null) {
            collect(context.unitProduct(), sign, factors);
        }
        boolean divided = context.op != null && context.op.getText().equals("/");
        collect(context.unitFactor(), divided ? -sign : sign, factors);
    }

    private void collect(UnitFactorContext context, int sign, List<UnitExpression.Factor> factors) {
        if (context.unitProduct() != null) {
            collect(context.unitProduct(), sign, factors);
        } else if (context.unitAtom() == null) {
            Token number = context.INTEGER().getSymbol();
            if (!number.getText().equals("1")) {
                out.add(WrongNumber.inUnit(places.span(number)));
            }
        } else {
            int exponent = 1;
            if (context.INTEGER() != null) {
                exponent = WrongNumber.exponent(context.INTEGER().getSymbol(), places, out);
                exponent = context.MINUS() == null ? exponent : -exponent;
            }
            factors.add(new UnitExpression.Factor(
                    places.span(context), context.unitAtom().getText(), sign * exponent));
        }
    }
}
