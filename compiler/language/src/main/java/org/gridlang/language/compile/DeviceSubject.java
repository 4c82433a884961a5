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
    private static final double DAY_SECONDS = 86_400;

    private final DeviceModel model;
    private final DeviceKernel kernel;
    private final DeviceFrame frame = new DeviceFrame(LANES);
    /// Since midnight at the start of 1 January, a Wednesday.
    private double elapsedSeconds;

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

    /// Gives an input and all views of it this value at all times. The clock starts at midnight of Wednesday, 1
    /// January, and goes on with each step.
    void inputs(Map<Integer, Double> values) {
        for (int slot = 0; slot < model.inputs().size(); slot++) {
            if (!(model.inputs().get(slot).source() instanceof DeviceModel.Source.Clock)) {
                fill(slot, input(slot, values));
            }
        }
        readClock();
    }

    private double input(int slot, Map<Integer, Double> values) {
        var given = values.get(slot);
        if (given != null) {
            return given;
        }
        return model.inputs().get(slot).source() instanceof DeviceModel.Source.View view
                ? input(view.input(), values)
                : Double.NaN;
    }

    private void fill(int slot, double value) {
        Arrays.fill(frame.series, slot * LANES, (slot + 1) * LANES, value);
    }

    private void readClock() {
        double days = elapsedSeconds / DAY_SECONDS;
        double timeOfDay = elapsedSeconds - DAY_SECONDS * Math.floor(days);
        double angle = 2 * Math.PI * timeOfDay / DAY_SECONDS;
        for (int slot = 0; slot < model.inputs().size(); slot++) {
            if (model.inputs().get(slot).source() instanceof DeviceModel.Source.Clock(var reading)) {
                fill(
                        slot,
                        switch (reading) {
                            case TIME_OF_DAY -> timeOfDay;
                            case DAY_SINE -> StrictMath.sin(angle);
                            case DAY_COSINE -> StrictMath.cos(angle);
                            case DAY_OF_YEAR -> 1 + days;
                            case WEEKEND -> Math.floorMod((long) Math.floor(days) + 2, 7) >= 5 ? 1 : 0;
                        });
            }
        }
    }

    /// One step with these physical actions, clamped to what is feasible; those not given are idle.
    void step(Map<Integer, Double> actions, double seconds) {
        frame.dt = seconds;
        kernel.idle(frame);
        kernel.forward(frame);
        actions.forEach((slot, value) -> Arrays.fill(frame.physical, slot * LANES, (slot + 1) * LANES, value));
        kernel.unmap(frame);
        finish(seconds);
    }

    /// One step by a rule that measures this voltage, per unit.
    void follow(String rule, double voltagePu, double seconds) {
        frame.dt = seconds;
        Arrays.fill(frame.voltage, voltagePu);
        kernel.act(kernel.shape().rule(rule).orElseThrow(), frame);
        finish(seconds);
    }

    private void finish(double seconds) {
        kernel.forward(frame);
        System.arraycopy(frame.next, 0, frame.state, 0, frame.state.length);
        elapsedSeconds += seconds;
        readClock();
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
