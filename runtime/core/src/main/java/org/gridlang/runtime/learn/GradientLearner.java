package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.gridlang.runtime.problem.Experiment;

/// GradMAP, and gradient-based self-supervised learning, which is its case of one plain step per pass.
///
/// ```
/// roll out, solve, go back: the exact gradient of the Lagrangian by every action
/// per agent: K proximal steps on minibatches of the pass's samples
/// multipliers: signed ascent
/// ```
///
/// Over the training, with f the part of it that is done,
///
/// ```
/// rate   = rate_0 max(0.05, 1 - f)
/// radius = start (end / start)^f
/// ```
final class GradientLearner implements Learner {
    private static final double LEAST_RATE = 0.05;

    private final TrainingGround ground;
    private final DoubleFunction<ProximalSteps.Settings> settings;
    /// One for each population that learns.
    private final List<ProximalSteps> updates = new ArrayList<>();

    private GradientLearner(TrainingGround ground, DoubleFunction<ProximalSteps.Settings> settings) {
        this.ground = ground;
        this.settings = settings;
        ground.controllers.forEach(controller -> updates.add(new ProximalSteps(controller)));
    }

    static GradientLearner of(Experiment.Algorithm.GradMap algorithm, TrainingGround ground) {
        return new GradientLearner(
                ground,
                fraction -> new ProximalSteps.Settings(
                        algorithm.epochs(),
                        algorithm.minibatches(),
                        algorithm.radius().at(fraction),
                        rate(algorithm.rate(), fraction)));
    }

    static GradientLearner of(Experiment.Algorithm.Ssl algorithm, TrainingGround ground) {
        return new GradientLearner(
                ground,
                fraction ->
                        new ProximalSteps.Settings(1, 1, Double.POSITIVE_INFINITY, rate(algorithm.rate(), fraction)));
    }

    static double rate(double start, double fraction) {
        return start * Math.max(LEAST_RATE, 1 - fraction);
    }

    @Override
    public Outcome pass(int pass, double fraction) {
        var now = settings.apply(fraction);
        var figures = ground.rollOut(pass, ground.everybody);
        ground.environment.backward(ground.everybody, ground.prices, true);
        var orders = ProximalSteps.orders(
                now, ground.scenarios(), ground.stream.child("minibatches").child(pass));
        for (int index = 0; index < updates.size(); index++) {
            int broken = updates.get(index).run(ground.workers, now, orders);
            if (broken >= 0) {
                throw new TrainingFailure("pass " + (pass + 1) + ": the gradient of "
                        + Diagnosis.agent(ground.world, ground.world.learning().get(index), broken)
                        + " is not finite");
            }
        }
        ground.prices.ascend(ground.environment.network);
        return new Outcome(figures, ground.scenarios(), now.radius(), now.rate());
    }

    @Override
    public SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        for (int index = 0; index < updates.size(); index++) {
            memory.put(scaleName(index), updates.get(index).squaredScale.clone());
        }
        return memory;
    }

    @Override
    public void restore(Map<String, double[]> memory) {
        for (int index = 0; index < updates.size(); index++) {
            updates.get(index).restore(memory.getOrDefault(scaleName(index), new double[0]));
        }
    }

    private String scaleName(int index) {
        return "squared_scale." + ground.policies.entries().get(index).population();
    }
}
