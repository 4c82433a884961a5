package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridlang.runtime.network.ConnectionKind;
import org.gridlang.runtime.network.Load;
import org.gridlang.runtime.network.LoadShares;
import org.gridlang.runtime.network.NetworkModel;

/// Merges the consumptions of loads and agents at the same place and of the same kind into elements.
///
/// Elements of constant power come first, so that kernels handle them without branches.
final class ElementTable {
    /// What makes two consumptions the same element; the rated voltage does not matter for constant power.
    private record Key(int node, int otherNode, double ratedVoltage, LoadShares shares) {}

    private final PhaseNodes nodes;
    private final List<Element> elements = new ArrayList<>();
    private final List<ElementShares> ofLoads;
    private final List<ElementShares> ofAgents;
    private final int powerElements;

    ElementTable(NetworkModel network, PhaseNodes nodes, List<Connection> agents) {
        this.nodes = nodes;
        var activeKeys =
                network.loads().stream().map(load -> keys(load, load.shares())).toList();
        var reactiveKeys = network.loads().stream()
                .map(load -> keys(load, load.reactiveShares()))
                .toList();
        var known = new LinkedHashMap<Connection, List<Key>>();
        for (var agent : agents) {
            known.computeIfAbsent(agent, at -> keys(at.bus(), at.terminals(), at.kind(), 0, LoadShares.POWER));
        }
        var distinct = new LinkedHashSet<Key>();
        activeKeys.forEach(distinct::addAll);
        reactiveKeys.forEach(distinct::addAll);
        known.values().forEach(distinct::addAll);
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
        ofLoads = IntStream.range(0, activeKeys.size())
                .mapToObj(load -> shares(activeKeys.get(load), reactiveKeys.get(load), indices))
                .toList();
        Map<Connection, ElementShares> sharesOf = new HashMap<>();
        known.forEach((connection, keys) -> sharesOf.put(connection, shares(keys, keys, indices)));
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

    List<ElementShares> ofAgents() {
        return ofAgents;
    }

    private List<Key> keys(Load load, LoadShares shares) {
        boolean lineToLine =
                load.connection() == ConnectionKind.WYE && load.terminals().size() > 1;
        double rated = lineToLine ? load.ratedVoltage() / Math.sqrt(3) : load.ratedVoltage();
        return keys(load.bus(), load.terminals(), load.connection(), rated, shares);
    }

    /// One key per phase (wye) or pair (delta); a pair is written with its lower node first, as only the sign
    /// of its current depends on the order.
    private List<Key> keys(
            String bus, List<Integer> terminals, ConnectionKind kind, double ratedVoltage, LoadShares shares) {
        double rated = shares.equals(LoadShares.POWER) ? 0 : ratedVoltage;
        int[] at = nodes.indices(bus, terminals);
        var keys = new ArrayList<Key>();
        switch (kind) {
            case WYE -> {
                for (int node : at) {
                    keys.add(new Key(node, Element.GROUND, rated, shares));
                }
            }
            case DELTA -> {
                for (int pair = 0; pair < (at.length == 3 ? 3 : 1); pair++) {
                    int one = at[pair];
                    int two = at[(pair + 1) % at.length];
                    keys.add(new Key(Math.min(one, two), Math.max(one, two), rated, shares));
                }
            }
        }
        return keys;
    }

    /// Active and reactive power share elements if they depend on voltage alike, and have elements of their own if not.
    private static ElementShares shares(List<Key> active, List<Key> reactive, Map<Key, Integer> indices) {
        boolean alike = active.equals(reactive);
        var keys = alike
                ? active
                : Stream.concat(active.stream(), reactive.stream()).toList();
        int[] at = keys.stream().mapToInt(indices::get).toArray();
        int phases = active.size();
        var weights = new double[at.length];
        var reactiveWeights = new double[at.length];
        Arrays.fill(weights, 0, phases, 1.0 / phases);
        Arrays.fill(reactiveWeights, at.length - phases, at.length, 1.0 / phases);
        return new ElementShares(at, weights, reactiveWeights);
    }
}
