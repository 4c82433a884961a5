package org.gridlang.opendss.circuit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.opendss.syntax.Word;
import org.gridlang.opendss.syntax.Words;

/// Checks that what objects refer to exists: `LineCode=mtx601` of a line, `transformer=Reg1` of a control. Only the
/// value
/// that holds in the end counts, and only of objects that take part.
final class References {
    /// What a property refers to; several classes where it may be of any of them.
    private record Kinds(List<DssClass> kinds, boolean many) {}

    private static final Map<DssClass, Map<String, Kinds>> RULES = Map.of(
            DssClass.LINE,
            Map.of(
                    "linecode", one(DssClass.LINECODE),
                    "geometry", one(DssClass.LINEGEOMETRY),
                    "spacing", one(DssClass.LINESPACING),
                    "wires", many(DssClass.WIREDATA, DssClass.CNDATA, DssClass.TSDATA),
                    "cncables", many(DssClass.CNDATA),
                    "tscables", many(DssClass.TSDATA)),
            DssClass.LINEGEOMETRY,
            Map.of(
                    "wire", one(DssClass.WIREDATA, DssClass.CNDATA, DssClass.TSDATA),
                    "cncable", one(DssClass.CNDATA),
                    "tscable", one(DssClass.TSDATA),
                    "spacing", one(DssClass.LINESPACING)),
            DssClass.TRANSFORMER,
            Map.of("xfmrcode", one(DssClass.XFMRCODE)),
            DssClass.REGCONTROL,
            Map.of("transformer", one(DssClass.TRANSFORMER, DssClass.AUTOTRANS)),
            DssClass.CAPCONTROL,
            Map.of("capacitor", one(DssClass.CAPACITOR)));

    private References() {}

    static void check(DssCircuit circuit, Diagnostics out) {
        Map<DssClass, Set<String>> names = new HashMap<>();
        for (DssObject each : circuit.objects()) {
            names.computeIfAbsent(each.kind(), kind -> new HashSet<>())
                    .add(each.name().toLowerCase(Locale.ROOT));
        }
        for (DssObject object : circuit.objects()) {
            Map<String, Kinds> rules = RULES.getOrDefault(object.kind(), Map.of());
            if (rules.isEmpty() || !object.enabled()) {
                continue;
            }
            var last = new HashMap<String, DssProperty>();
            for (DssProperty property : object.properties()) {
                if (rules.containsKey(property.name())) {
                    last.put(property.name() + property.winding(), property);
                }
            }
            last.values().stream()
                    .sorted(java.util.Comparator.comparingInt(
                            each -> each.span().start()))
                    .forEach(property -> {
                        Kinds kinds = rules.getOrDefault(property.name(), one());
                        check(object, property, kinds, names, out);
                    });
        }
    }

    private static void check(
            DssObject object, DssProperty property, Kinds kinds, Map<DssClass, Set<String>> names, Diagnostics out) {
        List<String> words = kinds.many()
                ? Words.of(property.value()).stream().map(Word::text).toList()
                : List.of(property.value().strip());
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.isEmpty()
                    || kinds.kinds().stream()
                            .anyMatch(kind -> names.getOrDefault(kind, Set.of()).contains(lower))) {
                continue;
            }
            DssClass first = kinds.kinds().getFirst();
            List<String> known = kinds.kinds().stream()
                    .flatMap(kind -> names.getOrDefault(kind, Set.of()).stream())
                    .sorted()
                    .toList();
            out.add(Diagnostic.error(
                            Code.O114,
                            property.span(),
                            "%s: there is no %s %s%s"
                                    .formatted(
                                            object.title(),
                                            first.title(),
                                            ValueReader.shown(word),
                                            ValueReader.hint(word, known)))
                    .note("needed", "New %s.%s somewhere".formatted(first.title(), ValueReader.shown(word))));
        }
    }

    private static Kinds one(DssClass... kinds) {
        return new Kinds(List.of(kinds), false);
    }

    private static Kinds many(DssClass... kinds) {
        return new Kinds(List.of(kinds), true);
    }
}
