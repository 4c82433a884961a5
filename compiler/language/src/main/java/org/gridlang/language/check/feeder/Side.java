package org.gridlang.language.check.feeder;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.language.source.Span;
import org.gridlang.language.syntax.FeederMember.Preposition;

/// One side of a transformer or regulator: `to "house" phases abn { connection: "wye-centre tap", ... }`.
///
/// @param at where it is written
/// @param phases without the neutral
/// @param neutralOut whether the letter n says that its neutral is a conductor of the bus
/// @param connection `wye`, `ungrounded wye`, `delta` or `centre tap`
/// @param place among the sides, from 0
record Side(String bus, Span at, List<Integer> phases, boolean neutralOut, String connection, int place) {
    /// Number of the conductor n.
    static final int NEUTRAL = 4;

    static final List<String> CONNECTIONS = List.of("wye", "ungrounded wye", "delta", "centre tap");

    /// The `from` side, the `to` side, and those of `also_to`, which have the phases of the `to` side.
    static List<Side> of(ElementValues branch) {
        var element = branch.element();
        var connections = connections(branch);
        var sides = new ArrayList<Side>();
        for (var end : List.of(Preposition.FROM, Preposition.TO)) {
            var terminal = element.end(end).orElseThrow();
            sides.add(
                    side(terminal.bus().value(), terminal.bus().span(), element.wires(end), connections, sides.size()));
        }
        if (branch.has("also_to")) {
            for (var bus : branch.texts("also_to")) {
                sides.add(side(bus, branch.place("also_to"), element.wires(Preposition.TO), connections, sides.size()));
            }
        }
        return sides;
    }

    private static Side side(String bus, Span at, List<Integer> wires, List<String> connections, int place) {
        var phases = wires.stream().filter(each -> each != NEUTRAL).toList();
        // A side without a connection of its own is reported elsewhere.
        var connection = connections.get(Math.min(place, connections.size() - 1));
        return new Side(bus, at, phases, wires.contains(NEUTRAL), connection, place);
    }

    /// `delta-wye` as two sides; that of a regulator is that of both.
    static List<String> connections(ElementValues branch) {
        return List.of(branch.text("connection").split("-", -1));
    }

    /// Whether its coils run to ground.
    boolean grounds() {
        return !neutralOut && (connection.equals("wye") || connection.equals("centre tap"));
    }

    boolean isDelta() {
        return connection.equals("delta");
    }

    boolean isCentreTap() {
        return connection.equals("centre tap");
    }

    /// Coils on cores of their own: the two halves of a centre tap share one.
    int coils() {
        return isCentreTap() || (isDelta() && phases.size() == 2) ? 1 : phases.size();
    }

    /// Phases, and the conductor n if it has one.
    List<Integer> wires() {
        var wires = new ArrayList<>(phases);
        if (neutralOut) {
            wires.add(NEUTRAL);
        }
        return wires;
    }

    /// Line-to-neutral voltage, V, of a rated voltage: line to line, of the only coil, or of half a centre tap.
    double lineToNeutral(double rated) {
        return phases.size() == 1 || isCentreTap() ? rated : rated / Math.sqrt(3);
    }
}
