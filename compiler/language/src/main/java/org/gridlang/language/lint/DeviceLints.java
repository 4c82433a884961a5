package org.gridlang.language.lint;

import java.util.HashSet;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.unit.Units;

/// What is doubtful in a device: what its policy does not see, or sees in vain.
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
        device.params()
                .forEach(param -> param.fallback()
                        .ifPresent(value -> new Prices(units, device.span().source(), out).tooDear(value)));
    }

    private void unseenStates() {
        var seen = new HashSet<Symbol>();
        device.observations().forEach(each -> seen.addAll(Dependencies.of(device, each.value())));
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
    /// from the policy on purpose.
    private boolean depends(DeviceModel.State state, Symbol own) {
        return Dependencies.of(device, state.update()).stream()
                .anyMatch(each -> each instanceof Symbol.Action || (each instanceof Symbol.State && !each.equals(own)));
    }

    private void observationsThatNeverChange() {
        for (var observation : device.observations()) {
            boolean changes =
                    Dependencies.of(device, observation.value()).stream().anyMatch(DeviceLints::changes);
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
}
