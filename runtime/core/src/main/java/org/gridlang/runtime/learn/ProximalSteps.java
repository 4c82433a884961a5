package org.gridlang.runtime.learn;

import java.util.Arrays;
import org.gridlang.runtime.policy.PolicyKernels;
import org.gridlang.runtime.policy.Surrogate;
import org.gridlang.runtime.policy.SurrogateSettings;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.random.Stream;

/// The policy update of one pass for one population: a few Adam steps per agent on a surrogate
///
/// ```
/// S_i(theta_i) = mean over samples of  surrogate( gHat, pi_i(o; theta_i) - a_old, radius )
/// ```
///
/// where `gHat` is the gradient of the pass by the raw action, divided by the agent's own scale; see [Surrogate]
/// for the forms. No power flow is solved here: the gradient of one pass serves all steps, and the radius bounds
/// how far actions move on its word.
///
/// The scale is, per agent and action component, the root of a moving average over passes of the mean squared
/// gradient: a battery of 3 kW and a generator of 50 kW then mean the same by a radius, while the relative size
/// of the gradient over the hours of a day, which says when to act, is kept.
///
/// With one step, one minibatch and no radius this is gradient-based self-supervised learning.
final class ProximalSteps {
    private static final int CHUNK = 8;

    /// Moving average of the squared gradient `[agent][component]`; negative before the first pass.
    final double[] squaredScale;
    private final NeuralController controller;
    private final int agents;
    private final int outputs;
    private final int[] stepsTaken;
    private final int[] broken;

    /// @param steps gradient steps per agent
    /// @param minibatches parts into which the samples of the pass are split; each step uses one part
    /// @param radius trust region in action units; infinite for none
    /// @param stop an agent stops when the root mean square of its change exceeds this many radii; 0: never
    record Settings(
            int steps, int minibatches, Surrogate surrogate, double radius, double stop, double rate, Scaling scaling) {
        SurrogateSettings step() {
            return SurrogateSettings.of(surrogate, radius, rate, scaling.gradientLimit());
        }

        Settings withRadius(double other) {
            return new Settings(steps, minibatches, surrogate, other, stop, rate, scaling);
        }

        /// Mean square of an agent's change beyond which it stops.
        double mostChange() {
            return stop == 0 ? Double.POSITIVE_INFINITY : stop * radius * stop * radius;
        }
    }

    /// @param memory what the moving average keeps from pass to pass
    /// @param gradientLimit norm to which an agent's gradient by its weights is shortened
    record Scaling(Experiment.Normalisation normalisation, double memory, double gradientLimit) {}

    ProximalSteps(NeuralController controller) {
        this.controller = controller;
        this.agents = controller.bank.agents();
        this.outputs = controller.bank.shape().outputs();
        this.squaredScale = new double[agents * outputs];
        this.stepsTaken = new int[agents];
        this.broken = new int[agents];
        Arrays.fill(squaredScale, -1);
    }

    /// Updates all agents after a pass.
    ///
    /// @param order random order of the samples for each round of minibatches
    /// @return the first agent whose gradient was not finite (it was left as it was), or -1
    int run(Workers workers, Settings settings, int[][] order) {
        var surrogate = settings.step();
        double stop = settings.mostChange();
        workers.run((agents + CHUNK - 1) / CHUNK, (worker, chunk) -> {
            for (int agent = chunk * CHUNK; agent < Math.min((chunk + 1) * CHUNK, agents); agent++) {
                broken[agent] = 0;
                stepsTaken[agent] = 0;
                if (normalise(agent, settings.scaling())) {
                    update(worker, agent, settings, surrogate, stop, order);
                } else {
                    broken[agent] = 1;
                }
            }
        });
        for (int agent = 0; agent < agents; agent++) {
            if (broken[agent] != 0) {
                return agent;
            }
        }
        return -1;
    }

