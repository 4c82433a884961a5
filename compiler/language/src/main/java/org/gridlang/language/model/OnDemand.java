package org.gridlang.language.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A map with all of its keys at hand, whose values are worked out when they are first asked for: a file that imports
/// `std.feeders.ieee123` for one feeder made from it should not pay for both.
///
/// @param <V> of values
public final class OnDemand<V> extends AbstractMap<String, V> {
    private final Map<String, Supplier<V>> makers;
    private final Map<String, V> made = new LinkedHashMap<>();

    /// @param makers what works out each value; asked at most once
    public OnDemand(Map<String, Supplier<V>> makers) {
        this.makers = Collections.unmodifiableMap(new LinkedHashMap<>(makers));
    }

    @Override
    public Set<String> keySet() {
        return makers.keySet();
    }

    @Override
    public int size() {
        return makers.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return makers.containsKey(key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return key instanceof String name && makers.containsKey(name) ? value(name) : null;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return makers.keySet().stream()
                .map(name -> Map.entry(name, value(name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private V value(String name) {
        return made.computeIfAbsent(
                name, _ -> Objects.requireNonNull(makers.get(name)).get());
    }
}
