package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.problem.ScenarioBlock;
import org.gridlang.runtime.random.Stream;

/// Measures how far observations range: on every other day the agents idle, on the rest they act at random,
/// with a lean of the day and a change at each step. The random days matter: under an untrained policy a
/// battery's state of charge hardly moves, and a scale measured then would blow it up out of all proportion
/// once the policy learns to use it.
final class ExplorationController implements Controller {
    private static final double SPREAD = 0.7;

    private final PopulationRollout rollout;
    private final ScenarioBlock block;
    private final Stream stream;
    private final ObservationScale.Sums[] sums;

    private ExplorationController(PopulationRollout rollout, ScenarioBlock block, Stream stream) {
        this.rollout = rollout;
        this.block = block;
        this.stream = stream;
        this.sums = new ObservationScale.Sums[rollout.agents.count()];
        for (int agent = 0; agent < sums.length; agent++) {
            sums[agent] = new ObservationScale.Sums(rollout.shape.observations().size());
        }
    }

    /// The scales of all populations, measured on the environment's days.
    static List<ObservationScale> scales(Environment environment, Stream stream) {
        var controllers = new ArrayList<ExplorationController>();
        for (var rollout : environment.rollouts) {
            controllers.add(new ExplorationController(
                    rollout,
                    environment.block(),
                    stream.child(rollout.agents.population().name())));
        }
        environment.forward(controllers);
        return controllers.stream().map(ExplorationController::scale).toList();
    }

    private ObservationScale scale() {
        var total = new ObservationScale.Sums(rollout.shape.observations().size());
        for (var each : sums) {
            total.add(each);
        }
        return total.scale();
    }

    @Override
    public boolean observes() {
        return true;
    }

    @Override
    public void act(int worker, int agent, int step, DeviceFrame frame) {
        sums[agent].add(frame.observation, frame.observationAt, frame.lanes, block.days());
        rollout.kernel.idle(frame);
        int actions = rollout.shape.actions().size();
        for (int lane = 1; lane < frame.lanes; lane += 2) {
            var day = stream.child(agent).child(block.date(lane).toEpochDay());
            for (int action = 0; action < actions; action++) {
                double lean = day.normal(action);
                double change = day.normal(actions * (step + 1L) + action);
                frame.action[frame.actionAt + action * frame.lanes + lane] =
                        Math.clamp(SPREAD * (lean + change), -1, 1);
            }
        }
    }

    @Override
    public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
        throw new UnsupportedOperationException("exploration is never trained");
    }
}
