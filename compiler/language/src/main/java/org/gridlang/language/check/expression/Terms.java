package org.gridlang.language.check.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// Walks terms.
public final class Terms {
    private Terms() {}

    /// Each term and its parts, parents before children.
    public static void walk(Term term, Consumer<Term> visit) {
        visit.accept(term);
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Reference reference -> {}
            case Term.Statistic statistic -> {}
            case Term.Apply apply -> apply.arguments().forEach(each -> walk(each, visit));
            case Term.Power power -> walk(power.base(), visit);
            case Term.Table table -> walk(table.argument(), visit);
            case Term.Draw draw -> draw.arguments().forEach(each -> walk(each, visit));
            case Term.Choice choice -> {
                parts(choice.condition()).forEach(each -> walk(each, visit));
                walk(choice.then(), visit);
                walk(choice.otherwise(), visit);
            }
        }
    }

    /// The terms that a condition compares.
    public static List<Term> parts(Term.Condition condition) {
        return switch (condition) {
            case Term.Condition.Truth truth -> List.of();
            case Term.Condition.Not not -> parts(not.operand());
            case Term.Condition.And and -> both(parts(and.left()), parts(and.right()));
            case Term.Condition.Or or -> both(parts(or.left()), parts(or.right()));
            case Term.Condition.Compare compare -> List.of(compare.left(), compare.right());
        };
    }

    private static List<Term> both(List<Term> first, List<Term> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /// The references in a term, in reading order, one for each symbol.
    public static List<Term.Reference> references(Term term) {
        var found = new ArrayList<Term.Reference>();
        Set<Symbol> seen = new LinkedHashSet<>();
        walk(term, each -> {
            if (each instanceof Term.Reference reference && seen.add(reference.symbol())) {
                found.add(reference);
            }
        });
        return found;
    }

    /// Whether a symbol occurs in a term.
    public static boolean mentions(Term term, Symbol symbol) {
        return references(term).stream().anyMatch(each -> each.symbol().equals(symbol));
    }
}
