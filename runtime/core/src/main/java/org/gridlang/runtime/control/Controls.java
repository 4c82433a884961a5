package org.gridlang.runtime.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gridlang.runtime.network.NetworkModel;
import org.gridlang.runtime.powerflow.FlowSolution;
import org.gridlang.runtime.powerflow.SettingBatch;

/// The regulators and capacitor controls of one scenario, with where they stand and how long each has been waiting.
///
/// Of those that want to act in a round only the ones with the shortest delay do. Within a round no time passes.
public final class Controls {
    private final List<Controller> controllers = new ArrayList<>();
    private final Map<Controller, Double> asking = new LinkedHashMap<>();
    private final Map<Controller, Double> waited = new LinkedHashMap<>();

    /// All as in the network: regulators first, then capacitor controls, in its order.
    public Controls(NetworkModel network) {
        for (int index = 0; index < network.regulators().size(); index++) {
            var regulator = network.regulators().get(index);
            var transformer = network.transformers().stream()
                    .filter(each -> each.name().equals(regulator.transformer()))
                    .findFirst()
                    .orElseThrow();
            controllers.add(new TapController(index, regulator, transformer));
        }
        for (var control : network.capacitorControls()) {
            controllers.add(new CapacitorController(control, network));
        }
    }

    /// Lets every control look at a solution.
    ///
    /// @param timeOfDay in s after midnight
    /// @param longest controls that would have to wait longer than this, in s, do not act
    /// @return whether any wants to act
    public boolean look(FlowSolution solution, double timeOfDay, double longest) {
        asking.clear();
        for (var controller : controllers) {
            OptionalDouble delay = controller.sample(solution, timeOfDay);
            delay.ifPresent(each -> asking.put(controller, Math.max(0, each - waited.getOrDefault(controller, 0.0))));
        }
        waited.keySet().retainAll(asking.keySet());
        return shortest() <= longest;
    }

    private double shortest() {
        return asking.values().stream().mapToDouble(each -> each).min().orElse(Double.POSITIVE_INFINITY);
    }

    /// Lets those act that asked for the shortest delay.
    public List<ControlAction> act(int round) {
        double first = shortest();
        var actions = new ArrayList<ControlAction>();
        for (var entry : asking.entrySet()) {
            if (entry.getValue() == first) {
                actions.add(entry.getKey().act(round, first));
                waited.remove(entry.getKey());
            }
        }
        return actions;
    }

    /// Lets time pass, in which those that still ask keep waiting.
    public void elapse(double seconds) {
        controllers.forEach(each -> each.elapse(seconds));
        asking.keySet().forEach(each -> waited.merge(each, seconds, Double::sum));
    }

    /// Names of those that asked when they last looked.
    public List<String> waiting() {
        return asking.keySet().stream().map(Controller::name).toList();
    }

    /// Writes where all stand.
    public void write(SettingBatch settings, int scenario) {
        controllers.forEach(each -> each.write(settings, scenario));
    }
}
