package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Generator;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;

/// Merges the consumptions of loads and agents at the same place and of the same kind into elements.
///
/// Elements of constant power come first, so that kernels handle them without branches.
final class ElementTable {
    /// What makes two consumptions the same element; the rated voltage does not matter for constant power.
    private record Key(int node, int otherNode, double ratedVoltage, LoadShares shares) {
        /// Where the source does not feed a phase, or what it returns through.
        static final Key UNFED = new Key(Element.GROUND, Element.GROUND, 0, LoadShares.POWER);
    }

    private static final List<LoadShares> PURE = List.of(LoadShares.POWER, LoadShares.CURRENT, LoadShares.IMPEDANCE);

    /// The elements of one consumption, those of its active power and those of its reactive power; the same where both
    /// depend on voltage alike.
    private record Parts(List<Key> active, List<Key> reactive) {}

    private final PhaseNodes nodes;
    private final boolean apart;
    private final List<Element> elements = new ArrayList<>();
    private final List<ElementShares> ofLoads;
    private final List<ElementShares> ofGenerators;
    private final List<ElementShares> ofAgents;
    private final int powerElements;

    /// @param apart whether every load and generator has an element of constant power, one of constant current and one
    ///     of constant impedance per phase or pair, so that its mixture may differ from phase to phase
    ElementTable(NetworkModel network, PhaseNodes nodes, List<Connection> agents, boolean apart) {
        this.nodes = nodes;
        this.apart = apart;
        var loads = network.loads().stream().map(this::parts).toList();
        var generators = network.generators().stream()
                .map(Generator::asLoad)
                .map(this::parts)
                .toList();
        var known = new LinkedHashMap<Connection, List<Key>>();
        for (var agent : agents) {
            known.computeIfAbsent(agent, at -> keys(at.bus(), at.terminals(), 0, at.kind(), 0, LoadShares.POWER));
        }
        var distinct = new LinkedHashSet<Key>();
        Stream.concat(loads.stream(), generators.stream()).forEach(parts -> {
            distinct.addAll(parts.active());
            distinct.addAll(parts.reactive());
        });
        known.values().forEach(distinct::addAll);
        distinct.remove(Key.UNFED);
        var ordered = distinct.stream()
                .sorted(Comparator.comparing(key -> !key.shares().equals(LoadShares.POWER)))
                .toList();
        var indices = new HashMap<Key, Integer>();
        for (var key : ordered) {
            double base = nodes.baseVoltage(key.node());
            double rated = key.ratedVoltage() > 0 ? key.ratedVoltage() / base : 1;
            indices.put(key, elements.size());
            elements.add(new Element(elements.size(), key.node(), key.otherNode(), base, rated, key.shares()));
        }
        powerElements = (int) ordered.stream()
                .filter(key -> key.shares().equals(LoadShares.POWER))
                .count();
        ofLoads = loads.stream().map(parts -> shares(parts, indices)).toList();
        ofGenerators = generators.stream().map(parts -> shares(parts, indices)).toList();
        Map<Connection, ElementShares> sharesOf = new HashMap<>();
        known.forEach((connection, keys) -> sharesOf.put(connection, shares(new Parts(keys, keys), indices)));
        ofAgents = agents.stream().map(agent -> sharesOf.get(agent)).toList();
    }

    List<Element> elements() {
        return List.copyOf(elements);
    }

    /// Number of leading elements of constant power.
    int powerElements() {
        return powerElements;
    }

    List<ElementShares> ofLoads() {
        return ofLoads;
    }

    List<ElementShares> ofGenerators() {
        return ofGenerators;
    }

    List<ElementShares> ofAgents() {
        return ofAgents;
    }

    private Parts parts(Load load) {
        if (!apart) {
            return new Parts(keys(load, load.shares()), keys(load, load.reactiveShares()));
        }
        var keys = PURE.stream().flatMap(pure -> keys(load, pure).stream()).toList();
        return new Parts(keys, keys);
    }

    private List<Key> keys(Load load, LoadShares shares) {
        boolean lineToLine =
                load.connection() == ConnectionKind.WYE && load.terminals().size() > 1;
        double rated = lineToLine ? load.ratedVoltage() / Math.sqrt(3) : load.ratedVoltage();
        return keys(load.bus(), load.terminals(), load.neutral(), load.connection(), rated, shares);
    }

    /// One key per phase (wye) or pair (delta); a pair is written with its lower node first, as only the sign
    /// of its current depends on the order.
    private List<Key> keys(
            String bus,
            List<Integer> terminals,
            int neutral,
            ConnectionKind kind,
            double ratedVoltage,
            LoadShares shares) {
        double rated = shares.equals(LoadShares.POWER) ? 0 : ratedVoltage;
        int[] at = nodes.indices(bus, terminals);
        var keys = new ArrayList<Key>();
        switch (kind) {
            case WYE -> {
                for (int node : at) {
                    keys.add(
                            neutral == 0
                                    ? node == Element.GROUND ? Key.UNFED : new Key(node, Element.GROUND, rated, shares)
                                    : pair(node, nodes.index(bus, neutral), rated, shares));
                }
            }
            case DELTA -> {
                for (int pair = 0; pair < (at.length == 3 ? 3 : 1); pair++) {
                    keys.add(pair(at[pair], at[(pair + 1) % at.length], rated, shares));
                }
            }
        }
        return keys;
    }

    private static Key pair(int one, int two, double rated, LoadShares shares) {
        boolean fed = one != Element.GROUND && two != Element.GROUND;
        return fed ? new Key(Math.min(one, two), Math.max(one, two), rated, shares) : Key.UNFED;
    }

    /// Active and reactive power share elements if they depend on voltage alike, and have elements of their own if not.
    /// What is not fed has none.
    private static ElementShares shares(Parts parts, Map<Key, Integer> indices) {
        var active = parts.active();
        var reactive = parts.reactive();
        double each = 1.0 / active.size();
        boolean alike = active.equals(reactive);
        var keys = new ArrayList<>(active);
        if (!alike) {
            keys.addAll(reactive);
        }
        int[] fed = IntStream.range(0, keys.size())
                .filter(key -> !keys.get(key).equals(Key.UNFED))
                .toArray();
        var at = new int[fed.length];
        var weights = new double[fed.length];
        var reactiveWeights = new double[fed.length];
        for (int k = 0; k < fed.length; k++) {
            at[k] = Objects.requireNonNull(indices.get(keys.get(fed[k])));
            weights[k] = fed[k] < active.size() ? each : 0;
            reactiveWeights[k] = alike || fed[k] >= active.size() ? each : 0;
        }
        return new ElementShares(at, weights, reactiveWeights);
    }
}
