package org.gridlang.runtime.device;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The slots of a device type, by name; a slot's index is its place in the list.
///
/// @param inputs exogenous values: bound series, views of them, clock values
/// @param observations one label per feature that the policy sees
/// @param costs money per step, one slot each
/// @param observesVoltage whether any observation reads the device's own voltage of the previous step
/// @param hasTerminalCost whether money is due on the state at the end of the horizon
/// @param rules how it may act without a trained policy, see [DeviceKernel#act]
public record DeviceShape(
        String name,
        List<String> parameters,
        List<String> states,
        List<String> actions,
        List<String> inputs,
        List<String> observations,
        List<String> costs,
        boolean observesVoltage,
        boolean hasTerminalCost,
        List<Rule> rules) {
    public DeviceShape {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        inputs = List.copyOf(inputs);
        observations = List.copyOf(observations);
        costs = List.copyOf(costs);
        rules = List.copyOf(rules);
    }

    /// A device that follows no rules.
    public DeviceShape(
            String name,
            List<String> parameters,
            List<String> states,
            List<String> actions,
            List<String> inputs,
            List<String> observations,
            List<String> costs,
            boolean observesVoltage,
            boolean hasTerminalCost) {
        this(
                name,
                parameters,
                states,
                actions,
                inputs,
                observations,
                costs,
                observesVoltage,
                hasTerminalCost,
                List.of());
    }

    /// A rule written by hand.
    ///
    /// @param measuresVoltage whether it reads the device's own voltage of the previous step
    public record Rule(String name, boolean measuresVoltage) {}

    /// The number of the rule of this name; empty if the device follows no such rule.
    public OptionalInt rule(String ruleName) {
        return IntStream.range(0, rules.size())
                .filter(index -> rules.get(index).name().equals(ruleName))
                .findFirst();
    }
}
