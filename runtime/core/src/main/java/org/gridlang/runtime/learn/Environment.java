package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.gridlang.runtime.device.DeviceShape;
import org.gridlang.runtime.powerflow.ElementShares;
import org.gridlang.runtime.problem.ScenarioBlock;

/// A batch of days of a world: rolls policies out, solves the network, and gives the exact derivative of the
/// Lagrangian by every action.
///
/// Populations that do not measure voltage are rolled out over the whole day, agent by agent, and then all
/// scenarios are solved at once. If some observe it, these go step by step, each step with a power flow of its
/// days, and backward in the same order reversed: what a voltage changes in later actions enters the adjoint of
/// the step it was measured in. The same where regulators act, which each step finds where the one before it left them.
final class Environment {
    /// Lanes are padded to this, which suits the vectors of devices and power flow on any machine.
    private static final int LANE_UNIT = 16;

    private static final int CHUNK = 4;

    final World world;
    final Workers workers;
    final int days;
    final int lanes;
    final int steps;
    final List<PopulationRollout> rollouts;
    final NetworkPass network;
    private final boolean[][] counts;
    private final double[] measured;
    private ScenarioBlock block;

    /// @param dates the first block; later ones must have as many
    Environment(World world, Workers workers, Precision precision, List<LocalDate> dates) {
        this(world, workers, precision, dates, DeviceShape::observesVoltage);
    }

    /// @param measuring the devices whose controllers measure voltage
    Environment(
            World world,
            Workers workers,
            Precision precision,
            List<LocalDate> dates,
            Predicate<DeviceShape> measuring) {
        this.world = world;
        this.workers = workers;
        this.days = dates.size();
        this.lanes = (days + LANE_UNIT - 1) / LANE_UNIT * LANE_UNIT;
        this.block = world.library().block(dates, lanes);
        this.steps = block.steps();
        this.rollouts = new ArrayList<>();
        var problem = world.problem();
        for (var table : world.agents()) {
            boolean measures = measuring.test(table.population().kernel().shape());
            rollouts.add(new PopulationRollout(table, problem.time().stepSeconds(), block, measures, workers.count()));
        }
        var watched = Watched.of(world, measuring());
        var engine = new Engines(world, watched, days, steps, lanes, workers.count()).of(precision);
        this.network = new NetworkPass(world, engine, rollouts, block, workers.count());
        this.counts = new boolean[steps][lanes];
        this.measured = new double[watched.ownVoltages().count() * lanes];
    }

    /// Connections of all agents that may measure their voltage, population by population.
    private List<ElementShares> measuring() {
        var connections = new ArrayList<ElementShares>();
        for (int index = 0; index < rollouts.size(); index++) {
            if (rollouts.get(index).observesVoltage) {
                connections.addAll(List.of(world.agentShares()[index]));
            }
        }
        return connections;
    }

    /// Puts other days in place.
    void block(List<LocalDate> dates) {
        if (dates.size() != days) {
            throw new IllegalArgumentException(dates.size() + " days for a batch of " + days);
        }
        block = world.library().block(dates, lanes);
        rollouts.forEach(rollout -> rollout.block(block));
        network.block(block);
    }

    ScenarioBlock block() {
        return block;
    }

