package org.gridlang.language.check.lint;

import java.util.HashSet;
import java.util.Set;
import org.gridlang.language.check.expression.Terms;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;
import org.gridlang.language.unit.Units;

/// What is doubtful in a device: what its policy does not see, or sees in vain, and costs without a slope.
final class DeviceLints {
    private final DeviceModel device;
    private final Diagnostics out;

    private DeviceLints(DeviceModel device, Diagnostics out) {
        this.device = device;
        this.out = out;
    }

    static void check(DeviceModel device, Units units, Diagnostics out) {
        if (device.actions().isEmpty()) {
            return;
        }
        var lints = new DeviceLints(device, out);
        lints.unseenStates();
        lints.observationsThatNeverChange();
        lints.costsWithKinks();
        device.params()
                .forEach(param -> param.fallback()
                        .ifPresent(value -> Prices.check(value, device.span().source(), units, out)));
    }

    private void unseenStates() {
        var seen = new HashSet<Symbol>();
        device.observations().forEach(each -> seen.addAll(symbols(each.value())));
        for (int slot = 0; slot < device.states().size(); slot++) {
            var state = device.states().get(slot);
            var own = new Symbol.State(state.name(), slot);
            if (!seen.contains(own) && depends(state, own)) {
                out.add(Diagnostic.warning(
                                Code.W103,
                                state.span(),
                                "the policy of " + device.name() + " does not see " + state.name())
                        .note("why", "what a policy does not observe, it cannot take into account")
                        .note("help", "add " + state.name() + " to observe"));
            }
        }
    }

    /// Whether what is done can bear on a state. One that goes its own way, such as the trip of the day, may be kept
    /// from
    /// the policy on purpose.
    private boolean depends(DeviceModel.State state, Symbol own) {
        return symbols(state.update()).stream()
                .anyMatch(each -> each instanceof Symbol.Action || (each instanceof Symbol.State && !each.equals(own)));
    }

    private void observationsThatNeverChange() {
        for (var observation : device.observations()) {
            boolean changes = symbols(observation.value()).stream().anyMatch(DeviceLints::changes);
            if (!changes) {
                out.add(Diagnostic.warning(
                                Code.W105,
                                observation.value().span(),
                                "this observation of " + device.name() + " never changes")
                        .note("why", "each agent has a policy of its own, to which a constant tells nothing"));
            }
        }
    }

    private static boolean changes(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Param param -> false;
            case Symbol.StepLength step -> false;
            default -> true;
        };
    }

    /// `cost wear = fee * abs(p) * dt`: where the action is zero there is no slope to follow.
    private void costsWithKinks() {
        for (var cost : device.costs()) {
            Terms.walk(cost.value(), term -> {
                if (term instanceof Term.Apply apply && hasKink(apply.operation()) && readsAction(apply)) {
                    out.add(
                            Diagnostic.warning(
                                            Code.W112,
                                            apply.span(),
                                            "the cost " + cost.name() + " has a kink in an action")
                                    .note("why", "at a kink the slope jumps, and training hops from side to side")
                                    .note(
                                            "help",
                                            "a smooth variant rounds it: smooth_abs(x, width: ...), smooth_max(a, b, width: ...)"));
                }
            });
        }
    }

    private static boolean hasKink(Term.Operation operation) {
        return switch (operation) {
            case ABSOLUTE, MAXIMUM, MINIMUM, CLAMP -> true;
            default -> false;
        };
    }

    private static boolean readsAction(Term term) {
        return Terms.references(term).stream().anyMatch(each -> each.symbol() instanceof Symbol.Action);
    }

    /// All that a term depends on, by way of `let` too.
    private Set<Symbol> symbols(Term term) {
        var found = new HashSet<Symbol>();
        collect(term, found);
        return found;
    }

    private void collect(Term term, Set<Symbol> found) {
        for (var reference : Terms.references(term)) {
            if (found.add(reference.symbol()) && reference.symbol() instanceof Symbol.Let let) {
                found.remove(reference.symbol());
                collect(device.lets().get(let.slot()).value(), found);
            }
        }
    }
}
