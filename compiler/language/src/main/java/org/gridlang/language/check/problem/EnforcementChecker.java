package org.gridlang.language.check.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridlang.language.check.expression.Callables;
import org.gridlang.language.check.expression.Expressions;
import org.gridlang.language.check.expression.Names;
import org.gridlang.language.check.expression.Purpose;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.syntax.Expression;
import org.gridlang.language.syntax.Item;
import org.gridlang.language.unit.Dimension;
import org.gridlang.runtime.problem.Constraint;

/// Checks how a constraint acts: `dual per (node, 1 h)` or `penalty 2 [$/h] per 10 kVA`.
final class EnforcementChecker {
    private static final List<String> WORDS = List.of("node", "bus", "line", "phase", "step", "all");

    private final ProblemContext context;
    private final Diagnostics out;
    private final Expressions constants;

    EnforcementChecker(ProblemContext context) {
        this.context = context;
        this.out = context.out();
        this.constants =
                new Expressions(context.units(), context.sets().over(Names.constants()), Callables.none(), out);
    }

    /// @param dimension of the bounded quantity
    Optional<Constraint.Enforcement> check(Item.Enforcement enforcement, Dimension dimension) {
        return switch (enforcement) {
            case Item.Enforcement.Dual dual -> dual(dual);
            case Item.Enforcement.Penalty penalty -> penalty(penalty, dimension);
        };
    }

    /// Without a time all steps share the multipliers.
    private Optional<Constraint.Enforcement> dual(Item.Enforcement.Dual dual) {
        Set<Constraint.Key> keys = EnumSet.noneOf(Constraint.Key.class);
        double bucket = Double.POSITIVE_INFINITY;
        boolean complete = true;
        for (var each : dual.scope()) {
            if (!(each instanceof Expression.Name word)) {
                var seconds = constants.constant(
                        each,
                        context.units().dimension("Time"),
                        Purpose.of("this", "multipliers are kept per " + String.join(", ", WORDS) + " or a Time"));
                complete &= seconds.isPresent();
                if (seconds.isPresent()) {
                    complete &= bucketFits(each, seconds.get(), bucket);
                    bucket = seconds.get();
                }
                continue;
            }
            switch (word.text()) {
                case "node" -> keys.addAll(Set.of(Constraint.Key.ELEMENT, Constraint.Key.PHASE));
                case "bus", "line" -> keys.add(Constraint.Key.ELEMENT);
                case "phase" -> keys.add(Constraint.Key.PHASE);
                case "step" ->
                    bucket = context.time().map(time -> time.stepSeconds()).orElse(1.0);
                case "all" -> {}
                default -> {
                    complete = false;
                    out.add(unknown(word));
                }
            }
        }
        return complete ? Optional.of(new Constraint.Enforcement.Dual(keys, bucket)) : Optional.empty();
    }

    private boolean bucketFits(Expression at, double seconds, double earlier) {
        if (!Double.isInfinite(earlier)) {
            out.add(Diagnostic.error(Code.C103, at.span(), "multipliers are kept per one time, and this is another"));
            return false;
        }
        if (seconds <= 0) {
            out.add(Diagnostic.error(Code.C103, at.span(), "a time that multipliers are kept for is positive"));
            return false;
        }
        if (context.time().isPresent() && seconds < context.time().get().stepSeconds()) {
            out.add(Diagnostic.error(
                    Code.C103, at.span(), "multipliers cannot be kept for a time shorter than the step"));
            return false;
        }
        return true;
    }

    private static Diagnostic unknown(Expression.Name word) {
        var fault = Diagnostic.error(
                        Code.C103,
                        word.span(),
                        "multipliers cannot be kept per \"" + word.text() + "\"" + Suggestion.hint(word.text(), WORDS))
                .note("known", String.join(", ", WORDS) + ", and a time such as 1 h");
        return Suggestion.nearest(word.text(), WORDS)
                .map(each -> fault.fix("write " + each, new Diagnostic.Edit(word.span(), each)))
                .orElse(fault);
    }

    private Optional<Constraint.Enforcement> penalty(Item.Enforcement.Penalty penalty, Dimension dimension) {
        var units = context.units();
        var measures = units.measures();
        var rate = units.dimension("Money").dividedBy(units.dimension("Time"));
        var price = constants.constant(
                penalty.price(),
                rate,
                Purpose.of("this price", "a penalty is money per time")
                        .because("a violation costs as long as it lasts"));
        var per = constants.constant(
                penalty.per(), dimension, Purpose.of("this", () -> "what is bounded is " + measures.phrase(dimension)));
        if (price.isEmpty() || per.isEmpty()) {
            return Optional.empty();
        }
        if (price.get() < 0 || per.get() <= 0) {
            out.add(Diagnostic.error(
                    Code.C104,
                    (price.get() < 0 ? penalty.price() : penalty.per()).span(),
                    price.get() < 0 ? "a penalty is not negative" : "a violation is counted in a positive amount"));
            return Optional.empty();
        }
        return Optional.of(new Constraint.Enforcement.Penalty(price.get() / per.get()));
    }
}
