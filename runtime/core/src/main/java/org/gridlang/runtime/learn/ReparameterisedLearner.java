package org.gridlang.runtime.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.actorcritic.Advantages;
import org.gridlang.runtime.actorcritic.ReparameterisedLoss;
import org.gridlang.runtime.actorcritic.ReturnScale;
import org.gridlang.runtime.actorcritic.ValueLoss;
import org.gridlang.runtime.problem.Experiment;
import org.gridlang.runtime.problem.Experiment.Algorithm;
import org.gridlang.runtime.problem.Experiment.CriticView;
import org.gridlang.runtime.problem.Experiment.Decay;
import org.gridlang.runtime.problem.Experiment.Reward;

/// Learners that go down the exact gradient of a short window under a stochastic policy, with a critic for what comes
/// after it.
///
/// ```
/// explore; rewards; back through windows of h steps, from the critic's derivative at their end: g by every action
/// per agent: SHAC one step along g, RPO some on the same g while the ratio of densities allows it
///            the critic on lambda-returns of a slower copy of itself, which then follows it
/// multipliers: as everywhere
/// ```
final class ReparameterisedLearner implements Learner {
    private static final double GRADIENT_NORM_LIMIT = 1;
    /// Adam does not mind the scale of a gradient, but the norm limit, the entropy and the divergence do.
    private static final ProximalSteps.Scaling SCALING =
            new ProximalSteps.Scaling(Experiment.Normalisation.COMPONENT, 0.9, GRADIENT_NORM_LIMIT);

    private static final double CRITIC_CLIP = Double.POSITIVE_INFINITY;

    /// What SHAC and RPO have in common, and how their steps are taken.
    ///
    /// @param low how far a ratio of densities may fall below 1
    /// @param high how far it may rise above 1
    private record Settings(
            int window,
            double rate,
            double discount,
            double entropy,
            double deviation,
            int epochs,
            int minibatches,
            double low,
            double high,
            double divergence,
            double criticRate,
            int criticEpochs,
            int criticMinibatches,
            double trace,
            double follow,
            Decay decay) {}

    private final TrainingGround ground;
    private final Settings settings;
    private final Explorers explorers;
    private final List<ProximalSteps> scales = new ArrayList<>();
    private final List<Controller> everybody;
    private final AgentRewards rewards;
    private final ReturnScale scale;
    private final Critic critic;
    /// Slower copy of the critic, from which targets and derivatives are taken.
    private final Critic target;
    private final float[] values;
    private final float[] advantages;
    private final float[] targets;
    private final boolean[] broken;

    private ReparameterisedLearner(TrainingGround ground, Settings settings) {
        this.ground = ground;
        this.settings = settings;
        var environment = ground.environment;
        rewards = new AgentRewards(environment, ground.prices, Reward.LOCATIONAL);
        scale = new ReturnScale(rewards.agents(), environment.steps, environment.days);
        critic = new Critic(ground, CriticView.OWN, rewards.first, "critic");
        target = new Critic(ground, CriticView.OWN, rewards.first, "target");
        explorers = new Explorers(ground, settings.deviation());
        var windowed = new ArrayList<Controller>();
        for (int index = 0; index < ground.controllers.size(); index++) {
            scales.add(new ProximalSteps(ground.controllers.get(index)));
            windowed.add(new WindowedController(
                    explorers.get(index), target, index, rewards.first[index], scale, settings.window(), environment));
        }
        everybody = PassiveController.among(ground.world, windowed);
        environment.rollouts.forEach(rollout -> rollout.discount(settings.discount()));
        values = new float[rewards.reward.length];
        advantages = new float[rewards.reward.length];
        targets = new float[rewards.reward.length];
        broken = new boolean[rewards.agents()];
    }

    static ReparameterisedLearner of(Algorithm.Shac algorithm, TrainingGround ground) {
        return new ReparameterisedLearner(
                ground,
                new Settings(
                        algorithm.window(),
                        algorithm.rate(),
                        algorithm.discount(),
                        algorithm.entropy(),
                        algorithm.deviation(),
                        1,
                        1,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        0,
                        algorithm.criticRate(),
                        algorithm.criticEpochs(),
                        algorithm.criticMinibatches(),
                        algorithm.trace(),
                        algorithm.follow(),
                        algorithm.decay()));
    }

