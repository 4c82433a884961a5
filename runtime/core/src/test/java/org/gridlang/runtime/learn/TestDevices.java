package org.gridlang.runtime.learn;

import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.device.DeviceShape;

/// Hand-written devices in the form that the compiler generates.
final class TestDevices {
    private TestDevices() {}

    /// Common part: arrays by slot.
    private abstract static class Device implements DeviceKernel {
        static double parameter(DeviceFrame f, int slot) {
            return f.parameter[f.parameterAt + slot];
        }

        static int state(DeviceFrame f, int slot, int lane) {
            return f.stateAt + slot * f.lanes + lane;
        }

        static int at(int start, DeviceFrame f, int slot, int lane) {
            return start + slot * f.lanes + lane;
        }

        static double input(DeviceFrame f, int slot, int lane) {
            return f.series[f.inputAt[slot] + lane];
        }
    }

    /// `inject p = change`; the action spans what rating and content allow.
    static final class Battery extends Device {
        static final int CAPACITY = 0;
        static final int RATING = 1;
        static final int WEAR = 2;
        static final int VALUE = 3;
        private static final double EFFICIENCY = 0.95;

        @Override
        public DeviceShape shape() {
            return new DeviceShape(
                    "Battery",
                    List.of("capacity", "rating", "wear", "value"),
                    List.of("soc"),
                    List.of("p"),
                    List.of("price", "sine", "cosine"),
                    List.of("soc", "price", "sine", "cosine"),
                    List.of("degradation"),
                    false,
                    true);
        }

        @Override
        public void initial(DeviceFrame f) {
            Arrays.fill(f.state, f.stateAt, f.stateAt + f.lanes, 0.5);
        }

        @Override
        public void observe(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.observation[at(f.observationAt, f, 0, d)] = f.state[state(f, 0, d)];
                for (int k = 0; k < 3; k++) {
                    f.observation[at(f.observationAt, f, k + 1, d)] = input(f, k, d);
                }
            }
        }

        @Override
        public void forward(DeviceFrame f) {
            double capacity = parameter(f, CAPACITY);
            for (int d = 0; d < f.lanes; d++) {
                double soc = f.state[state(f, 0, d)];
                double a = f.action[f.actionAt + d];
                double p = a >= 0 ? a * out(f, soc) : a * in(f, soc);
                double drawn = a >= 0 ? p / EFFICIENCY : p * EFFICIENCY;
                f.physical[f.physicalAt + d] = p;
                f.next[f.nextAt + d] = soc - drawn * f.dt / capacity;
                f.injection[f.injectionAt + d] = p;
                f.injection[f.injectionAt + f.lanes + d] = 0;
                f.cost[f.costAt + d] = parameter(f, WEAR) * p * p / parameter(f, RATING) * f.dt;
            }
        }

        private static double out(DeviceFrame f, double soc) {
            return Math.min(parameter(f, RATING), soc * parameter(f, CAPACITY) * EFFICIENCY / f.dt);
        }

        private static double in(DeviceFrame f, double soc) {
            return Math.min(parameter(f, RATING), (1 - soc) * parameter(f, CAPACITY) / EFFICIENCY / f.dt);
        }

        @Override
        public void backward(DeviceFrame f) {
            double capacity = parameter(f, CAPACITY);
            double rating = parameter(f, RATING);
            for (int d = 0; d < f.lanes; d++) {
                double soc = f.state[state(f, 0, d)];
                double a = f.action[f.actionAt + d];
                boolean discharging = a >= 0;
                double limit = discharging ? out(f, soc) : in(f, soc);
                double p = a * limit;
                double ratio = discharging ? 1 / EFFICIENCY : EFFICIENCY;
                double limitBySoc = limit == rating
                        ? 0
                        : discharging ? capacity * EFFICIENCY / f.dt : -capacity / EFFICIENCY / f.dt;
                double mu = f.nextAdjoint[f.nextAdjointAt + d];
                double byP = f.injectionAdjoint[f.injectionAdjointAt + d]
                        + 2 * parameter(f, WEAR) * p / rating * f.dt
                        - mu * ratio * f.dt / capacity;
                f.actionAdjoint[f.actionAdjointAt + d] = byP * limit;
                f.stateAdjoint[f.stateAdjointAt + d] = mu + byP * a * limitBySoc;
            }
        }

