package org.gridlang.opendss.circuit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridlang.language.source.Span;

/// Everything that a master file and the files it redirects to say about one circuit.
///
/// @param name what follows `New Circuit.`, as written
/// @param declared the name where the circuit is declared
/// @param objects in the order in which they were made; `New Circuit` makes the first, the source `Vsource.source`
/// @param positions of buses, by bus name in lower case
/// @param dropped what was read and has no place in a network, in the order of the files
/// @param ignored commands that show, save or solve, in the order of the files
public record DssCircuit(
        String name,
        Span declared,
        List<DssObject> objects,
        Map<String, BusPosition> positions,
        List<Dropped> dropped,
        List<Dropped> ignored,
        DssOptions options) {
    public DssCircuit {
        Objects.requireNonNull(name);
        Objects.requireNonNull(declared);
        Objects.requireNonNull(options);
        objects = List.copyOf(objects);
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
        dropped = List.copyOf(dropped);
        ignored = List.copyOf(ignored);
    }

    /// The objects of a class, disabled ones too, in the order in which they were made.
    public List<DssObject> all(DssClass kind) {
        return objects.stream().filter(each -> each.kind() == kind).toList();
    }

    /// The objects of a class that take part, in the order in which they were made.
    public List<DssObject> enabled(DssClass kind) {
        return objects.stream()
                .filter(each -> each.kind() == kind && each.enabled())
                .toList();
    }
}
