package org.gridlang.language.check.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Path;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.check.feeder.ElementSets;
import org.gridlang.language.check.feeder.NetworkElement;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.problem.Constraint;

/// Checks `constrain voltage for bus in net.buses, phase in bus.phases: 0.95 pu <= bus.v_pu[phase] <= 1.05 pu
/// dual per (...)`
/// and works out its rows.
final class ConstraintChecker {
    private final ProblemContext context;
    private final Diagnostics out;

    ConstraintChecker(ProblemContext context) {
        this.context = context;
        this.out = context.out();
    }

    /// A limit: the quantity is at least (or at most) what is written.
    private record Limit(Expression written, boolean lower) {}

    Optional<Constraint> check(Item.Constrain item) {
        int before = out.errors();
        var combinations = combinations(item);
        if (combinations.isEmpty()) {
            return Optional.empty();
        }
        if (combinations.get().isEmpty()) {
            out.add(Diagnostic.error(
                            Code.C105,
                            item.name().span(),
                            "the constraint " + item.name().text() + " bounds nothing")
                    .note("why", "no element fulfils its conditions"));
            return Optional.empty();
        }
        var parts = split(item, combinations.get().getFirst());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var quantity = parts.get().quantity();
        var dimension = context.units().dimension(quantity.dimension());
        var rows = rows(item, parts.get(), dimension, combinations.get());
        var enforcement = new EnforcementChecker(context).check(item.enforcement(), dimension);
        if (enforcement.isEmpty() || rows.isEmpty() || out.errors() > before) {
            return Optional.empty();
        }
        return Optional.of(new Constraint(item.name().text(), quantity.quantity(), rows, enforcement.get()));
    }

    private Optional<List<Map<String, NetworkElement>>> combinations(Item.Constrain item) {
        List<Map<String, NetworkElement>> all = List.of(Map.of());
        for (var binder : item.binders()) {
            var next = new ArrayList<Map<String, NetworkElement>>();
            for (var bound : all) {
                var elements = context.sets().elements(binder, bound);
                if (elements.isEmpty()) {
                    return Optional.empty();
                }
                elements.get().forEach(each -> next.add(ElementSets.with(bound, binder, each)));
            }
            all = next;
        }
        return Optional.of(all);
    }

    private record Parts(BoundedQuantity quantity, List<Limit> limits) {}

    /// Tells the quantity from its limits.
    private Optional<Parts> split(Item.Constrain item, Map<String, NetworkElement> bound) {
        if (!(item.condition() instanceof Expression.Comparison comparison)) {
            return notOfForm(item.condition().span());
        }
        var operands = comparison.operands();
        int place = -1;
        for (int i = 0; i < operands.size(); i++) {
            if (BoundedQuantity.of(operands.get(i), context.feederName(), bound).isPresent()) {
                if (place >= 0) {
                    return notOfForm(operands.get(i).span());
                }
                place = i;
            }
        }
        if (place < 0) {
            return noQuantity(comparison, bound);
        }
        var quantity = BoundedQuantity.of(operands.get(place), context.feederName(), bound)
                .orElseThrow();
        var limits = new ArrayList<Limit>();
        for (int i = 0; i < comparison.comparators().size(); i++) {
            if (i != place && i + 1 != place) {
                return notOfForm(comparison.span());
            }
            boolean quantityLeft = i == place;
            var limit = operands.get(quantityLeft ? i + 1 : i);
            switch (comparison.comparators().get(i)) {
                case LESS, LESS_OR_EQUAL -> limits.add(new Limit(limit, !quantityLeft));
                case GREATER, GREATER_OR_EQUAL -> limits.add(new Limit(limit, quantityLeft));
                case EQUAL, NOT_EQUAL -> {
                    return notOfForm(comparison.span());
                }
            }
        }
        if (limits.size() == 2 && limits.get(0).lower() == limits.get(1).lower()) {
            return notOfForm(comparison.span());
        }
        return Optional.of(new Parts(quantity, limits));
    }

    private Optional<Parts> notOfForm(Span at) {
        out.add(Diagnostic.error(
                        Code.C101, at, "a constraint bounds one quantity of the network from below, above or both")
                .note("example", "0.95 pu <= bus.v_pu[phase] <= 1.05 pu")
                .note("quantities", String.join(", ", BoundedQuantity.FORMS)));
        return Optional.empty();
    }

    private Optional<Parts> noQuantity(Expression.Comparison comparison, Map<String, NetworkElement> bound) {
        for (var operand : comparison.operands()) {
            if (operand instanceof Expression.Index index
                    && index.indices().size() == 1
                    && index.indices().getFirst() instanceof Expression.Name name
                    && !bound.containsKey(name.text())) {
                return unknown(name, bound.keySet());
            }
            var path = Path.of(operand).map(Path::text).orElse("");
            if (path.endsWith(".v_pu") || path.endsWith(".current")) {
                var fault =
                        Diagnostic.error(Code.C101, operand.span(), "which phase of " + path + " is meant is not said");
                var phase = bound.entrySet().stream()
                        .filter(each -> each.getValue() instanceof NetworkElement.OfPhase)
                        .map(Map.Entry::getKey)
                        .findFirst();
                out.add(phase.map(each -> fault.fix(
                                "write " + path + "[" + each + "]",
                                new Diagnostic.Edit(operand.span(), path + "[" + each + "]")))
                        .orElse(fault.note(
                                "instead",
                                "bind it with: phase in " + path.substring(0, path.lastIndexOf('.'))
                                        + ".phases, and write " + path + "[phase]")));
                return Optional.empty();
            }
        }
        return notOfForm(comparison.span());
    }

