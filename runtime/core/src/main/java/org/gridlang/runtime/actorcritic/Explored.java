package org.gridlang.runtime.actorcritic;

/// The actions that agents of one population drew in a pass, and from what.
///
/// @param actions drawn, before they were cut to [-1, 1], `[agent][sample][output]`
/// @param means of the policies at that time, likewise
/// @param logDeviations at that time, `[agent][output]`
/// @param samples of each agent
/// @param outputs components of an action
public record Explored(float[] actions, float[] means, double[] logDeviations, int samples, int outputs) {
    /// Where a sample's actions begin.
    int at(int agent, int sample) {
        return (agent * samples + sample) * outputs;
    }
}
