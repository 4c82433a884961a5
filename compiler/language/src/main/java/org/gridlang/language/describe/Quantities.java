package org.gridlang.language.describe;

import java.util.List;
import org.gridlang.language.describe.Description.Value;
import org.gridlang.language.source.Span;
import org.gridlang.language.unit.Dimension;
import org.gridlang.language.unit.Measures;
import org.gridlang.language.unit.Unit;
import org.gridlang.language.unit.Units;

/// Values with units that read well, for cells and facts.
final class Quantities {
    private static final int DIGITS = 4;
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    private final Units units;
    private final Measures measures;

    Quantities(Units units) {
        this.units = units;
        this.measures = units.measures();
    }

    Value power(double watts) {
        return of(watts, "Power");
    }

    Value reactivePower(double vars) {
        return of(vars, "ReactivePower");
    }

    Value voltage(double volts) {
        return of(volts, "Voltage");
    }

    Value current(double amperes) {
        return of(amperes, "Current");
    }

    Value length(double metres) {
        return of(metres, "Length");
    }

    Value time(double seconds) {
        return of(seconds, "Time");
    }

    /// Apparent power has the dimension of power, but reads in volt-amperes.
    Value apparentPower(double voltAmperes) {
        double size = Math.abs(voltAmperes);
        var unit = size >= MEGA
                ? new Unit("MVA", Dimension.NONE, MEGA, 0)
                : size >= KILO ? new Unit("kVA", Dimension.NONE, KILO, 0) : new Unit("VA", Dimension.NONE, 1, 0);
        return Value.number(voltAmperes, Measures.value(voltAmperes, unit, DIGITS));
    }

    private Value of(double si, String dimension) {
        return Value.number(si, measures.readable(si, units.dimension(dimension)));
    }

    /// In a unit of its user's choice, else in the one that reads best.
    Value in(double si, Dimension dimension, java.util.Optional<Unit> unit) {
        return Value.number(si, Measures.value(si, unit.orElseGet(() -> measures.readableUnit(si, dimension)), DIGITS));
    }

    Measures measures() {
        return measures;
    }

    /// `abc`.
    static Value phases(List<Integer> terminals) {
        var letters = new StringBuilder();
        terminals.forEach(each -> letters.append("abcn".charAt(each - 1)));
        return Value.text(letters.toString());
    }

    /// `ieee123.grid:45`: the file without its folders, since a table of long paths cannot be read.
    static String place(Span span) {
        var name = span.source().name();
        return name.substring(name.lastIndexOf('/') + 1) + ":" + span.line();
    }
}
