package org.gridlang.opendss.circuit;

import java.util.List;
import org.gridlang.language.diagnostic.Diagnostics;

/// Reads values as a conversion would, for tests of what reading them finds.
final class Values {
    private static final List<String> NUMBERS =
            List.of("basekv", "kv", "kw", "kvar", "length", "r1", "x1", "xhl", "pf");

    private Values() {}

    /// Reads the values of the properties that are named most, each in its own way.
    static void readAll(DssObject object, Diagnostics out) {
        for (String name : NUMBERS) {
            object.number(name, out);
            object.number(name, 1, out);
            object.number(name, 2, out);
        }
        object.unit("units", out);
        for (String name : List.of("bus1", "bus2")) {
            object.bus(name, out);
        }
        int phases = (int) object.number("nphases", out).orElse(3);
        for (String name : List.of("rmatrix", "xmatrix", "cmatrix")) {
            object.matrix(name, phases, out);
        }
        object.flag("switch", out);
        object.numbers("mult", out);
    }
}
