package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.problem.Problem;

/// Lets policies act on some days and writes down what happens, see [Trace].
public final class Tracer {
    private final World world;
    private final Workers workers;
    private final int mostAgents;
    private final int voltageRows;
    private final int currentRows;

    /// @param mostAgents of how many agents of a population the day is kept; of more, evenly spaced ones
    public Tracer(Problem problem, Workers workers, int mostAgents) {
        var plain = new World(problem);
        var fed = new HashSet<String>();
        for (var bus : problem.network().buses()) {
            for (int terminal : bus.terminals()) {
                if (plain.model().feeds(bus.name(), terminal)) {
                    fed.add(bus.name() + "." + terminal);
                }
            }
        }
        this.world = new World(new WatchedProblem(problem, fed));
        this.workers = workers;
        this.mostAgents = mostAgents;
        int constraints = world.limits().constraints.size();
        this.voltageRows = world.limits().first[constraints - 2];
        this.currentRows = world.limits().first[constraints - 1];
    }

    /// Under trained policies.
    public Trace trained(PolicySet policies, List<LocalDate> dates) {
        var environment = new Environment(world, workers, Precision.DOUBLE, dates);
        var controllers = new ArrayList<Controller>();
        for (var entry : policies.entries()) {
            controllers.add(new NeuralController(
                    entry.bank(),
                    entry.scale(),
                    environment.days,
                    environment.lanes,
                    environment.steps,
                    workers.count()));
        }
        environment.forward(PassiveController.among(world, controllers));
        return trace(environment, Optional.of(policies));
    }

    /// With every device idle.
    public Trace idle(List<LocalDate> dates) {
        var environment = new Environment(world, workers, Precision.DOUBLE, dates);
        var controllers = new ArrayList<Controller>();
        for (var rollout : environment.rollouts) {
            controllers.add(new IdleController(rollout.kernel));
        }
        environment.forward(controllers);
        return trace(environment, Optional.empty());
    }

    private Trace trace(Environment environment, Optional<PolicySet> policies) {
        var network = environment.network;
        int days = environment.days;
        int steps = environment.steps;
        var watched = world.problem().constraints();
        var nodes = watched.get(watched.size() - 2).rows().stream()
                .map(row -> new Trace.Node(row.element(), row.phase()))
                .toList();
        var voltages = new double[nodes.size() * steps * days];
        for (int node = 0; node < nodes.size(); node++) {
            for (int step = 0; step < steps; step++) {
                int at = network.valueAt(voltageRows + node, step);
                for (int day = 0; day < days; day++) {
                    voltages[(node * steps + step) * days + day] =
                            network.solved[step * environment.lanes + day] ? network.value[at + day] : Double.NaN;
                }
            }
        }
        var source = new double[steps * days];
        for (int step = 0; step < steps; step++) {
            System.arraycopy(network.source, network.sourceAt(step, 0), source, step * days, days);
        }
        var groups = new ArrayList<Trace.Group>();
        for (var rollout : environment.rollouts) {
            groups.add(group(environment, rollout, policies));
        }
        return new Trace(
                environment.block().dates(),
                steps,
                world.problem().time().stepSeconds(),
                nodes,
                voltages,
                loadings(environment),
                source,
                groups);
    }

    private Map<String, Double> loadings(Environment environment) {
        var network = environment.network;
        var loadings = new HashMap<String, Double>();
        var rows = world.problem().constraints().getLast().rows();
        for (int row = 0; row < rows.size(); row++) {
            for (int step = 0; step < environment.steps; step++) {
                int at = network.valueAt(currentRows + row, step);
                for (int day = 0; day < environment.days; day++) {
                    if (network.solved[step * environment.lanes + day]) {
                        loadings.merge(
                                rows.get(row).element(),
                                network.value[at + day] / rows.get(row).upper(),
                                Math::max);
                    }
                }
            }
        }
        return loadings;
    }

