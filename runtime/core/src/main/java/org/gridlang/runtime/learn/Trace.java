package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What happened on some days under a policy, for pictures: every voltage, the loading of lines, the source, and on the
/// first day everything that some agents saw and did.
///
/// @param nodes whose voltages follow
/// @param voltages per unit `[node][step][day]`; NaN where a scenario has no solution
/// @param loadings of each line with a rating the largest of all days, steps and conductors, as a share of it
/// @param source active power delivered by the source `[step][day]`, W
public record Trace(
        List<LocalDate> dates,
        int steps,
        double stepSeconds,
        List<Node> nodes,
        double[] voltages,
        Map<String, Double> loadings,
        double[] source,
        List<Group> groups) {
    public Trace {
        dates = List.copyOf(dates);
        nodes = List.copyOf(nodes);
        loadings = Map.copyOf(loadings);
        groups = List.copyOf(groups);
    }

    /// A phase of a bus.
    public record Node(String bus, int terminal) {}

    /// Agents of one population.
    ///
    /// @param device name of their type
    /// @param agents their numbers
    /// @param buses where each stands
    /// @param slots what is known of each, one after the other
    /// @param values SI `[agent][slot][step]`; states as they are at the start of a step, money of the step
    public record Group(
            String population, String device, int[] agents, List<String> buses, List<Slot> slots, float[] values) {
        public Group {
            buses = List.copyOf(buses);
            slots = List.copyOf(slots);
        }
    }

    /// A quantity of an agent.
    public record Slot(Kind kind, String name) {}

    /// What a quantity is to its agent.
    public enum Kind {
        /// What comes from outside: a price, a temperature, a clock.
        INPUT,
        /// As the policy sees it, scaled by what was measured in training; unscaled without a trained policy.
        OBSERVATION,
        /// In physical units, after projection onto what is feasible.
        ACTION,
        STATE,
        /// Active and reactive power into the network.
        POWER,
        /// Money of the step.
        COST
    }

    /// Voltage of a node at a step of a day, per unit.
    public double voltage(int node, int step, int day) {
        return voltages[(node * steps + step) * dates.size() + day];
    }
}
