package org.gridlang.language.describe;

import java.util.List;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;

/// The vector group of a three-phase transformer, for example `Dyn1`: how its windings are connected, and by how many
/// hours of a clock, 30 degrees each, the second side lags the first.
final class VectorGroup {
    private static final int HOURS = 12;
    private static final double HOUR = Math.PI / 6;

    private VectorGroup() {}

    /// Empty for a transformer of one phase.
    static String of(Transformer transformer) {
        var first = transformer.windings().getFirst();
        var second = transformer.windings().get(1);
        if (first.terminals().size() < 3 || second.terminals().size() < 3) {
            return "";
        }
        // The coils of a core have one voltage: that of the first coil tells how far the second side is turned.
        double turned = coil(second) - coil(first);
        long clock = Math.floorMod(Math.round(turned / HOUR), HOURS);
        return letters(first, true) + letters(second, false) + clock;
    }

    /// Angle of the first coil's voltage while the terminals carry a balanced system whose phase a is at zero.
    private static double coil(Winding winding) {
        List<Integer> terminals = winding.terminals();
        double[] voltage = phasor(terminals.get(0));
        if (winding.connection() == ConnectionKind.DELTA) {
            double[] next = phasor(terminals.get(1));
            voltage[0] -= next[0];
            voltage[1] -= next[1];
        }
        return Math.atan2(voltage[1], voltage[0]);
    }

    private static double[] phasor(int phase) {
        double angle = -(phase - 1) * 4 * HOUR;
        return new double[] {Math.cos(angle), Math.sin(angle)};
    }

    private static String letters(Winding winding, boolean first) {
        var letters = winding.connection() == ConnectionKind.DELTA ? "D" : winding.floats() ? "Y" : "YN";
        return first ? letters : letters.toLowerCase(java.util.Locale.ROOT);
    }
}
