package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Notices when steps are so long that they throw policies to the ends of their actions. Nothing is infinite then,
/// and training would go on to the end without learning anything.
///
/// An agent's *openness* is the mean over the samples of a pass of `1 - a^2`, what its last layer lets pass back: 1
/// in the middle of the range, 0 at its ends. An agent is thrown when it falls from open to shut by the steps of one
/// pass; well-behaved steps need many. It is lost while it stays shut and the gradient, at a good part of its
/// samples, asks it to come back. Where an end is the optimum the gradient does not, whatever brought the agent there.
/// When more than half of all agents are lost for some passes, training fails.
final class Runaway {
    private static final double OPEN = 0.25;
    private static final double SHUT = 0.02;
    private static final double BACK = 0.1;
    /// Share of samples whose gradient asks an agent back from where it is.
    private static final double ASKING = 0.1;
    private static final int PATIENCE = 5;
    /// Beyond these a rate and a radius are unusual.
    private static final double USUAL_RATE = 0.02;
    private static final double USUAL_RADIUS = 0.5;

    private final World world;
    private final List<NeuralController> controllers;
    /// By population and agent.
    private final List<double[]> openness = new ArrayList<>();
    /// The pass whose steps threw each agent, counted from 1; 0 for none.
    private final List<double[]> thrownIn = new ArrayList<>();
    /// Passes for which most were lost.
    private final double[] standing = new double[1];

    Runaway(World world, List<NeuralController> controllers) {
        this.world = world;
        this.controllers = List.copyOf(controllers);
        for (var controller : controllers) {
            var open = new double[controller.agents()];
            Arrays.fill(open, 1);
            openness.add(open);
            thrownIn.add(new double[controller.agents()]);
        }
    }

    /// After the way back of a pass, before its steps.
    ///
    /// @param pass passes done before
    /// @param radius in force, infinite for none
    /// @throws TrainingFailure if most agents have been lost for too long
    void watch(int pass, double rate, double radius) {
        int lost = 0;
        int all = 0;
        String first = "";
        int since = pass;
        for (int index = 0; index < controllers.size(); index++) {
            var controller = controllers.get(index);
            all += controller.agents();
            for (int agent = 0; agent < controller.agents(); agent++) {
                note(index, agent, pass);
                int thrown = (int) thrownIn.get(index)[agent];
                if (thrown > 0 && askedBack(controller, agent) > ASKING) {
                    since = Math.min(since, thrown);
                    lost++;
                    first = first.isEmpty()
                            ? Diagnosis.agent(world, world.learning().get(index), agent)
                            : first;
                }
            }
        }
        standing[0] = 2 * lost > all ? standing[0] + 1 : 0;
        if (standing[0] >= PATIENCE) {
            throw new TrainingFailure("pass " + (pass + 1) + ": the steps are too long: since pass " + since + ", "
                    + lost + " of " + all + " agents act only at the ends of their range, although the gradient asks"
                    + " them back, first " + first + "; " + advice(rate, radius));
        }
    }

    private void note(int index, int agent, int pass) {
        double now = openness(controllers.get(index), agent);
        if (now < SHUT && openness.get(index)[agent] >= OPEN) {
            thrownIn.get(index)[agent] = pass;
        } else if (now > BACK) {
            thrownIn.get(index)[agent] = 0;
        }
        openness.get(index)[agent] = now;
    }

    private static String advice(double rate, double radius) {
        boolean fast = rate > USUAL_RATE;
        boolean wide = Double.isFinite(radius) && radius > USUAL_RADIUS;
        String rateAdvice = "the rate, now " + (float) rate + " (usual are 0.001 to 0.01)";
        String radiusAdvice = "the radius, now " + (float) radius + " (usual are 0.03 to 0.3)";
        if (fast && wide) {
            return "lower " + rateAdvice + ", and " + radiusAdvice;
        }
        return "lower " + (wide || (!fast && Double.isFinite(radius)) ? radiusAdvice : rateAdvice);
    }

    /// Whether the policies that have just been rolled out are worth keeping: false if the last steps threw most of
    /// them, or they have not come back.
    boolean sound() {
        int thrown = 0;
        int all = 0;
        for (int index = 0; index < controllers.size(); index++) {
            var controller = controllers.get(index);
            all += controller.agents();
            for (int agent = 0; agent < controller.agents(); agent++) {
                double now = openness(controller, agent);
                boolean before = thrownIn.get(index)[agent] > 0;
                thrown += now < SHUT && (before || openness.get(index)[agent] >= OPEN) ? 1 : 0;
            }
        }
        return 2 * thrown <= all;
    }

    private static double openness(NeuralController controller, int agent) {
        int length = controller.samples() * controller.bank.shape().outputs();
        int from = controller.actionAt(agent, 0);
        double sum = 0;
        for (int index = from; index < from + length; index++) {
            double action = controller.actions[index];
            sum += 1 - action * action;
        }
        return sum / length;
    }

    /// The share of an agent's actions that would improve by moving towards the middle.
    private static double askedBack(NeuralController controller, int agent) {
        int length = controller.samples() * controller.bank.shape().outputs();
        int from = controller.actionAt(agent, 0);
        int count = 0;
        for (int index = from; index < from + length; index++) {
            count += controller.actions[index] * controller.gradient[index] > 0 ? 1 : 0;
        }
        return (double) count / length;
    }

    SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        memory.put("standing", standing.clone());
        for (int index = 0; index < controllers.size(); index++) {
            memory.put("openness." + index, openness.get(index).clone());
            memory.put("thrown." + index, thrownIn.get(index).clone());
        }
        return memory;
    }

    void restore(Map<String, double[]> memory) {
        Saved.copy(memory, "standing", standing);
        for (int index = 0; index < controllers.size(); index++) {
            Saved.copy(memory, "openness." + index, openness.get(index));
            Saved.copy(memory, "thrown." + index, thrownIn.get(index));
        }
    }
}
