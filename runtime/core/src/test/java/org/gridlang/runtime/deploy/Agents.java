package org.gridlang.runtime.deploy;

import java.util.List;
import org.gridlang.runtime.learn.ObservationScale;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.policy.PolicyBank;
import org.gridlang.runtime.policy.PolicyShape;
import org.gridlang.runtime.random.Stream;

/// Agents with random weights, some of one action and some of two.
final class Agents {
    static final long SEED = Long.getLong("seed", 20_261_124);

    private Agents() {}

    static List<AgentPolicy> random() {
        var stream = Stream.of(SEED);
        return AgentPolicy.all(new PolicySet(List.of(
                entry("batteries", List.of("p"), List.of(64, 64), 3, stream.child("batteries")),
                entry("inverters", List.of("p", "q"), List.of(5, 17, 3), 2, stream.child("inverters")))));
    }

    private static PolicySet.Entry entry(
            String name, List<String> actions, List<Integer> hidden, int agents, Stream stream) {
        var features = List.of("soc", "price - mean(price, today)", "bus.v_pu", "never changes");
        var shape = new PolicyShape(features.size(), hidden, actions.size());
        var bank = PolicyBank.initialise(shape, agents, stream);
        for (int agent = 0; agent < agents; agent++) {
            // The last layer starts small; trained ones use all of the range.
            var weights = bank.weights(agent);
            for (int index = 0; index < weights.length; index++) {
                weights[index] =
                        3 * weights[index] + (float) (0.1 * stream.child(agent).normal(index));
            }
            bank.setWeights(agent, weights);
        }
        var scale = new ObservationScale(new double[] {0.5, -1e-9, 1, 7}, new double[] {3.4, 2.5e7, 55, 0});
        return new PolicySet.Entry(name, features, actions, scale, bank);
    }

    /// An observation around the mean of what is observed.
    static double[] observation(int sample) {
        var stream = Stream.of(SEED).child("observation").child(sample);
        return new double[] {
            0.5 + 0.3 * stream.normal(0), -1e-9 + 4e-8 * stream.normal(1), 1 + 0.02 * stream.normal(2), stream.normal(3)
        };
    }
}
