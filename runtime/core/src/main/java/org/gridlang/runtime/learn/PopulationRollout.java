package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.device.DeviceFrame;
import org.gridlang.runtime.device.DeviceKernel;
import org.gridlang.runtime.device.DeviceShape;
import org.gridlang.runtime.problem.AgentTable;
import org.gridlang.runtime.problem.ScenarioBlock;

/// The days of one population: states, actions, injections and costs of all its agents, forward in time, and
/// the adjoint of its states backward in time.
///
/// Backward, with `w` the derivative by the injection, `mu` by the state and `g` by the action:
///
/// ```
/// g_t  = F_a' w_t + G_a' mu_{t+1} + dc/da
/// mu_t = F_x' w_t + G_x' mu_{t+1} + dc/dx + O_x' (d pi/d o)' g_t
/// ```
///
/// The last term closes the loop: what a state changes is also seen and acted upon. With it, `sum_t (d pi/d
/// theta)' g_t` is the whole derivative of the day's objective by the weights.
final class PopulationRollout {
    final AgentTable agents;
    final DeviceKernel kernel;
    final DeviceShape shape;
    final boolean observesVoltage;
    final int lanes;
    final int steps;

    /// Start of each step and the end of the last, `[agent][step][state][lane]`.
    final double[] state;
    /// Raw actions `[agent][step][action][lane]`.
    final double[] action;
    /// Power into the network `[agent][step][active, reactive][lane]`, W and var.
    final double[] injection;
    /// Money of the day `[agent][cost, then terminal][lane]`.
    final double[] cost;
    /// Own voltage that is observed at each step, per unit `[agent][step][lane]`; empty if none is.
    final double[] voltage;
    /// Derivative by the voltage observed at the step last gone back through `[agent][lane]`; empty if none is.
    final double[] voltageAdjoint;

    /// Money of each step, the terminal money with the last `[agent][step][lane]`; empty unless it is kept.
    double[] stepCost = {};

    private final double[] stateAdjoint;
    private final double stepSeconds;
    private final int costSlots;
    private double costWeight = 1;
    private double discount = 1;
    private final DeviceFrame[] frames;
    private final double[][] costFree;
    private final double[] zeros;
    private ScenarioBlock block;

    /// @param observesVoltage whether agents may measure their own voltage, which then is kept
    PopulationRollout(
            AgentTable agents, double stepSeconds, ScenarioBlock block, boolean observesVoltage, int workers) {
        this.agents = agents;
        this.kernel = agents.population().kernel();
        this.shape = kernel.shape();
        this.observesVoltage = observesVoltage;
        this.block = block;
        this.lanes = block.lanes();
        this.steps = block.steps();
        this.stepSeconds = stepSeconds;
        this.costSlots = shape.costs().size();
        int count = agents.count();
        int states = shape.states().size();
        this.state = new double[arrayLength(count, steps + 1, states, lanes)];
        this.action = new double[arrayLength(count, steps, shape.actions().size(), lanes)];
        this.injection = new double[arrayLength(count, steps, 2, lanes)];
        this.cost = new double[arrayLength(count, 1, costSlots + 1, lanes)];
        this.voltage = new double[observesVoltage ? arrayLength(count, steps, 1, lanes) : 0];
        this.voltageAdjoint = new double[observesVoltage ? count * lanes : 0];
        this.stateAdjoint = new double[count * states * lanes];
        this.zeros = new double[Math.max(2, states) * lanes];
        this.frames = new DeviceFrame[workers];
        this.costFree = new double[workers][];
        for (int worker = 0; worker < workers; worker++) {
            frames[worker] = frame();
            costFree[worker] = new double[(shape.actions().size() + states) * lanes];
        }
    }

    private static int arrayLength(int agents, int steps, int slots, int lanes) {
        long length = (long) agents * steps * slots * lanes;
        if (length > Integer.MAX_VALUE - Long.BYTES) {
            throw new IllegalArgumentException(agents + " agents x " + steps + " steps x " + slots + " x " + lanes
                    + " lanes do not fit one array: split the population or use fewer days");
        }
        return (int) length;
    }

