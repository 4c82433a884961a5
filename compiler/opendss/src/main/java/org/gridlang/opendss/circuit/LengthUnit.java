package org.gridlang.opendss.circuit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Units of length: `units=kft`. Lengths and values per length with `none` are in a unit that the file does not name.
public enum LengthUnit {
    NONE("none", Double.NaN),
    MILE("mi", 1609.344),
    KILOFOOT("kft", 304.8),
    KILOMETRE("km", 1000),
    METRE("m", 1),
    FOOT("ft", 0.3048),
    INCH("in", 0.0254),
    CENTIMETRE("cm", 0.01),
    MILLIMETRE("mm", 0.001);

    private final String word;
    private final double metres;

    LengthUnit(String word, double metres) {
        this.word = word;
        this.metres = metres;
    }

    /// How many metres it is; not a number for [#NONE].
    public double metres() {
        return metres;
    }

    /// How many of `other` one of these is; 1 if either is [#NONE], as numbers are then taken to fit each other.
    public double in(LengthUnit other) {
        return this == NONE || other == NONE ? 1 : metres / other.metres;
    }

    /// As files have it: `kft`.
    public String word() {
        return word;
    }

    /// The unit of a word, in any case.
    public static Optional<LengthUnit> of(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "meter", "meters" -> Optional.of(METRE);
            case "mile", "miles" -> Optional.of(MILE);
            case "foot", "feet" -> Optional.of(FOOT);
            case "inch", "inches" -> Optional.of(INCH);
            default ->
                Arrays.stream(values()).filter(each -> each.word.equals(lower)).findFirst();
        };
    }

    /// All words, to suggest one from.
    public static List<String> words() {
        return Arrays.stream(values()).map(LengthUnit::word).toList();
    }
}