        @Override
        public void observeBackward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.stateAdjoint[f.stateAdjointAt + d] += f.observationAdjoint[f.observationAdjointAt + d];
            }
        }

        @Override
        public void terminal(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.cost[f.costAt + d] = -parameter(f, VALUE) * parameter(f, CAPACITY) * f.state[state(f, 0, d)];
            }
        }

        @Override
        public void terminalBackward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.stateAdjoint[f.stateAdjointAt + d] = -parameter(f, VALUE) * parameter(f, CAPACITY);
            }
        }

        @Override
        public void idle(DeviceFrame f) {
            Arrays.fill(f.action, f.actionAt, f.actionAt + f.lanes, 0);
        }

        @Override
        public void unmap(DeviceFrame f) {
            throw new UnsupportedOperationException("not used here");
        }
    }

    /// The task of linear-quadratic control, `x' = x + B a`, money `x^2 + R a^2` at each step and `x^2` at the end:
    /// the least cost from x on with n steps left is `P_n x^2`. Nothing is injected.
    static final class Pendulum extends Device {
        static final double B = 0.5;
        static final double R = 0.5;

        /// P_n, by the recursion of Riccati.
        static double worth(int stepsLeft) {
            double p = 1;
            for (int step = 0; step < stepsLeft; step++) {
                p = 1 + p - p * B * p * B / (R + B * B * p);
            }
            return p;
        }

        @Override
        public DeviceShape shape() {
            return new DeviceShape(
                    "Pendulum",
                    List.of(),
                    List.of("x"),
                    List.of("a"),
                    List.of("sine", "cosine"),
                    List.of("x", "sine", "cosine"),
                    List.of("error"),
                    false,
                    true);
        }

        @Override
        public void initial(DeviceFrame f) {
            Arrays.fill(f.state, f.stateAt, f.stateAt + f.lanes, 0);
        }

        @Override
        public void observe(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.observation[at(f.observationAt, f, 0, d)] = f.state[state(f, 0, d)];
                f.observation[at(f.observationAt, f, 1, d)] = input(f, 0, d);
                f.observation[at(f.observationAt, f, 2, d)] = input(f, 1, d);
            }
        }

        @Override
        public void forward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                double x = f.state[state(f, 0, d)];
                double a = f.action[f.actionAt + d];
                f.physical[f.physicalAt + d] = a;
                f.next[f.nextAt + d] = x + B * a;
                f.injection[f.injectionAt + d] = 0;
                f.injection[f.injectionAt + f.lanes + d] = 0;
                f.cost[f.costAt + d] = x * x + R * a * a;
            }
        }

        @Override
        public void backward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                double mu = f.nextAdjoint[f.nextAdjointAt + d];
                f.actionAdjoint[f.actionAdjointAt + d] = 2 * R * f.action[f.actionAt + d] + B * mu;
                f.stateAdjoint[f.stateAdjointAt + d] = 2 * f.state[state(f, 0, d)] + mu;
            }
        }

        @Override
        public void observeBackward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.stateAdjoint[f.stateAdjointAt + d] += f.observationAdjoint[f.observationAdjointAt + d];
            }
        }

        @Override
        public void terminal(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                double x = f.state[state(f, 0, d)];
                f.cost[f.costAt + d] = x * x;
            }
        }

        @Override
        public void terminalBackward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.stateAdjoint[f.stateAdjointAt + d] = 2 * f.state[state(f, 0, d)];
            }
        }

        @Override
        public void idle(DeviceFrame f) {
            Arrays.fill(f.action, f.actionAt, f.actionAt + f.lanes, 0);
        }

        @Override
        public void unmap(DeviceFrame f) {
            throw new UnsupportedOperationException("not used here");
        }
    }

    /// A heated room of first order; the action spans off to full power.
    static final class HeatPump extends Device {
        static final int RESISTANCE = 0;
        static final int CAPACITY = 1;
        static final int RATING = 2;
        private static final double GAIN = 3;
        private static final double TARGET = 293;
        private static final double DISCOMFORT = 2e-5;

        @Override
        public DeviceShape shape() {
            return new DeviceShape(
                    "HeatPump",
                    List.of("resistance", "capacity", "rating"),
                    List.of("temperature"),
                    List.of("p"),
                    List.of("outside", "price", "sine"),
                    List.of("temperature", "outside", "price", "sine"),
                    List.of("comfort"),
                    false,
                    false);
        }

        @Override
        public void initial(DeviceFrame f) {
            Arrays.fill(f.state, f.stateAt, f.stateAt + f.lanes, TARGET);
        }

        @Override
        public void observe(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.observation[at(f.observationAt, f, 0, d)] = f.state[state(f, 0, d)] - TARGET;
                for (int k = 0; k < 3; k++) {
                    f.observation[at(f.observationAt, f, k + 1, d)] = input(f, k, d);
                }
            }
        }

        @Override
        public void forward(DeviceFrame f) {
            double decay = decay(f);
            for (int d = 0; d < f.lanes; d++) {
                double p = parameter(f, RATING) * (1 + f.action[f.actionAt + d]) / 2;
                double temperature = f.state[state(f, 0, d)];
                double steady = input(f, 0, d) + parameter(f, RESISTANCE) * GAIN * p;
                f.physical[f.physicalAt + d] = p;
                f.next[f.nextAt + d] = steady + (temperature - steady) * decay;
                f.injection[f.injectionAt + d] = -p;
                f.injection[f.injectionAt + f.lanes + d] = -0.2 * p;
                double off = temperature - TARGET;
                f.cost[f.costAt + d] = DISCOMFORT * off * off * f.dt;
            }
        }

        private static double decay(DeviceFrame f) {
            return Math.exp(-f.dt / (parameter(f, RESISTANCE) * parameter(f, CAPACITY)));
        }

        @Override
        public void backward(DeviceFrame f) {
            double decay = decay(f);
            for (int d = 0; d < f.lanes; d++) {
                double mu = f.nextAdjoint[f.nextAdjointAt + d];
                double byP = -f.injectionAdjoint[f.injectionAdjointAt + d]
                        - 0.2 * f.injectionAdjoint[f.injectionAdjointAt + f.lanes + d]
                        + mu * (1 - decay) * parameter(f, RESISTANCE) * GAIN;
                f.actionAdjoint[f.actionAdjointAt + d] = byP * parameter(f, RATING) / 2;
                f.stateAdjoint[f.stateAdjointAt + d] =
                        mu * decay + 2 * DISCOMFORT * (f.state[state(f, 0, d)] - TARGET) * f.dt;
            }
        }

        @Override
        public void observeBackward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.stateAdjoint[f.stateAdjointAt + d] += f.observationAdjoint[f.observationAdjointAt + d];
            }
        }

        @Override
        public void terminal(DeviceFrame f) {
            Arrays.fill(f.cost, f.costAt, f.costAt + f.lanes, 0);
        }

        @Override
        public void terminalBackward(DeviceFrame f) {
            Arrays.fill(f.stateAdjoint, f.stateAdjointAt, f.stateAdjointAt + f.lanes, 0);
        }

        @Override
        public void idle(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.action[f.actionAt + d] = f.state[state(f, 0, d)] < TARGET ? 1 : -1;
            }
        }

        @Override
        public void unmap(DeviceFrame f) {
            throw new UnsupportedOperationException("not used here");
        }
    }

    /// Two actions, change of output and reactive power; sees its own voltage.
    static class Generator extends Device {
        static final int RATING = 0;
        static final int RAMP = 1;
        static final int PRICE = 2;

        @Override
        public DeviceShape shape() {
            return new DeviceShape(
                    "Generator",
                    List.of("rating", "ramp", "price"),
                    List.of("output"),
                    List.of("change", "q"),
                    List.of("price"),
                    List.of("output", "voltage", "price"),
                    List.of("fuel"),
                    true,
                    false);
        }

        @Override
        public void initial(DeviceFrame f) {
            Arrays.fill(f.state, f.stateAt, f.stateAt + f.lanes, 0.3 * parameter(f, RATING));
        }

        @Override
        public void observe(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.observation[at(f.observationAt, f, 0, d)] = f.state[state(f, 0, d)] / parameter(f, RATING);
                f.observation[at(f.observationAt, f, 1, d)] = f.voltage[f.voltageAt + d];
                f.observation[at(f.observationAt, f, 2, d)] = input(f, 0, d);
            }
        }

        @Override
        public void forward(DeviceFrame f) {
            double rating = parameter(f, RATING);
            double ramp = parameter(f, RAMP) * f.dt;
            for (int d = 0; d < f.lanes; d++) {
                double output = f.state[state(f, 0, d)];
                double low = Math.max(-ramp, -output);
                double high = Math.min(ramp, rating - output);
                double change = low + (high - low) * (1 + f.action[f.actionAt + d]) / 2;
                double q = 0.4 * rating * f.action[f.actionAt + f.lanes + d];
                f.physical[f.physicalAt + d] = change;
                f.physical[f.physicalAt + f.lanes + d] = q;
                f.next[f.nextAt + d] = output + change;
                f.injection[f.injectionAt + d] = output;
                f.injection[f.injectionAt + f.lanes + d] = q;
                f.cost[f.costAt + d] = parameter(f, PRICE) * (1 + 0.5 * output / rating) * output * f.dt;
            }
        }

        @Override
        public void backward(DeviceFrame f) {
            double rating = parameter(f, RATING);
            double ramp = parameter(f, RAMP) * f.dt;
            for (int d = 0; d < f.lanes; d++) {
                double output = f.state[state(f, 0, d)];
                double low = Math.max(-ramp, -output);
                double high = Math.min(ramp, rating - output);
                double share = (1 + f.action[f.actionAt + d]) / 2;
                double lowByOutput = -output > -ramp ? -1 : 0;
                double highByOutput = rating - output < ramp ? -1 : 0;
                double mu = f.nextAdjoint[f.nextAdjointAt + d];
                f.actionAdjoint[f.actionAdjointAt + d] = mu * (high - low) / 2;
                f.actionAdjoint[f.actionAdjointAt + f.lanes + d] =
                        f.injectionAdjoint[f.injectionAdjointAt + f.lanes + d] * 0.4 * rating;
                f.stateAdjoint[f.stateAdjointAt + d] = mu * (1 + lowByOutput + (highByOutput - lowByOutput) * share)
                        + f.injectionAdjoint[f.injectionAdjointAt + d]
                        + parameter(f, PRICE) * (1 + output / rating) * f.dt;
            }
        }

        @Override
        public void observeBackward(DeviceFrame f) {
            for (int d = 0; d < f.lanes; d++) {
                f.stateAdjoint[f.stateAdjointAt + d] +=
                        f.observationAdjoint[f.observationAdjointAt + d] / parameter(f, RATING);
                f.voltageAdjoint[f.voltageAdjointAt + d] += f.observationAdjoint[f.observationAdjointAt + f.lanes + d];
            }
        }

        @Override
        public void terminal(DeviceFrame f) {
            Arrays.fill(f.cost, f.costAt, f.costAt + f.lanes, 0);
        }

        @Override
        public void terminalBackward(DeviceFrame f) {
            Arrays.fill(f.stateAdjoint, f.stateAdjointAt, f.stateAdjointAt + f.lanes, 0);
        }

        @Override
        public void idle(DeviceFrame f) {
            Arrays.fill(f.action, f.actionAt, f.actionAt + f.lanes, -1);
            Arrays.fill(f.action, f.actionAt + f.lanes, f.actionAt + 2 * f.lanes, 0);
        }

        @Override
        public void unmap(DeviceFrame f) {
            throw new UnsupportedOperationException("not used here");
        }
    }
}