    private DeviceFrame frame() {
        var frame = new DeviceFrame(lanes);
        int states = shape.states().size();
        int actions = shape.actions().size();
        frame.dt = stepSeconds;
        frame.parameter = agents.parameters();
        frame.state = state;
        frame.next = state;
        frame.action = action;
        frame.physical = new double[actions * lanes];
        frame.inputAt = new int[shape.inputs().size()];
        frame.voltage = observesVoltage ? voltage : new double[lanes];
        frame.observation = new double[shape.observations().size() * lanes];
        frame.injection = injection;
        frame.cost = new double[Math.max(costSlots, 1) * lanes];
        frame.injectionAdjoint = new double[2 * lanes];
        frame.nextAdjoint = new double[states * lanes];
        frame.stateAdjoint = stateAdjoint;
        frame.actionAdjoint = new double[actions * lanes];
        frame.observationAdjoint = new double[shape.observations().size() * lanes];
        frame.voltageAdjoint = observesVoltage ? voltageAdjoint : new double[lanes];
        if (!observesVoltage) {
            Arrays.fill(frame.voltage, 1);
        }
        return frame;
    }

    /// From now on the money of each step is kept, which learners from rewards need.
    void keepStepCosts() {
        stepCost = new double[arrayLength(agents.count(), steps, 1, lanes)];
    }

    /// How much the agents' own money counts in the derivatives: 1 as it is, 0 not at all.
    void weighCosts(double weight) {
        costWeight = weight;
    }

    /// How much what comes a step later counts in the derivatives by what comes before it; the terminal money belongs
    /// to the last step.
    void discount(double factor) {
        discount = factor;
    }

    /// Puts another block of days of the same size in place.
    void block(ScenarioBlock newBlock) {
        if (newBlock.lanes() != lanes || newBlock.steps() != steps) {
            throw new IllegalArgumentException("a rollout of " + lanes + " lanes cannot take " + newBlock.lanes());
        }
        block = newBlock;
    }

    int stateAt(int agent, int step) {
        return (agent * (steps + 1) + step) * shape.states().size() * lanes;
    }

    int injectionAt(int agent, int step) {
        return (agent * steps + step) * 2 * lanes;
    }

    int costAt(int agent) {
        return agent * (costSlots + 1) * lanes;
    }

    int voltageAt(int agent, int step) {
        return (agent * steps + step) * lanes;
    }

    int stepCostAt(int agent, int step) {
        return (agent * steps + step) * lanes;
    }

    /// What the last step of a worker has left.
    DeviceFrame frame(int worker) {
        return frames[worker];
    }

    private DeviceFrame frame(int worker, int agent, int step) {
        var frame = frames[worker];
        frame.parameterAt = agents.parameterAt(agent);
        frame.stateAt = stateAt(agent, step);
        frame.nextAt = frame.stateAt + shape.states().size() * lanes;
        frame.actionAt = (agent * steps + step) * shape.actions().size() * lanes;
        frame.injectionAt = step < steps ? injectionAt(agent, step) : 0;
        frame.stateAdjointAt = agent * shape.states().size() * lanes;
        if (step < steps) {
            frame.series = block.series();
            int[] inputColumns = agents.inputColumns(agent);
            for (int input = 0; input < inputColumns.length; input++) {
                frame.inputAt[input] = block.seriesAt(inputColumns[input], step);
            }
            if (observesVoltage) {
                frame.voltageAt = voltageAt(agent, step);
                frame.voltageAdjointAt = agent * lanes;
            }
        }
        return frame;
    }

    /// Sets an agent to the start of its days.
    void begin(int worker, int agent) {
        var frame = frame(worker, agent, 0);
        kernel.initial(frame);
        for (int slot : agents.population().drawnStates()) {
            for (int lane = 0; lane < lanes; lane++) {
                frame.state[frame.stateAt + slot * lanes + lane] = agents.drawState(agent, slot, block.date(lane));
            }
        }
        int from = costAt(agent);
        Arrays.fill(cost, from, from + (costSlots + 1) * lanes, 0);
        if (observesVoltage) {
            Arrays.fill(voltage, voltageAt(agent, 0), voltageAt(agent, 0) + lanes, 1);
        }
    }

    /// Observes, acts and moves one agent through one step; after the last, settles the terminal money.
    void step(int worker, int agent, int step, Controller controller) {
        var frame = frame(worker, agent, step);
        if (controller.observes()) {
            kernel.observe(frame);
        }
        controller.act(worker, agent, step, frame);
        kernel.forward(frame);
        int into = costAt(agent);
        for (int index = 0; index < costSlots * lanes; index++) {
            cost[into + index] += frame.cost[index];
        }
        if (stepCost.length > 0) {
            Arrays.fill(stepCost, stepCostAt(agent, step), stepCostAt(agent, step) + lanes, 0);
            addStepCost(agent, step, frame.cost, costSlots);
        }
        if (step == steps - 1 && shape.hasTerminalCost()) {
            frame(worker, agent, steps);
            kernel.terminal(frame);
            System.arraycopy(frame.cost, 0, cost, into + costSlots * lanes, lanes);
            if (stepCost.length > 0) {
                addStepCost(agent, step, frame.cost, 1);
            }
        }
    }

