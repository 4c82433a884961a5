package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.random.Stream;

/// The policies of all populations of a world that have something to learn, each with the scale of what it observes:
/// what training makes,
/// and all that a deployed agent needs beside its own measurements.
public record PolicySet(List<Entry> entries) {
    public PolicySet {
        entries = List.copyOf(entries);
    }

    /// The policies of one population.
    ///
    /// @param features names of what is observed, in the order of the inputs
    /// @param actions names of the outputs
    public record Entry(
            String population, List<String> features, List<String> actions, ObservationScale scale, PolicyBank bank) {
        public Entry {
            features = List.copyOf(features);
            actions = List.copyOf(actions);
            if (features.size() != bank.shape().inputs()
                    || features.size() != scale.features()
                    || actions.size() != bank.shape().outputs()) {
                throw new IllegalArgumentException("population " + population + ": " + features.size()
                        + " features and " + actions.size() + " actions for a policy of " + bank.shape());
            }
        }
    }

    /// Untrained policies.
    ///
    /// @param scales of all populations of the world
    static PolicySet initial(World world, List<ObservationScale> scales, List<Integer> hidden, Stream stream) {
        var entries = new ArrayList<Entry>();
        for (int index : world.learning()) {
            var table = world.agents().get(index);
            var device = table.population().kernel().shape();
            var shape = new PolicyShape(
                    device.observations().size(), hidden, device.actions().size());
            String name = table.population().name();
            entries.add(new Entry(
                    name,
                    device.observations(),
                    device.actions(),
                    scales.get(index),
                    PolicyBank.initialise(shape, table.count(), stream.child(name))));
        }
        return new PolicySet(entries);
    }

    /// Whether these policies can act in a world: the same populations with as many agents, features and
    /// actions.
    ///
    /// @return what does not fit, in words; empty if they fit
    public String misfit(World world) {
        var learning = world.learning();
        if (entries.size() != learning.size()) {
            return entries.size() + " populations for a problem in which " + learning.size() + " learn";
        }
        for (int index = 0; index < entries.size(); index++) {
            var entry = entries.get(index);
            var table = world.agents().get(learning.get(index));
            var device = table.population().kernel().shape();
            String name = table.population().name();
            if (!entry.population().equals(name)) {
                return "population " + entry.population() + " where the problem has " + name;
            }
            if (entry.bank().agents() != table.count()) {
                return "population " + name + " with " + entry.bank().agents() + " agents instead of " + table.count();
            }
            if (!entry.features().equals(device.observations())
                    || !entry.actions().equals(device.actions())) {
                return "population " + name + " observing " + entry.features() + " instead of " + device.observations()
                        + " and acting by " + entry.actions() + " instead of " + device.actions();
            }
        }
        return "";
    }

    /// A copy that further training does not change; the optimiser's memory is left behind.
    PolicySet copy() {
        var copies = new ArrayList<Entry>();
        for (var entry : entries) {
            var bank = new PolicyBank(entry.bank().shape(), entry.bank().agents());
            copies.add(new Entry(entry.population(), entry.features(), entry.actions(), entry.scale(), bank));
        }
        var copy = new PolicySet(copies);
        copy.copyWeights(this);
        return copy;
    }

    /// Takes over the weights of policies of the same shapes.
    void copyWeights(PolicySet from) {
        for (int index = 0; index < entries.size(); index++) {
            var into = entries.get(index).bank();
            for (int agent = 0; agent < into.agents(); agent++) {
                into.setWeights(agent, from.entries.get(index).bank().weights(agent));
            }
        }
    }
}