    private Trace.Group group(Environment environment, PopulationRollout rollout, Optional<PolicySet> policies) {
        var population = rollout.agents.population();
        var scale = policies.flatMap(all -> all.entries().stream()
                        .filter(each -> each.population().equals(population.name()))
                        .findFirst())
                .map(PolicySet.Entry::scale);
        var slots = slots(rollout);
        int count = Math.min(mostAgents, rollout.agents.count());
        int steps = environment.steps;
        var agents = new int[count];
        var buses = new ArrayList<String>();
        var values = new float[count * slots.size() * steps];
        for (int index = 0; index < count; index++) {
            agents[index] = (int) ((long) index * rollout.agents.count() / count);
            buses.add(rollout.agents.place(agents[index]).bus());
            replay(rollout, agents[index], steps, scale, values, index * slots.size() * steps);
        }
        return new Trace.Group(population.name(), rollout.shape.name(), agents, buses, slots, values);
    }

    private static List<Trace.Slot> slots(PopulationRollout rollout) {
        var slots = new ArrayList<Trace.Slot>();
        var shape = rollout.shape;
        shape.inputs().forEach(name -> slots.add(new Trace.Slot(Trace.Kind.INPUT, name)));
        shape.observations().forEach(name -> slots.add(new Trace.Slot(Trace.Kind.OBSERVATION, name)));
        shape.actions().forEach(name -> slots.add(new Trace.Slot(Trace.Kind.ACTION, name)));
        shape.states().forEach(name -> slots.add(new Trace.Slot(Trace.Kind.STATE, name)));
        slots.add(new Trace.Slot(Trace.Kind.POWER, "p"));
        slots.add(new Trace.Slot(Trace.Kind.POWER, "q"));
        shape.costs().forEach(name -> slots.add(new Trace.Slot(Trace.Kind.COST, name)));
        return slots;
    }

    /// Takes an agent through its first day again with the actions it took, reading each step as it goes by.
    private static void replay(
            PopulationRollout rollout,
            int agent,
            int steps,
            Optional<ObservationScale> scale,
            float[] values,
            int from) {
        var again = new TakenActions();
        int costs = rollout.shape.costs().size();
        var spent = new double[costs];
        rollout.begin(0, agent);
        for (int step = 0; step < steps; step++) {
            rollout.step(0, agent, step, again);
            var frame = rollout.frame(0);
            int at = from + step;
            for (int input : frame.inputAt) {
                values[at] = (float) frame.series[input];
                at += steps;
            }
            int lanes = frame.lanes;
            for (int feature = 0; feature < rollout.shape.observations().size(); feature++) {
                double seen = frame.observation[frame.observationAt + feature * lanes];
                values[at] = (float)
                        (scale.isPresent()
                                ? (seen - scale.get().mean()[feature])
                                        * scale.get().factor()[feature]
                                : seen);
                at += steps;
            }
            at = copy(frame.physical, frame.physicalAt, rollout.shape.actions().size(), lanes, values, at, steps);
            at = copy(
                    frame.state,
                    rollout.stateAt(agent, step),
                    rollout.shape.states().size(),
                    lanes,
                    values,
                    at,
                    steps);
            at = copy(frame.injection, rollout.injectionAt(agent, step), 2, lanes, values, at, steps);
            for (int slot = 0; slot < costs; slot++) {
                double until = rollout.cost[rollout.costAt(agent) + slot * lanes];
                values[at] = (float) (until - spent[slot]);
                spent[slot] = until;
                at += steps;
            }
        }
    }

    /// The first lane of some slots; returns where the next slot stands.
    private static int copy(double[] source, int from, int slots, int lanes, float[] values, int into, int steps) {
        for (int slot = 0; slot < slots; slot++) {
            values[into + slot * steps] = (float) source[from + slot * lanes];
        }
        return into + slots * steps;
    }

    /// Leaves the actions as they stand.
    private static final class TakenActions implements Controller {
        @Override
        public boolean observes() {
            return true;
        }

        @Override
        public void act(int worker, int agent, int step, DeviceFrame frame) {}

        @Override
        public boolean actBackward(int worker, int agent, int step, DeviceFrame frame, boolean[] counts) {
            throw new UnsupportedOperationException("what was done is looked at, never trained");
        }
    }
}
