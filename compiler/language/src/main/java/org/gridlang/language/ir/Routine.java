package org.gridlang.language.ir;

import java.util.List;

/// A method of a device: what it writes, in order.
public record Routine(Kind kind, List<Store> stores) {
    public Routine {
        stores = List.copyOf(stores);
    }

    /// One method of [org.gridlang.runtime.device.DeviceKernel] each.
    public enum Kind {
        INITIAL,
        OBSERVE,
        FORWARD,
        BACKWARD,
        OBSERVE_BACKWARD,
        TERMINAL,
        TERMINAL_BACKWARD,
        IDLE,
        UNMAP,
        /// Acts by a rule; a device has one of these for each of its rules.
        ACT
    }

    /// `target = value`, or `target += value`.
    ///
    /// @param value number of a node
    public record Store(Slot.Cell target, int value, boolean accumulate, Origin origin) {}

    /// The nodes that it writes.
    public List<Integer> roots() {
        return stores.stream().map(Store::value).toList();
    }
}
