package org.gridlang.runtime.network;

import org.jspecify.annotations.Nullable;

/// What closes and opens a capacitor: for example a voltage control that closes it below 117 V and opens it above
/// 123 V on the secondary of its potential transformer.
///
/// | quantity | closes | opens | unit of `on` and `off` |
/// |---|---|---|---|
/// | `VOLTAGE` | below `on` | above `off` | V on the secondary |
/// | `CURRENT` | above `on` | below `off` | A on the secondary |
/// | `REACTIVE_POWER` | above `on` | below `off` | var into the branch, all phases |
/// | `POWER_FACTOR` | below `on`, lagging | above `off` | ratio; a leading power factor counts as `2 - pf` |
/// | `TIME` | from `on` | from `off` | s after midnight |
///
/// @param branch whose current, power or bus it watches; null for the bus of the capacitor
/// @param potentialRatio ratio of the potential transformer
/// @param currentRatio ratio of the current transformer
/// @param potentialPhase whose voltage it watches
/// @param currentPhase whose current it watches
/// @param delay before it closes, in s
/// @param delayOff before it opens, in s
/// @param deadTime after it opened, before it may close again, in s
/// @param override voltages that come before the quantity, or null
public record CapacitorControl(
        String name,
        String capacitor,
        @Nullable BranchEnd branch,
        Quantity quantity,
        double on,
        double off,
        double potentialRatio,
        double currentRatio,
        MonitoredPhase potentialPhase,
        MonitoredPhase currentPhase,
        double delay,
        double delayOff,
        double deadTime,
        @Nullable VoltageOverride override) {
    /// What a control looks at.
    public enum Quantity {
        VOLTAGE,
        CURRENT,
        REACTIVE_POWER,
        POWER_FACTOR,
        TIME
    }

    /// One end of a line or transformer.
    ///
    /// @param end counted from 0
    public record BranchEnd(BranchKind kind, String name, int end) {
        public BranchEnd {
            Checks.named(name, "a branch");
            if (end < 0) {
                throw new IllegalArgumentException("the end of branch " + name + " is counted from 0");
            }
        }
    }

    /// What a control can be installed at.
    public enum BranchKind {
        LINE,
        TRANSFORMER
    }

    /// The capacitor closes below `lowest` and opens above `highest`, whatever else, in V on the secondary.
    public record VoltageOverride(double lowest, double highest) {
        public VoltageOverride {
            if (!(lowest >= 0 && lowest < highest)) {
                throw new IllegalArgumentException(
                        "the voltages of an override must rise, but are " + lowest + ", " + highest);
            }
        }
    }

    public CapacitorControl {
        Checks.named(name, "a capacitor control");
        Checks.named(capacitor, "the capacitor of control " + name);
        Checks.finite(on, "capacitor control " + name, "the setting on");
        Checks.finite(off, "capacitor control " + name, "the setting off");
        Checks.positive(potentialRatio, "capacitor control " + name, "the potential transformer's ratio");
        Checks.positive(currentRatio, "capacitor control " + name, "the current transformer's ratio");
        Checks.notNegative(delay, "capacitor control " + name, "the delay");
        Checks.notNegative(delayOff, "capacitor control " + name, "the delay before it opens");
        Checks.notNegative(deadTime, "capacitor control " + name, "the dead time");
        boolean branchNeeded = switch (quantity) {
            case VOLTAGE, TIME -> false;
            case CURRENT, REACTIVE_POWER, POWER_FACTOR -> true;
        };
        if (branchNeeded && branch == null) {
            throw new IllegalArgumentException("capacitor control " + name + " needs a branch to watch");
        }
    }
}
