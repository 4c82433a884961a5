package org.gridlang.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.learn.ObservationScale;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.random.Stream;
import org.gridlang.runtime.record.Manifest;
import org.gridlang.runtime.record.RunFolder;

/// A run folder with policies of two batteries and an inverter, as a training would leave it.
final class TrainedRun {
    private TrainedRun() {}

    static Path in(Path path) {
        var folder = RunFolder.create(
                path,
                new Manifest(
                        Manifest.FORMAT,
                        Manifest.VERSION,
                        "street",
                        List.of("gradmap"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        1,
                        Map.of(),
                        List.of("grid", "train", "street.grid"),
                        "2026-01-01T00:00:00Z"));
        folder.policies(
                new PolicySet(List.of(entry("batteries", List.of("p"), 2), entry("inverters", List.of("p", "q"), 1))));
        return path;
    }

    private static PolicySet.Entry entry(String name, List<String> actions, int agents) {
        var features = List.of("soc", "price - mean(price, today)");
        var shape = new PolicyShape(features.size(), List.of(8), actions.size());
        var scale = new ObservationScale(new double[] {0.5, 0}, new double[] {4, 2e7});
        var bank = PolicyBank.initialise(shape, agents, Stream.of(7).child(name));
        return new PolicySet.Entry(name, features, actions, scale, bank);
    }
}
