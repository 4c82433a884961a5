package org.gridlang.language.lint;

import java.util.HashSet;
import java.util.Set;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.source.Span;

/// `cost wear = fee * abs(p) * dt`: where the action is zero there is no slope to follow. The kink may lie in a `let`
/// that the cost reads, or in a function that either calls.
final class Kinks {
    private final DeviceModel device;
    private final Diagnostics out;
    /// One kink is told once, however many costs read it.
    private final Set<Span> told = new HashSet<>();

    private Kinks(DeviceModel device, Diagnostics out) {
        this.device = device;
        this.out = out;
    }

    static void check(DeviceModel device, Diagnostics out) {
        var kinks = new Kinks(device, out);
        device.costs().forEach(cost -> kinks.in(cost, cost.value(), new HashSet<>()));
    }

    /// @param lets that the cost has been followed into
    private void in(DeviceModel.Cost cost, Term value, Set<Integer> lets) {
        Terms.walk(value, term -> {
            if (isKink(term) && told.add(term.span())) {
                report(cost, term);
            }
            if (term instanceof Term.Reference(var span, var dimension, Symbol.Let(var name, int slot))
                    && lets.add(slot)) {
                in(cost, device.lets().get(slot).value(), lets);
            }
        });
    }

    private boolean isKink(Term term) {
        return switch (term) {
            case Term.Apply apply -> hasKink(apply.operation()) && dependsOnAction(apply);
            case Term.Choice choice -> Terms.parts(choice.condition()).stream().anyMatch(this::dependsOnAction);
            case Term.Constant constant -> false;
            case Term.Reference reference -> false;
            case Term.Power power -> false;
            // Whoever gives a cost as straight pieces has chosen its kinks.
            case Term.Table table -> false;
            case Term.Draw draw -> false;
            case Term.Statistic statistic -> false;
        };
    }

    private static boolean hasKink(Term.Operation operation) {
        return switch (operation) {
            case ABSOLUTE, MAXIMUM, MINIMUM, CLAMP -> true;
            default -> false;
        };
    }

    private boolean dependsOnAction(Term term) {
        return Dependencies.of(device, term).stream().anyMatch(each -> each instanceof Symbol.Action);
    }

    private void report(DeviceModel.Cost cost, Term kink) {
        boolean here = kink.span().source().equals(device.span().source());
        boolean inside = here
                && kink.span().start() >= cost.value().span().start()
                && kink.span().end() <= cost.value().span().end();
        var at = here ? kink.span() : cost.value().span();
        var doubt = Diagnostic.warning(Code.W112, at, "the cost " + cost.name() + " has a kink in an action");
        if (!here) {
            doubt = doubt.also(kink.span(), "by way of this");
        } else if (!inside) {
            doubt = doubt.also(cost.value().span(), "the cost reads it");
        }
        out.add(
                doubt.note("why", "at a kink the slope jumps, and training hops from side to side")
                        .note(
                                "help",
                                kink instanceof Term.Choice
                                        ? "smooth_step(x, width: ...) goes from one side to the other over a width"
                                        : "a smooth variant rounds it: smooth_abs(x, width: ...), smooth_max(a, b, width: ...)"));
    }
}
