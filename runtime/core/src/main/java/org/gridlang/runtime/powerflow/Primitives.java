package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.powerflow.Primitive.End;
import org.gridlang.runtime.powerflow.Primitive.Kind;

/// Makes the primitive admittances of a network: the source's impedance, closed lines, transformers at the taps
/// held, closed capacitors.
final class Primitives {
    private final NetworkModel network;
    private final PhaseNodes nodes;

    Primitives(NetworkModel network, PhaseNodes nodes) {
        this.network = network;
        this.nodes = nodes;
    }

    /// The source first, then lines, transformers and capacitors in the order of the network.
    List<Primitive> all() {
        var primitives = new ArrayList<Primitive>();
        primitives.add(source());
        for (var line : network.lines()) {
            if (line.closed()) {
                primitives.add(line(line));
            }
        }
        for (var transformer : network.transformersAtTaps()) {
            primitives.add(transformer(transformer));
        }
        for (var capacitor : network.capacitors()) {
            if (capacitor.closed()) {
                primitives.add(capacitor(capacitor));
            }
        }
        return List.copyOf(primitives);
    }

    private Primitive source() {
        var source = network.source();
        var end = new End(source.bus(), nodes.indices(source.bus(), List.of(1, 2, 3)));
        return new Primitive(
                Kind.SOURCE, "source", List.of(end, ground(end)), Admittances.toGround(Admittances.source(source)));
    }

    private Primitive line(Line line) {
        var from = new End(line.fromBus(), nodes.indices(line.fromBus(), line.fromTerminals()));
        var to = new End(line.toBus(), nodes.indices(line.toBus(), line.toTerminals()));
        return new Primitive(Kind.LINE, line.name(), List.of(from, to), Admittances.line(line, network.frequency()));
    }

    private Primitive transformer(Transformer transformer) {
        var ends = new ArrayList<End>();
        for (var winding : transformer.windings()) {
            int[] phases = nodes.indices(winding.bus(), winding.terminals());
            ends.add(new End(winding.bus(), withNeutral(winding, phases)));
        }
        return new Primitive(Kind.TRANSFORMER, transformer.name(), ends, Admittances.transformer(transformer));
    }

    private Primitive capacitor(Capacitor capacitor) {
        var end = new End(capacitor.bus(), nodes.indices(capacitor.bus(), capacitor.terminals()));
        var admittance = Admittances.capacitor(capacitor);
        var name = capacitor.name();
        return switch (capacitor.connection()) {
            case WYE ->
                new Primitive(Kind.CAPACITOR, name, List.of(end, ground(end)), Admittances.toGround(admittance));
            case DELTA -> new Primitive(Kind.CAPACITOR, name, List.of(end), admittance);
        };
    }

    /// The grounded far side of an element whose near side is `end`.
    private static End ground(End end) {
        int[] grounded = new int[end.nodes().length];
        Arrays.fill(grounded, Element.GROUND);
        return new End(end.bus(), grounded);
    }

    /// The conductors of a winding: its phases, and the ground if its neutral is grounded.
    private static int[] withNeutral(Winding winding, int[] phases) {
        if (winding.connection() == ConnectionKind.DELTA || winding.floats()) {
            return phases;
        }
        int[] conductors = Arrays.copyOf(phases, phases.length + 1);
        conductors[phases.length] = Element.GROUND;
        return conductors;
    }
}
