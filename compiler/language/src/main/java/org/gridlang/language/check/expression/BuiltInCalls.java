package org.gridlang.language.check.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Rational;

/// Calls of built-in functions: `clamp(x, 0, 1)`, `reactive(p, power_factor: 0.95)`.
final class BuiltInCalls {
    private static final Rational HALF = new Rational(1, 2);

    private final Expressions expressions;
    private final Faults faults;

    BuiltInCalls(Expressions expressions, Faults faults) {
        this.expressions = expressions;
        this.faults = faults;
    }

    Optional<Term> apply(BuiltInFunction function, Expression.Call call) {
        var arguments = arguments(function, call);
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        var written = arguments.get();
        if (function == BuiltInFunction.TABLE) {
            return new Tables(expressions, faults).of(call, written.get(0), written.get(1), written.get(2));
        }
        var terms = new ArrayList<Term>();
        for (var each : written) {
            expressions.term(each).ifPresent(terms::add);
        }
        if (terms.size() < written.size()) {
            return Optional.empty();
        }
        var span = call.span();
        return switch (function) {
            case MIN -> alike(span, Term.Operation.MINIMUM, written, terms, "compared");
            case MAX -> alike(span, Term.Operation.MAXIMUM, written, terms, "compared");
            case CLAMP -> alike(span, Term.Operation.CLAMP, written, terms, "compared");
            case ABS ->
                difference(function, written.getFirst(), terms.getFirst())
                        .map(each -> new Term.Apply(span, each.dimension(), Term.Operation.ABSOLUTE, terms));
            case SQRT ->
                difference(function, written.getFirst(), terms.getFirst())
                        .map(each ->
                                new Term.Apply(span, each.dimension().power(HALF), Term.Operation.SQUARE_ROOT, terms));
            case EXP -> plain(function, span, Term.Operation.EXPONENTIAL, terms);
            case LOG -> plain(function, span, Term.Operation.LOGARITHM, terms);
            case SIN -> plain(function, span, Term.Operation.SINE, terms);
            case COS -> plain(function, span, Term.Operation.COSINE, terms);
            case TANH -> plain(function, span, Term.Operation.TANH, terms);
            case REACTIVE -> reactive(span, written, terms);
            case SMOOTH_MAX -> smooth(function, span, Term.Operation.SMOOTH_MAXIMUM, written, terms);
            case SMOOTH_MIN -> smooth(function, span, Term.Operation.SMOOTH_MINIMUM, written, terms);
            case SMOOTH_ABS ->
                difference(function, written.getFirst(), terms.getFirst())
                        .flatMap(each -> smooth(function, span, Term.Operation.SMOOTH_ABSOLUTE, written, terms));
            case SMOOTH_CLAMP -> smooth(function, span, Term.Operation.SMOOTH_CLAMP, written, terms);
            case SMOOTH_STEP ->
                difference(function, written.getFirst(), terms.getFirst())
                        .flatMap(each -> smooth(function, span, Term.Operation.SMOOTH_STEP, written, terms))
                        .map(each -> new Term.Apply(span, Dimension.NONE, Term.Operation.SMOOTH_STEP, terms));
            case TABLE -> throw new IllegalStateException("check: a table has lists");
        };
    }

    private Optional<List<Expression>> arguments(BuiltInFunction function, Expression.Call call) {
        if (function.parameters().isEmpty()) {
            if (call.arguments().size() < 2) {
                expressions
                        .out()
                        .add(Diagnostic.error(
                                Code.N105, call.span(), function.spelling() + " takes at least two arguments"));
                return Optional.empty();
            }
            return Optional.of(
                    call.arguments().stream().map(Expression.Argument::value).toList());
        }
        var matched = Arguments.match(
                function.spelling(), call.span(), function.parameters(), call.arguments(), expressions.out());
        if (matched.isEmpty()) {
            return Optional.empty();
        }
        for (var parameter : function.parameters()) {
            if (!matched.get().containsKey(parameter)) {
                expressions
                        .out()
                        .add(Diagnostic.error(
                                        Code.N105,
                                        call.span(),
                                        function.spelling() + " needs the argument \"" + parameter + "\"")
                                .note("takes", String.join(", ", function.parameters())));
                return Optional.empty();
            }
        }
        return Optional.of(
                function.parameters().stream().map(matched.get()::get).toList());
    }

