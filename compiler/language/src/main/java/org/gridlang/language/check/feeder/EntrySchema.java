package org.gridlang.language.check.feeder;

import java.util.List;
import java.util.Optional;

/// One entry of an element: `length: 400 ft`.
///
/// @param dimension name of the dimension of a quantity, empty for other values
/// @param low least value allowed, SI
/// @param exclusive whether `low` itself is refused
/// @param choices texts that are allowed
/// @param fallback value if the entry is absent
/// @param required whether it must be given, having no fallback
record EntrySchema(
        String name,
        Kind kind,
        String dimension,
        double low,
        double high,
        boolean exclusive,
        List<String> choices,
        Optional<Object> fallback,
        boolean required) {
    enum Kind {
        QUANTITY,
        WHOLE,
        LIST,
        MATRIX,
        CHOICE,
        NAME,
        TEXT,
        PLAIN,
        SIDES,
        BUSES,
        SHARES,
        TRUTH
    }

    private static EntrySchema make(String name, Kind kind, String dimension, double low, boolean exclusive) {
        return new EntrySchema(
                name, kind, dimension, low, Double.POSITIVE_INFINITY, exclusive, List.of(), Optional.empty(), true);
    }

    static EntrySchema quantity(String name, String dimension) {
        return make(name, Kind.QUANTITY, dimension, Double.NEGATIVE_INFINITY, false);
    }

    static EntrySchema positive(String name, String dimension) {
        return make(name, Kind.QUANTITY, dimension, 0, true);
    }

    static EntrySchema notNegative(String name, String dimension) {
        return make(name, Kind.QUANTITY, dimension, 0, false);
    }

    static EntrySchema whole(String name, int low, int high) {
        return new EntrySchema(name, Kind.WHOLE, "Ratio", low, high, false, List.of(), Optional.empty(), true);
    }

    /// Several positive quantities: `[4.16 kV, 0.48 kV]`.
    static EntrySchema list(String name, String dimension) {
        return make(name, Kind.LIST, dimension, 0, true);
    }

    /// Several quantities that may be zero.
    static EntrySchema listFromZero(String name, String dimension) {
        return make(name, Kind.LIST, dimension, 0, false);
    }

    /// The connection of each side: `"delta-wye"`.
    static EntrySchema sides(String name) {
        return make(name, Kind.SIDES, "", Double.NEGATIVE_INFINITY, false);
    }

    /// Names of buses: `["sub2"]`.
    static EntrySchema buses(String name) {
        return make(name, Kind.BUSES, "", Double.NEGATIVE_INFINITY, false);
    }

    /// Rows of plain numbers, whole or the lower triangle.
    static EntrySchema matrix(String name) {
        return make(name, Kind.MATRIX, "Ratio", Double.NEGATIVE_INFINITY, false);
    }

    static EntrySchema choice(String name, String... choices) {
        return new EntrySchema(
                name,
                Kind.CHOICE,
                "",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                false,
                List.of(choices),
                Optional.empty(),
                true);
    }

    static EntrySchema name(String name) {
        return make(name, Kind.NAME, "", Double.NEGATIVE_INFINITY, false);
    }

    /// The name of a bus or a branch: `"611"`.
    static EntrySchema text(String name) {
        return make(name, Kind.TEXT, "", Double.NEGATIVE_INFINITY, false);
    }

    /// A quantity whose dimension another entry decides: the setting of a control.
    static EntrySchema plain(String name) {
        return make(name, Kind.PLAIN, "", Double.NEGATIVE_INFINITY, false);
    }

    static EntrySchema truth(String name) {
        return make(name, Kind.TRUTH, "", Double.NEGATIVE_INFINITY, false);
    }

    /// How a load depends on voltage: `"current"`, `zip(power: 40 %, impedance: 60 %)`.
    static EntrySchema shares(String name) {
        return make(name, Kind.SHARES, "", Double.NEGATIVE_INFINITY, false);
    }

    EntrySchema or(Object value) {
        return new EntrySchema(name, kind, dimension, low, high, exclusive, choices, Optional.of(value), false);
    }

    /// The same entry, which may be left out.
    EntrySchema optional() {
        return new EntrySchema(name, kind, dimension, low, high, exclusive, choices, Optional.empty(), false);
    }
}
