package org.gridlang.opendss.circuit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;

/// The circuit as far as the commands have come.
final class CircuitState {
    private final Diagnostics out;
    private final Map<String, ObjectBuilder> objects = new LinkedHashMap<>();
    private final Map<String, BusPosition> positions = new LinkedHashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<Dropped> ignored = new ArrayList<>();
    private final Map<String, Span> droppedObjects = new HashMap<>();
    private Options options;
    private Optional<Circuit> circuit = Optional.empty();
    private boolean tooEarly;

    CircuitState(Diagnostics out) {
        this.out = out;
        this.options = new Options(out);
    }

    /// The circuit that `New Circuit` made.
    private record Circuit(String name, Span declared) {}

    Options options() {
        return options;
    }

    Map<String, BusPosition> positions() {
        return positions;
    }

    void drop(Span at, String what, String why) {
        dropped.add(new Dropped(at, what, why));
    }

    void ignore(Span at, String what, String why) {
        ignored.add(new Dropped(at, what, why));
    }

    /// `New Circuit.ieee13`: the circuit and its source.
    ObjectBuilder open(String name, Span at, ObjectBuilder source) {
        if (circuit.isPresent()) {
            out.add(Diagnostic.error(Code.O116, at, "there are two circuits")
                    .also(
                            circuit.get().declared(),
                            "%s is open here".formatted(circuit.get().name()))
                    .note("needed", "one circuit; Clear between two drops the first"));
            return source;
        }
        circuit = Optional.of(new Circuit(name, at));
        objects.put(key(DssClass.VSOURCE, source.name()), source);
        return source;
    }

    /// `Clear`: whatever was made is forgotten.
    void clear(Span at) {
        circuit.ifPresent(each -> dropped.add(new Dropped(
                each.declared(), "Circuit." + each.name(), "Clear in line %d drops it".formatted(at.line()))));
        circuit = Optional.empty();
        objects.clear();
        positions.clear();
        droppedObjects.clear();
        options = options.cleared();
        tooEarly = false;
    }

    Optional<ObjectBuilder> find(DssClass kind, String name) {
        return Optional.ofNullable(objects.get(key(kind, name)));
    }

    /// Adds an object. One of the same name that is there already is reported and stays; the new one is then known to
    /// nobody.
    void add(ObjectBuilder object) {
        if (circuit.isEmpty() && !tooEarly) {
            tooEarly = true;
            out.add(Diagnostic.error(
                            Code.O116,
                            object.declared(),
                            "%s.%s is made before there is a circuit"
                                    .formatted(object.kind().title(), object.name()))
                    .note("needed", "New Circuit.name on a line before"));
        }
        ObjectBuilder first = objects.putIfAbsent(key(object.kind(), object.name()), object);
        if (first != null) {
            out.add(Diagnostic.error(
                            Code.O115,
                            object.declared(),
                            "there are two of %s.%s".formatted(object.kind().title(), object.name()))
                    .also(first.declared(), "the first one")
                    .note("needed", "another name, or Edit to change the first"));
        }
    }

    /// An object of a class that has no place in a network: what is assigned to it later matters to nobody.
    void addDropped(String title, Span at, String why) {
        drop(at, title, why);
        droppedObjects.put(title.toLowerCase(Locale.ROOT), at);
    }

    boolean isDropped(String title) {
        return droppedObjects.containsKey(title.toLowerCase(Locale.ROOT));
    }

    /// All objects of a class, in the order in which they were made.
    List<ObjectBuilder> all(DssClass kind) {
        return objects.values().stream().filter(each -> each.kind() == kind).toList();
    }

    /// Names of a class, to suggest one from.
    List<String> names(DssClass kind) {
        return all(kind).stream()
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The whole circuit; empty if there is none.
    Optional<DssCircuit> build() {
        var withoutPlace = new ArrayList<>(dropped);
        for (ObjectBuilder each : objects.values()) {
            Optional<String> reason = withoutPlace(each.kind());
            reason.ifPresent(why ->
                    withoutPlace.add(new Dropped(each.declared(), each.kind().title() + "." + each.name(), why)));
        }
        return circuit.map(each -> new DssCircuit(
                each.name(),
                each.declared(),
                objects.values().stream().map(ObjectBuilder::build).toList(),
                positions,
                withoutPlace,
                ignored,
                options.build()));
    }

    /// Why objects of a class are no part of a network, where they are not.
    private static Optional<String> withoutPlace(DssClass kind) {
        return switch (kind) {
            case MONITOR, ENERGYMETER, SENSOR -> Optional.of("it measures and changes nothing");
            case LOADSHAPE, GROWTHSHAPE, PRICESHAPE, TSHAPE ->
                Optional.of("it says how values change with time, and a network has them as they are at one time");
            case SPECTRUM -> Optional.of("it is about harmonics, which are not solved");
            case TCC_CURVE, XYCURVE -> Optional.of("no element of a network refers to it");
            case VSOURCE,
                    LINE,
                    LINECODE,
                    LINEGEOMETRY,
                    LINESPACING,
                    WIREDATA,
                    CNDATA,
                    TSDATA,
                    TRANSFORMER,
                    AUTOTRANS,
                    XFMRCODE,
                    REGCONTROL,
                    CAPACITOR,
                    CAPCONTROL,
                    REACTOR,
                    LOAD,
                    GENERATOR,
                    PVSYSTEM,
                    STORAGE,
                    ISOURCE,
                    FAULT,
                    SWTCONTROL,
                    FUSE,
                    RECLOSER,
                    RELAY,
                    INVCONTROL,
                    STORAGECONTROLLER,
                    GENDISPATCHER -> Optional.empty();
        };
    }

    private static String key(DssClass kind, String name) {
        return kind.key() + "." + name.toLowerCase(Locale.ROOT);
    }
}
