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
            case Term.Draw draw -> draw.arguments().forEach(each -> walk(each, visit));
            case Term.Choice choice -> {
                walk(choice.condition(), visit);
                walk(choice.then(), visit);
                walk(choice.otherwise(), visit);
            }
        }
    }

    /// Each term in a condition.
    public static void walk(Term.Condition condition, Consumer<Term> visit) {
        switch (condition) {
            case Term.Condition.Truth truth -> {}
            case Term.Condition.Not not -> walk(not.operand(), visit);
            case Term.Condition.And and -> {
                walk(and.left(), visit);
                walk(and.right(), visit);
            }
            case Term.Condition.Or or -> {
                walk(or.left(), visit);
                walk(or.right(), visit);
            }
            case Term.Condition.Compare compare -> {
                walk(compare.left(), visit);
                walk(compare.right(), visit);
            }
        }
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
