package org.gridlang.opendss.circuit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridlang.language.diagnostic.Code;
import org.gridlang.language.diagnostic.Diagnostic;
import org.gridlang.language.diagnostic.Diagnostics;
import org.gridlang.language.source.Span;
import org.gridlang.opendss.syntax.Word;
import org.gridlang.opendss.syntax.Words;

/// An object while commands still change it. Takes assignments by full names and knows which winding is chosen.
final class ObjectBuilder {
    /// What a builder needs to know of the rest of the circuit.
    interface Others {
        /// An object of the same circuit.
        Optional<ObjectBuilder> find(DssClass kind, String name);

        /// What stands in a file that a value names: `file=shape.csv`. Empty if there is none, which is reported.
        Optional<String> data(String reference, Span at);
    }

    /// Far more assignments than any object has.
    private static final int MOST_KEPT = 1000;

    private final DssClass kind;
    private final String name;
    private final Span declared;
    private final Others others;
    private final Diagnostics out;
    private final Optional<Indexing> indexing;
    private final List<DssProperty> properties = new ArrayList<>();
    private final List<Opening> opened = new ArrayList<>();
    private boolean enabled = true;
    private int count;
    private int chosen = 1;

    ObjectBuilder(DssClass kind, String name, Span declared, Others others, Diagnostics out) {
        this.kind = kind;
        this.name = name;
        this.declared = declared;
        this.others = others;
        this.out = out;
        this.indexing = Indexing.of(kind);
        this.count = indexing.map(Indexing::standard).orElse(0);
    }

    DssClass kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Span declared() {
        return declared;
    }

    List<DssProperty> properties() {
        return properties;
    }

    void enable(boolean yes) {
        enabled = yes;
    }

    void open(Opening opening) {
        opened.add(opening);
    }

    void close(int terminal) {
        opened.removeIf(each -> each.terminal() == terminal);
    }

    DssObject build() {
        return new DssObject(kind, name, declared, properties, enabled, opened);
    }

    /// Takes one assignment.
    ///
    /// @param property its winding is not yet known
    void assign(DssProperty property) {
        switch (property.name()) {
            case "like" -> copy(property);
            case "enabled" -> {
                ValueReader.flag(property, out).ifPresent(this::enable);
                properties.add(property);
            }
            case "mult", "qmult", "pmult", "hour", "csvfile", "pqcsvfile" -> data(property);
            case "xfmrcode" -> {
                others.find(DssClass.XFMRCODE, property.value()).ifPresent(code -> count = code.count);
                properties.add(property);
            }
            default -> {
                if (indexing.isPresent()) {
                    indexed(property, indexing.get());
                } else {
                    properties.add(property);
                }
            }
        }
    }

    /// `like=other`: everything that was assigned to the other.
    private void copy(DssProperty property) {
        Optional<ObjectBuilder> other = others.find(kind, property.value());
        if (other.isEmpty()) {
            out.add(Diagnostic.error(
                            Code.O114,
                            property.span(),
                            "there is no %s %s to be like".formatted(kind.title(), ValueReader.shown(property.value())))
                    .note("why", "like copies the properties of an object that was made before"));
        } else if (other.get() == this) {
            out.add(Diagnostic.error(Code.O114, property.span(), "%s cannot be like itself".formatted(name)));
        } else {
            properties.addAll(other.get().properties);
            count = other.get().count;
            if (properties.size() > MOST_KEPT) {
                keepLast();
            }
        }
    }

    /// Keeps the last assignment of each property: copies of copies would else grow without bound.
    private void keepLast() {
        var seen = new HashSet<String>();
        var kept = new ArrayList<DssProperty>();
        for (DssProperty each : properties.reversed()) {
            if (seen.add(each.name() + " " + each.winding())) {
                kept.add(each);
            }
        }
        properties.clear();
        properties.addAll(kept.reversed());
    }

