package org.gridlang.language.check.feeder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds of elements of a feeder, with the entries that each may have.
enum ElementKind {
    SOURCE(
            "source",
            Ends.AT,
            "source",
            List.of(
                    EntrySchema.positive("voltage", "Voltage"),
                    EntrySchema.positive("per_unit", "Ratio").or(1.0),
                    EntrySchema.quantity("angle", "Ratio").or(0.0),
                    EntrySchema.notNegative("r1", "Resistance"),
                    EntrySchema.quantity("x1", "Resistance"),
                    EntrySchema.notNegative("r0", "Resistance"),
                    EntrySchema.quantity("x0", "Resistance"))),
    BUS(
            "bus",
            Ends.NONE,
            "bus",
            List.of(EntrySchema.quantity("x", "Ratio"), EntrySchema.quantity("y", "Ratio"))),
    LINECODE(
            "linecode",
            Ends.NONE,
            "linecode",
            List.of(
                    EntrySchema.positive("per", "Length"),
                    EntrySchema.notNegative("rating", "Current").or(0.0),
                    EntrySchema.matrix("r_ohm"),
                    EntrySchema.matrix("x_ohm"),
                    EntrySchema.matrix("c_nF"))),
    LINE(
            "line",
            Ends.FROM_TO,
            "line",
            List.of(
                    EntrySchema.name("code"),
                    EntrySchema.positive("length", "Length"),
                    EntrySchema.notNegative("rating", "Current").or(Double.NaN),
                    EntrySchema.truth("closed").or(true))),
    SWITCH(
            "switch",
            Ends.FROM_TO,
            "line",
            List.of(
                    EntrySchema.truth("closed").or(true),
                    // A closed switch is a micro-ohm: too little to see, enough to keep the equations regular.
                    EntrySchema.positive("resistance", "Resistance").or(1e-6),
                    EntrySchema.notNegative("rating", "Current").or(0.0))),
    TRANSFORMER(
            "transformer",
            Ends.FROM_TO,
            "transformer",
            List.of(
                    EntrySchema.choice("connection", "wye-wye", "wye-delta", "delta-wye", "delta-delta"),
                    EntrySchema.pair("voltages", "Voltage"),
                    EntrySchema.positive("rating", "Power"),
                    EntrySchema.positive("reactance", "Ratio"),
                    EntrySchema.notNegative("resistance", "Ratio").or(0.0),
                    EntrySchema.notNegative("anti_float", "Ratio").or(1e-6))),
    REGULATOR(
            "regulator",
            Ends.FROM_TO,
            "transformer",
            List.of(
                    EntrySchema.positive("rated_voltage", "Voltage"),
                    EntrySchema.positive("rating", "Power"),
                    EntrySchema.positive("reactance", "Ratio"),
                    EntrySchema.notNegative("resistance", "Ratio").or(0.0),
                    EntrySchema.whole("tap", -16, 16).or(0.0),
                    EntrySchema.positive("target", "Voltage"),
                    EntrySchema.positive("bandwidth", "Voltage"),
                    EntrySchema.positive("pt_ratio", "Ratio"),
                    EntrySchema.positive("ct_rating", "Current"),
                    EntrySchema.quantity("r", "Voltage").or(0.0),
                    EntrySchema.quantity("x", "Voltage").or(0.0),
                    EntrySchema.notNegative("anti_float", "Ratio").or(1e-6))),
    CAPACITOR(
            "capacitor",
            Ends.AT,
            "capacitor",
            List.of(
                    EntrySchema.choice("connection", "wye", "delta").or("wye"),
                    EntrySchema.positive("q", "ReactivePower"),
                    EntrySchema.positive("rated_voltage", "Voltage"),
                    EntrySchema.truth("closed").or(true))),
    LOAD(
            "load",
            Ends.AT,
            "load",
            List.of(
                    EntrySchema.choice("connection", "wye", "delta").or("wye"),
                    EntrySchema.choice("kind", "power", "current", "impedance").or("power"),
                    EntrySchema.quantity("p", "Power"),
                    EntrySchema.quantity("q", "ReactivePower"),
                    EntrySchema.positive("rated_voltage", "Voltage")));

    /// Which ends an element has.
    enum Ends {
        NONE,
        AT,
        FROM_TO
    }

    private final String word;
    private final Ends ends;
    private final String group;
    private final List<EntrySchema> entries;

    ElementKind(String word, Ends ends, String group, List<EntrySchema> entries) {
        this.word = word;
        this.ends = ends;
        this.group = group;
        this.entries = entries;
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

    List<EntrySchema> entries() {
        return entries;
    }

    List<String> entryNames() {
        return entries.stream().map(EntrySchema::name).toList();
    }
}