    static ReparameterisedLearner of(Algorithm.Rpo algorithm, TrainingGround ground) {
        return new ReparameterisedLearner(
                ground,
                new Settings(
                        algorithm.window(),
                        algorithm.rate(),
                        algorithm.discount(),
                        algorithm.entropy(),
                        algorithm.deviation(),
                        algorithm.epochs(),
                        algorithm.minibatches(),
                        algorithm.low(),
                        algorithm.high(),
                        algorithm.divergence(),
                        algorithm.criticRate(),
                        algorithm.criticEpochs(),
                        algorithm.criticMinibatches(),
                        algorithm.trace(),
                        algorithm.follow(),
                        algorithm.decay()));
    }

    @Override
    public Outcome pass(int pass, double fraction) {
        explorers.begin(pass);
        var figures = ground.rollOut(pass, everybody);
        rewards.read();
        estimate();
        ground.environment.backward(everybody, ground.prices, true);
        double rate = settings.rate() * settings.decay().at(fraction);
        improve(pass, rate, settings.criticRate() * settings.decay().at(fraction));
        target.follow(critic, settings.follow());
        ground.prices.ascend(ground.environment.network);
        return new Outcome(figures, ground.scenarios(), settings.high(), rate);
    }

    /// Targets of all critics.
    private void estimate() {
        int samples = ground.scenarios();
        target.outputs(values);
        ground.workers.run(rewards.agents(), (worker, agent) -> {
            int at = agent * samples;
            scale.follow(agent, rewards.reward, at, settings.discount());
            scale.toValues(agent, values, at);
            Advantages.estimate(
                    rewards.reward,
                    values,
                    at,
                    ground.environment.steps,
                    ground.environment.days,
                    settings.discount(),
                    settings.trace(),
                    advantages,
                    targets);
            scale.toOutputs(agent, targets, at);
        });
    }

    private void improve(int pass, double rate, double criticRate) {
        var stream = ground.stream.child("minibatches").child(pass);
        int samples = ground.scenarios();
        var steps = new Minibatches(settings.epochs(), settings.minibatches(), samples, stream.child("policies"));
        var criticSteps = new Minibatches(
                settings.criticEpochs(), settings.criticMinibatches(), samples, stream.child("critics"));
        Arrays.fill(broken, false);
        ground.workers.run(rewards.agents(), (worker, agent) -> {
            int index = rewards.population(agent);
            int own = agent - rewards.first[index];
            actor(worker, index, own, agent, steps, rate);
            var loss = new ValueLoss(targets, values, samples, 1, CRITIC_CLIP);
            criticSteps.forEach((order, from, count) ->
                    broken[agent] |= !critic.step(worker, index, own, loss, order, from, count, criticRate));
        });
        rewards.requireSound(broken, pass);
    }

    private void actor(int worker, int index, int own, int agent, Minibatches steps, double rate) {
        var explorer = explorers.get(index);
        if (!scales.get(index).normalise(own, SCALING)) {
            broken[agent] = true;
            return;
        }
        var loss = new ReparameterisedLoss(
                explorer.explored(),
                explorer.mean.gradient,
                explorer.deviations,
                settings.low(),
                settings.high(),
                settings.divergence(),
                settings.entropy());
        steps.forEach((order, from, count) -> broken[agent] |=
                !explorers.step(worker, index, own, loss, order, from, count, rate, GRADIENT_NORM_LIMIT));
    }

    @Override
    public SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        memory.put("returns", scale.state());
        explorers.remember(memory);
        for (int index = 0; index < scales.size(); index++) {
            memory.put(scaleName(index), scales.get(index).squaredScale.clone());
        }
        critic.remember(memory);
        target.remember(memory);
        return memory;
    }

    @Override
    public void restore(Map<String, double[]> memory) {
        scale.restore(memory.getOrDefault("returns", new double[0]));
        explorers.restore(memory);
        for (int index = 0; index < scales.size(); index++) {
            Saved.copy(memory, scaleName(index), scales.get(index).squaredScale);
        }
        critic.restore(memory);
        target.restore(memory);
    }

    private String scaleName(int index) {
        return "squared_scale." + ground.policies.entries().get(index).population();
    }
}
