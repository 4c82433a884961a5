package org.gridlang.language.check.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Rational;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;

/// Reports dimensions that do not fit, with where each of them comes from.
final class Faults {
    private static final int MOST_ORIGINS = 3;

    private final Units units;
    private final Names names;
    private final Diagnostics out;

    Faults(Units units, Names names, Diagnostics out) {
        this.units = units;
        this.names = names;
        this.out = out;
    }

    /// A value is not of the dimension that its purpose needs.
    void unfit(Expression written, Term found, Dimension needed, Purpose purpose) {
        if (bareNumber(written, found, needed, purpose) || pointAgainstDifference(written, found, needed)) {
            return;
        }
        var measures = units.measures();
        var fault = Diagnostic.error(
                        Code.U203,
                        found.span(),
                        purpose.subject() + " is " + measures.phrase(found.dimension()) + ", but " + purpose.rule())
                .pointing(derivation(found));
        fault = origins(fault, List.of(found));
        if (purpose.declared().isPresent()) {
            fault = fault.also(purpose.declared().get(), purpose.declaredText());
        }
        fault = fault.note("found", measures.nameAndUnit(found.dimension()))
                .note("needed", measures.nameAndUnit(needed));
        if (purpose.why().isPresent()) {
            fault = fault.note("why", purpose.why().get());
        }
        out.add(withParityFix(
                withTimeFix(fault, written, found.dimension(), needed), written, found.dimension(), needed));
    }

    /// Two values that must agree do not: the sides of `+`, of a comparison, of `max`.
    void differ(Expression left, Term a, Expression right, Term b, String deed) {
        if (bareNumber(left, a, b.dimension(), Purpose.of("this", "the other side is not"))
                || bareNumber(right, b, a.dimension(), Purpose.of("this", "the other side is not"))
                || pointAgainstDifference(right, b, a.dimension())) {
            return;
        }
        var measures = units.measures();
        boolean parity = a.dimension().asActive().equals(b.dimension().asActive());
        var headline = parity
                ? "active and reactive power cannot be " + deed
                        + " (write p^2 + q^2, or reactive(p, power_factor: ...))"
                : measures.phrase(a.dimension()) + " and " + measures.phrase(b.dimension()) + " cannot be " + deed;
        var fault = Diagnostic.error(parity ? Code.U211 : Code.U204, a.span().to(b.span()), headline);
        fault = new Diagnostic(
                fault.severity(),
                fault.code(),
                headline,
                List.of(
                        new Diagnostic.Label(left.span(), derivation(a), true),
                        new Diagnostic.Label(right.span(), derivation(b), true)),
                List.of(),
                Optional.empty());
        fault = origins(fault, List.of(a, b))
                .note("left", measures.nameAndUnit(a.dimension()))
                .note("right", measures.nameAndUnit(b.dimension()));
        if (parity) {
            fault = fault.note(
                    "why", "they are 90 degrees apart: their sum is neither, sqrt(p^2 + q^2) is the apparent power");
        }
        out.add(withTimeFix(fault, right, b.dimension(), a.dimension()));
    }

    private boolean bareNumber(Expression written, Term found, Dimension needed, Purpose purpose) {
        var number = written instanceof Expression.Unary unary ? unary.operand() : written;
        if (!(number instanceof Expression.Number literal)
                || literal.unit().isPresent()
                || !found.dimension().isNone()
                || needed.isNone()) {
            return false;
        }
        var measures = units.measures();
        var unit = measures.unit(needed);
        var text = literal.span().text();
        var suffix = unit.matches("[^/*^]+") ? " " + unit : " [" + unit + "]";
        var fault = Diagnostic.error(
                        Code.U209,
                        written.span(),
                        "the number " + text + " has no unit, but " + measures.phrase(needed)
                                + " is needed here, for example " + text + suffix)
                .pointing("a plain number");
        if (purpose.declared().isPresent()) {
            fault = fault.also(purpose.declared().get(), purpose.declaredText());
        }
        fault = fault.note("why", "a number without a unit is taken as it stands, so a forgotten unit would go unseen");
        out.add(
                literal.value() == 0 && !needed.point()
                        ? fault.fix("write 0" + suffix, new Diagnostic.Edit(literal.span(), text + suffix))
                        : fault);
        return true;
    }