    private void addStepCost(int agent, int step, double[] money, int slots) {
        int into = stepCostAt(agent, step);
        for (int slot = 0; slot < slots; slot++) {
            for (int lane = 0; lane < lanes; lane++) {
                stepCost[into + lane] += money[slot * lanes + lane];
            }
        }
    }

    /// Prepares the way back of an agent: the adjoint of its final state.
    void beginBackward(int worker, int agent) {
        var frame = frame(worker, agent, steps);
        int from = frame.stateAdjointAt;
        int to = from + shape.states().size() * lanes;
        if (shape.hasTerminalCost() && costWeight != 0) {
            kernel.terminalBackward(frame);
            for (int index = from; index < to && costWeight != 1; index++) {
                stateAdjoint[index] *= costWeight;
            }
        } else {
            Arrays.fill(stateAdjoint, from, to, 0);
        }
    }

    /// The frame into whose `injectionAdjoint` the derivative by the agent's injection is to be written before
    /// [#stepBackward] of the same worker.
    double[] injectionAdjoint(int worker) {
        return frames[worker].injectionAdjoint;
    }

    /// Goes back through one step of one agent.
    ///
    /// @param counts per lane, whether the scenario of this step may be learned from
    /// @param closedLoop whether the way goes on through what the controller observed
    void stepBackward(int worker, int agent, int step, Controller controller, boolean[] counts, boolean closedLoop) {
        var frame = frame(worker, agent, step);
        int stateLength = shape.states().size() * lanes;
        System.arraycopy(stateAdjoint, frame.stateAdjointAt, frame.nextAdjoint, 0, stateLength);
        for (int index = 0; index < stateLength && discount != 1 && step < steps - 1; index++) {
            frame.nextAdjoint[index] *= discount;
        }
        if (costWeight != 1) {
            costDerivatives(frame, costFree[worker]);
        }
        kernel.backward(frame);
        if (costWeight != 1) {
            subtract(frame, costFree[worker], 1 - costWeight);
        }
        if (observesVoltage) {
            Arrays.fill(voltageAdjoint, frame.voltageAdjointAt, frame.voltageAdjointAt + lanes, 0);
        }
        if (controller.actBackward(worker, agent, step, frame, counts) && closedLoop) {
            kernel.observeBackward(frame);
        }
        if (controller.foresees(worker, agent, step, frame)) {
            Arrays.fill(stateAdjoint, frame.stateAdjointAt, frame.stateAdjointAt + stateLength, 0);
            if (observesVoltage) {
                Arrays.fill(voltageAdjoint, frame.voltageAdjointAt, frame.voltageAdjointAt + lanes, 0);
            }
            kernel.observeBackward(frame);
        }
        for (int lane = 0; lane < lanes && observesVoltage && discount != 1; lane++) {
            voltageAdjoint[frame.voltageAdjointAt + lane] *= discount;
        }
    }

    /// What `backward` gives for the money alone: it is affine in its seeds, so this is its value at zero
    /// seeds.
    private void costDerivatives(DeviceFrame frame, double[] into) {
        double[] injectionSeed = frame.injectionAdjoint;
        double[] nextSeed = frame.nextAdjoint;
        frame.injectionAdjoint = zeros;
        frame.nextAdjoint = zeros;
        kernel.backward(frame);
        frame.injectionAdjoint = injectionSeed;
        frame.nextAdjoint = nextSeed;
        System.arraycopy(frame.actionAdjoint, 0, into, 0, frame.actionAdjoint.length);
        System.arraycopy(stateAdjoint, frame.stateAdjointAt, into, frame.actionAdjoint.length, nextSeed.length);
    }

    private void subtract(DeviceFrame frame, double[] costPart, double share) {
        int actionLength = frame.actionAdjoint.length;
        for (int index = 0; index < actionLength; index++) {
            frame.actionAdjoint[index] -= share * costPart[index];
        }
        for (int index = 0; index < frame.nextAdjoint.length; index++) {
            stateAdjoint[frame.stateAdjointAt + index] -= share * costPart[actionLength + index];
        }
    }
}
