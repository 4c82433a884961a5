package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.random.Stream;

/// Adam on the free variables behind the scheduled actions of one population: `action = tanh(free)`.
final class ScheduleOptimiser {
    private static final double MOMENT = 0.9;
    private static final double SQUARED_MOMENT = 0.99;
    private static final double TINY = 1e-12;
    /// Free variables stay within this, where tanh still has a slope to come back by.
    private static final double MOST = 4;

    private final ScheduleController controller;
    private final Workers workers;
    private final double[] free;
    private final double[] first;
    private final double[] second;

    ScheduleOptimiser(ScheduleController controller, Workers workers) {
        this.controller = controller;
        this.workers = workers;
        free = new double[controller.actions.length];
        first = new double[free.length];
        second = new double[free.length];
    }

    /// Puts all actions at 0.
    void rest() {
        Arrays.fill(free, 0);
        Arrays.fill(controller.actions, 0);
    }

    /// Puts all actions at random, each a number from a stream of its own place.
    void scatter(Stream stream) {
        for (int index = 0; index < free.length; index++) {
            free[index] = stream.normal(index);
            controller.actions[index] = Math.tanh(free[index]);
        }
    }

    void step(int iteration, double rate) {
        double firstCorrection = 1 / (1 - Math.pow(MOMENT, iteration + 1.0));
        double secondCorrection = 1 / (1 - Math.pow(SQUARED_MOMENT, iteration + 1.0));
        int length = controller.at(1, 0, 0);
        workers.run(controller.agents(), (worker, agent) -> {
            for (int index = agent * length; index < (agent + 1) * length; index++) {
                double action = controller.actions[index];
                double gradient = controller.gradient[index] * (1 - action * action);
                first[index] += (1 - MOMENT) * (gradient - first[index]);
                second[index] += (1 - SQUARED_MOMENT) * (gradient * gradient - second[index]);
                double size = Math.sqrt(second[index] * secondCorrection) + TINY;
                free[index] = Math.clamp(free[index] - rate * first[index] * firstCorrection / size, -MOST, MOST);
                controller.actions[index] = Math.tanh(free[index]);
            }
        });
    }
}
