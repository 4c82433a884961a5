package org.gridlang.runtime.powerflow;

import java.util.Map;

/// Where the regulators and capacitors of one scenario stand, e.g. `new Setting(Map.of("creg1a", 3), Map.of("c83",
/// false))`.
///
/// @param taps tap number by regulator; those not named stand as in the network
/// @param capacitors whether closed, by capacitor; those not named stand as in the network
public record Setting(Map<String, Integer> taps, Map<String, Boolean> capacitors) {
    /// Everything as in the network.
    public static final Setting AS_IS = new Setting(Map.of(), Map.of());

    public Setting {
        taps = Map.copyOf(taps);
        capacitors = Map.copyOf(capacitors);
    }
}
