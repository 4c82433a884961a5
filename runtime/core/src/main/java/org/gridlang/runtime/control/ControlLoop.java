package org.gridlang.runtime.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.DoubleFlowBatch;
import org.gridlang.runtime.powerflow.FlowOptions;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.LimitedFlow;
import org.gridlang.runtime.powerflow.PowerFlowModel;
import org.gridlang.runtime.powerflow.SettingBatch;
import org.gridlang.runtime.powerflow.SettingFlow;

/// Solves a network with its regulators and capacitor controls at work.
///
/// Each round solves the network, lets every control look, and lets those act that have the shortest delay of
/// all that want to. Time does not pass meanwhile: the others keep waiting, and forget about it if they are content in
/// the next round. This is the static control mode of OpenDSS. It ends when no control wants to act.
///
/// ```java
/// var controlled = new ControlLoop(network, ControlLoop.Settings.USUAL).run();
/// controlled.network().regulators().forEach(each -> print(each.name(), each.tapNumber()));
/// ```
public final class ControlLoop {
    private final NetworkModel network;
    private final Settings settings;

    /// @param limits whether loads leave their models outside of their voltage limits
    /// @param mostRounds at which the loop gives up
    /// @param timeOfDay for controls by time, in s after midnight
    public record Settings(boolean limits, int mostRounds, double timeOfDay) {
        /// Without limits, up to 200 rounds, at midnight.
        public static final Settings USUAL = new Settings(false, 200, 0);

        public Settings withLimits(boolean newLimits) {
            return new Settings(newLimits, mostRounds, timeOfDay);
        }
    }

    /// What became of a network under control.
    ///
    /// @param network at the taps and with the capacitors of the end
    /// @param solution of that network
    /// @param actions in their order
    /// @param waiting names of the controls that would still act; none if the loop came to its end, or if
    ///     no voltages were found
    public record Outcome(
            NetworkModel network, FlowSolution solution, List<ControlAction> actions, List<String> waiting) {
        public Outcome {
            actions = List.copyOf(actions);
            waiting = List.copyOf(waiting);
        }

        /// Whether voltages were found with which every control is content.
        public boolean settled() {
            return solution.status().solved() && waiting.isEmpty();
        }
    }

    public ControlLoop(NetworkModel network, Settings settings) {
        this.network = network;
        this.settings = settings;
    }

    public Outcome run() {
        var controls = new Controls(network);
        var flow = settings.limits() ? new LimitedRounds(network) : new PlainRounds(network);
        var actions = new ArrayList<ControlAction>();
        for (int round = 1; ; round++) {
            var solution = flow.solve(controls);
            if (!solution.status().solved()) {
                return outcome(actions, List.of());
            }
            boolean asking = controls.look(solution, settings.timeOfDay(), Double.POSITIVE_INFINITY);
            if (!asking || round > settings.mostRounds()) {
                return outcome(actions, controls.waiting());
            }
            actions.addAll(controls.act(round));
        }
    }

    /// The network of the end, with a model of its own.
    private Outcome outcome(List<ControlAction> actions, List<String> waiting) {
        Map<String, Integer> taps = new HashMap<>();
        Map<String, Boolean> capacitors = new HashMap<>();
        for (var action : actions) {
            switch (action) {
                case ControlAction.TapMove move -> taps.put(move.control(), move.to());
                case ControlAction.Switching switching -> capacitors.put(switching.capacitor(), switching.closes());
            }
        }
        var moved = network.withTaps(taps).withCapacitors(capacitors);
        var solution = settings.limits()
                ? LimitedFlow.nominal(moved).solution()
                : FlowSolution.nominal(PowerFlowModel.of(moved));
        return new Outcome(moved, solution, actions, waiting);
    }

    /// Solves the network where its controls stand.
    private sealed interface Rounds {
        FlowSolution solve(Controls controls);
    }

    private static final class PlainRounds implements Rounds {
        private final DoubleFlowBatch batch;
        private final SettingBatch standing;
        private final SettingFlow flow;

        PlainRounds(NetworkModel network) {
            var model = PowerFlowModel.of(network);
            batch = new DoubleFlowBatch(model, 1);
            model.addNominalLoads(batch, 0, 1);
            standing = new SettingBatch(model, batch);
            flow = SettingFlow.controlled(model, FlowOptions.EXACT.withWarmStart(true));
        }

        @Override
        public FlowSolution solve(Controls controls) {
            controls.write(standing, 0);
            flow.solve(batch, standing, 0, 1);
            return flow.solution(batch, standing, 0);
        }
    }

    private static final class LimitedRounds implements Rounds {
        private final LimitedFlow.AtSettings flow;

        LimitedRounds(NetworkModel network) {
            flow = new LimitedFlow.AtSettings(network);
        }

        @Override
        public FlowSolution solve(Controls controls) {
            controls.write(flow.settings(), 0);
            return flow.solve().solution();
        }
    }
}
