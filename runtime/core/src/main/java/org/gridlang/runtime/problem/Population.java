package org.gridlang.runtime.problem;

import java.util.List;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.random.Stream;

/// A population of agents of one device type; implemented by generated code.
public interface Population {
    String name();

    int count();

    DeviceKernel kernel();

    /// Where its agents may be; each agent draws one, in proportion to the weights, with replacement.
    List<Candidate> candidates();

    /// Weight of the money of its agents in the objective: 1 in `sum(agent.cost for agent in agents)`, 0 where it does
    /// not count.
    double costWeight();

    /// Column of the problem's series for each input slot of an agent's device.
    ///
    /// @param agent the agent's stream, from which it draws the key of series that have a value for each
    /// @param place where it is connected, which may decide the key
    int[] inputColumns(Stream agent, Candidate place);

    /// Writes an agent's parameters at `out[at + slot]`: fixed values, draws clamped to the declared range,
    /// defaults. Draws are keyed by the parameter's name under `agent`.
    void parameters(Stream agent, double[] out, int at);

    /// State slots whose initial value is drawn for each agent and day; empty if none.
    int[] drawnStates();

    /// The initial value of such a state, keyed by (agent, day), clamped to its declared range.
    ///
    /// @param parameter the agent's parameters from `at` on, which the range may use
    double drawState(int slot, Stream agentAndDay, double[] parameter, int at);
}
