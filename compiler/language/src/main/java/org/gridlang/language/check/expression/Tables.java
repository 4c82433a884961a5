package org.gridlang.language.check.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.model.Curve;
import org.gridlang.language.model.Term;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.unit.Dimension;

/// Checks `table(lift, at: [20 K, 30 K, 40 K], values: [4.2, 3.4, 2.7])`.
final class Tables {
    /// A table becomes so many selections in the code of a device; measured curves belong into fewer points or a
    /// series.
    private static final int MOST_POINTS = 100;

    private final Expressions expressions;
    private final Faults faults;

    Tables(Expressions expressions, Faults faults) {
        this.expressions = expressions;
        this.faults = faults;
    }

    Optional<Term> of(Expression.Call call, Expression value, Expression at, Expression values) {
        var argument = expressions.term(value);
        var places = list(at, "the places of a table, `at`,", "at: [20 K, 30 K, 40 K]");
        var heights = list(values, "the values of a table", "values: [4.2, 3.4, 2.7]");
        if (argument.isEmpty() || places.isEmpty() || heights.isEmpty()) {
            return Optional.empty();
        }
        if (!sameCount(places.get(), heights.get())) {
            return Optional.empty();
        }
        var needed = argument.get().dimension();
        var measures = expressions.units().measures();
        var purpose = Purpose.of("this place", () -> "the table is looked up by " + measures.phrase(needed))
                .declaredAt(value.span(), "looked up by this");
        var x = constants(places.get(), needed, purpose);
        var y = heights(heights.get());
        if (x.isEmpty() || y.isEmpty() || !rises(places.get(), x.get())) {
            return Optional.empty();
        }
        return Optional.of(new Term.Table(
                call.span(),
                y.get().dimension(),
                argument.get(),
                new Curve(x.get(), y.get().values())));
    }

    private Optional<Expression.Listing> list(Expression written, String what, String example) {
        if (written instanceof Expression.Listing listing) {
            return Optional.of(listing);
        }
        expressions
                .out()
                .add(Diagnostic.error(Code.N112, written.span(), what + " are a list")
                        .note("example", example));
        return Optional.empty();
    }

    private boolean sameCount(Expression.Listing places, Expression.Listing heights) {
        int x = places.elements().size();
        int y = heights.elements().size();
        if (x == y && x >= 2 && x <= MOST_POINTS) {
            return true;
        }
        var fault = x != y
                ? Diagnostic.error(
                                Code.D117,
                                heights.span(),
                                "a table needs one value for each place, but here are " + y + " for " + x)
                        .also(places.span(), x + " places")
                : x < 2
                        ? Diagnostic.error(Code.D117, places.span(), "a table needs at least two places")
                                .note("instead", "a single value needs no table")
                        : Diagnostic.error(
                                        Code.D117,
                                        places.span(),
                                        "a table has at most " + MOST_POINTS + " places, not " + x)
                                .note("instead", "leave out places where the curve is nearly straight");
        expressions.out().add(fault);
        return false;
    }

    private Optional<List<Double>> constants(Expression.Listing listing, Dimension needed, Purpose purpose) {
        var values = new ArrayList<Double>();
        for (var item : listing.elements()) {
            var value = expressions.constant(item, needed, purpose);
            if (value.isEmpty()) {
                // The others are most likely wrong in the same way.
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    private record Heights(Dimension dimension, List<Double> values) {}

    /// The first value says of what dimension all are.
    private Optional<Heights> heights(Expression.Listing listing) {
        var written = listing.elements();
        var first = expressions.term(written.getFirst());
        var values = new ArrayList<Double>();
        for (var item : written) {
            var term = item == written.getFirst() ? first : expressions.term(item);
            if (term.isEmpty()) {
                continue;
            }
            if (first.isPresent() && !term.get().dimension().equals(first.get().dimension())) {
                faults.differ(written.getFirst(), first.get(), item, term.get(), "values of one table");
                continue;
            }
            expressions.constantOf(term.get(), "a value of a table").ifPresent(values::add);
        }
        return first.filter(each -> values.size() == written.size()).map(each -> new Heights(each.dimension(), values));
    }

    private boolean rises(Expression.Listing places, List<Double> x) {
        for (int point = 1; point < x.size(); point++) {
            if (x.get(point) <= x.get(point - 1)) {
                boolean same = x.get(point).equals(x.get(point - 1));
                expressions
                        .out()
                        .add(Diagnostic.error(
                                        Code.D117,
                                        places.elements().get(point).span(),
                                        same
                                                ? "two places of this table are the same"
                                                : "the places of a table must rise, but this one falls")
                                .also(places.elements().get(point - 1).span(), "the one before")
                                .note("why", "between two places the table is a straight line, from left to right"));
                return false;
            }
        }
        return true;
    }
}
