package org.gridlang.language.check.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gridlang.language.check.expression.Substitution;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.language.model.RuleModel;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.model.Term;

/// Gives a device a rule to follow: what the rule reads and names is added to the device's inputs and lets, an
/// input that is there already, through another rule, is shared.
public final class RuleAttachment {
    private final RuleModel rule;
    private final ArrayList<DeviceModel.Input> inputs;
    private final ArrayList<DeviceModel.Let> lets;
    private final Map<Integer, Integer> inputSlots = new HashMap<>();
    private final int letShift;

    private RuleAttachment(DeviceModel device, RuleModel rule) {
        this.rule = rule;
        this.inputs = new ArrayList<>(device.inputs());
        this.lets = new ArrayList<>(device.lets());
        this.letShift = device.lets().size() - rule.device().lets().size();
    }

    /// The device with this rule beside those it has.
    public static DeviceModel attach(DeviceModel device, RuleModel rule) {
        return new RuleAttachment(device, rule).attach(device);
    }

    private DeviceModel attach(DeviceModel device) {
        int known = rule.device().inputs().size();
        for (int index = 0; index < rule.inputs().size(); index++) {
            inputSlots.put(known + index, slot(rule.inputs().get(index)));
        }
        var renumbering = Substitution.renaming(this::renumbered);
        for (var let : rule.lets()) {
            lets.add(new DeviceModel.Let(let.span(), let.name(), let.dimension(), renumbering.in(let.value())));
        }
        var actions = new TreeMap<Integer, Term>();
        rule.actions().forEach((slot, value) -> actions.put(slot, renumbering.in(value)));
        var rules = new ArrayList<>(device.rules());
        rules.add(new DeviceModel.Rule(rule.span(), rule.name(), actions));
        return new DeviceModel(
                device.span(),
                device.name(),
                device.documentation(),
                device.params(),
                inputs,
                device.states(),
                device.actions(),
                lets,
                device.injectP(),
                device.injectQ(),
                device.observations(),
                device.limits(),
                device.costs(),
                device.terminalCosts(),
                rules);
    }

    /// Where an input of the rule stands in the device.
    private int slot(DeviceModel.Input input) {
        var source = input.source() instanceof DeviceModel.Source.View(int of, var kind, double seconds)
                ? new DeviceModel.Source.View(inputSlots.getOrDefault(of, of), kind, seconds)
                : input.source();
        for (int slot = 0; slot < inputs.size(); slot++) {
            if (inputs.get(slot).source().equals(source)) {
                return slot;
            }
        }
        inputs.add(new DeviceModel.Input(input.span(), input.name(), input.dimension(), source));
        return inputs.size() - 1;
    }

    private Symbol renumbered(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Input(var name, int slot) -> new Symbol.Input(name, inputSlots.getOrDefault(slot, slot));
            case Symbol.Let(var name, int slot)
            when slot >= rule.device().lets().size() -> new Symbol.Let(name, slot + letShift);
            default -> symbol;
        };
    }
}
