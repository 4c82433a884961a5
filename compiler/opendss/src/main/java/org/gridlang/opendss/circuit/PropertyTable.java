package org.gridlang.opendss.circuit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The names and the order of the properties of a class: of a `Load` the first unnamed value is `phases`, and `vmin` is
/// short for `vminpu`, the first name that begins so.
final class PropertyTable {
    private static final String RESOURCE = "properties.txt";
    private static final Map<DssClass, PropertyTable> TABLES = read();

    private final List<String> names;
    private final Map<String, Integer> places;

    private PropertyTable(List<String> names) {
        this.names = List.copyOf(names);
        this.places = new HashMap<>();
        for (int each = 0; each < names.size(); each++) {
            places.putIfAbsent(names.get(each), each);
        }
    }

    /// The table of a class; empty if it takes any property.
    static Optional<PropertyTable> of(DssClass kind) {
        return Optional.ofNullable(TABLES.get(kind));
    }

    /// All names, in order.
    List<String> names() {
        return names;
    }

    /// The name at a place (from 0); empty behind the last.
    Optional<String> at(int place) {
        return place < names.size() ? Optional.of(names.get(place)) : Optional.empty();
    }

    /// The place of a full name.
    int place(String name) {
        return places.getOrDefault(name, names.size());
    }

    /// The full names that a name may stand for, the one that OpenDSS takes first; empty if there is none.
    List<String> meanings(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (places.containsKey(lower)) {
            return List.of(lower);
        }
        return lower.isEmpty()
                ? List.of()
                : names.stream()
                        .filter(each -> each.startsWith(lower))
                        .distinct()
                        .toList();
    }

    private static Map<DssClass, PropertyTable> read() {
        var tables = new EnumMap<DssClass, PropertyTable>(DssClass.class);
        var shared = new HashMap<String, List<String>>();
        for (String line : text().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split(" ");
            var names = new ArrayList<String>();
            for (int each = 1; each < words.length; each++) {
                String word = words[each];
                if (word.startsWith("+")) {
                    names.addAll(Objects.requireNonNull(shared.get(word), word));
                } else {
                    names.add(word);
                }
            }
            if (words[0].startsWith("+")) {
                shared.put(words[0], names);
            } else {
                tables.put(DssClass.valueOf(words[0].toUpperCase(Locale.ROOT)), new PropertyTable(names));
            }
        }
        return tables;
    }

    private static String text() {
        try (var stream = PropertyTable.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("opendss: " + RESOURCE + " cannot be read", failure);
        }
    }
}
