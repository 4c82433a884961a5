package org.gridlang.language.check.expression;

import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Rational;
import org.gridlang.language.unit.Units;

/// The dimensions of sums, products and powers. On a scale with places (temperatures): place - place =
/// difference, place ±
/// difference = place, and nothing else.
final class Arithmetic {
    private static final double LARGEST_EXPONENT = 12;

    private final Units units;
    private final Faults faults;
    private final Diagnostics out;

    Arithmetic(Units units, Faults faults, Diagnostics out) {
        this.units = units;
        this.faults = faults;
        this.out = out;
    }

    Optional<Term> negate(Expression.Unary written, Term operand) {
        if (operand.dimension().point()) {
            return place(written, operand, "has no opposite");
        }
        return Optional.of(
                new Term.Apply(written.span(), operand.dimension(), Term.Operation.NEGATE, List.of(operand)));
    }

    Optional<Term> binary(Expression.Binary written, Term left, Term right) {
        return switch (written.operator()) {
            case ADD, SUBTRACT -> sum(written, left, right);
            case MULTIPLY, DIVIDE -> product(written, left, right);
            case POWER -> power(written, left, right);
            case AND, OR -> throw new IllegalStateException("check: " + written.operator() + " is not arithmetic");
        };
    }

    private Optional<Term> sum(Expression.Binary written, Term left, Term right) {
        boolean minus = written.operator() == Expression.BinaryOperator.SUBTRACT;
        var operation = minus ? Term.Operation.SUBTRACT : Term.Operation.ADD;
        var a = left.dimension();
        var b = right.dimension();
        if (!a.difference().equals(b.difference())) {
            faults.differ(written.left(), left, written.right(), right, minus ? "subtracted" : "added");
            return Optional.empty();
        }
        if (a.point() && b.point() && !minus) {
            out.add(Diagnostic.error(
                            Code.U206,
                            written.span(),
                            "two places on a scale cannot be added, such as two temperatures")
                    .pointing(
                            units.measures().name(a) + " + " + units.measures().name(b))
                    .note(
                            "why",
                            "20 degC + 20 degC is not 40 degC: one side must be a difference, in "
                                    + units.measures().unit(a.difference())));
            return Optional.empty();
        }
        if (!a.point() && b.point() && minus) {
            out.add(Diagnostic.error(
                    Code.U206, written.span(), "a place on a scale cannot be subtracted from a difference"));
            return Optional.empty();
        }
        Dimension result = a.point() && b.point() ? a.difference() : a.point() ? a : b;
        return Optional.of(new Term.Apply(written.span(), result, operation, List.of(left, right)));
    }

    private Optional<Term> product(Expression.Binary written, Term left, Term right) {
        boolean divide = written.operator() == Expression.BinaryOperator.DIVIDE;
        if (left.dimension().point() || right.dimension().point()) {
            boolean first = left.dimension().point();
            return place(first ? written.left() : written.right(), first ? left : right, "cannot be a factor");
        }
        var dimension = divide
                ? left.dimension().dividedBy(right.dimension())
                : left.dimension().times(right.dimension());
        return Optional.of(new Term.Apply(
                written.span(),
                dimension,
                divide ? Term.Operation.DIVIDE : Term.Operation.MULTIPLY,
                List.of(left, right)));
    }

    private Optional<Term> place(Expression written, Term term, String what) {
        var measures = units.measures();
        out.add(faults.origins(
                Diagnostic.error(
                                Code.U206,
                                written.span(),
                                "a place on a scale " + what + "; subtract a reference first")
                        .pointing("this is " + measures.phrase(term.dimension()))
                        .note("why", "20 degC is not twice 10 degC: only differences can be scaled"),
                List.of(term)));
        return Optional.empty();
    }

    private Optional<Term> power(Expression.Binary written, Term base, Term exponent) {
        if (!exponent.dimension().isNone()) {
            out.add(Diagnostic.error(Code.U210, written.right().span(), "an exponent is a plain number")
                    .pointing(faults.derivation(exponent)));
            return Optional.empty();
        }
        var value = Constants.value(exponent);
        if (value.isEmpty()) {
            out.add(Diagnostic.error(Code.U210, written.right().span(), "an exponent must be a constant")
                    .note("instead", "exp(y * log(x)) raises a positive plain number x to a varying power y"));
            return Optional.empty();
        }
        if (base.dimension().point()) {
            return place(written.left(), base, "cannot be raised to a power");
        }
        var dimension = Dimension.NONE;
        if (!base.dimension().isNone()) {
            var rational = Rational.of(value.getAsDouble());
            if (rational.isEmpty() || Math.abs(value.getAsDouble()) > LARGEST_EXPONENT) {
                out.add(Diagnostic.error(
                                Code.U210,
                                written.right().span(),
                                "the exponent of a quantity with a dimension must be a simple fraction up to "
                                        + (int) LARGEST_EXPONENT)
                        .note("found", Measures.number(value.getAsDouble()))
                        .note("instead", "divide by a reference first: (x / x0)^1.4142"));
                return Optional.empty();
            }
            dimension = base.dimension().power(rational.get());
            if (dimension.largestExponent() > LARGEST_EXPONENT) {
                out.add(Diagnostic.error(
                        Code.U210, written.span(), "this power has exponents beyond " + (int) LARGEST_EXPONENT));
                return Optional.empty();
            }
        }
        return Optional.of(new Term.Power(written.span(), dimension, base, value.getAsDouble()));
    }
}