    /// `mult=(file=shape.csv)` and `csvfile=shape.csv` become what stands in the file.
    private void data(DssProperty property) {
        String value = property.value().strip();
        boolean named = value.regionMatches(true, 0, "file", 0, 4)
                && value.substring(4).strip().startsWith("=");
        boolean wholeFile = property.name().endsWith("csvfile");
        if (kind != DssClass.LOADSHAPE || !(named || wholeFile)) {
            properties.add(property);
            return;
        }
        others.data(value, property.span())
                .ifPresent(text ->
                        properties.add(new DssProperty(property.name(), 0, text, property.quoted(), property.span())));
    }

    private void indexed(DssProperty property, Indexing rule) {
        if (property.name().equals(rule.selector())) {
            whole(property, 1, count).ifPresent(number -> choose(number, rule));
        } else if (property.name().equals(rule.counter())) {
            whole(property, 1, Indexing.MOST).ifPresent(number -> {
                count = number;
                chosen = Math.min(chosen, count);
            });
            properties.add(property);
        } else if (rule.each().contains(property.name())) {
            properties.add(at(property, property.name(), chosen, property.value(), property.quoted()));
        } else if (rule.arrays().containsKey(property.name())) {
            properties.add(property);
            spread(property, rule);
        } else {
            properties.add(property);
        }
    }

    private void choose(int number, Indexing rule) {
        chosen = number;
        // A conductor has the unit that was named last if none is named for it.
        if (rule.selector().equals("cond") && properties.stream().noneMatch(each -> at(each, "units", number))) {
            for (int each = properties.size() - 1; each >= 0; each--) {
                if (properties.get(each).name().equals("units")) {
                    DssProperty last = properties.get(each);
                    properties.add(at(last, "units", number, last.value(), last.quoted()));
                    break;
                }
            }
        }
    }

    /// An array over all windings as one value for each.
    private void spread(DssProperty property, Indexing rule) {
        String single = Map.copyOf(rule.arrays()).getOrDefault(property.name(), property.name());
        List<Word> words = Words.of(property.value());
        int first = rule.selector().equals("cond") && single.equals("wire") ? cables() + 1 : 1;
        boolean partial = rule.selector().equals("cond");
        int room = count - first + 1;
        if (words.size() > room || (words.size() < room && !partial)) {
            out.add(Diagnostic.error(
                            Code.O112,
                            property.span(),
                            "%s has %s, and there %s %s"
                                    .formatted(
                                            property.name(),
                                            words.size() == 1 ? "1 value" : words.size() + " values",
                                            room == 1 ? "is" : "are",
                                            room == 1 ? "1 " + rule.what() : room + " " + rule.what() + "s"))
                    .note(
                            "needed",
                            "a value for each, after %s= where there are not %d"
                                    .formatted(rule.counter(), rule.standard())));
            return;
        }
        for (int each = 0; each < words.size(); each++) {
            Word word = words.get(each);
            properties.add(at(property, single, first + each, word.text(), word.quoted()));
        }
    }

    /// How many conductors are cables: bare wires named after them are the ones behind.
    private int cables() {
        int most = 0;
        for (DssProperty each : properties) {
            if (each.winding() > 0
                    && (each.name().equals("cncable") || each.name().equals("tscable"))) {
                most = Math.max(most, each.winding());
            }
        }
        return most < count ? most : 0;
    }

    private Optional<Integer> whole(DssProperty property, int least, int most) {
        OptionalDouble number = ValueReader.number(property, out);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        double value = number.getAsDouble();
        if (value != Math.rint(value) || value < least || value > most) {
            Diagnostic fault = Diagnostic.error(
                    Code.O119,
                    property.span(),
                    "%s must be a whole number from %d to %d, not %s"
                            .formatted(property.name(), least, most, ValueReader.shown(property.value())));
            boolean chooses = indexing.isPresent()
                    && property.name().equals(indexing.get().selector());
            out.add(
                    chooses
                            ? fault.note(
                                    "needed",
                                    "%s= before, where there are more than %d"
                                            .formatted(indexing.get().counter(), most))
                            : fault);
            return Optional.empty();
        }
        return Optional.of((int) value);
    }

    private static boolean at(DssProperty property, String name, int winding) {
        return property.winding() == winding && property.name().equals(name);
    }

    private static DssProperty at(DssProperty property, String name, int winding, String value, boolean quoted) {
        return new DssProperty(name, winding, value, quoted, property.span());
    }
}
