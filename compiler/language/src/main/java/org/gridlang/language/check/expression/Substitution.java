package org.gridlang.language.check.expression;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// Replaces symbols of a term by terms, and shifts the numbers of its stochastic primitives.
public final class Substitution {
    private final Function<Term.Reference, Term> replacements;
    private final int shift;

    /// @param shift added to the number of each primitive, so that two calls of one template draw apart
    public Substitution(Function<Symbol, Optional<Term>> replacements, int shift) {
        this(shift, reference -> replacements.apply(reference.symbol()).orElse(reference));
    }

    private Substitution(int shift, Function<Term.Reference, Term> replacements) {
        this.replacements = replacements;
        this.shift = shift;
    }

    /// Gives symbols other symbols; what is read keeps its place in the text.
    public static Substitution renaming(UnaryOperator<Symbol> renaming) {
        return new Substitution(
                0,
                reference -> new Term.Reference(
                        reference.span(), reference.dimension(), renaming.apply(reference.symbol())));
    }

    public Term in(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant;
            case Term.Statistic statistic -> statistic;
            case Term.Reference reference -> replacements.apply(reference);
            case Term.Apply(var span, var dimension, var operation, var arguments) ->
                new Term.Apply(span, dimension, operation, all(arguments));
            case Term.Power(var span, var dimension, var base, var exponent) ->
                new Term.Power(span, dimension, in(base), exponent);
            case Term.Table(var span, var dimension, var argument, var curve) ->
                new Term.Table(span, dimension, in(argument), curve);
            case Term.Choice(var span, var dimension, var condition, var then, var otherwise) ->
                new Term.Choice(span, dimension, in(condition), in(then), in(otherwise));
            case Term.Draw(var span, var dimension, var kind, var primitive, var arguments) ->
                new Term.Draw(span, dimension, kind, primitive + shift, all(arguments));
        };
    }

    public Term.Condition in(Term.Condition condition) {
        return switch (condition) {
            case Term.Condition.Truth truth -> truth;
            case Term.Condition.Not(var span, var operand) -> new Term.Condition.Not(span, in(operand));
            case Term.Condition.And(var span, var left, var right) -> new Term.Condition.And(span, in(left), in(right));
            case Term.Condition.Or(var span, var left, var right) -> new Term.Condition.Or(span, in(left), in(right));
            case Term.Condition.Compare(var span, var comparator, var left, var right) ->
                new Term.Condition.Compare(span, comparator, in(left), in(right));
        };
    }

    private List<Term> all(List<Term> terms) {
        return terms.stream().map(this::in).toList();
    }
}
