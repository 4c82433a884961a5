package org.gridlang.runtime.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridlang.runtime.actorcritic.Advantages;
import org.gridlang.runtime.actorcritic.ClippedLoss;
import org.gridlang.runtime.actorcritic.ReturnScale;
import org.gridlang.runtime.actorcritic.ValueLoss;
import org.gridlang.runtime.problem.Experiment.Algorithm;
import org.gridlang.runtime.problem.Experiment.CriticView;
import org.gridlang.runtime.problem.Experiment.Decay;
import org.gridlang.runtime.problem.Experiment.Reward;

/// Proximal policy optimisation by many agents at once: IPPO, where each learns by itself, and MAPPO, where the critic
/// sees the whole feeder. No derivative of a device or of the network is used, only rewards.
///
/// ```
/// explore; rewards; values by the critic; generalised advantages, normalised for each agent
/// E epochs: for each minibatch a step of each actor on the clipped loss, and of its critic on the squared error
/// multipliers: as everywhere
/// ```
final class ClippedLearner implements Learner {
    private static final double GRADIENT_NORM_LIMIT = 0.5;

    /// What IPPO and MAPPO have in common.
    private record Settings(
            int epochs,
            int minibatches,
            double rate,
            double criticRate,
            double clip,
            double discount,
            double trace,
            double entropy,
            double deviation,
            Decay decay,
            Reward reward,
            CriticView critic) {}

    private final TrainingGround ground;
    private final Settings settings;
    private final Explorers explorers;
    private final List<Controller> everybody;
    private final AgentRewards rewards;
    private final ReturnScale scale;
    private final Critic critic;
    private final float[] outputs;
    private final float[] values;
    private final float[] advantages;
    private final float[] targets;
    private final boolean[] broken;

    private ClippedLearner(TrainingGround ground, Settings settings) {
        this.ground = ground;
        this.settings = settings;
        var environment = ground.environment;
        explorers = new Explorers(ground, settings.deviation());
        everybody = PassiveController.among(ground.world, explorers.all());
        rewards = new AgentRewards(environment, ground.prices, settings.reward());
        scale = new ReturnScale(rewards.agents(), environment.steps, environment.days);
        critic = new Critic(ground, settings.critic(), rewards.first, "critic");
        outputs = new float[rewards.reward.length];
        values = new float[rewards.reward.length];
        advantages = new float[rewards.reward.length];
        targets = new float[rewards.reward.length];
        broken = new boolean[rewards.agents()];
    }

    static ClippedLearner of(Algorithm.Ippo algorithm, TrainingGround ground) {
        return new ClippedLearner(
                ground,
                new Settings(
                        algorithm.epochs(),
                        algorithm.minibatches(),
                        algorithm.rate(),
                        algorithm.criticRate(),
                        algorithm.clip(),
                        algorithm.discount(),
                        algorithm.trace(),
                        algorithm.entropy(),
                        algorithm.deviation(),
                        algorithm.decay(),
                        algorithm.reward(),
                        CriticView.OWN));
    }

    static ClippedLearner of(Algorithm.Mappo algorithm, TrainingGround ground) {
        return new ClippedLearner(
                ground,
                new Settings(
                        algorithm.epochs(),
                        algorithm.minibatches(),
                        algorithm.rate(),
                        algorithm.criticRate(),
                        algorithm.clip(),
                        algorithm.discount(),
                        algorithm.trace(),
                        algorithm.entropy(),
                        algorithm.deviation(),
                        algorithm.decay(),
                        algorithm.reward(),
                        algorithm.critic()));
    }

    @Override
    public Outcome pass(int pass, double fraction) {
        explorers.begin(pass);
        var figures = ground.rollOut(pass, everybody);
        rewards.read();
        critic.observe();
        critic.outputs(outputs);
        estimate();
        double rate = settings.rate() * settings.decay().at(fraction);
        improve(pass, fraction);
        ground.prices.ascend(ground.environment.network);
        return new Outcome(figures, ground.scenarios(), settings.clip(), rate);
    }

    /// Advantages and targets of all agents.
    private void estimate() {
        int samples = ground.scenarios();
        System.arraycopy(outputs, 0, values, 0, outputs.length);
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
            Advantages.normalise(advantages, at, samples);
            scale.toOutputs(agent, targets, at);
        });
    }

    private void improve(int pass, double fraction) {
        int samples = ground.scenarios();
        double rate = settings.rate() * settings.decay().at(fraction);
        double criticRate = settings.criticRate() * settings.decay().at(fraction);
        var minibatches = new Minibatches(
                settings.epochs(),
                settings.minibatches(),
                samples,
                ground.stream.child("minibatches").child(pass));
        Arrays.fill(broken, false);
        // A central critic is one more task, the longest, and therefore the first.
        int first = critic.central() ? 1 : 0;
        ground.workers.run(first + rewards.agents(), (worker, task) -> {
            if (task < first) {
                var loss = new ValueLoss(targets, outputs, samples, critic.width(), settings.clip());
                minibatches.forEach((order, from, count) -> {
                    broken[0] |= !critic.step(worker, 0, 0, loss, order, from, count, criticRate);
                });
            } else {
                agent(worker, task - first, minibatches, rate, criticRate);
            }
        });
        rewards.requireSound(broken, pass);
    }

    private void agent(int worker, int agent, Minibatches minibatches, double rate, double criticRate) {
        int index = rewards.population(agent);
        int own = agent - rewards.first[index];
        var explorer = explorers.get(index);
        var actorLoss = new ClippedLoss(
                explorer.explored(),
                advantages,
                explorer.deviations,
                settings.clip(),
                settings.entropy(),
                rewards.first[index]);
        var valueLoss = new ValueLoss(targets, outputs, ground.scenarios(), 1, settings.clip());
        minibatches.forEach((order, from, count) -> {
            boolean sound =
                    explorers.step(worker, index, own, actorLoss, order, from, count, rate, GRADIENT_NORM_LIMIT);
            if (!critic.central()) {
                sound &= critic.step(worker, index, own, valueLoss, order, from, count, criticRate);
            }
            broken[agent] |= !sound;
        });
    }

    @Override
    public SortedMap<String, double[]> memory() {
        var memory = new TreeMap<String, double[]>();
        memory.put("returns", scale.state());
        explorers.remember(memory);
        critic.remember(memory);
        return memory;
    }

    @Override
    public void restore(Map<String, double[]> memory) {
        scale.restore(memory.getOrDefault("returns", new double[0]));
        explorers.restore(memory);
        critic.restore(memory);
    }
}
