package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

final class GlobalFeaturesTest {
    private static final int STEPS = 8;
    private static final int CHANGED = 3;
    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2025, 1, 5), LocalDate.of(2025, 1, 17), LocalDate.of(2025, 2, 3));

    private final World world = new World(SmallProblem.everything(STEPS));

    private static List<ScheduleController> schedules(Environment environment) {
        var controllers = new ArrayList<ScheduleController>();
        for (var rollout : environment.rollouts) {
            var controller = new ScheduleController(rollout.kernel, rollout.agents.count(), STEPS, environment.lanes);
            for (int index = 0; index < controller.actions.length; index++) {
                controller.actions[index] = Stream.of(6).uniform(index, -0.9, 0.9);
            }
            controllers.add(controller);
        }
        return controllers;
    }

    private static float[] read(GlobalFeatures features, Environment environment) {
        var values = new float[STEPS * environment.days * (features.count() + 2)];
        Arrays.fill(values, 77);
        features.read(values, 1, features.count() + 2);
        return values;
    }

    /// A value of what is known before a step must not know what is done in it.
    @Test
    void knowNothingOfActionsThatAreStillToCome() {
        try (var workers = new Workers(2)) {
            var environment = new Environment(world, workers, Precision.DOUBLE, DATES);
            var features = new GlobalFeatures(environment);
            var controllers = schedules(environment);
            environment.forward(controllers);
            var before = read(features, environment);
            for (var controller : controllers) {
                for (int agent = 0; agent < controller.agents(); agent++) {
                    int from = controller.at(agent, CHANGED, 0);
                    int to = controller.at(agent, STEPS, 0);
                    for (int index = from; index < to; index++) {
                        controller.actions[index] *= -1;
                    }
                }
            }
            environment.forward(controllers);
            var after = read(features, environment);
            int width = features.count() + 2;
            int known = (CHANGED + 1) * environment.days * width;
            for (int index = 0; index < known; index++) {
                assertEquals(before[index], after[index], "feature " + index % width + " of an early sample");
            }
            int changed = 0;
            for (int index = known; index < before.length; index++) {
                changed += before[index] != after[index] ? 1 : 0;
            }
            assertTrue(changed > 100, changed + " numbers changed");
        }
    }

    @Test
    void areScaledByTheFirstPassAndLeaveTheRestOfASampleAlone() {
        try (var workers = new Workers(1)) {
            var environment = new Environment(world, workers, Precision.DOUBLE, DATES);
            var features = new GlobalFeatures(environment);
            environment.forward(schedules(environment));
            var values = read(features, environment);
            int width = features.count() + 2;
            int samples = STEPS * environment.days;
            for (int feature = 0; feature < features.count(); feature++) {
                double sum = 0;
                double squares = 0;
                for (int sample = 0; sample < samples; sample++) {
                    double value = values[sample * width + 1 + feature];
                    sum += value;
                    squares += value * value;
                }
                assertEquals(0, sum / samples, 1e-4, "mean of feature " + feature);
                double deviation = Math.sqrt(squares / samples);
                assertTrue(deviation == 0 || Math.abs(deviation - 1) < 1e-3, deviation + " of feature " + feature);
            }
            assertEquals(77, values[0]);
            assertEquals(77, values[width - 1]);
            var memory = new TreeMap<String, double[]>();
            features.remember(memory);
            var other = new GlobalFeatures(environment);
            other.restore(memory);
            environment.block(List.of(DATES.get(2), DATES.get(1), LocalDate.of(2025, 1, 9)));
            environment.forward(schedules(environment));
            assertEquals(Arrays.toString(read(features, environment)), Arrays.toString(read(other, environment)));
        }
    }
}