    /// Rolls all agents out and solves all scenarios.
    void forward(List<? extends Controller> controllers) {
        boolean inOrder = network.engine.inOrder();
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            var controller = controllers.get(index);
            if (stepwise(rollout, controller)) {
                inOrder = true;
                eachAgent(rollout, rollout::begin);
            } else {
                eachAgent(rollout, (worker, agent) -> {
                    rollout.begin(worker, agent);
                    for (int step = 0; step < steps; step++) {
                        rollout.step(worker, agent, step, controller);
                    }
                });
            }
        }
        if (inOrder) {
            for (int step = 0; step < steps; step++) {
                stepForward(step, controllers);
            }
        } else {
            workers.run(steps, network::forward);
        }
        for (int step = 0; step < steps; step++) {
            System.arraycopy(network.solved, step * lanes, counts[step], 0, lanes);
        }
    }

    private static boolean stepwise(PopulationRollout rollout, Controller controller) {
        return rollout.observesVoltage && controller.measures();
    }

    private void eachAgent(PopulationRollout rollout, Workers.Task task) {
        int agents = rollout.agents.count();
        workers.run((agents + CHUNK - 1) / CHUNK, (worker, chunk) -> {
            for (int agent = chunk * CHUNK; agent < Math.min((chunk + 1) * CHUNK, agents); agent++) {
                task.run(worker, agent);
            }
        });
    }

    private void stepForward(int step, List<? extends Controller> controllers) {
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            var controller = controllers.get(index);
            if (stepwise(rollout, controller)) {
                eachAgent(rollout, (worker, agent) -> rollout.step(worker, agent, step, controller));
            }
        }
        network.forward(0, step);
        if (step + 1 < steps) {
            measure(step);
        }
    }

    /// What agents see of their voltage at the next step. Where there is no solution they keep the last value.
    private void measure(int step) {
        network.engine.ownVoltages(step, measured);
        int from = 0;
        for (var rollout : rollouts) {
            for (int agent = 0; agent < rollout.agents.count() && rollout.observesVoltage; agent++) {
                int at = rollout.voltageAt(agent, step + 1);
                for (int lane = 0; lane < lanes; lane++) {
                    rollout.voltage[at + lane] = network.solved[step * lanes + lane]
                            ? measured[from + lane]
                            : rollout.voltage[at - lanes + lane];
                }
                from += lanes;
            }
        }
    }

    /// After [#forward] with the same controllers: hands each controller the exact derivative by its actions of
    /// the sum over days of the Lagrangian.
    ///
    /// @param cost whether money counts, or only what `prices` say
    void backward(List<? extends Controller> controllers, PriceField prices, boolean cost) {
        backward(controllers, prices, cost, Feedback.ALL);
    }

    /// What of the way an action comes back to later actions the derivative knows.
    enum Feedback {
        /// Through what they observe of states and voltages: the exact derivative.
        ALL,
        /// Through states only; measured voltages count as given.
        STATES,
        /// Nothing: later actions count as given.
        NONE
    }

    void backward(List<? extends Controller> controllers, PriceField prices, boolean cost, Feedback feedback) {
        boolean inOrder = false;
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            rollout.weighCosts(cost ? rollout.agents.population().costWeight() : 0);
            if (feedback == Feedback.ALL && stepwise(rollout, controllers.get(index))) {
                inOrder = true;
                eachAgent(rollout, rollout::beginBackward);
            }
        }
        if (inOrder) {
            for (int step = steps - 1; step >= 0; step--) {
                stepBackward(step, controllers, prices, cost);
            }
        } else {
            workers.run(steps, (worker, step) -> {
                network.seed(worker, step, prices, cost);
                network.engine.adjoint(worker, step);
            });
        }
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            var controller = controllers.get(index);
            int population = index;
            if (feedback != Feedback.ALL || !stepwise(rollout, controller)) {
                eachAgent(rollout, (worker, agent) -> {
                    rollout.beginBackward(worker, agent);
                    controller.recall(worker, agent, 0, steps);
                    for (int step = steps - 1; step >= 0; step--) {
                        agentBackward(population, worker, agent, step, controller, feedback);
                    }
                });
            }
        }
    }

    private void stepBackward(int step, List<? extends Controller> controllers, PriceField prices, boolean cost) {
        network.seed(0, step, prices, cost);
        if (step + 1 < steps) {
            seedMeasured(step, controllers);
        }
        network.engine.adjoint(0, step);
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            var controller = controllers.get(index);
            int population = index;
            if (stepwise(rollout, controller)) {
                eachAgent(rollout, (worker, agent) -> {
                    controller.recall(worker, agent, step, 1);
                    agentBackward(population, worker, agent, step, controller, Feedback.ALL);
                });
            }
        }
    }

    /// The voltages of this step were observed at the next one, whose way back has just been gone.
    private void seedMeasured(int step, List<? extends Controller> controllers) {
        Arrays.fill(measured, 0);
        int from = 0;
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            boolean seeded = stepwise(rollout, controllers.get(index));
            for (int agent = 0; agent < rollout.agents.count() && rollout.observesVoltage; agent++) {
                for (int lane = 0; lane < lanes && seeded; lane++) {
                    measured[from + lane] =
                            network.solved[step * lanes + lane] ? rollout.voltageAdjoint[agent * lanes + lane] : 0;
                }
                from += lanes;
            }
        }
        network.engine.seedOwnVoltages(step, measured);
    }

    private void agentBackward(
            int population, int worker, int agent, int step, Controller controller, Feedback feedback) {
        var rollout = rollouts.get(population);
        network.engine.injectionDerivative(
                world.agentShares()[population][agent], step, rollout.injectionAdjoint(worker));
        rollout.stepBackward(worker, agent, step, controller, counts[step], feedback != Feedback.NONE);
    }
}
