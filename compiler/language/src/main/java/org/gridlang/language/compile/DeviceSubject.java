package org.gridlang.language.compile;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import jdk.incubator.vector.DoubleVector;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;

/// A device in a test: its generated code and one agent's numbers, the same in all lanes.
final class DeviceSubject {
    private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();

    private final DeviceModel model;
    private final DeviceKernel kernel;
    private final DeviceFrame frame = new DeviceFrame(LANES);

    /// Starts at the initial state.
    DeviceSubject(DeviceModel model, DeviceKernel kernel, double[] parameters) {
        this.model = model;
        this.kernel = kernel;
        int states = model.states().size() * LANES;
        int actions = model.actions().size() * LANES;
        frame.parameter = parameters;
        frame.state = new double[states];
        frame.next = new double[states];
        frame.action = new double[actions];
        frame.physical = new double[actions];
        frame.injection = new double[2 * LANES];
        frame.cost = new double[Math.max(1, model.costs().size()) * LANES];
        frame.series = new double[model.inputs().size() * LANES];
        // An input that the test does not give is no number, and so is what depends on it.
        Arrays.fill(frame.series, Double.NaN);
        frame.inputAt = new int[model.inputs().size()];
        for (int slot = 0; slot < frame.inputAt.length; slot++) {
            frame.inputAt[slot] = slot * LANES;
        }
        frame.voltage = new double[LANES];
        Arrays.fill(frame.voltage, 1);
        kernel.initial(frame);
    }

    void state(int slot, double value) {
        Arrays.fill(frame.state, slot * LANES, (slot + 1) * LANES, value);
    }

    /// Gives an input and all views of it this value at all times; the clock stands at midnight of a Wednesday
    /// in winter.
    void inputs(Map<Integer, Double> values) {
        for (int slot = 0; slot < model.inputs().size(); slot++) {
            Arrays.fill(frame.series, slot * LANES, (slot + 1) * LANES, input(slot, values));
        }
    }

    private double input(int slot, Map<Integer, Double> values) {
        var given = values.get(slot);
        if (given != null) {
            return given;
        }
        return switch (model.inputs().get(slot).source()) {
            case DeviceModel.Source.Declared declared -> Double.NaN;
            case DeviceModel.Source.Signal signal -> Double.NaN;
            case DeviceModel.Source.View view -> input(view.input(), values);
            case DeviceModel.Source.Clock clock ->
                switch (clock.reading()) {
                    case TIME_OF_DAY, DAY_SINE, WEEKEND -> 0;
                    case DAY_COSINE, DAY_OF_YEAR -> 1;
                };
        };
    }

    /// One step with these physical actions, clamped to what is feasible; those not given are idle.
    void step(Map<Integer, Double> actions, double seconds) {
        frame.dt = seconds;
        kernel.idle(frame);
        kernel.forward(frame);
        actions.forEach((slot, value) -> Arrays.fill(frame.physical, slot * LANES, (slot + 1) * LANES, value));
        kernel.unmap(frame);
        kernel.forward(frame);
        System.arraycopy(frame.next, 0, frame.state, 0, frame.state.length);
    }

    /// One step by a rule that measures this voltage, per unit.
    void follow(String rule, double voltagePu, double seconds) {
        frame.dt = seconds;
        Arrays.fill(frame.voltage, voltagePu);
        kernel.act(kernel.shape().rule(rule).orElseThrow(), frame);
        kernel.forward(frame);
        System.arraycopy(frame.next, 0, frame.state, 0, frame.state.length);
    }

    double parameter(int slot) {
        return frame.parameter[slot];
    }

    /// What a test asks by name: a state, a parameter, an action as taken, one cost or all costs of the last
    /// step, what it injects.
    OptionalDouble property(String name) {
        switch (name) {
            case "inject.p" -> {
                return OptionalDouble.of(frame.injection[0]);
            }
            case "inject.q" -> {
                return OptionalDouble.of(frame.injection[LANES]);
            }
            case "cost" -> {
                double sum = 0;
                for (int slot = 0; slot < model.costs().size(); slot++) {
                    sum += frame.cost[slot * LANES];
                }
                return OptionalDouble.of(sum);
            }
            default -> {}
        }
        for (int slot = 0; slot < model.costs().size(); slot++) {
            if (name.equals("cost." + model.costs().get(slot).name())) {
                return OptionalDouble.of(frame.cost[slot * LANES]);
            }
        }
        for (int slot = 0; slot < model.states().size(); slot++) {
            if (model.states().get(slot).name().equals(name)) {
                return OptionalDouble.of(frame.state[slot * LANES]);
            }
        }
        for (int slot = 0; slot < model.params().size(); slot++) {
            if (model.params().get(slot).name().equals(name)) {
                return OptionalDouble.of(frame.parameter[slot]);
            }
        }
        for (int slot = 0; slot < model.actions().size(); slot++) {
            if (model.actions().get(slot).name().equals(name)) {
                return OptionalDouble.of(frame.physical[slot * LANES]);
            }
        }
        return OptionalDouble.empty();
    }
}
