package org.gridlang.language.check.feeder;

import java.util.List;
import org.gridlang.runtime.network.LoadShares;

/// The entries that each kind of element may have.
final class ElementSchema {
    private static final List<EntrySchema> SOURCE = List.of(
            EntrySchema.positive("voltage", "Voltage"),
            EntrySchema.positive("per_unit", "Ratio").or(1.0),
            EntrySchema.quantity("angle", "Ratio").or(0.0),
            EntrySchema.notNegative("r1", "Resistance"),
            EntrySchema.quantity("x1", "Resistance"),
            EntrySchema.notNegative("r0", "Resistance"),
            EntrySchema.quantity("x0", "Resistance"));

    private static final List<EntrySchema> BUS =
            List.of(EntrySchema.quantity("x", "Ratio"), EntrySchema.quantity("y", "Ratio"));

    private static final List<EntrySchema> LINECODE = List.of(
            EntrySchema.positive("per", "Length"),
            EntrySchema.notNegative("rating", "Current").or(0.0),
            EntrySchema.matrix("r_ohm").optional(),
            EntrySchema.matrix("x_ohm").optional(),
            EntrySchema.matrix("c_nF").optional(),
            EntrySchema.notNegative("r1", "Resistance").optional(),
            EntrySchema.quantity("x1", "Resistance").optional(),
            EntrySchema.notNegative("r0", "Resistance").optional(),
            EntrySchema.quantity("x0", "Resistance").optional(),
            EntrySchema.notNegative("c1", "Capacitance").optional(),
            EntrySchema.notNegative("c0", "Capacitance").optional());

    private static final List<EntrySchema> LINE = List.of(
            EntrySchema.name("code"),
            EntrySchema.positive("length", "Length"),
            EntrySchema.notNegative("rating", "Current").or(Double.NaN),
            EntrySchema.truth("closed").or(true));

    private static final List<EntrySchema> SWITCH = List.of(
            EntrySchema.truth("closed").or(true),
            // A closed switch is a micro-ohm: too little to see, enough to keep the equations regular.
            EntrySchema.positive("resistance", "Resistance").or(1e-6),
            EntrySchema.notNegative("rating", "Current").or(0.0));

    private static final List<EntrySchema> TRANSFORMER = List.of(
            EntrySchema.choice(
                    "connection",
                    "wye-wye",
                    "wye-delta",
                    "delta-wye",
                    "delta-delta",
                    "ungrounded wye-delta",
                    "ungrounded wye-wye",
                    "delta-ungrounded wye",
                    "wye-ungrounded wye",
                    "ungrounded wye-ungrounded wye"),
            EntrySchema.whole("clock", 0, 11).optional(),
            EntrySchema.pair("voltages", "Voltage"),
            EntrySchema.positive("rating", "Power"),
            EntrySchema.positive("reactance", "Ratio"),
            EntrySchema.notNegative("resistance", "Ratio").or(0.0),
            EntrySchema.notNegative("anti_float", "Ratio").or(1e-6));

    private static final List<EntrySchema> REGULATOR = List.of(
            EntrySchema.choice("connection", "wye", "delta").or("wye"),
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
            EntrySchema.notNegative("anti_float", "Ratio").or(1e-6));

    private static final List<EntrySchema> CAPACITOR = List.of(
            EntrySchema.choice("connection", "wye", "delta").or("wye"),
            EntrySchema.positive("q", "ReactivePower"),
            EntrySchema.positive("rated_voltage", "Voltage"),
            EntrySchema.truth("closed").or(true));

    private static final List<EntrySchema> LOAD = List.of(
            EntrySchema.choice("connection", "wye", "delta").or("wye"),
            EntrySchema.shares("kind").or(LoadShares.POWER),
            EntrySchema.shares("q_kind").optional(),
            EntrySchema.quantity("p", "Power"),
            EntrySchema.quantity("q", "ReactivePower"),
            EntrySchema.positive("rated_voltage", "Voltage"));

    private ElementSchema() {}

    static List<EntrySchema> of(ElementKind kind) {
        return switch (kind) {
            case SOURCE -> SOURCE;
            case BUS -> BUS;
            case LINECODE -> LINECODE;
            case LINE -> LINE;
            case SWITCH -> SWITCH;
            case TRANSFORMER -> TRANSFORMER;
            case REGULATOR -> REGULATOR;
            case CAPACITOR -> CAPACITOR;
            case LOAD -> LOAD;
        };
    }
}
