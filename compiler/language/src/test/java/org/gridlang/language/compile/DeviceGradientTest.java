package org.gridlang.language.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jdk.incubator.vector.DoubleVector;
import org.gridlang.language.model.DeviceModel;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The generated derivatives of every device of the library and of the examples against central differences of the
/// generated values.
///
/// Lanes are situations of their own, so one shifted evaluation serves all of them. The derivative must lie between the
/// differences to the left and to the right, which are the same but for kinks; most lanes must lie off those.
final class DeviceGradientTest {
    private static final int LANES = 4 * DoubleVector.SPECIES_PREFERRED.length();
    /// Of the size of what is shifted; a shorter one where two kinks lie closer together than a longer one.
    private static final double[] STEPS = {1e-6, 1e-7, 1e-8};
    private static final double TOLERANCE = 1e-6;

    private final long seed = System.nanoTime();

    static List<DeviceModel> devices() {
        return KnownDevices.all();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void derivativesAreThoseOfTheValues(DeviceModel device) {
        var program = Kernels.lower(device);
        var kernel = Kernels.compile(device);
        var random = new Random(seed);
        var tally = new Tally(device.name(), seed);
        for (int draw = 0; draw < 10; draw++) {
            var frame = Situations.random(device, program, random, LANES);
            leaveTheEnds(frame, kernel.shape().states().size());
            step(kernel, frame, random, tally);
            observations(kernel, frame, random, tally);
            end(kernel, frame, tally);
        }
        tally.mostAreSmooth();
    }

    /// At the very end of a state's range several kinks fall together; what is taken there is a matter of convention.
    private static void leaveTheEnds(DeviceFrame frame, int states) {
        for (int slot = 0; slot < states; slot++) {
            int at = frame.stateAt + slot * LANES;
            for (int lane = 0; lane < LANES; lane++) {
                frame.state[at + lane] = 0.99 * frame.state[at + lane] + 0.01 * frame.state[at + (lane + 1) % LANES];
            }
        }
    }

    /// Power, money and next states, each weighed so that all count alike.
    private static void step(DeviceKernel kernel, DeviceFrame frame, Random random, Tally tally) {
        kernel.forward(frame);
        int states = kernel.shape().states().size();
        int actions = kernel.shape().actions().size();
        int costs = kernel.shape().costs().size();
        weigh(frame.injectionAdjoint, frame.injection, frame.injectionAt, 1, random);
        weigh(frame.nextAdjoint, frame.next, frame.nextAt, 0.01, random);
        kernel.backward(frame);
        double[] byState =
                Arrays.copyOfRange(frame.stateAdjoint, frame.stateAdjointAt, frame.stateAdjointAt + states * LANES);
        double[] byAction =
                Arrays.copyOfRange(frame.actionAdjoint, frame.actionAdjointAt, frame.actionAdjointAt + actions * LANES);
        Objective objective = () -> {
            kernel.forward(frame);
            var sums = new double[LANES];
            add(sums, frame.injectionAdjoint, frame.injection, frame.injectionAt, 2);
            add(sums, frame.nextAdjoint, frame.next, frame.nextAt, states);
            for (int index = 0; index < costs * LANES; index++) {
                sums[index % LANES] += frame.cost[frame.costAt + index];
            }
            return sums;
        };
        for (int slot = 0; slot < states; slot++) {
            tally.compare("state " + slot, objective, frame.state, frame.stateAt + slot * LANES, byState, slot * LANES);
        }
        for (int slot = 0; slot < actions; slot++) {
            tally.compare(
                    "action " + slot, objective, frame.action, frame.actionAt + slot * LANES, byAction, slot * LANES);
        }
    }

    private static void observations(DeviceKernel kernel, DeviceFrame frame, Random random, Tally tally) {
        kernel.observe(frame);
        weigh(frame.observationAdjoint, frame.observation, frame.observationAt, 1e-9, random);
        Arrays.fill(frame.stateAdjoint, 0);
        Arrays.fill(frame.voltageAdjoint, 0);
        kernel.observeBackward(frame);
        double[] byState = frame.stateAdjoint.clone();
        double[] byVoltage = frame.voltageAdjoint.clone();
        Objective objective = () -> {
            kernel.observe(frame);
            var sums = new double[LANES];
            add(
                    sums,
                    frame.observationAdjoint,
                    frame.observation,
                    frame.observationAt,
                    kernel.shape().observations().size());
            return sums;
        };
        for (int slot = 0; slot < kernel.shape().states().size(); slot++) {
            int at = slot * LANES;
            tally.compare(
                    "observed state " + slot,
                    objective,
                    frame.state,
                    frame.stateAt + at,
                    byState,
                    frame.stateAdjointAt + at);
        }
        tally.compare("voltage", objective, frame.voltage, frame.voltageAt, byVoltage, frame.voltageAdjointAt);
    }

    private static void end(DeviceKernel kernel, DeviceFrame frame, Tally tally) {
        kernel.terminalBackward(frame);
        double[] byState = frame.stateAdjoint.clone();
        Objective objective = () -> {
            kernel.terminal(frame);
            return Arrays.copyOfRange(frame.cost, frame.costAt, frame.costAt + LANES);
        };
        for (int slot = 0; slot < kernel.shape().states().size(); slot++) {
            int at = slot * LANES;
            tally.compare(
                    "final state " + slot,
                    objective,
                    frame.state,
                    frame.stateAt + at,
                    byState,
                    frame.stateAdjointAt + at);
        }
    }

    /// One number for each lane.
    private interface Objective {
        double[] values();
    }

    /// Random weights that bring each number to the order of one, unless it is smaller than `least`.
    private static void weigh(double[] weights, double[] values, int at, double least, Random random) {
        for (int index = 0; index < weights.length; index++) {
            weights[index] = (2 * random.nextDouble() - 1) / Math.max(least, Math.abs(values[at + index]));
        }
    }

    private static void add(double[] sums, double[] weights, double[] values, int at, int slots) {
        for (int index = 0; index < slots * LANES; index++) {
            sums[index % LANES] += weights[index] * values[at + index];
        }
    }

    /// Counts what it has compared.
    private static final class Tally {
        private final String device;
        private final long seed;
        private int smooth;
        private int all;

        Tally(String device, long seed) {
            this.device = device;
            this.seed = seed;
        }

        void compare(
                String what, Objective objective, double[] shifted, int at, double[] derivative, int derivativeAt) {
            double[] here = objective.values();
            double[] original = Arrays.copyOfRange(shifted, at, at + LANES);
            var agrees = new boolean[LANES];
            var expected = new double[LANES];
            var found = new double[LANES];
            all += LANES;
            for (double relative : STEPS) {
                double[] step = Arrays.stream(original)
                        .map(each -> relative * Math.max(1, Math.abs(each)))
                        .toArray();
                double[] above = at(objective, shifted, at, original, step, 1);
                double[] below = at(objective, shifted, at, original, step, -1);
                for (int lane = 0; lane < LANES; lane++) {
                    // By the relative change of what is shifted, so that all units are alike.
                    double after = (above[lane] - here[lane]) / relative;
                    double before = (here[lane] - below[lane]) / relative;
                    double size = Math.max(Math.max(1, Math.abs(here[lane])), Math.abs(after + before) / 2);
                    double apart = Math.abs(after - before) / 2;
                    smooth += relative == STEPS[0] && apart < 10 * TOLERANCE * size ? 1 : 0;
                    found[lane] = derivative[derivativeAt + lane] * step[lane] / relative;
                    expected[lane] = (after + before) / 2;
                    agrees[lane] |= Math.abs(expected[lane] - found[lane]) <= TOLERANCE * size + apart;
                }
            }
            System.arraycopy(original, 0, shifted, at, LANES);
            for (int lane = 0; lane < LANES; lane++) {
                if (!agrees[lane]) {
                    assertEquals(expected[lane], found[lane], device + ", by " + what + ", seed " + seed);
                }
            }
        }

        private static double[] at(
                Objective objective, double[] shifted, int at, double[] original, double[] step, int times) {
            for (int lane = 0; lane < LANES; lane++) {
                shifted[at + lane] = original[lane] + times * step[lane];
            }
            return objective.values();
        }

        void mostAreSmooth() {
            assertTrue(smooth > 0.7 * all, () -> device + ": " + smooth + " of " + all + " smooth, seed " + seed);
        }
    }
}
