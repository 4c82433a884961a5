package org.gridlang.language.check.feeder;

import java.util.List;
import java.util.stream.Stream;
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
            EntrySchema.sides("connection"),
            EntrySchema.buses("also_to").optional(),
            EntrySchema.whole("clock", 0, 11).optional(),
            EntrySchema.list("voltages", "Voltage"),
            EntrySchema.positive("rating", "Power"),
            EntrySchema.list("ratings", "Power").optional(),
            EntrySchema.positive("reactance", "Ratio").optional(),
            EntrySchema.list("reactances", "Ratio").optional(),
            EntrySchema.notNegative("resistance", "Ratio").or(0.0),
            EntrySchema.listFromZero("resistances", "Ratio").optional(),
            EntrySchema.listFromZero("from_neutral", "Resistance").optional(),
            EntrySchema.listFromZero("to_neutral", "Resistance").optional(),
            EntrySchema.notNegative("no_load_loss", "Ratio").or(0.0),
            EntrySchema.notNegative("magnetising_current", "Ratio").or(0.0),
            EntrySchema.notNegative("anti_float", "Ratio").or(1e-6));

    private static final List<EntrySchema> REGULATOR = List.of(
            EntrySchema.choice("connection", "wye", "delta").or("wye"),
            EntrySchema.positive("rated_voltage", "Voltage"),
            EntrySchema.positive("rating", "Power"),
            EntrySchema.positive("reactance", "Ratio"),
            EntrySchema.notNegative("resistance", "Ratio").or(0.0),
            EntrySchema.notNegative("anti_float", "Ratio").or(1e-6));

    /// How a regulator is set.
    private static final List<EntrySchema> TAPS = List.of(
            EntrySchema.whole("tap", -1000, 1000).or(0.0),
            EntrySchema.whole("steps", 1, 2000).or(32.0),
            EntrySchema.positive("lowest_ratio", "Ratio").or(0.9),
            EntrySchema.positive("highest_ratio", "Ratio").or(1.1),
            EntrySchema.positive("target", "Voltage"),
            EntrySchema.positive("bandwidth", "Voltage"),
            EntrySchema.positive("pt_ratio", "Ratio"),
            EntrySchema.positive("ct_rating", "Current"),
            EntrySchema.quantity("r", "Voltage").or(0.0),
            EntrySchema.quantity("x", "Voltage").or(0.0),
            EntrySchema.notNegative("delay", "Time").or(15.0),
            EntrySchema.whole("most_taps", 1, 1000).or(16.0),
            EntrySchema.choice("watches", "1", "2", "3", "highest", "lowest").or("1"),
            EntrySchema.text("regulated_bus").optional());

    private static final List<EntrySchema> TAP_CONTROL = joined(
            List.of(
                    EntrySchema.name("transformer"),
                    EntrySchema.whole("winding", 1, 100).or(2.0)),
            TAPS);

    private static final List<EntrySchema> GENERATOR = List.of(
            EntrySchema.choice("connection", "wye", "delta").or("wye"),
            EntrySchema.quantity("p", "Power"),
            EntrySchema.quantity("q", "ReactivePower").or(0.0),
            EntrySchema.positive("rated_voltage", "Voltage"),
            EntrySchema.listFromZero("limits", "Ratio").optional());

    private static final List<EntrySchema> REACTOR = List.of(
            EntrySchema.choice("connection", "wye", "delta").or("wye"),
            EntrySchema.notNegative("r", "Resistance").or(0.0),
            EntrySchema.quantity("x", "Resistance").or(0.0),
            EntrySchema.positive("parallel_resistance", "Resistance").optional());

    private static final List<EntrySchema> CAPACITOR_CONTROL = List.of(
            EntrySchema.name("capacitor"),
            EntrySchema.choice("quantity", "voltage", "current", "kvar", "power factor", "time"),
            EntrySchema.text("line").optional(),
            EntrySchema.text("transformer").optional(),
            EntrySchema.whole("end", 1, 100).or(1.0),
            EntrySchema.plain("on"),
            EntrySchema.plain("off"),
            EntrySchema.positive("pt_ratio", "Ratio").or(60.0),
            EntrySchema.positive("ct_ratio", "Ratio").or(60.0),
            EntrySchema.choice("watches_voltage", "1", "2", "3", "highest", "lowest", "average")
                    .or("1"),
            EntrySchema.choice("watches_current", "1", "2", "3", "highest", "lowest", "average")
                    .or("1"),
            EntrySchema.notNegative("delay", "Time").or(15.0),
            EntrySchema.notNegative("delay_off", "Time").or(15.0),
            EntrySchema.notNegative("dead_time", "Time").or(300.0),
            EntrySchema.listFromZero("voltage_override", "Voltage").optional());

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
            EntrySchema.positive("rated_voltage", "Voltage"),
            EntrySchema.listFromZero("limits", "Ratio").optional(),
            EntrySchema.notNegative("cut_off", "Ratio").or(0.0));

    private ElementSchema() {}

    static List<EntrySchema> of(ElementKind kind) {
        return switch (kind) {
            case SOURCE -> SOURCE;
            case BUS -> BUS;
            case LINECODE -> LINECODE;
            case LINE -> LINE;
            case SWITCH -> SWITCH;
            case TRANSFORMER -> TRANSFORMER;
            case REGULATOR -> joined(REGULATOR, TAPS);
            case TAP_CONTROL -> TAP_CONTROL;
            case GENERATOR -> GENERATOR;
            case REACTOR -> REACTOR;
            case CAPACITOR_CONTROL -> CAPACITOR_CONTROL;
            case CAPACITOR -> CAPACITOR;
            case LOAD -> LOAD;
        };
    }

    private static List<EntrySchema> joined(List<EntrySchema> first, List<EntrySchema> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
