package org.gridlang.runtime.data.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Collects the faults of one file: ten of each kind, and how many more there are.
final class Faults {
    private static final int SHOWN = 10;

    private final String file;
    private final List<DataFault> found = new ArrayList<>();
    private final Map<DataFault.Kind, Integer> counts = new EnumMap<>(DataFault.Kind.class);

    Faults(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(DataFault fault) {
        add(fault.kind(), () -> fault);
    }

    /// The same for a fault that is written only if it is shown.
    void add(DataFault.Kind kind, Supplier<DataFault> fault) {
        if (counts.merge(kind, 1, Integer::sum) <= SHOWN) {
            found.add(fault.get());
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    int count(DataFault.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /// Takes back what has been found of a kind, for one fault that explains it.
    void drop(DataFault.Kind kind) {
        counts.remove(kind);
        found.removeIf(each -> each.kind() == kind);
    }

    /// All that is shown; the last of a kind tells how many more there are.
    List<DataFault> all() {
        var all = new ArrayList<>(found);
        counts.forEach((kind, count) -> {
            for (int index = all.size() - 1; count > SHOWN && index >= 0; index--) {
                if (all.get(index).kind() == kind) {
                    var more = String.format(Locale.ROOT, "and %,d more like this in %s", count - SHOWN, file);
                    all.set(index, all.get(index).note("more", more));
                    return;
                }
            }
        });
        return all;
    }
}
