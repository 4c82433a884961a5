package org.gridlang.opendss.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.diagnostic.Suggestion;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.circuit.Dropped;
import org.gridlang.opendss.circuit.DssCircuit;
import org.gridlang.opendss.circuit.DssClass;
import org.gridlang.opendss.circuit.DssObject;
import org.gridlang.opendss.circuit.DssProperty;

/// What the conversion of one circuit looks up and writes down: its objects by name, faults, what was dropped and which
/// defaults were taken.
final class Findings {
    private final DssCircuit circuit;
    private final Diagnostics faults;
    private final Map<DssClass, Map<String, DssObject>> byName = new HashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<DefaultTaken> defaults = new ArrayList<>();

    Findings(DssCircuit circuit, Diagnostics faults) {
        this.circuit = circuit;
        this.faults = faults;
        for (var object : circuit.objects()) {
            byName.computeIfAbsent(object.kind(), each -> new HashMap<>()).put(key(object.name()), object);
        }
    }

    /// Names are compared in lower case, and so they are in a network.
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    DssCircuit circuit() {
        return circuit;
    }

    Diagnostics faults() {
        return faults;
    }

    List<Dropped> dropped() {
        return dropped;
    }

    List<DefaultTaken> defaults() {
        return defaults;
    }

    double frequency() {
        return circuit.options().defaultBaseFrequency();
    }

    void drop(DssObject object, String why) {
        dropped.add(new Dropped(object.declared(), object.title(), why));
    }

    void drop(DssProperty property, DssObject object, String why) {
        dropped.add(new Dropped(property.span(), object.title() + "." + property.name(), why));
    }

    void taken(DssObject object, String what, String value) {
        defaults.add(new DefaultTaken(object.declared(), what + " of " + object.title(), value));
    }

    /// The object of this class and name, if there is one.
    Optional<DssObject> find(DssClass kind, String name) {
        return Optional.ofNullable(byName.getOrDefault(kind, Map.of()).get(key(name)));
    }

    /// The object that a property names. Where there is none, the reader has reported it, or it is reported now.
    Optional<DssObject> find(DssClass kind, DssProperty property) {
        return find(kind, property.value().strip(), property.span());
    }

    Optional<DssObject> find(DssClass kind, String name, Span place) {
        return find(List.of(kind), name, place);
    }

    Optional<DssObject> find(List<DssClass> kinds, String name, Span place) {
        for (var kind : kinds) {
            var found = find(kind, name);
            if (found.isPresent()) {
                return found;
            }
        }
        boolean isKnown = faults.sorted().stream().anyMatch(each -> each.place().equals(place));
        if (!isKnown) {
            var kind = kinds.getFirst();
            var known = byName.getOrDefault(kind, Map.of()).keySet();
            faults.add(Diagnostic.error(
                    Code.O114,
                    place,
                    "there is no %s %s%s".formatted(kind.title(), name, Suggestion.hint(key(name), known))));
        }
        return Optional.empty();
    }

    /// Reports something that is defined but cannot be part of a network.
    void unfit(Span place, String headline, String why) {
        faults.add(Diagnostic.error(Code.O201, place, headline).note("why", why));
    }

    /// Reports a value outside of what makes sense.
    void outOfRange(DssObject object, String property, String headline, String needed) {
        var place = object.property(property).map(DssProperty::span).orElse(object.declared());
        faults.add(Diagnostic.error(Code.O202, place, headline).note("needed", needed));
    }

    /// A record of the network; what its constructor refuses is a fault of the object.
    <T> Optional<T> record(DssObject object, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException | ArithmeticException refused) {
            var why = Optional.ofNullable(refused.getMessage()).orElse("a network cannot hold it");
            unfit(object.declared(), object.title() + " cannot be represented", why);
            return Optional.empty();
        }
    }
}