    private boolean pointAgainstDifference(Expression written, Term term, Dimension needed) {
        var found = term.dimension();
        if (found.point() == needed.point() || !found.difference().equals(needed.difference())) {
            return false;
        }
        var measures = units.measures();
        var number = written instanceof Expression.Unary unary ? unary.operand() : written;
        var name = found.difference().equals(units.dimensions().get("TemperatureDifference")) ? "temperature" : "value";
        var kind = found.point() ? "a " + name : "a " + name + " difference";
        if (number instanceof Expression.Number literal && literal.unit().isPresent()) {
            var better = measures.usualUnit(needed).name();
            var instead =
                    literal.span().text().replace(literal.unit().get().span().text(), better);
            var sign = written instanceof Expression.Unary ? "-" : "";
            out.add(Diagnostic.error(
                            Code.U207,
                            written.span(),
                            written.span().text() + " is " + kind + "; did you mean " + sign + instead + "?")
                    .pointing("needed here: " + measures.nameAndUnit(needed))
                    .fix(
                            "write " + sign + instead,
                            new Diagnostic.Edit(literal.unit().get().span(), better)));
            return true;
        }
        var fault = Diagnostic.error(
                Code.U207,
                written.span(),
                "this is " + kind + " (" + measures.unit(found) + "), but "
                        + (needed.point() ? "a " + name + " (" : "a " + name + " difference (")
                        + measures.unit(needed) + ") is needed here");
        fault = origins(fault, List.of(term));
        out.add(fault.note(
                "why",
                needed.point()
                        ? "a difference becomes a place on the scale only when it is added to one"
                        : "a place on the scale becomes a difference when another is subtracted from it"));
        return true;
    }

    private Diagnostic withTimeFix(Diagnostic fault, Expression written, Dimension found, Dimension needed) {
        if (!names.knowsStep() || found.point() || needed.point()) {
            return fault;
        }
        var time = units.dimensions().get("Time");
        if (time == null) {
            return fault;
        }
        var factor = needed.dividedBy(found);
        boolean times = factor.equals(time);
        if (!times && !factor.equals(time.power(Rational.of(-1)))) {
            return fault;
        }
        var operator = times ? " * dt" : " / dt";
        var span = written.span();
        var end = new Span(span.source(), span.end(), span.end());
        if (isSum(written)) {
            var start = new Span(span.source(), span.start(), span.start());
            return fault.fix(
                    times ? "multiply by the step" : "divide by the step",
                    new Diagnostic.Edit(start, "("),
                    new Diagnostic.Edit(end, ")" + operator));
        }
        return fault.fix(times ? "multiply by the step" : "divide by the step", new Diagnostic.Edit(end, operator));
    }

    private static boolean isSum(Expression written) {
        return written instanceof Expression.Conditional
                || (written instanceof Expression.Binary binary
                        && (binary.operator() == Expression.BinaryOperator.ADD
                                || binary.operator() == Expression.BinaryOperator.SUBTRACT));
    }

    /// A literal in kW for reactive power is one in kvar.
    private Diagnostic withParityFix(Diagnostic fault, Expression written, Dimension found, Dimension needed) {
        if (!found.asActive().equals(needed.asActive()) || found.reactive() == needed.reactive()) {
            return fault;
        }
        var number = written instanceof Expression.Unary unary ? unary.operand() : written;
        if (number instanceof Expression.Number literal && literal.unit().isPresent()) {
            double scale = units.resolve(literal.unit().get(), new Diagnostics())
                    .map(Unit::scale)
                    .orElse(0.0);
            var twin = units.units().values().stream()
                    .filter(each -> each.dimension().equals(needed) && each.scale() == scale)
                    .findFirst();
            if (twin.isPresent()) {
                return fault.fix(
                        "write " + twin.get().name(),
                        new Diagnostic.Edit(
                                literal.unit().get().span(), twin.get().name()));
            }
        }
        return fault.note(
                "note",
                "active power is in W, reactive power in var; reactive(p, power_factor: ...) makes the one "
                        + "from the other");
    }

    /// `Money / Energy * Power`: how a product came to its dimension.
    String derivation(Term term) {
        var measures = units.measures();
        if (term instanceof Term.Apply apply
                && (apply.operation() == Term.Operation.MULTIPLY || apply.operation() == Term.Operation.DIVIDE)) {
            var left = measures.name(apply.arguments().get(0).dimension());
            var right = measures.name(apply.arguments().get(1).dimension());
            var sign = apply.operation() == Term.Operation.MULTIPLY ? " × " : " ÷ ";
            return measures.phrase(term.dimension()) + ": " + left + sign + right;
        }
        return "this is " + measures.phrase(term.dimension());
    }

    /// Labels for the declarations of what the terms mention.
    Diagnostic origins(Diagnostic fault, List<Term> terms) {
        var labelled = new ArrayList<Span>();
        fault.labels().forEach(label -> labelled.add(label.span()));
        var result = fault;
        int count = 0;
        for (var term : terms) {
            for (var reference : Terms.references(term)) {
                var declared = names.declaration(reference.symbol());
                if (declared.isPresent() && !labelled.contains(declared.get()) && count < MOST_ORIGINS) {
                    labelled.add(declared.get());
                    count++;
                    result = result.also(
                            declared.get(),
                            "`" + reference.span().text() + "` is "
                                    + units.measures().phrase(reference.dimension()));
                }
            }
        }
        return result;
    }
}