    /// Orders for all rounds of a pass.
    static int[][] orders(Settings settings, int samples, Stream stream) {
        int rounds = (settings.steps() + settings.minibatches() - 1) / settings.minibatches();
        var orders = new int[rounds][];
        for (int round = 0; round < rounds; round++) {
            orders[round] = stream.permutation(round, samples);
        }
        return orders;
    }

    /// Steps taken in the last pass, summed over agents.
    long stepsTaken() {
        long sum = 0;
        for (int steps : stepsTaken) {
            sum += steps;
        }
        return sum;
    }

    /// What the steps of a pass are expected to bring, to first order: the sum over agents and the samples of the
    /// first days of `g . delta`, in money.
    double promised(Workers workers, Settings settings, int firstDays) {
        int samples = controller.samples();
        int days = controller.days();
        var byAgent = new double[agents];
        var moved = new float[workers.count()][samples * outputs];
        workers.run(agents, (worker, agent) -> {
            controller.act(worker, agent, moved[worker]);
            int at = controller.actionAt(agent, 0);
            for (int index = 0; index < samples * outputs; index++) {
                if (index / outputs % days < firstDays) {
                    double delta = moved[worker][index] - controller.actions[at + index];
                    byAgent[agent] +=
                            scale(agent, index % outputs, settings.scaling()) * controller.gradient[at + index] * delta;
                }
            }
        });
        double sum = 0;
        for (double each : byAgent) {
            sum += each;
        }
        return sum;
    }

    /// By what the gradient of an agent's action component is divided.
    private double scale(int agent, int output, Scaling scaling) {
        return switch (scaling.normalisation()) {
            case NONE -> 1;
            case COMPONENT -> Math.sqrt(squaredScale[agent * outputs + output]);
            case AGENT -> {
                double sum = 0;
                for (int each = 0; each < outputs; each++) {
                    sum += squaredScale[agent * outputs + each];
                }
                yield Math.sqrt(sum / outputs);
            }
        };
    }

    /// Divides the gradient of an agent by its scale, which takes account of it first.
    ///
    /// @return whether the gradient was finite; if not, nothing changes
    boolean normalise(int agent, Scaling scaling) {
        int samples = controller.samples();
        float[] gradient = controller.gradient;
        int at = controller.actionAt(agent, 0);
        for (int output = 0; output < outputs; output++) {
            double sum = 0;
            for (int sample = 0; sample < samples; sample++) {
                double value = gradient[at + sample * outputs + output];
                sum += value * value;
            }
            if (!Double.isFinite(sum)) {
                return false;
            }
            int index = agent * outputs + output;
            double mean = sum / samples;
            double before = squaredScale[index];
            squaredScale[index] = before < 0 ? mean : scaling.memory() * before + (1 - scaling.memory()) * mean;
        }
        for (int output = 0; output < outputs; output++) {
            double scale = scale(agent, output, scaling);
            double factor = scale > Float.MIN_NORMAL ? 1 / scale : 0;
            for (int sample = 0; sample < samples; sample++) {
                gradient[at + sample * outputs + output] *= (float) factor;
            }
        }
        return true;
    }

    private void update(
            int worker, int agent, Settings settings, SurrogateSettings surrogate, double stop, int[][] order) {
        int samples = controller.samples();
        int parts = Math.min(settings.minibatches(), samples);
        for (int step = 0; step < settings.steps(); step++) {
            int part = step % parts;
            int first = (int) ((long) part * samples / parts);
            int end = (int) ((long) (part + 1) * samples / parts);
            double change = PolicyKernels.surrogateStep(
                    controller.bank,
                    agent,
                    controller.observations,
                    controller.observationAt(agent, 0),
                    controller.actions,
                    controller.gradient,
                    controller.actionAt(agent, 0),
                    order[step / parts % order.length],
                    first,
                    end - first,
                    surrogate,
                    controller.workspace(worker));
            if (!Double.isFinite(change)) {
                broken[agent] = 1;
                return;
            }
            stepsTaken[agent]++;
            if (change > stop) {
                return;
            }
        }
    }
}
