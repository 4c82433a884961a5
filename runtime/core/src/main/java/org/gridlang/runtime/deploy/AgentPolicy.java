package org.gridlang.runtime.deploy;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.learn.ObservationScale;
import org.gridlang.runtime.learn.PolicySet;
import org.gridlang.runtime.policy.PolicyShape;

/// All that one device needs to act as it was trained:
///
/// ```
/// x = (observation - mean) * factor
/// r = tanh(W3' tanh(W2' tanh(W1' x + b1) + b2) + b3)         raw, each component in (-1, 1)
/// action = low + (r + 1) / 2 * (high - low)                  low, high: what the device can do in this step
/// ```
///
/// Observations and actions are in SI units, as the device's equations have them: W, J, K, money per J. What a
/// device can do depends on its state (a full battery cannot charge), so it is known to the device's own controller,
/// which hands it over; where a `limit` joins two actions, the second one's bounds follow from the first action.
///
/// An agent is named by its population and number: `batteries:3`.
///
/// @param entry its population's policies
/// @param agent its number in the population, from 0
public record AgentPolicy(PolicySet.Entry entry, int agent) {
    /// The policies of all agents, population by population.
    public static List<AgentPolicy> all(PolicySet policies) {
        var all = new ArrayList<AgentPolicy>();
        for (var entry : policies.entries()) {
            for (int agent = 0; agent < entry.bank().agents(); agent++) {
                all.add(new AgentPolicy(entry, agent));
            }
        }
        return all;
    }

    /// `batteries:3`.
    public String name() {
        return population() + ":" + agent;
    }

    public String population() {
        return entry.population();
    }

    /// Names of what it observes, in order.
    public List<String> features() {
        return entry.features();
    }

    /// Names of what it decides, in order.
    public List<String> actions() {
        return entry.actions();
    }

    public ObservationScale scale() {
        return entry.scale();
    }

    public PolicyShape shape() {
        return entry.bank().shape();
    }

    /// Weights without padding, in the order of [PolicyBank].
    public float[] weights() {
        return entry.bank().weights(agent);
    }

    /// A raw action as a physical one.
    ///
    /// @param low the least that the device can do in this step, SI units
    /// @param high the most
    public static double physical(double raw, double low, double high) {
        return low + (raw + 1) * 0.5 * (high - low);
    }
}
