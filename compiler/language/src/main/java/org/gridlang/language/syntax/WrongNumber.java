package org.gridlang.language.syntax;

import org.antlr.v4.runtime.Token;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;

/// Numbers that follow the grammar and still cannot be meant.
final class WrongNumber {
    private static final int LARGEST_EXPONENT = 1000;

    private WrongNumber() {}

    static Diagnostic tooLarge(Span at) {
        return Diagnostic.error(Code.S124, at, "this number is too large")
                .note("limit", "numbers reach up to about 1.8e308");
    }

    static Diagnostic seedTooLarge(Span at) {
        return Diagnostic.error(Code.S124, at, "this seed is too large")
                .note("limit", "a seed is a whole number up to " + Long.MAX_VALUE);
    }

    static Diagnostic inUnit(Span at) {
        return Diagnostic.error(Code.S124, at, "the only number in a unit is 1")
                .pointing("move the factor to the value")
                .note("why", "a unit is a product of powers of units, such as [1/K] or [$/kWh]");
    }

    static Diagnostic inDimension(Span at) {
        return Diagnostic.error(Code.S124, at, "the only number in a dimension is 1")
                .note("why", "a dimension says what is measured, not how much of it");
    }

    static Diagnostic zeroDenominator(Span at) {
        return Diagnostic.error(Code.S124, at, "an exponent cannot be divided by zero");
    }

    /// The value of an exponent; a fault and 1 if it is absurd.
    static int exponent(Token token, Places places, Diagnostics out) {
        try {
            int value = Integer.parseInt(token.getText().replace("_", ""));
            if (value <= LARGEST_EXPONENT) {
                return value;
            }
        } catch (NumberFormatException beyondInteger) {
            // Reported below with the other exponents that are too large.
        }
        out.add(Diagnostic.error(Code.S124, places.span(token), "this exponent is too large"));
        return 1;
    }
}
