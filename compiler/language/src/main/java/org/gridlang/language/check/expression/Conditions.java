package org.gridlang.language.check.expression;

import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;

/// Makes conditions of expressions such as `0 kW <= p and load.name != "s1a"`.
final class Conditions {
    private final Expressions expressions;
    private final Faults faults;

    Conditions(Expressions expressions, Faults faults) {
        this.expressions = expressions;
        this.faults = faults;
    }

    Optional<Term.Condition> of(Expression written) {
        return switch (written) {
            case Expression.Truth truth -> Optional.of(new Term.Condition.Truth(truth.span(), truth.value()));
            case Expression.Unary unary
            when unary.operator() == Expression.UnaryOperator.NOT ->
                of(unary.operand()).map(each -> new Term.Condition.Not(unary.span(), each));
            case Expression.Binary binary when binary.operator() == Expression.BinaryOperator.AND -> both(binary);
            case Expression.Binary binary when binary.operator() == Expression.BinaryOperator.OR -> both(binary);
            case Expression.Comparison comparison -> comparison(comparison);
            default -> {
                expressions
                        .out()
                        .add(Diagnostic.error(
                                        Code.N110, written.span(), "a condition is needed here, for example x <= y")
                                .pointing("this is a value"));
                yield Optional.empty();
            }
        };
    }

    private Optional<Term.Condition> both(Expression.Binary binary) {
        var left = of(binary.left());
        var right = of(binary.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                binary.operator() == Expression.BinaryOperator.AND
                        ? new Term.Condition.And(binary.span(), left.get(), right.get())
                        : new Term.Condition.Or(binary.span(), left.get(), right.get()));
    }

    private Optional<Term.Condition> comparison(Expression.Comparison comparison) {
        Optional<Term.Condition> all = Optional.empty();
        boolean complete = true;
        for (int i = 0; i < comparison.comparators().size(); i++) {
            var part = comparison.comparators().size() == 1
                    ? comparison.span()
                    : comparison
                            .operands()
                            .get(i)
                            .span()
                            .to(comparison.operands().get(i + 1).span());
            var one = pair(
                    part,
                    comparison.operands().get(i),
                    comparison.comparators().get(i),
                    comparison.operands().get(i + 1));
            complete &= one.isPresent();
            if (one.isPresent()) {
                all = all.isEmpty()
                        ? one
                        : Optional.of(new Term.Condition.And(comparison.span(), all.get(), one.get()));
            }
        }
        return complete ? all : Optional.empty();
    }

    private Optional<Term.Condition> pair(
            Span span, Expression left, Expression.Comparator comparator, Expression right) {
        var words = words(left, right);
        if (words.isPresent()) {
            boolean equal = words.get()[0].equals(words.get()[1]);
            return switch (comparator) {
                case EQUAL -> Optional.of(new Term.Condition.Truth(span, equal));
                case NOT_EQUAL -> Optional.of(new Term.Condition.Truth(span, !equal));
                default -> {
                    expressions.out().add(Diagnostic.error(Code.N110, span, "texts are compared with == and != only"));
                    yield Optional.empty();
                }
            };
        }
        var a = expressions.term(left);
        var b = expressions.term(right);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        if (!a.get().dimension().equals(b.get().dimension())) {
            faults.differ(left, a.get(), right, b.get(), "compared");
            return Optional.empty();
        }
        return Optional.of(new Term.Condition.Compare(span, comparator(comparator), a.get(), b.get()));
    }

    private Optional<String[]> words(Expression left, Expression right) {
        var a = word(left);
        var b = word(right);
        return a.isPresent() && b.isPresent() ? Optional.of(new String[] {a.get(), b.get()}) : Optional.empty();
    }

    private Optional<String> word(Expression written) {
        if (written instanceof Expression.Text text) {
            return Optional.of(text.value());
        }
        return Path.of(written)
                .flatMap(path -> expressions.names().find(path))
                .filter(Meaning.Word.class::isInstance)
                .map(each -> ((Meaning.Word) each).text());
    }

    static Term.Comparator comparator(Expression.Comparator comparator) {
        return switch (comparator) {
            case LESS -> Term.Comparator.LESS;
            case LESS_OR_EQUAL -> Term.Comparator.LESS_OR_EQUAL;
            case GREATER -> Term.Comparator.GREATER;
            case GREATER_OR_EQUAL -> Term.Comparator.GREATER_OR_EQUAL;
            case EQUAL -> Term.Comparator.EQUAL;
            case NOT_EQUAL -> Term.Comparator.NOT_EQUAL;
        };
    }
}
