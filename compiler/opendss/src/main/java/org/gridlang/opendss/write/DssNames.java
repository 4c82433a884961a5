package org.gridlang.opendss.write;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names as OpenDSS can read them: without blanks, points and the like, and told apart without regard to case.
final class DssNames {
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// The name of a bus or element of one class; the same for the same name.
    String of(String name) {
        return names.computeIfAbsent(name, each -> {
            var plain = each.replaceAll("[^\\p{L}\\p{N}_\\-]", "_");
            var candidate = plain;
            for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
                candidate = plain + "_" + number;
            }
            return candidate;
        });
    }
}