    /// `bus.v_pu[phase]` where nothing named `phase` is run through.
    private Optional<Parts> unknown(Expression.Name name, Set<String> bound) {
        var known = bound.stream().sorted().toList();
        var fault = Diagnostic.error(
                Code.N101,
                name.span(),
                "there is no \"" + name.text() + "\" here" + Suggestion.hint(name.text(), known));
        out.add(Suggestion.nearest(name.text(), known)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(name.span(), each)))
                .orElse(fault.note("instead", "run through the phases: for bus in net.buses, phase in bus.phases")));
        return Optional.empty();
    }

    private List<Constraint.Row> rows(
            Item.Constrain item, Parts parts, Dimension dimension, List<Map<String, NetworkElement>> combinations) {
        var rows = new ArrayList<Constraint.Row>();
        var unrated = new LinkedHashSet<String>();
        for (var bound : combinations) {
            double lower = Double.NEGATIVE_INFINITY;
            double upper = Double.POSITIVE_INFINITY;
            for (var limit : parts.limits()) {
                var value = limit(limit, parts, dimension, bound);
                if (value.isEmpty()) {
                    return List.of();
                }
                if (limit.lower()) {
                    lower = value.get();
                } else {
                    upper = value.get();
                }
                unratedLine(limit, bound).ifPresent(unrated::add);
            }
            if (lower > upper) {
                out.add(Diagnostic.error(Code.C104, item.condition().span(), "no value can meet this constraint")
                        .note(
                                "found",
                                "at least " + context.units().measures().value(lower, dimension) + ", at most "
                                        + context.units().measures().value(upper, dimension)));
                return List.of();
            }
            rows.add(row(parts.quantity(), bound, lower, upper));
        }
        if (!unrated.isEmpty()) {
            reportUnrated(item, parts, unrated);
        }
        return rows;
    }

    private Optional<Double> limit(Limit limit, Parts parts, Dimension dimension, Map<String, NetworkElement> bound) {
        var measures = context.units().measures();
        var quantity = parts.quantity().quantity();
        return context.sets()
                .expressions(bound)
                .constant(
                        limit.written(),
                        dimension,
                        Purpose.of("this limit", () -> words(quantity) + " is " + measures.phrase(dimension)));
    }

    private static String words(Constraint.Quantity quantity) {
        return switch (quantity) {
            case VOLTAGE_PU -> "a voltage in per unit";
            case LINE_CURRENT -> "the current of a line";
            case SOURCE_APPARENT -> "the apparent power of the source";
            case SOURCE_ACTIVE -> "the active power of the source";
        };
    }

    private static Constraint.Row row(
            BoundedQuantity quantity, Map<String, NetworkElement> bound, double lower, double upper) {
        if (quantity.element().isEmpty()) {
            return new Constraint.Row("source", 0, lower, upper);
        }
        var element = bound.get(quantity.element().get());
        var phase = bound.get(quantity.phase().orElseThrow());
        if (!(phase instanceof NetworkElement.OfPhase(int number))) {
            throw new IllegalStateException("check: a row of " + quantity + " without a phase");
        }
        return switch (element) {
            case NetworkElement.OfBus each -> new Constraint.Row(each.bus().name(), number, lower, upper);
            case NetworkElement.OfLine each -> new Constraint.Row(each.line().name(), number, lower, upper);
            case null, default -> throw new IllegalStateException("check: a row of " + quantity);
        };
    }

    /// The line whose rating a limit uses although it has none.
    private static Optional<String> unratedLine(Limit limit, Map<String, NetworkElement> bound) {
        for (var entry : bound.entrySet()) {
            if (entry.getValue() instanceof NetworkElement.OfLine each
                    && each.line().rating() == 0
                    && limit.written().span().text().contains(entry.getKey() + ".rating")) {
                return Optional.of(each.line().name());
            }
        }
        return Optional.empty();
    }

    private void reportUnrated(Item.Constrain item, Parts parts, Set<String> unrated) {
        var shown = String.join(", ", unrated.stream().limit(6).toList()) + (unrated.size() > 6 ? ", ..." : "");
        var limit = parts.limits().stream()
                .filter(each -> each.written().span().text().contains(".rating"))
                .findFirst()
                .orElse(parts.limits().getFirst());
        var fault = Diagnostic.error(
                        Code.C102,
                        limit.written().span(),
                        unrated.size() == 1
                                ? "the line " + shown + " has no rating"
                                : unrated.size() + " lines have no rating: " + shown)
                .note("why", "a limit that an element does not have would count as zero, and always be violated");
        var binder = item.binders().stream()
                .filter(each ->
                        parts.quantity().element().orElse("").equals(each.name().text()))
                .findFirst();
        if (binder.isPresent()) {
            var name = binder.get().name().text();
            var end = binder.get().condition().orElse(binder.get().set()).span().end();
            var word = binder.get().condition().isPresent() ? " and " : " where ";
            var at = new Span(item.span().source(), end, end);
            fault = fault.fix(
                    "leave lines without a rating out", new Diagnostic.Edit(at, word + name + ".rating > 0 A"));
        }
        out.add(fault);
    }
}
