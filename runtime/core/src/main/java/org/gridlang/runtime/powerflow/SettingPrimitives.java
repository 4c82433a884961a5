package org.gridlang.runtime.powerflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridlang.runtime.network.Capacitor;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.Primitive.Kind;

/// The admittances of a network's elements at settings of taps and capacitors. Those of transformers are kept by ratio.
final class SettingPrimitives {
    private static final int MOST_KEPT = 1000;

    private final NetworkModel network;
    /// Those of the model, with all capacitors closed.
    private final List<Primitive> all;
    private final Map<Key, Primitive> kept = new HashMap<>();

    private record Key(String transformer, List<Double> ratios) {}

    SettingPrimitives(PowerFlowModel model) {
        network = model.network();
        var closed = network.withCapacitors(
                network.capacitors().stream().collect(Collectors.toMap(Capacitor::name, each -> true)));
        all = new Primitives(closed, model.phaseNodes()).all();
    }

    List<Primitive> at(SettingBatch settings, int scenario) {
        Map<String, List<Integer>> regulatorsOf = new HashMap<>();
        for (int index = 0; index < network.regulators().size(); index++) {
            regulatorsOf
                    .computeIfAbsent(network.regulators().get(index).transformer(), absent -> new ArrayList<>())
                    .add(index);
        }
        var present = new ArrayList<Primitive>(all.size());
        int capacitor = 0;
        for (var primitive : all) {
            var regulators = primitive.kind() == Kind.TRANSFORMER ? regulatorsOf.get(primitive.element()) : null;
            if (regulators != null) {
                present.add(tapped(primitive, regulators, settings, scenario));
            } else if (primitive.kind() == Kind.CAPACITOR) {
                addShare(primitive, settings.closed[capacitor++ * settings.stride + scenario], present);
            } else {
                present.add(primitive);
            }
        }
        return present;
    }

    private static void addShare(Primitive capacitor, double closed, List<Primitive> present) {
        if (closed > 0) {
            present.add(new Primitive(
                    capacitor.kind(),
                    capacitor.element(),
                    capacitor.ends(),
                    capacitor.admittance().times(closed)));
        }
    }

    private Primitive tapped(Primitive primitive, List<Integer> regulators, SettingBatch settings, int scenario) {
        var ratios = regulators.stream()
                .map(index -> settings.ratio[index * settings.stride + scenario])
                .toList();
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(new Key(primitive.element(), ratios), absent -> {
            var transformer = network.transformers().stream()
                    .filter(each -> each.name().equals(primitive.element()))
                    .findFirst()
                    .orElseThrow();
            for (int k = 0; k < ratios.size(); k++) {
                int winding = network.regulators().get(regulators.get(k)).winding();
                transformer = transformer.withTap(winding, ratios.get(k));
            }
            return new Primitive(
                    primitive.kind(), primitive.element(), primitive.ends(), TransformerAdmittance.of(transformer));
        });
    }
}