    private Optional<Term> alike(
            Span span, Term.Operation operation, List<Expression> written, List<Term> terms, String deed) {
        for (int i = 1; i < terms.size(); i++) {
            if (!terms.get(i).dimension().equals(terms.getFirst().dimension())) {
                faults.differ(written.getFirst(), terms.getFirst(), written.get(i), terms.get(i), deed);
                return Optional.empty();
            }
        }
        return Optional.of(new Term.Apply(span, terms.getFirst().dimension(), operation, terms));
    }

    /// All arguments but the last are alike; the last is a width, a difference of such values.
    private Optional<Term> smooth(
            BuiltInFunction function, Span span, Term.Operation operation, List<Expression> written, List<Term> terms) {
        int last = terms.size() - 1;
        var values = alike(span, operation, written.subList(0, last), terms.subList(0, last), "compared");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var dimension = values.get().dimension();
        var needed = dimension.difference();
        if (!terms.get(last).dimension().equals(needed)) {
            var phrase = expressions.units().measures().phrase(needed);
            faults.unfit(
                    written.get(last),
                    terms.get(last),
                    needed,
                    Purpose.of("this width", function.spelling() + " takes " + phrase + " here"));
            return Optional.empty();
        }
        return Optional.of(new Term.Apply(span, dimension, operation, terms));
    }

    private Optional<Term> difference(BuiltInFunction function, Expression written, Term term) {
        if (!term.dimension().point()) {
            return Optional.of(term);
        }
        expressions
                .out()
                .add(Diagnostic.error(
                        Code.U206,
                        written.span(),
                        function.spelling() + " of a place on a scale has no meaning; subtract a reference first"));
        return Optional.empty();
    }

    private Optional<Term> plain(BuiltInFunction function, Span span, Term.Operation operation, List<Term> terms) {
        var term = terms.getFirst();
        if (term.dimension().isNone()) {
            return Optional.of(new Term.Apply(span, Dimension.NONE, operation, terms));
        }
        var measures = expressions.units().measures();
        var fault = Diagnostic.error(
                        Code.U205,
                        term.span(),
                        function.spelling() + " takes a plain number, but this is " + measures.phrase(term.dimension()))
                .pointing(faults.derivation(term))
                .note("instead", "divide by a reference, for example by 1 " + measures.unit(term.dimension()));
        expressions.out().add(faults.origins(fault, terms));
        return Optional.empty();
    }

    /// q of the sign of p with |q| = |p| tan(acos(factor)) = |p| sqrt(1 - factor^2) / factor.
    private Optional<Term> reactive(Span span, List<Expression> written, List<Term> terms) {
        var units = expressions.units();
        var power = units.dimension("Power");
        var p = terms.get(0);
        var factor = terms.get(1);
        if (!p.dimension().equals(power)) {
            faults.unfit(
                    written.get(0), p, power, Purpose.of("this", "reactive(p, power_factor: ...) takes active power"));
            return Optional.empty();
        }
        if (!factor.dimension().isNone()) {
            faults.unfit(
                    written.get(1), factor, Dimension.NONE, Purpose.of("this", "a power factor is a plain number"));
            return Optional.empty();
        }
        var at = written.get(1).span();
        var one = new Term.Constant(at, Dimension.NONE, 1);
        var square = new Term.Power(at, Dimension.NONE, factor, 2);
        var rest = new Term.Apply(at, Dimension.NONE, Term.Operation.SUBTRACT, List.of(one, square));
        var root = new Term.Apply(at, Dimension.NONE, Term.Operation.SQUARE_ROOT, List.of(rest));
        var tangent = new Term.Apply(at, Dimension.NONE, Term.Operation.DIVIDE, List.of(root, factor));
        return Optional.of(new Term.Apply(span, power.asReactive(), Term.Operation.MULTIPLY, List.of(p, tangent)));
    }
}
