package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.problem.ScenarioBlock;

/// A batch of days of a world: rolls policies out, solves the network, and gives the exact derivative of the Lagrangian by
/// every action.
///
/// Populations that do not observe voltage are rolled out over the whole day, agent by agent, and then all scenarios are
/// solved at once. If some observe it, these go step by step, each step with a power flow of its days, and backward in
/// the same order reversed: what a voltage changes in later actions enters the adjoint of the step it was measured in.
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
    private ScenarioBlock block;

    /// @param dates the first block; later ones must have as many
    Environment(World world, Workers workers, Precision precision, List<LocalDate> dates) {
        this.world = world;
        this.workers = workers;
        this.days = dates.size();
        this.lanes = (days + LANE_UNIT - 1) / LANE_UNIT * LANE_UNIT;
        this.block = world.library().block(dates, lanes);
        this.steps = block.steps();
        this.rollouts = new ArrayList<>();
        var problem = world.problem();
        for (var table : world.agents()) {
            rollouts.add(new PopulationRollout(table, problem.time().stepSeconds(), block, workers.count()));
        }
        var engine =
                switch (precision) {
                    case SINGLE -> new SingleEngine(world.model(), steps, lanes, workers.count());
                    case DOUBLE -> DoubleEngine.forEvaluation(world.model(), steps, lanes, workers.count());
                    case EXACT -> DoubleEngine.exact(world.model(), steps, lanes, workers.count());
                };
        this.network = new NetworkPass(world, engine, rollouts, block, workers.count());
        this.counts = new boolean[steps][lanes];
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
        boolean inOrder = false;
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
        return rollout.observesVoltage && controller.observes();
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
            for (int index = 0; index < rollouts.size(); index++) {
                if (stepwise(rollouts.get(index), controllers.get(index))) {
                    measure(index, step);
                }
            }
        }
    }

    /// What the agents of a population see at the next step. Where there is no solution they keep the last value.
    private void measure(int population, int step) {
        var rollout = rollouts.get(population);
        for (int agent = 0; agent < rollout.agents.count(); agent++) {
            int at = rollout.voltageAt(agent, step + 1);
            network.engine.ownVoltage(world.agentShares()[population][agent], step, rollout.voltage, at);
            for (int lane = 0; lane < lanes; lane++) {
                if (!network.solved[step * lanes + lane]) {
                    rollout.voltage[at + lane] = rollout.voltage[at - lanes + lane];
                }
            }
        }
    }

    /// After [#forward] with the same controllers: hands each controller the derivative by its actions of the sum over
    /// days of the Lagrangian.
    ///
    /// @param cost whether money counts, or only what `prices` say
    void backward(List<? extends Controller> controllers, PriceField prices, boolean cost) {
        boolean inOrder = false;
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            rollout.countCosts(cost && world.problem().agentCosts());
            if (stepwise(rollout, controllers.get(index))) {
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
            if (!stepwise(rollout, controller)) {
                eachAgent(rollout, (worker, agent) -> {
                    rollout.beginBackward(worker, agent);
                    for (int step = steps - 1; step >= 0; step--) {
                        agentBackward(population, worker, agent, step, controller);
                    }
                });
            }
        }
    }

    private void stepBackward(int step, List<? extends Controller> controllers, PriceField prices, boolean cost) {
        network.seed(0, step, prices, cost);
        if (step + 1 < steps) {
            for (int index = 0; index < rollouts.size(); index++) {
                if (stepwise(rollouts.get(index), controllers.get(index))) {
                    seedMeasured(index, step);
                }
            }
        }
        network.engine.adjoint(0, step);
        for (int index = 0; index < rollouts.size(); index++) {
            var rollout = rollouts.get(index);
            var controller = controllers.get(index);
            int population = index;
            if (stepwise(rollout, controller)) {
                eachAgent(rollout, (worker, agent) -> agentBackward(population, worker, agent, step, controller));
            }
        }
    }

    /// The voltages of this step were observed at the next one, whose way back has just been gone.
    private void seedMeasured(int population, int step) {
        var rollout = rollouts.get(population);
        for (int agent = 0; agent < rollout.agents.count(); agent++) {
            network.engine.seedOwnVoltage(
                    world.agentShares()[population][agent], step, rollout.voltageAdjoint, agent * lanes);
        }
    }

    private void agentBackward(int population, int worker, int agent, int step, Controller controller) {
        var rollout = rollouts.get(population);
        network.engine.injectionDerivative(
                world.agentShares()[population][agent], step, rollout.injectionAdjoint(worker));
        rollout.stepBackward(worker, agent, step, controller, counts[step]);
    }
}
