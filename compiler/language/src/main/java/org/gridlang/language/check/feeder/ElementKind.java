package org.gridlang.language.check.feeder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds of elements of a feeder.
enum ElementKind {
    SOURCE("source", Ends.AT, "source"),
    BUS("bus", Ends.NONE, "bus"),
    LINECODE("linecode", Ends.NONE, "linecode"),
    LINE("line", Ends.FROM_TO, "line"),
    SWITCH("switch", Ends.FROM_TO, "line"),
    TRANSFORMER("transformer", Ends.FROM_TO, "transformer"),
    REGULATOR("regulator", Ends.FROM_TO, "transformer"),
    TAP_CONTROL("tap_control", Ends.NONE, "control"),
    CAPACITOR("capacitor", Ends.AT, "capacitor"),
    CAPACITOR_CONTROL("capacitor_control", Ends.NONE, "control"),
    REACTOR("reactor", Ends.EITHER, "reactor"),
    GENERATOR("generator", Ends.AT, "generator"),
    LOAD("load", Ends.AT, "load");

    /// Which ends an element has.
    enum Ends {
        NONE,
        AT,
        FROM_TO,
        EITHER
    }

    private final String word;
    private final Ends ends;
    private final String group;

    ElementKind(String word, Ends ends, String group) {
        this.word = word;
        this.ends = ends;
        this.group = group;
    }

    static Optional<ElementKind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ElementKind::word).toList();
    }

    String word() {
        return word;
    }

    Ends ends() {
        return ends;
    }

    /// Elements of one group share one space of names: a switch is a line, a regulator a transformer.
    String group() {
        return group;
    }

    /// The entries that it may have.
    List<EntrySchema> entries() {
        return ElementSchema.of(this);
    }

    List<String> entryNames() {
        return entries().stream().map(EntrySchema::name).toList();
    }
}
