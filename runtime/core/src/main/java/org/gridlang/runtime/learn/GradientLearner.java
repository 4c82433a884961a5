package org.gridlang.runtime.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.gridlang.runtime.policy.Surrogate;
import org.gridlang.runtime.problem.Experiment;

/// GradMAP, and gradient-based self-supervised learning, which is its case of one plain step per pass.
///
/// ```
/// roll out, solve, go back: the gradient of the Lagrangian by every action
/// per agent: K steps on minibatches of the pass's samples
/// multipliers follow the violations of the pass
/// ```
///
/// Over the training, with f the part of it that is done, the rate falls as the experiment's decay says, and the
/// radius goes from its first to its last value, unless it follows probe days.
final class GradientLearner implements Learner {
    private final TrainingGround ground;
    private final DoubleFunction<ProximalSteps.Settings> settings;
    private final Environment.Feedback feedback;
    private final Optional<AdaptiveRadius> adaptive;
    private final Runaway runaway;
    /// One for each population that learns.
    private final List<ProximalSteps> updates = new ArrayList<>();

    /// @param settings by how much of the training is done
    private GradientLearner(
            TrainingGround ground,
            DoubleFunction<ProximalSteps.Settings> settings,
            Environment.Feedback feedback,
            Optional<AdaptiveRadius> adaptive) {
        this.ground = ground;
        this.settings = settings;
        this.feedback = feedback;
        this.adaptive = adaptive;
        this.runaway = new Runaway(ground.world, ground.controllers);
        ground.controllers.forEach(controller -> updates.add(new ProximalSteps(controller)));
    }

    static GradientLearner of(Experiment.Algorithm.GradMap algorithm, TrainingGround ground) {
        var scaling =
                new ProximalSteps.Scaling(algorithm.normalise(), algorithm.scaleMemory(), algorithm.gradientLimit());
        return new GradientLearner(
                ground,
                fraction -> new ProximalSteps.Settings(
                        algorithm.epochs(),
                        algorithm.minibatches(),
                        algorithm.surrogate(),
                        algorithm.radius().at(fraction),
                        algorithm.stop(),
                        algorithm.rate() * algorithm.decay().at(fraction),
                        scaling),
                feedback(algorithm.adjoint(), algorithm.voltage()),
                algorithm.adaptive()
                        ? Optional.of(new AdaptiveRadius(ground, algorithm.radius(), algorithm.probeDays()))
                        : Optional.empty());
    }

    static GradientLearner of(Experiment.Algorithm.Ssl algorithm, TrainingGround ground) {
        var scaling =
                new ProximalSteps.Scaling(algorithm.normalise(), algorithm.scaleMemory(), algorithm.gradientLimit());
        return new GradientLearner(
                ground,
                fraction -> new ProximalSteps.Settings(
                        1,
                        1,
                        Surrogate.LINEAR,
                        Double.POSITIVE_INFINITY,
                        0,
                        algorithm.rate() * algorithm.decay().at(fraction),
                        scaling),
                feedback(algorithm.adjoint(), algorithm.voltage()),
                Optional.empty());
    }

    private static Environment.Feedback feedback(Experiment.Adjoint adjoint, Experiment.Voltage voltage) {
        return switch (adjoint) {
            case OPEN -> Environment.Feedback.NONE;
            case CLOSED -> voltage == Experiment.Voltage.FULL ? Environment.Feedback.ALL : Environment.Feedback.STATES;
        };
    }

    @Override
    public Outcome pass(int pass, double fraction) {
        var figures = ground.rollOut(pass, ground.everybody, probes());
        adaptive.ifPresent(AdaptiveRadius::judge);
        var planned = settings.apply(fraction);
        var now = adaptive.map(each -> planned.withRadius(each.radius())).orElse(planned);
        ground.environment.backward(ground.everybody, ground.prices, true, feedback);
        runaway.watch(pass, now.rate(), now.radius());
        var orders = ProximalSteps.orders(
                now, ground.scenarios(), ground.stream.child("minibatches").child(pass));
        for (int index = 0; index < updates.size(); index++) {
            int broken = updates.get(index).run(ground.workers, now, orders);
            if (broken >= 0) {
                throw new TrainingFailure("pass " + (pass + 1) + ": the gradient of "
                        + Diagnosis.agent(ground.world, ground.world.learning().get(index), broken)
                        + " is not finite; lower the rate, now " + (float) now.rate()
                        + ", or the penalty of the duals");
            }
        }
        adaptive.ifPresent(each -> each.expect(promised(now)));
        ground.prices.ascend(ground.environment.network);
        return new Outcome(figures, ground.scenarios(), now.radius(), now.rate());
    }

    @Override
    public boolean sound() {
        return runaway.sound();
    }

    private List<LocalDate> probes() {
        return adaptive.map(each -> each.probes).orElse(List.of());
    }

    private double promised(ProximalSteps.Settings now) {
        double sum = 0;
        for (var update : updates) {
            sum += update.promised(ground.workers, now, probes().size());
        }
        return sum;
    }

    @Override
    public SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        for (int index = 0; index < updates.size(); index++) {
            memory.put(scaleName(index), updates.get(index).squaredScale.clone());
        }
        adaptive.ifPresent(each -> Saved.put(memory, "probe", each.memory()));
        Saved.put(memory, "runaway", runaway.memory());
        return memory;
    }

    @Override
    public void restore(Map<String, double[]> memory) {
        for (int index = 0; index < updates.size(); index++) {
            Saved.copy(memory, scaleName(index), updates.get(index).squaredScale);
        }
        adaptive.ifPresent(each -> each.restore(Saved.under(memory, "probe")));
        runaway.restore(Saved.under(memory, "runaway"));
    }

    private String scaleName(int index) {
        return "squared_scale." + ground.policies.entries().get(index).population();
    }
}
