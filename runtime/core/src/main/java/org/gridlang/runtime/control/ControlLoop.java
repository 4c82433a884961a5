package org.gridlang.runtime.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.LimitedFlow;
import org.gridlang.runtime.powerflow.PowerFlowModel;

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
        var controllers = controllers();
        var actions = new ArrayList<ControlAction>();
        var current = network;
        for (int round = 1; ; round++) {
            var solution = solve(current);
            if (!solution.status().solved()) {
                return new Outcome(current, solution, actions, List.of());
            }
            Map<Controller, Double> asking = new LinkedHashMap<>();
            for (var controller : controllers) {
                controller.sample(solution).ifPresent(delay -> asking.put(controller, delay));
            }
            if (asking.isEmpty() || round > settings.mostRounds()) {
                var waiting = asking.keySet().stream().map(Controller::name).toList();
                return new Outcome(current, solution, actions, waiting);
            }
            double first =
                    asking.values().stream().mapToDouble(each -> each).min().orElseThrow();
            for (var entry : asking.entrySet()) {
                if (entry.getValue() == first) {
                    var outcome = entry.getKey().act(round, first, current);
                    actions.add(outcome.action());
                    current = outcome.network();
                }
            }
        }
    }

    private FlowSolution solve(NetworkModel current) {
        return settings.limits()
                ? LimitedFlow.nominal(current).solution()
                : FlowSolution.nominal(PowerFlowModel.of(current));
    }

    /// Regulators first, then capacitor controls, in the order of the network.
    private List<Controller> controllers() {
        var controllers = new ArrayList<Controller>();
        for (var regulator : network.regulators()) {
            var transformer = network.transformers().stream()
                    .filter(each -> each.name().equals(regulator.transformer()))
                    .findFirst()
                    .orElseThrow();
            controllers.add(new TapController(regulator, transformer));
        }
        for (var control : network.capacitorControls()) {
            controllers.add(new CapacitorController(control, network, settings.timeOfDay()));
        }
        return controllers;
    }
}
