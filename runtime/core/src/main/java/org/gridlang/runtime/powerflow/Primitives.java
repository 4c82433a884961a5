package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.Line;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.network.Reactor;
import org.gridlang.runtime.network.Transformer;
import org.gridlang.runtime.network.Winding;
import org.gridlang.runtime.powerflow.Primitive.End;
import org.gridlang.runtime.powerflow.Primitive.Kind;

/// Makes the primitive admittances of a network: the source's impedance, closed lines, transformers at the taps
/// held, closed capacitors, reactors.
final class Primitives {
    private final NetworkModel network;
    private final PhaseNodes nodes;

    Primitives(NetworkModel network, PhaseNodes nodes) {
        this.network = network;
        this.nodes = nodes;
    }

    /// The source first, then lines, transformers, capacitors and reactors in the order of the network.
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
        for (var reactor : network.reactors()) {
            primitives.add(reactor(reactor));
        }
        return List.copyOf(primitives);
    }

    private Primitive source() {
        var source = network.source();
        var end = new End(source.bus(), nodes.indices(source.bus(), List.of(1, 2, 3)));
        return new Primitive(
                Kind.SOURCE,
                "source",
                List.of(end, far(end, Element.GROUND)),
                Admittances.toGround(Admittances.source(source)));
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
        return new Primitive(Kind.TRANSFORMER, transformer.name(), ends, TransformerAdmittance.of(transformer));
    }

    private Primitive capacitor(Capacitor capacitor) {
        var end = new End(capacitor.bus(), nodes.indices(capacitor.bus(), capacitor.terminals()));
        var admittance = Admittances.capacitor(capacitor);
        var name = capacitor.name();
        return switch (capacitor.connection()) {
            case WYE ->
                new Primitive(
                        Kind.CAPACITOR,
                        name,
                        List.of(end, far(end, node(capacitor.bus(), capacitor.neutral()))),
                        Admittances.toGround(admittance));
            case DELTA -> new Primitive(Kind.CAPACITOR, name, List.of(end), admittance);
        };
    }

    private Primitive reactor(Reactor reactor) {
        var end = new End(reactor.bus(), nodes.indices(reactor.bus(), reactor.terminals()));
        var admittance = Admittances.reactor(reactor);
        var name = reactor.name();
        var other = reactor.otherBus();
        if (other != null) {
            var far = new End(other, nodes.indices(other, reactor.otherTerminals()));
            return new Primitive(Kind.REACTOR, name, List.of(end, far), admittance);
        }
        return switch (reactor.connection()) {
            case WYE ->
                new Primitive(
                        Kind.REACTOR, name, List.of(end, far(end, Element.GROUND)), Admittances.toGround(admittance));
            case DELTA -> new Primitive(Kind.REACTOR, name, List.of(end), admittance);
        };
    }

    /// Node of a neutral's terminal, 0 for ground.
    private int node(String bus, int terminal) {
        return terminal == 0 ? Element.GROUND : nodes.index(bus, terminal);
    }

    /// The far side, all at one node, of an element whose near side is `end`.
    private static End far(End end, int node) {
        int[] far = new int[end.nodes().length];
        Arrays.fill(far, node);
        return new End(end.bus(), far);
    }

    /// The conductors of a winding: its phases, and its neutral unless that is hidden inside.
    private int[] withNeutral(Winding winding, int[] phases) {
        return switch (winding.neutral().kind()) {
            case NONE, FLOATING, IMPEDANCE -> phases;
            case GROUNDED, TERMINAL -> {
                int[] conductors = Arrays.copyOf(phases, phases.length + 1);
                conductors[phases.length] =
                        node(winding.bus(), winding.neutral().terminal());
                yield conductors;
            }
        };
    }
}
