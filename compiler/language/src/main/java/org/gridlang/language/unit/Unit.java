package org.gridlang.language.unit;

import java.util.Objects;

/// A unit, for example `kWh` (scale 3.6e6 to J) or `degC` (scale 1, zero at 273.15 K).
///
/// @param name as written, for a compound without brackets: `$/kWh`
/// @param scale SI value of one of it
/// @param zero SI value of its origin, other than 0 only for a point on a scale
public record Unit(String name, Dimension dimension, double scale, double zero) {
    /// That of a plain number.
    public static final Unit NONE = new Unit("", Dimension.NONE, 1, 0);

    public Unit {
        Objects.requireNonNull(name);
        Objects.requireNonNull(dimension);
    }

    /// A number in this unit, in SI.
    public double toSi(double value) {
        return value * scale + zero;
    }

    /// An SI value, in this unit.
    public double fromSi(double value) {
        return (value - zero) / scale;
    }
}
