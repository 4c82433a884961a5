package org.gridlang.language.syntax;

import org.gridlang.grammar.GridParser.DimensionContext;
import org.gridlang.grammar.GridParser.ExponentContext;
import org.gridlang.grammar.GridParser.GroupedDimensionContext;
import org.gridlang.grammar.GridParser.NamedDimensionContext;
import org.gridlang.grammar.GridParser.OneDimensionContext;
import org.gridlang.grammar.GridParser.PowerDimensionContext;
import org.gridlang.grammar.GridParser.ProductDimensionContext;
import org.gridlang.language.diagnostic.Diagnostics;

/// Makes dimensions of parse trees: `Money / (Power * Energy)`.
final class DimensionBuilder {
    private final Places places;
    private final Diagnostics out;

    DimensionBuilder(Places places, Diagnostics out) {
        this.places = places;
        this.out = out;
    }

    DimensionExpression dimension(DimensionContext context) {
        var span = places.span(context);
        return switch (context) {
            case ProductDimensionContext product -> {
                var left = dimension(product.dimension(0));
                var right = dimension(product.dimension(1));
                yield product.op.getText().equals("*")
                        ? new DimensionExpression.Product(span, left, right)
                        : new DimensionExpression.Quotient(span, left, right);
            }
            case PowerDimensionContext power -> power(power);
            case GroupedDimensionContext grouped -> dimension(grouped.dimension());
            case NamedDimensionContext named -> new DimensionExpression.Named(span, named.getText());
            case OneDimensionContext one -> {
                if (!one.getText().equals("1")) {
                    out.add(WrongNumber.inDimension(span));
                }
                yield new DimensionExpression.One(span);
            }
            default -> throw new IllegalStateException("syntax: unknown dimension " + context.getText());
        };
    }

    private DimensionExpression power(PowerDimensionContext context) {
        ExponentContext exponent = context.exponent();
        int numerator = WrongNumber.exponent(exponent.INTEGER(0).getSymbol(), places, out);
        int denominator = exponent.SLASH() == null
                ? 1
                : WrongNumber.exponent(exponent.INTEGER(1).getSymbol(), places, out);
        if (denominator == 0) {
            out.add(WrongNumber.zeroDenominator(places.span(exponent)));
            denominator = 1;
        }
        return new DimensionExpression.Power(
                places.span(context),
                dimension(context.dimension()),
                exponent.MINUS() == null ? numerator : -numerator,
                denominator);
    }
}
