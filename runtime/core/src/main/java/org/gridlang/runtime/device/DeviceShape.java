package org.gridlang.runtime.device;

import java.util.List;

/// The slots of a device type, by name; a slot's index is its place in the list.
///
/// @param inputs exogenous values: bound series, views of them, clock values
/// @param observations one label per feature that the policy sees
/// @param costs money per step, one slot each
/// @param observesVoltage whether any observation reads the device's own voltage of the previous step
/// @param hasTerminalCost whether money is due on the state at the end of the horizon
public record DeviceShape(
        String name,
        List<String> parameters,
        List<String> states,
        List<String> actions,
        List<String> inputs,
        List<String> observations,
        List<String> costs,
        boolean observesVoltage,
        boolean hasTerminalCost) {
    public DeviceShape {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        inputs = List.copyOf(inputs);
        observations = List.copyOf(observations);
        costs = List.copyOf(costs);
    }
}
