package org.gridlang.runtime.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.policy.PolicyBank64;
import org.gridlang.runtime.problem.Constraint;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Regulation;
import org.gridlang.runtime.random.Stream;
import org.junit.jupiter.api.Test;

/// The closed-loop derivative of a whole day's Lagrangian by the weights of all policies, against central
/// differences.
final class GradientTest {
    private static final int STEPS = 8;
    private static final int DIRECTIONS = 6;
    private static final double STEP_SECONDS = 1800;
    private static final double UNIT_PRICE = 0.5;
    private static final double PENALTY = 2;
    private static final double CURVATURE = PENALTY * UNIT_PRICE / Prices.REFERENCE_VIOLATION;
    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2025, 1, 5), LocalDate.of(2025, 1, 17), LocalDate.of(2025, 2, 3));

    @Test
    void isExactThroughDevicesPoliciesNetworkAndMeasuredVoltage() {
        checkAgainstDifferences(SmallProblem.everything(STEPS));
    }

    @Test
    void isExactWhereNobodyMeasuresVoltage() {
        checkAgainstDifferences(new SmallProblem(STEPS, 1)
                .batteries(3)
                .heatPumps(2)
                .voltageBand(0.985, 0.995)
                .ampacity(20)
                .substation(15_000));
    }

    @Test
    void isExactWhereCostsCountDifferently() {
        checkAgainstDifferences(new SmallProblem(STEPS, 1)
                .batteries(3)
                .costing(2.5)
                .generators(2)
                .costing(0)
                .heatPumps(2)
                .costing(-0.5)
                .voltageBand(0.985, 0.995)
                .ampacity(20)
                .substation(15_000));
    }

    @Test
    void isExactThroughSmoothRegulators() {
        checkAgainstDifferences(SmallProblem.everything(STEPS).regulated(new Regulation.Smooth(5)), 3e-6);
    }

    @Test
    void isExactAtTheTapsWhereControlsAct() {
        checkAgainstDifferences(SmallProblem.everything(STEPS).regulated(Regulation.ACTIVE), 1e-6);
    }

    @Test
    void isTheSameEachTimeItIsAskedFor() {
        var problem = SmallProblem.everything(STEPS);
        var world = new World(problem);
        try (var workers = new Workers(1)) {
            for (var precision : List.of(Precision.SINGLE, Precision.EXACT)) {
                var environment = new Environment(world, workers, precision, DATES);
                var controllers = controllers(world, environment, Stream.of(7));
                environment.forward(controllers);
                var prices = activePrices(world, environment);
                environment.backward(controllers, prices, true);
                var first =
                        controllers.stream().map(each -> each.weightGradient(0)).toList();
                environment.backward(controllers, PriceField.NONE, true);
                environment.backward(controllers, prices, true);
                for (int population = 0; population < first.size(); population++) {
                    assertArrayEquals(
                            first.get(population), controllers.get(population).weightGradient(0), "" + precision);
                }
            }
        }
    }

    /// With later actions as given, the derivative is that by the sequence of actions: what the controller of a
    /// schedule with the same actions gets.
    @Test
    void withoutFeedbackItIsThatOfTheSequenceOfActions() {
        var world = new World(SmallProblem.everything(STEPS));
        try (var workers = new Workers(2)) {
            var environment = new Environment(world, workers, Precision.EXACT, DATES);
            var controllers = controllers(world, environment, Stream.of(3));
            environment.forward(controllers);
            var prices = activePrices(world, environment);
            environment.backward(controllers, prices, true, Environment.Feedback.NONE);
            var schedules = new ArrayList<ScheduleController>();
            for (int index = 0; index < controllers.size(); index++) {
                schedules.add(schedule(environment.rollouts.get(index), controllers.get(index), environment));
            }
            environment.forward(schedules);
            environment.backward(schedules, prices, true);
            for (int index = 0; index < controllers.size(); index++) {
                var schedule = schedules.get(index);
                var neural = controllers.get(index);
                int outputs = neural.bank.shape().outputs();
                for (int agent = 0; agent < neural.bank.agents(); agent++) {
                    for (int sample = 0; sample < STEPS * DATES.size() * outputs; sample++) {
                        int step = sample / outputs / DATES.size();
                        int at = schedule.at(agent, step, sample % outputs) + sample / outputs % DATES.size();
                        double expected = schedule.gradient[at];
                        assertEquals(
                                expected,
                                neural.gradient[neural.actionAt(agent, 0) + sample],
                                1e-9 * (1 + Math.abs(expected)));
                    }
                }
            }
        }
    }

    private static ScheduleController schedule(
            PopulationRollout rollout, NeuralController64 neural, Environment environment) {
        int agents = neural.bank.agents();
        int outputs = neural.bank.shape().outputs();
        var schedule = new ScheduleController(rollout.kernel, agents, environment.steps, environment.lanes);
        for (int agent = 0; agent < agents; agent++) {
            for (int step = 0; step < environment.steps; step++) {
                for (int output = 0; output < outputs; output++) {
                    for (int lane = 0; lane < environment.lanes; lane++) {
                        int day = Math.min(lane, environment.days - 1);
                        schedule.actions[schedule.at(agent, step, output) + lane] =
                                neural.actions[neural.actionAt(agent, step) + day * outputs + output];
                    }
                }
            }
        }
        return schedule;
    }

    /// With measured voltages as given, the derivative is that of a rollout in which they are held.
    @Test
    void withStoppedVoltagesItIsThatOfARolloutWithHeldVoltages() {
        long seed = 20_260_428;
        var world = new World(SmallProblem.everything(STEPS));
        try (var workers = new Workers(2)) {
            var environment = new Environment(world, workers, Precision.EXACT, DATES);
            var controllers = controllers(world, environment, Stream.of(seed));
            environment.forward(controllers);
            var prices = activePrices(world, environment);
            environment.backward(controllers, prices, true, Environment.Feedback.STATES);
            var gradients = gradients(controllers);
            environment.backward(controllers, prices, true);
            var exact = gradients(controllers);
            var holding = new ArrayList<Controller>();
            for (int index = 0; index < controllers.size(); index++) {
                holding.add(new HeldVoltages(environment.rollouts.get(index), controllers.get(index)));
            }
            var stream = Stream.of(seed).child("direction");
            double expected = product(gradients, stream);
            double h = 2e-6;
            double difference = (at(environment, holding, controllers, prices, stream, h)
                            - at(environment, holding, controllers, prices, stream, -h))
                    / (2 * h);
            assertEquals(expected, difference, 1e-6 * Math.abs(expected), "seed " + seed);
            assertTrue(
                    Math.abs(product(exact, stream) - expected) > 1e-5 * Math.abs(expected),
                    "nothing came back through voltages");
        }
    }

    /// Shows a controller the voltages of an earlier rollout.
    private static final class HeldVoltages implements Controller {
        private final PopulationRollout rollout;
        private final NeuralController64 inner;
        private final double[] voltage;

        HeldVoltages(PopulationRollout rollout, NeuralController64 inner) {
            this.rollout = rollout;
            this.inner = inner;
            this.voltage = rollout.voltage.clone();
        }

        @Override
        public boolean observes() {
            return true;
        }

        @Override
        public void act(int worker, int agent, int step, DeviceFrame frame) {
            if (rollout.observesVoltage) {
                System.arraycopy(voltage, frame.voltageAt, frame.voltage, frame.voltageAt, rollout.lanes);
                rollout.kernel.observe(frame);
            }
            inner.act(worker, agent, step, frame);
        }

        @Override
        public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
            throw new UnsupportedOperationException("only the forward pass is differenced");
        }
    }

    private static List<double[][]> gradients(List<NeuralController64> controllers) {
        var gradients = new ArrayList<double[][]>();
        for (var controller : controllers) {
            var byAgent = new double[controller.bank.agents()][];
            Arrays.setAll(byAgent, controller::weightGradient);
            gradients.add(byAgent);
        }
        return gradients;
    }

    private static double product(List<double[][]> gradients, Stream direction) {
        double sum = 0;
        for (int population = 0; population < gradients.size(); population++) {
            sum += product(gradients.get(population), direction.child(population));
        }
        return sum;
    }

    private static void checkAgainstDifferences(SmallProblem problem) {
        checkAgainstDifferences(problem, 1e-6);
    }

    private static void checkAgainstDifferences(SmallProblem problem, double tolerance) {
        long seed = 20_260_427;
        var world = new World(problem);
        try (var workers = new Workers(2)) {
            var environment = new Environment(world, workers, Precision.EXACT, DATES);
            var controllers = controllers(world, environment, Stream.of(seed));
            environment.forward(controllers);
            var prices = activePrices(world, environment);
            assertTrue(violatedRows(environment) >= 3, "the duals are not active");
            environment.backward(controllers, prices, true);
            var gradients = gradients(controllers);
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                var stream = Stream.of(seed).child("direction").child(direction);
                double expected = product(gradients, stream);
                double h = 2e-6;
                double difference = (at(environment, controllers, controllers, prices, stream, h)
                                - at(environment, controllers, controllers, prices, stream, -h))
                        / (2 * h);
                assertEquals(
                        expected,
                        difference,
                        tolerance * Math.abs(expected),
                        "seed " + seed + ", direction " + direction);
            }
        }
    }

    private static List<NeuralController64> controllers(World world, Environment environment, Stream stream) {
        var scales = ExplorationController.scales(environment, stream.child("exploration"));
        var policies = PolicySet.initial(world, scales, List.of(7, 5), stream.child("policies"));
        var controllers = new ArrayList<NeuralController64>();
        for (var entry : policies.entries()) {
            var bank = new PolicyBank64(entry.bank());
            // The last layer starts small; larger weights make a harder case.
            for (int agent = 0; agent < bank.agents(); agent++) {
                for (int index = 0; index < bank.shape().weightCount(); index++) {
                    bank.setWeight(
                            agent,
                            index,
                            bank.weight(agent, index) * 1.5
                                    + 0.2 * stream.child(agent).normal(index));
                }
            }
            controllers.add(new NeuralController64(
                    bank, entry.scale(), environment.days, environment.lanes, environment.steps));
        }
        return controllers;
    }

    private static Prices activePrices(World world, Environment environment) {
        var unit = new double[world.problem().constraints().size()];
        Arrays.fill(unit, UNIT_PRICE);
        var prices = new Prices(
                world.limits(), environment.steps, STEP_SECONDS, new Experiment.Duals.Ascent(1, PENALTY), unit, true);
        prices.ascend(environment.network);
        return prices;
    }

    private static int violatedRows(Environment environment) {
        int count = 0;
        var mean = new double[environment.world.limits().rows() * environment.steps];
        var worst = new double[mean.length];
        for (boolean above : new boolean[] {true, false}) {
            environment.network.exceedance(0, environment.world.limits().rows(), above, mean, worst);
            for (double value : mean) {
                count += value > 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static double product(double[][] gradient, Stream direction) {
        double sum = 0;
        for (int agent = 0; agent < gradient.length; agent++) {
            for (int index = 0; index < gradient[agent].length; index++) {
                sum += gradient[agent][index] * direction.child(agent).normal(index);
            }
        }
        return sum;
    }

    private static double at(
            Environment environment,
            List<? extends Controller> acting,
            List<NeuralController64> controllers,
            Prices prices,
            Stream direction,
            double length) {
        shift(controllers, direction, length);
        environment.forward(acting);
        double result = lagrangian(environment, prices);
        shift(controllers, direction, -length);
        return result;
    }

    /// The Lagrangian summed over days, from its definition.
    private static double lagrangian(Environment environment, Prices prices) {
        var limits = environment.world.limits();
        var network = environment.network;
        double sum = new FigureReader(environment).read().cost() * environment.days;
        for (int index = 0; index < limits.constraints.size(); index++) {
            var enforcement = limits.constraints.get(index).enforcement();
            for (int row = limits.first[index]; row < limits.first[index + 1]; row++) {
                for (int step = 0; step < environment.steps; step++) {
                    for (int day = 0; day < environment.days; day++) {
                        double value = network.value[network.valueAt(row, step) + day];
                        double above = Math.max(0, limits.above(row, value));
                        double below = Math.max(0, limits.below(row, value));
                        int own = row - limits.first[index];
                        sum += switch (enforcement) {
                            case Constraint.Enforcement.Penalty penalty ->
                                penalty.price() * (above + below) * limits.unit[row] * STEP_SECONDS;
                            case Constraint.Enforcement.Dual dual -> {
                                var sides = prices.sides(index).orElseThrow();
                                yield sides.above().at(own, step) * above
                                        + sides.below().at(own, step) * below
                                        + CURVATURE / 2 * (above * above + below * below);
                            }
                        };
                    }
                }
            }
        }
        return sum;
    }

    private static void shift(List<NeuralController64> controllers, Stream direction, double length) {
        for (int population = 0; population < controllers.size(); population++) {
            var bank = controllers.get(population).bank;
            for (int agent = 0; agent < bank.agents(); agent++) {
                var stream = direction.child(population).child(agent);
                for (int index = 0; index < bank.shape().weightCount(); index++) {
                    bank.setWeight(agent, index, bank.weight(agent, index) + length * stream.normal(index));
                }
            }
        }
    }
}
