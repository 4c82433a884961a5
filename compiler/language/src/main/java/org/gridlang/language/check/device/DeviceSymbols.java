package org.gridlang.language.check.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.model.Symbol;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;

/// What a device declares so far, by name.
final class DeviceSymbols {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// @param dimension empty if what declares it is wrong
    /// @param declared where its dimension is written
    /// @param usesActions whether an action decides its value
    /// @param usesInputs whether an input or the clock decides it
    record Entry(
            Symbol symbol,
            Optional<Dimension> dimension,
            Span name,
            Span declared,
            boolean usesActions,
            boolean usesInputs) {}

    /// Declares a name; returns what bore it before, which then stays.
    Optional<Entry> declare(String name, Entry entry) {
        return Optional.ofNullable(entries.putIfAbsent(name, entry));
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    Map<String, Entry> all() {
        return java.util.Collections.unmodifiableMap(entries);
    }
}
